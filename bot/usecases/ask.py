"""Answer a question, asked in words or as a value."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from bot.engine.answering import answer
from bot.engine.answers import Answer
from bot.engine.questions import Profile, Question, RecommendQuestion, Unclear, UnclearQuestion
from bot.ports import Understanding
from catalog.catalog import Catalog

Reading = Callable[[str, Catalog, Profile, datetime], Question]
"""How words become a question: text, catalog, what is known of the channel, now (aware)."""

MENDABLE: Final[frozenset[Unclear]] = frozenset({"not understood", "no model", "no volume", "one model"})
"""What another reader may tell. A name that is nobody's, another currency or two volumes stay what they are."""


def can_be_mended(question: Question) -> bool:
    """Whether another reader may make more of the words behind a question: nothing is known to go on with yet."""
    return isinstance(question, UnclearQuestion) and question.why in MENDABLE and question.pending is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question as it was understood, and its answer.

    Attributes:
        revision: The change of the channel's setup that came with it and can be taken back; None without one.
    """

    question: Question
    answer: Answer
    revision: int | None = None

    def noting(self, assumption: str) -> "Outcome":
        """The same with one more sentence about this answer, which is none about the question: that may come again."""
        said = {"assumptions": (*self.answer.assumptions, assumption)}
        return replace(self, answer=self.answer.model_copy(update=said))


@dataclass(frozen=True, slots=True)
class Ask:
    """The one way from a question to an answer, whatever the surface.

    Args:
        catalog: Gives the catalog in force; it is asked once an answer, so that one answer never mixes two price lists.
        read: The parser.
        understanding: Asked where the parser cannot tell; None where the settings name none.
    """

    catalog: Callable[[], Catalog]
    read: Reading
    understanding: Understanding | None = None

    async def asked(self, text: str, *, profile: Profile, now: datetime) -> Outcome:
        """Answer what somebody typed, with the help of `understanding` where the parser cannot tell."""
        catalog = self.catalog()
        question = self.read(text, catalog, profile, now)
        if self.understanding is not None and can_be_mended(question):
            question = await self.understanding.read(text, catalog, profile, now) or question
        return Outcome(question, answer(question, catalog, _day(now)))

    def words(self, text: str, *, profile: Profile, now: datetime) -> Outcome:
        """Answer what somebody typed, as far as the parser can tell."""
        catalog = self.catalog()
        question = self.read(text, catalog, profile, now)
        return Outcome(question, answer(question, catalog, _day(now)))

    def question(self, question: Question, *, now: datetime) -> Outcome:
        """Answer a question that is already one: a button, a modal, a follow-up."""
        return Outcome(question, answer(question, self.catalog(), _day(now)))

    def spoken_of(self, question: Question, *, now: datetime) -> Question:
        """A decision with the models that its answer weighed where nobody named a candidate: a follow-up
        ("which one for coding?") means those. Any other question as it is.
        """
        if not isinstance(question, RecommendQuestion) or question.to_model or len(question.models) > 1:
            return question
        decided = self.question(question, now=now).answer
        weighed = tuple(decided.labels) if decided.kind == "recommend" else ()
        return question.model_copy(update={"models": weighed or question.models})


def _day(now: datetime) -> date:
    """The day whose prices hold: price lists date their steps in UTC."""
    return now.astimezone(UTC).date()
