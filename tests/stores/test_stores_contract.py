"""What every store promises, on every database."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import CompareQuestion, Volume, Workload
from bot.stores.kept_questions import SqlKeptQuestions
from bot.stores.migrations.run import up_to_date
from bot.stores.seen_events import SqlSeenEvents
from bot.stores.team_data import SqlTeamData
from catalog.model import ModelId

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUESTION = CompareQuestion(
    models=(ModelId("openai:gpt-5.1"), ModelId("openai:gpt-4.1-mini")),
    workload=Workload(
        tokens_per_month=100_000_000,
        volume=Volume.of(100_000_000, Decimal("0.5")),
        cached_share=Decimal("0.6"),
    ),
)


async def rows(engine: AsyncEngine, table: str) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT COUNT(*) FROM {table}"))).scalar_one())


async def test_a_kept_question_comes_back_as_it_was(engine: AsyncEngine) -> None:
    kept = SqlKeptQuestions(engine)

    kept_as = await kept.keep("T1", QUESTION, now=NOW)

    assert await kept.recall("T1", kept_as, now=NOW) == QUESTION


async def test_a_kept_question_survives_a_restart(engine: AsyncEngine) -> None:
    kept_as = await SqlKeptQuestions(engine).keep("T1", QUESTION, now=NOW)

    recalled = await SqlKeptQuestions(engine).recall("T1", kept_as, now=NOW)

    assert recalled == QUESTION


async def test_another_team_cannot_recall_a_question(engine: AsyncEngine) -> None:
    kept = SqlKeptQuestions(engine)
    kept_as = await kept.keep("T1", QUESTION, now=NOW)

    assert await kept.recall("T2", kept_as, now=NOW) is None


async def test_ids_of_equal_questions_differ_and_fit_into_a_block_id(engine: AsyncEngine) -> None:
    kept = SqlKeptQuestions(engine)

    ids = {await kept.keep("T1", QUESTION, now=NOW) for _ in range(20)}

    assert len(ids) == 20
    assert {len(kept_as) for kept_as in ids} == {16}


async def test_a_question_of_another_version_is_as_good_as_none(engine: AsyncEngine) -> None:
    kept = SqlKeptQuestions(engine)
    kept_as = await kept.keep("T1", QUESTION, now=NOW)
    async with engine.begin() as connection:
        await connection.execute(text("""UPDATE kept_questions SET question = '{"intent": "gone"}'"""))

    assert await kept.recall("T1", kept_as, now=NOW) is None


async def test_old_questions_are_forgotten(engine: AsyncEngine) -> None:
    kept = SqlKeptQuestions(engine)
    kept_as = await kept.keep("T1", QUESTION, now=NOW)

    await kept.keep("T1", QUESTION, now=NOW + timedelta(days=181))

    assert await kept.recall("T1", kept_as, now=NOW) is None
    assert await rows(engine, "kept_questions") == 1


async def test_a_question_that_is_too_old_is_not_recalled_before_it_is_purged(engine: AsyncEngine) -> None:
    kept = SqlKeptQuestions(engine)
    kept_as = await kept.keep("T1", QUESTION, now=NOW)

    assert await kept.recall("T1", kept_as, now=NOW + timedelta(days=180)) == QUESTION
    assert await kept.recall("T1", kept_as, now=NOW + timedelta(days=180, seconds=1)) is None


async def test_a_key_is_new_once(engine: AsyncEngine) -> None:
    seen = SqlSeenEvents(engine)

    answers = [await seen.first_time("T1", "Ev1", now=NOW) for _ in range(3)]

    assert answers == [True, False, False]


async def test_the_same_key_is_new_to_each_team(engine: AsyncEngine) -> None:
    seen = SqlSeenEvents(engine)

    assert await seen.first_time("T1", "Ev1", now=NOW)
    assert await seen.first_time("T2", "Ev1", now=NOW)


async def test_of_many_replicas_exactly_one_is_first(engine: AsyncEngine) -> None:
    replicas = [SqlSeenEvents(engine) for _ in range(12)]

    answers = await asyncio.gather(*(replica.first_time("T1", "Ev1", now=NOW) for replica in replicas))

    assert sorted(answers) == [False] * 11 + [True]


async def test_a_released_key_can_be_claimed_again(engine: AsyncEngine) -> None:
    seen = SqlSeenEvents(engine)
    await seen.first_time("T1", "share", now=NOW)

    await seen.release("T1", "share")

    assert await seen.first_time("T1", "share", now=NOW)


async def test_a_claim_outlives_the_last_repetition(engine: AsyncEngine) -> None:
    seen = SqlSeenEvents(engine)
    await seen.first_time("T1", "Ev1", now=NOW)

    assert not await seen.first_time("T1", "Ev1", now=NOW + timedelta(hours=2))


async def test_claims_are_forgotten_after_a_day(engine: AsyncEngine) -> None:
    seen = SqlSeenEvents(engine)
    await seen.first_time("T1", "Ev1", now=NOW)

    assert await seen.first_time("T1", "Ev1", now=NOW + timedelta(hours=25))


async def test_a_claim_lives_as_long_as_it_says(engine: AsyncEngine) -> None:
    seen = SqlSeenEvents(engine)
    await seen.first_time("T1", "share", now=NOW, kept_for=timedelta(days=180))

    answers = [
        await seen.first_time("T1", "share", now=NOW + timedelta(days=days), kept_for=timedelta(days=180))
        for days in (2, 179, 181)
    ]

    assert answers == [False, False, True]


async def test_forgetting_a_team_leaves_the_others(engine: AsyncEngine) -> None:
    kept, seen = SqlKeptQuestions(engine), SqlSeenEvents(engine)
    mine = await kept.keep("T1", QUESTION, now=NOW)
    theirs = await kept.keep("T2", QUESTION, now=NOW)
    await seen.first_time("T1", "Ev1", now=NOW)
    await seen.first_time("T2", "Ev1", now=NOW)

    await SqlTeamData(engine).forget("T1")

    assert await kept.recall("T1", mine, now=NOW) is None
    assert await kept.recall("T2", theirs, now=NOW) == QUESTION
    assert await rows(engine, "seen_events") == 1


async def test_migrating_twice_changes_nothing(engine: AsyncEngine) -> None:
    kept_as = await SqlKeptQuestions(engine).keep("T1", QUESTION, now=NOW)

    await up_to_date(engine)

    assert await SqlKeptQuestions(engine).recall("T1", kept_as, now=NOW) == QUESTION


async def test_replicas_that_start_together_migrate_once(empty_engine: AsyncEngine) -> None:
    await asyncio.gather(*(up_to_date(empty_engine) for _ in range(3)))

    assert await rows(empty_engine, "alembic_version") == 1
