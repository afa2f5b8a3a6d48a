"""Saying what a channel runs, taking it back, and filling in what was missing."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import (
    ProfileQuestion,
    RecommendQuestion,
    Setup,
    Volume,
    WhatIfQuestion,
    Workload,
    Worth,
)
from bot.ports import SavedSetup
from bot.stores.setups import SqlSetups
from bot.stores.worths import SqlWorths
from bot.usecases.profiles import Picked, Profiles, as_it_holds
from tests.builders import GPT_5_1, LUNA, MINI

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def profiles(engine: AsyncEngine) -> Profiles:
    return Profiles(SqlSetups(engine), SqlWorths(engine))


async def test_what_is_said_holds_from_the_day_it_was_said(profiles: Profiles) -> None:
    question = ProfileQuestion(
        action="set", setup=Setup(model=MINI, tokens_per_month=100_000_000), said=("model", "tokens_per_month")
    )

    saved = await profiles.apply("T1", "C1", question, by="U1", now=NOW)

    assert saved == SavedSetup(Setup(model=MINI, tokens_per_month=100_000_000, set_on=TODAY), revision=1, by="U1")
    assert await profiles.held("T1", "C1") == saved.setup


async def test_the_day_of_the_channels_zone_counts_where_the_question_names_it(profiles: Profiles) -> None:
    tomorrow = date(2026, 11, 23)
    question = ProfileQuestion(action="set", setup=Setup(model=MINI, set_on=tomorrow), said=("model",))

    saved = await profiles.apply("T1", "C1", question, by="U1", now=NOW)

    assert saved is not None
    assert saved.setup.set_on == tomorrow


async def test_only_what_was_said_replaces_what_holds_now(profiles: Profiles) -> None:
    await profiles.apply(
        "T1", "C1", ProfileQuestion(action="set", setup=Setup(model=MINI), said=("model",)), by="U1", now=NOW
    )
    read_before_that = ProfileQuestion(action="set", setup=Setup(tokens_per_month=5), said=("tokens_per_month",))

    saved = await profiles.apply("T1", "C1", read_before_that, by="U2", now=NOW)

    assert saved == SavedSetup(Setup(model=MINI, tokens_per_month=5, set_on=TODAY), revision=2, by="U2")


async def test_two_people_who_speak_at_once_are_both_heard(profiles: Profiles) -> None:
    said = [
        ProfileQuestion(action="set", setup=Setup(model=MINI), said=("model",)),
        ProfileQuestion(action="set", setup=Setup(task="coding"), said=("task",)),
        ProfileQuestion(action="set", setup=Setup(cached_share=Decimal("0.6")), said=("cached_share",)),
    ]

    await asyncio.gather(*(profiles.apply("T1", "C1", each, by="U1", now=NOW) for each in said))

    held = await profiles.held("T1", "C1")
    assert held == Setup(model=MINI, task="coding", cached_share=Decimal("0.6"), set_on=TODAY)


async def test_saying_the_same_again_is_no_new_change(profiles: Profiles) -> None:
    question = ProfileQuestion(action="set", setup=Setup(model=MINI), said=("model",))
    first = await profiles.apply("T1", "C1", question, by="U1", now=NOW)

    assert await profiles.apply("T1", "C1", question, by="U1", now=NOW) == first


async def test_a_field_can_be_taken_back_to_unsaid(profiles: Profiles) -> None:
    both = Setup(model=MINI, task="coding")
    await profiles.apply(
        "T1", "C1", ProfileQuestion(action="set", setup=both, said=("model", "task")), by="U1", now=NOW
    )

    saved = await profiles.apply(
        "T1", "C1", ProfileQuestion(action="set", setup=Setup(), said=("task",)), by="U1", now=NOW
    )

    assert saved == SavedSetup(Setup(model=MINI, set_on=TODAY), revision=2, by="U1")


async def test_a_form_sent_empty_says_nothing(profiles: Profiles) -> None:
    nothing = ProfileQuestion(action="set", setup=Setup(), said=("model", "task", "budget_usd"))

    assert await profiles.apply("T1", "C1", nothing, by="U1", now=NOW) is None


async def test_forgetting_leaves_an_empty_setup_that_undo_fills_again(profiles: Profiles) -> None:
    question = ProfileQuestion(action="set", setup=Setup(model=MINI), said=("model",))
    await profiles.apply("T1", "C1", question, by="U1", now=NOW)

    forgotten = await profiles.apply("T1", "C1", ProfileQuestion(action="forget"), by="U2", now=NOW)
    undone = await profiles.undo("T1", "C1", 2, by="U3", now=NOW)

    assert forgotten == SavedSetup(Setup(), revision=2, by="U2")
    assert undone == SavedSetup(Setup(model=MINI, set_on=TODAY), revision=3, by="U3")


async def test_there_is_nothing_to_forget_where_nobody_said_anything(profiles: Profiles) -> None:
    assert await profiles.apply("T1", "C1", ProfileQuestion(action="forget"), by="U1", now=NOW) is None


async def test_showing_changes_nothing(profiles: Profiles) -> None:
    question = ProfileQuestion(action="show", setup=Setup(model=MINI), said=("model",), worth=Worth(usd_per_point=8))

    saved = await profiles.apply("T1", "C1", question, by="U1", now=NOW)

    assert saved is None
    assert await profiles.held("T1", "C1") == Setup()
    assert await profiles.worth("T1") == Worth()


async def test_a_worth_is_the_whole_workspaces(profiles: Profiles) -> None:
    worth = Worth(usd_per_point=Decimal(8))

    saved = await profiles.apply("T1", "C1", ProfileQuestion(action="set", worth=worth), by="U1", now=NOW)

    assert saved is None
    assert await profiles.worth("T1") == worth
    assert await profiles.worth("T2") == Worth()


async def test_what_was_picked_completes_the_question_and_is_remembered(profiles: Profiles) -> None:
    picked = Picked(model=MINI, tokens=100_000_000, task="classification", to_model=LUNA)

    question, saved = await profiles.complete("T1", "C1", RecommendQuestion(), picked, by="U1", now=NOW)

    assert question == RecommendQuestion(
        models=(MINI, LUNA),
        from_model=MINI,
        to_model=LUNA,
        task="classification",
        workload=Workload(tokens_per_month=100_000_000, volume=Volume.of(100_000_000, Decimal("0.5"))),
    )
    assert saved == SavedSetup(Setup(model=MINI, tokens_per_month=100_000_000, set_on=TODAY), revision=1, by="U1")


async def test_whoever_does_not_know_the_volume_is_remembered_by_the_model(profiles: Profiles) -> None:
    question, saved = await profiles.complete("T1", "C1", WhatIfQuestion(), Picked(model=MINI), by="U1", now=NOW)

    assert question == WhatIfQuestion(models=(MINI,), baseline=MINI)
    assert saved == SavedSetup(Setup(model=MINI, set_on=TODAY), revision=1, by="U1")


async def test_a_task_alone_is_this_questions_and_not_the_channels(profiles: Profiles) -> None:
    pending = RecommendQuestion(models=(MINI, GPT_5_1))

    question, saved = await profiles.complete("T1", "C1", pending, Picked(task="coding"), by="U1", now=NOW)

    assert question == pending.model_copy(update={"task": "coding"})
    assert saved is None
    assert await profiles.held("T1", "C1") == Setup()


def test_a_question_is_answered_about_what_holds_and_not_about_what_was_read() -> None:
    question = ProfileQuestion(action="set", setup=Setup(model=MINI), said=("model",))

    held = as_it_holds(question, Setup(model=MINI, tokens_per_month=100))

    assert held == ProfileQuestion(
        action="set",
        setup=Setup(model=MINI, tokens_per_month=100),
        said=("model",),
        workload=Workload(tokens_per_month=100, volume=Volume.of(100, Decimal("0.5"))),
    )


async def test_picking_what_holds_already_is_no_change_that_could_be_taken_back(profiles: Profiles) -> None:
    picked = Picked(model=MINI, tokens=5)
    await profiles.complete("T1", "C1", RecommendQuestion(), picked, by="U1", now=NOW)

    _, again = await profiles.complete("T1", "C1", RecommendQuestion(), picked, by="U2", now=NOW)
    _, tomorrow = await profiles.complete("T1", "C1", RecommendQuestion(), picked, by="U2", now=NOW + timedelta(days=1))

    assert (again, tomorrow) == (None, None)


async def test_a_worth_that_is_changed_keeps_what_somebody_else_said_meanwhile(profiles: Profiles) -> None:
    await profiles.revalue("T1", lambda _: Worth(usd_per_point=Decimal(8)), by="U1", now=NOW)

    worth = await profiles.revalue(
        "T1", lambda held: held.model_copy(update={"max_increase_usd": Decimal(50)}), by="U2", now=NOW
    )

    assert worth == Worth(usd_per_point=Decimal(8), max_increase_usd=Decimal(50))
    assert await profiles.worth("T1") == worth
