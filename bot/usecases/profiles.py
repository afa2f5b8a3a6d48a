"""What someone can do to what the bot knows of a channel: say it, take it back, fill in what was missing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.engine.completing import completed
from bot.engine.profile import workload_of
from bot.engine.questions import ProfileQuestion, Question, RecommendQuestion, Setup, Task, WhatIfQuestion, Worth
from bot.ports import SavedSetup, Setups, Worths
from catalog.model import ModelId


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen from the menus of an answer that asks back. None: nothing, or nobody knows.

    Attributes:
        model: What the channel runs.
        tokens: Tokens a month.
        task: What the model is for, in this question.
        to_model: The candidate.
    """

    model: ModelId | None = None
    tokens: int | None = None
    task: Task | None = None
    to_model: ModelId | None = None


@dataclass(frozen=True, slots=True)
class Profiles:
    """What each channel runs, and what quality is worth to each workspace.

    Args:
        setups: Of channels.
        worths: Of workspaces.
    """

    setups: Setups
    worths: Worths

    async def held(self, team: str, channel: str) -> Setup:
        """What the channel runs; an empty setup where nobody said."""
        saved = await self.setups.of(team, channel)
        return saved.setup if saved else Setup()

    async def worth(self, team: str) -> Worth:
        """What quality is worth to the workspace."""
        return await self.worths.of(team)

    async def revalue(self, team: str, change: Callable[[Worth], Worth], *, by: str, now: datetime) -> Worth:
        """Let what `change` makes of the workspace's worth of quality hold from now on, and give that."""
        held = await self.worths.of(team)
        worth = change(held)
        if worth != held:
            await self.worths.save(team, worth, by=by, now=now)
        return worth

    async def apply(
        self, team: str, channel: str, question: ProfileQuestion, *, by: str, now: datetime
    ) -> SavedSetup | None:
        """Do what the question says: what it stated replaces what holds now, the rest stays.

        Others may have said something since the sentence was read, so the fields it stated are what counts, not the
        whole setup that it would have led to. What holds afterwards comes back, with the revision to undo; None where
        nothing of the channel was to be changed. Saying again what holds already changes nothing.
        """
        if question.action == "show":
            return None
        if question.worth is not None:
            await self.worths.save(team, question.worth, by=by, now=now)
        if question.action == "forget":
            return await self.setups.change(team, channel, lambda _: Setup(), by=by, now=now)
        if not question.said:
            return None
        stated: dict[str, object] = {field: getattr(question.setup, field) for field in question.said}
        return await self._say(team, channel, stated, by=by, now=now, on=question.setup.set_on)

    async def undo(self, team: str, channel: str, revision: int, *, by: str, now: datetime) -> SavedSetup | None:
        """Let what held before that change hold again; None where something newer was said since, or undone."""
        return await self.setups.undo(team, channel, revision, by=by, now=now)

    async def complete(
        self,
        team: str,
        channel: str,
        pending: RecommendQuestion | WhatIfQuestion,
        picked: Picked,
        *,
        by: str,
        now: datetime,
    ) -> tuple[Question, SavedSetup | None]:
        """The question that goes on with what was picked; model and volume are remembered for the channel.

        The task and the candidate are this question's alone. Beside it what was saved; None where that held already.
        """
        question = completed(
            pending, model=picked.model, volume=picked.tokens, task=picked.task, to_model=picked.to_model
        )
        of_channel: dict[str, object] = {"model": picked.model, "tokens_per_month": picked.tokens}
        stated = {field: value for field, value in of_channel.items() if value is not None}
        if not stated:
            return question, None
        before = await self.held(team, channel)
        saved = await self._say(team, channel, stated, by=by, now=now)
        return question, saved if saved and is_changed(before, saved.setup) else None

    async def _say(
        self, team: str, channel: str, stated: dict[str, object], *, by: str, now: datetime, on: date | None = None
    ) -> SavedSetup | None:
        day = on or now.astimezone(UTC).date()
        return await self.setups.change(team, channel, lambda held: _over(held, stated, on=day), by=by, now=now)


def _over(held: Setup, stated: dict[str, object], *, on: date) -> Setup:
    """What holds with what was stated; emptied of everything it is as if nobody had said anything."""
    setup = held.model_copy(update={**stated, "set_on": on})
    return Setup() if setup == Setup(set_on=on) else setup


def is_changed(before: Setup, after: Setup) -> bool:
    """Whether something was said that did not hold before; that it was said on another day is nothing to take back."""
    return before.model_copy(update={"set_on": after.set_on}) != after


def as_it_holds(question: ProfileQuestion, setup: Setup) -> ProfileQuestion:
    """The question, about the setup that really holds now."""
    return question.model_copy(update={"setup": setup, "workload": workload_of(setup)})
