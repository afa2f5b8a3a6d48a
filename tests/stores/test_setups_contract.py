"""What channels run, on every database and with several replicas at once."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Setup
from bot.ports import SavedSetup
from bot.stores.database import open_database
from bot.stores.migrations.run import up_to_date
from bot.stores.setups import REVISIONS_KEPT, TAKEN_BACK_WITHIN, SqlSetups
from bot.stores.team_data import SqlTeamData
from catalog.model import ModelId, Service

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SETUP = Setup(
    model=ModelId("openai:gpt-4.1-mini"),
    tokens_per_month=100_000_000,
    input_share=Decimal("0.8333333333333333333333333333"),
    cached_share=Decimal("0.6"),
    service=Service.BATCH,
    task="classification",
    budget_usd=Decimal(5000),
    timezone="Europe/Berlin",
    set_on=NOW.date(),
)


def to(setup: Setup) -> Callable[[Setup], Setup]:
    return lambda _: setup


def at(tokens: int) -> Callable[[Setup], Setup]:
    return lambda held: held.model_copy(update={"tokens_per_month": tokens})


async def rows(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text("SELECT COUNT(*) FROM setups"))).scalar_one())


async def test_a_setup_comes_back_as_it_was_said(engine: AsyncEngine) -> None:
    saved = await SqlSetups(engine).change("T1", "C1", to(SETUP), by="U1", now=NOW)

    assert saved == SavedSetup(SETUP, revision=1, by="U1")
    assert await SqlSetups(engine).of("T1", "C1") == saved


async def test_nothing_is_known_before_anybody_says_anything(engine: AsyncEngine) -> None:
    assert await SqlSetups(engine).of("T1", "C1") is None


async def test_a_setup_is_its_channels_and_its_teams_alone(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)

    assert await setups.of("T1", "C2") is None
    assert await setups.of("T2", "C1") is None
    assert await setups.undo("T2", "C1", 1, by="U1", now=NOW) is None
    assert await setups.undo("T1", "C2", 1, by="U1", now=NOW) is None


async def test_a_change_starts_from_what_holds(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)

    saved = await setups.change("T1", "C1", at(5), by="U2", now=NOW)

    assert saved == SavedSetup(SETUP.model_copy(update={"tokens_per_month": 5}), revision=2, by="U2")


async def test_a_change_that_changes_nothing_is_none(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    first = await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)

    again = await setups.change("T1", "C1", to(SETUP), by="U2", now=NOW)
    nothing = await setups.change("T1", "C2", to(Setup()), by="U2", now=NOW)

    assert again == first
    assert nothing is None
    assert await rows(engine) == 1


async def test_undo_brings_back_what_held_before_as_a_change_of_its_own(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    await setups.change("T1", "C1", at(5), by="U2", now=NOW)

    undone = await setups.undo("T1", "C1", 2, by="U3", now=NOW)

    assert undone == SavedSetup(SETUP, revision=3, by="U3")
    assert await setups.of("T1", "C1") == undone


async def test_undo_of_the_first_change_leaves_nothing(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)

    assert await setups.undo("T1", "C1", 1, by="U1", now=NOW) == SavedSetup(Setup(), revision=2, by="U1")


async def test_undo_twice_undoes_once(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    undone = await setups.undo("T1", "C1", 1, by="U1", now=NOW)

    assert await setups.undo("T1", "C1", 1, by="U1", now=NOW) is None
    assert await setups.of("T1", "C1") == undone


@pytest.mark.parametrize("revision", [-1, 0, 1, 3, 10**30])
async def test_only_the_last_change_can_be_undone(engine: AsyncEngine, revision: int) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    newest = await setups.change("T1", "C1", at(5), by="U2", now=NOW)

    assert await setups.undo("T1", "C1", revision, by="U1", now=NOW) is None
    assert await setups.of("T1", "C1") == newest


async def test_the_last_changes_are_kept_and_no_more(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    for tokens in range(1, REVISIONS_KEPT + 6):
        await setups.change("T1", "C1", at(tokens), by="U1", now=NOW)

    last = REVISIONS_KEPT + 5
    undone = await setups.undo("T1", "C1", last, by="U1", now=NOW)

    assert undone == SavedSetup(Setup(tokens_per_month=last - 1), revision=last + 1, by="U1")
    assert await rows(engine) == REVISIONS_KEPT


async def test_of_changes_at_once_none_is_lost(engine: AsyncEngine) -> None:
    more = [open_database(engine.url.render_as_string(hide_password=False)) for _ in range(2)]
    replicas = [SqlSetups(each) for each in (engine, *more)]

    def one_more(held: Setup) -> Setup:
        return held.model_copy(update={"tokens_per_month": (held.tokens_per_month or 0) + 1})

    saved = await asyncio.gather(
        *(replicas[turn % 3].change("T1", "C1", one_more, by=f"U{turn}", now=NOW) for turn in range(12))
    )

    held = await replicas[0].of("T1", "C1")
    for each in more:
        await each.dispose()
    assert sorted(each.revision for each in saved if each) == list(range(1, 13))
    assert held is not None
    assert held.setup == Setup(tokens_per_month=12)


async def test_of_two_replicas_that_undo_at_once_one_does(engine: AsyncEngine) -> None:
    other = open_database(engine.url.render_as_string(hide_password=False))
    await SqlSetups(engine).change("T1", "C1", to(SETUP), by="U1", now=NOW)

    undone = await asyncio.gather(
        *(SqlSetups(each).undo("T1", "C1", 1, by="U1", now=NOW) for each in (engine, other, engine, other))
    )

    await other.dispose()
    assert [each for each in undone if each] == [SavedSetup(Setup(), revision=2, by="U1")]


@pytest.mark.parametrize("written", ['{"tokens_per_month": "a lot"}', "[]", "not json", '{"service": "warp"}'])
async def test_what_another_version_wrote_counts_as_not_said(
    engine: AsyncEngine, caplog: pytest.LogCaptureFixture, written: str
) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE setups SET setup = :written"), {"written": written})

    with caplog.at_level(logging.WARNING):
        held = await setups.of("T1", "C1")

    saved = await setups.change("T1", "C1", at(5), by="U2", now=NOW)
    assert held == SavedSetup(Setup(), revision=1, by="U1")
    assert saved == SavedSetup(Setup(tokens_per_month=5), revision=2, by="U2")
    assert "another version" in caplog.text


async def test_fields_of_a_newer_version_do_no_harm(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    async with engine.begin() as connection:
        await connection.execute(text("""UPDATE setups SET setup = '{"tokens_per_month": 7, "mood": "good"}'"""))

    assert await setups.of("T1", "C1") == SavedSetup(Setup(tokens_per_month=7), revision=1, by="U1")


async def test_a_forgotten_team_has_said_nothing(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    theirs = await setups.change("T2", "C1", to(SETUP), by="U1", now=NOW)

    await SqlTeamData(engine).forget("T1")

    assert await setups.of("T1", "C1") is None
    assert await setups.of("T2", "C1") == theirs


async def test_channels_do_not_disturb_each_other(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    channels = [f"C{place}" for place in range(50)]

    await asyncio.gather(
        *(setups.change("T1", channel, at(place), by="U1", now=NOW) for place, channel in enumerate(channels))
    )

    held = [await setups.of("T1", channel) for channel in channels]
    assert held == [SavedSetup(Setup(tokens_per_month=place), revision=1, by="U1") for place in range(50)]


async def test_migrating_again_keeps_what_was_said(engine: AsyncEngine) -> None:
    saved = await SqlSetups(engine).change("T1", "C1", to(SETUP), by="U1", now=NOW)

    await up_to_date(engine)

    assert await SqlSetups(engine).of("T1", "C1") == saved


async def test_what_was_forgotten_is_gone_after_a_month_and_cannot_come_back(engine: AsyncEngine) -> None:
    setups = SqlSetups(engine)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)
    await setups.change("T1", "C1", to(Setup()), by="U1", now=NOW)
    later = NOW + TAKEN_BACK_WITHIN + timedelta(seconds=1)

    await setups.change("T2", "C2", at(7), by="U2", now=later)

    assert await rows(engine) == 2
    assert await setups.of("T1", "C1") == SavedSetup(Setup(), revision=2, by="U1")
    assert await setups.undo("T1", "C1", 2, by="U1", now=later) is None


async def test_what_holds_is_kept_however_long_ago_it_was_said_and_a_late_change_can_be_undone(
    engine: AsyncEngine,
) -> None:
    setups, later = SqlSetups(engine), NOW + timedelta(days=400)
    await setups.change("T1", "C1", to(SETUP), by="U1", now=NOW)

    await setups.change("T1", "C1", at(7), by="U1", now=later)

    undone = await setups.undo("T1", "C1", 2, by="U1", now=later)
    assert undone == SavedSetup(SETUP, revision=3, by="U1")
