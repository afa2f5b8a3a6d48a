"""What quality is worth to workspaces, on every database."""

import asyncio
import logging
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Worth
from bot.stores.team_data import SqlTeamData
from bot.stores.worths import SqlWorths

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EIGHT = Worth(usd_per_point=Decimal(8))
BOTH = Worth(usd_per_point=Decimal("8.50"), max_increase_usd=Decimal(200))


async def test_a_worth_comes_back_as_it_was_said(engine: AsyncEngine) -> None:
    await SqlWorths(engine).save("T1", BOTH, by="U1", now=NOW)

    assert await SqlWorths(engine).of("T1") == BOTH


async def test_nothing_is_set_before_anybody_says_anything(engine: AsyncEngine) -> None:
    assert await SqlWorths(engine).of("T1") == Worth()


async def test_what_was_said_last_holds(engine: AsyncEngine) -> None:
    worths = SqlWorths(engine)
    await worths.save("T1", BOTH, by="U1", now=NOW)

    await worths.save("T1", EIGHT, by="U2", now=NOW)

    assert await worths.of("T1") == EIGHT


async def test_a_worth_is_its_teams_alone(engine: AsyncEngine) -> None:
    worths = SqlWorths(engine)

    await worths.save("T1", BOTH, by="U1", now=NOW)

    assert await worths.of("T2") == Worth()


async def test_replicas_that_save_at_once_leave_one_of_their_worths(engine: AsyncEngine) -> None:
    said = [Worth(usd_per_point=Decimal(point)) for point in range(8)]

    await asyncio.gather(*(SqlWorths(engine).save("T1", worth, by="U1", now=NOW) for worth in said))

    assert await SqlWorths(engine).of("T1") in said


async def test_a_worth_of_another_version_counts_as_not_set(
    engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    worths = SqlWorths(engine)
    await worths.save("T1", BOTH, by="U1", now=NOW)
    async with engine.begin() as connection:
        await connection.execute(text("""UPDATE worths SET worth = '{"usd_per_smile": 3}'"""))

    with caplog.at_level(logging.WARNING):
        held = await worths.of("T1")

    assert held == Worth()
    assert "another version" in caplog.text


async def test_a_forgotten_team_has_set_no_worth(engine: AsyncEngine) -> None:
    worths = SqlWorths(engine)
    await worths.save("T1", BOTH, by="U1", now=NOW)
    await worths.save("T2", EIGHT, by="U1", now=NOW)

    await SqlTeamData(engine).forget("T1")

    assert await worths.of("T1") == Worth()
    assert await worths.of("T2") == EIGHT
