"""What the bot needs from outside, said as needs: whoever meets them may stand in.

Every row belongs to one team (a Slack workspace, or an organisation that the bot is installed for as a whole); nothing
is ever read across teams.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.engine.questions import Profile, Question, Setup, Worth
from catalog.catalog import Catalog

REPEATED_FOR: Final = timedelta(hours=24)
"""How long something may be delivered again: Slack's last repetition comes about six minutes after the first."""
QUESTIONS_KEPT_FOR: Final = timedelta(days=180)
"""How long the buttons of an answer work, and how long it is known what they did for all to see."""
THREADS_KEPT_FOR: Final = timedelta(days=30)
"""How long after its last question a thread can be gone on with."""


class KeptQuestions(Protocol):
    """Remembers the question behind a message, so that its buttons still work after a restart."""

    async def keep(self, team: str, question: Question, *, now: datetime) -> str:
        """Remember a question; its id is short and cannot be guessed."""
        ...

    async def recall(self, team: str, kept_as: str, *, now: datetime) -> Question | None:
        """The question of that id, or None where this team has none, or none any more."""
        ...


class SeenEvents(Protocol):
    """Tells the first delivery of something from its repetitions."""

    async def first_time(self, team: str, key: str, *, now: datetime, kept_for: timedelta = REPEATED_FOR) -> bool:
        """Claim a key for that long at least: True for exactly one caller, in whichever replica."""
        ...

    async def release(self, team: str, key: str) -> None:
        """Give a claim back, where what it was for certainly did not happen."""
        ...


@dataclass(frozen=True, slots=True)
class SavedSetup:
    """A channel's setup as it is kept.

    Attributes:
        setup: What the channel runs; an empty one where it was forgotten.
        revision: Counts the changes of this channel from 1; a button that takes a change back names it.
        by: The user id of whoever said so.
    """

    setup: Setup
    revision: int
    by: str


class Setups(Protocol):
    """Remembers what each channel runs, with every change, so that one can be taken back."""

    async def of(self, team: str, channel: str) -> SavedSetup | None:
        """What holds now, or None where nobody said anything."""
        ...

    async def change(
        self, team: str, channel: str, change: Callable[[Setup], Setup], *, by: str, now: datetime
    ) -> SavedSetup | None:
        """Let what `change` makes of what holds now hold from now on, and give that.

        A change that changes nothing is none: then what holds comes back, or None where nobody said anything yet.
        `change` is called again where somebody else was quicker, so it must be pure.
        """
        ...

    async def undo(self, team: str, channel: str, revision: int, *, by: str, now: datetime) -> SavedSetup | None:
        """Let what held before that revision hold again; None where something newer was said since, or undone."""
        ...


class Worths(Protocol):
    """Remembers what better answers are worth to each workspace."""

    async def of(self, team: str) -> Worth:
        """What was said last; nothing set where nobody said anything."""
        ...

    async def save(self, team: str, worth: Worth, *, by: str, now: datetime) -> None:
        """Let this hold from now on."""
        ...


class Threads(Protocol):
    """Remembers the last question that was answered in a thread, so that a follow-up can lean on it."""

    async def of(
        self, team: str, channel: str, thread: str, *, now: datetime, within: timedelta = THREADS_KEPT_FOR
    ) -> Question | None:
        """The last question, or None where there is none or it was asked longer ago."""
        ...

    async def remember(self, team: str, channel: str, thread: str, question: Question, *, now: datetime) -> None:
        """This was answered last."""
        ...


class Feedback(Protocol):
    """Keeps what people thought of answers, with the question."""

    async def give(self, team: str, kept_as: str, *, user: str, good: bool, now: datetime) -> bool:
        """One verdict a person and question, the last one counts; False where this team has no such question."""
        ...


class Understanding(Protocol):
    """Reads words that the parser cannot."""

    async def read(self, text: str, catalog: Catalog, profile: Profile, now: datetime) -> Question | None:
        """A question about models of the catalog with numbers of the text, or None; never raises, never takes long."""
        ...


class TeamData(Protocol):
    """Everything that is stored of a team."""

    async def forget(self, team: str) -> None:
        """Delete it all: the team has removed the bot."""
        ...
