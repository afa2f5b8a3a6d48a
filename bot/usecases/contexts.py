"""What is known of a place before somebody asks there, and what is remembered of it afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.engine.questions import Profile, Question, Setup
from bot.ports import Setups, Threads, Worths

RECENT: Final = timedelta(minutes=30)
"""How long a question that opens no thread can be gone on with: somebody still remembers what they asked."""
THIS_THREAD: Final = "this thread"
LAST_QUESTION: Final = "your last question here"
SHOWN_ANSWER: Final = "the answer before"
MOST_MODELS: Final = 10
PASSING: Final = frozenset({"unclear", "help", "profile"})
"""Intents that leave nothing for a follow-up to change: after them, a thread still speaks of what it spoke of before.

What a channel runs is known from its profile, so the question that set it need not be remembered as well.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked, as far as earlier questions go.

    Attributes:
        team: The workspace, or the organisation.
        channel: The channel or direct conversation.
        thread: The thread that all who are in it can follow; None for what one person alone sees.
        person: Whose own line of questions this belongs to, in commands and direct conversations; None elsewhere.
        opens: Nothing was said in that thread before, so what the person asked last may be meant.
    """

    team: str
    channel: str
    thread: str | None = None
    person: str | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Contexts:
    """Knows what questions may lean on: the channel's setup, the workspace's worth of quality, the questions before.

    Args:
        default: What holds where nobody said anything: the time zone of the settings.
        setups: What channels run.
        worths: What quality is worth to workspaces.
        threads: Last questions.
    """

    default: Profile
    setups: Setups
    worths: Worths
    threads: Threads

    async def of(self, place: Place, *, now: datetime) -> Profile:
        """All that is known there: the channel's setup, the workspace's worth, and the question before."""
        saved = await self.setups.of(place.team, place.channel)
        known = self.default.model_copy(update=said_in(saved.setup) if saved else {})
        known = known.model_copy(update={"worth": await self.worths.of(place.team)})
        if question := await self._in_thread(place, now):
            return leaning_on(known, question, called=THIS_THREAD)
        if question := await self._by_person(place, now):
            return leaning_on(known, question, called=LAST_QUESTION)
        return known

    async def remember(self, place: Place, question: Question, *, now: datetime) -> None:
        """This was answered there last."""
        if question.intent in PASSING:
            return
        # Who asked for the working once does not want it in every answer from then on.
        plain = question.model_copy(update={"explain": False})
        for line in filter(None, (place.thread, place.person and _line(place.person))):
            await self.threads.remember(place.team, place.channel, line, plain, now=now)

    async def _in_thread(self, place: Place, now: datetime) -> Question | None:
        if place.thread is None:
            return None
        return await self.threads.of(place.team, place.channel, place.thread, now=now)

    async def _by_person(self, place: Place, now: datetime) -> Question | None:
        if place.person is None or (place.thread is not None and not place.opens):
            return None
        return await self.threads.of(place.team, place.channel, _line(place.person), now=now, within=RECENT)


def leaning_on(known: Profile, question: Question, *, called: str) -> Profile:
    """What is known, with the question that a follow-up changes.

    Args:
        known: What is known otherwise.
        question: What was answered before.
        called: What people would call where it was asked, for the sentence that says what was taken from there.
    """
    models = question.models[:MOST_MODELS]
    return known.model_copy(update={"thread": question, "thread_models": models, "thread_called": called})


def said_in(setup: Setup) -> dict[str, object]:
    """The fields of a setup that somebody stated."""
    return {name: value for name in Setup.model_fields if (value := getattr(setup, name)) is not None}


def _line(person: str) -> str:
    """The name that a person's own questions are remembered under; no thread has one like it."""
    return f"user:{person}"
