"""Answer a question, asked in words or as a value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.engine.answering import answer
from bot.engine.answers import Answer
from bot.engine.questions import Profile, Question
from catalog.catalog import Catalog

Reading = Callable[[str, Catalog, Profile, datetime], Question]
"""How words become a question: text, catalog, what is known of the channel, now (aware)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question as it was understood, and its answer."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Ask:
    """The one way from a question to an answer, whatever the surface.

    Args:
        catalog: Gives the catalog in force; it is asked once an answer, so that one answer never mixes two price lists.
        read: The parser.
    """

    catalog: Callable[[], Catalog]
    read: Reading

    def words(self, text: str, *, profile: Profile, now: datetime) -> Outcome:
        """Answer what somebody typed."""
        catalog = self.catalog()
        question = self.read(text, catalog, profile, now)
        return Outcome(question, answer(question, catalog, _day(now)))

    def question(self, question: Question, *, now: datetime) -> Outcome:
        """Answer a question that is already one: a button, a modal, a follow-up."""
        return Outcome(question, answer(question, self.catalog(), _day(now)))


def _day(now: datetime) -> date:
    """The day whose prices hold: price lists date their steps in UTC."""
    return now.astimezone(UTC).date()
