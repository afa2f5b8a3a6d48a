"""What the bot needs from outside, said as needs: whoever meets them may stand in.

Every row belongs to one team (a Slack workspace, or an organisation that the bot is installed for as a whole); nothing
is ever read across teams.
"""

from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.engine.questions import Question

REPEATED_FOR: Final = timedelta(hours=24)
"""How long something may be delivered again: Slack's last repetition comes about six minutes after the first."""
QUESTIONS_KEPT_FOR: Final = timedelta(days=180)
"""How long the buttons of an answer work, and how long it is known what they did for all to see."""


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


class TeamData(Protocol):
    """Everything that is stored of a team."""

    async def forget(self, team: str) -> None:
        """Delete it all: the team has removed the bot."""
        ...
