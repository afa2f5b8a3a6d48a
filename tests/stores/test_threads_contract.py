"""The last question of each thread, on every database."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import CompareQuestion, Question, RecommendQuestion, Volume, Workload
from bot.stores.team_data import SqlTeamData
from bot.stores.threads import SqlThreads
from catalog.model import ModelId

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GPT_5_1, MINI = ModelId("openai:gpt-5.1"), ModelId("openai:gpt-4.1-mini")
QUESTION = CompareQuestion(
    models=(GPT_5_1, MINI),
    workload=Workload(
        tokens_per_month=100_000_000, volume=Volume.of(100_000_000, Decimal("0.5")), cached_share=Decimal("0.6")
    ),
)
NEXT = RecommendQuestion(models=(GPT_5_1, MINI), from_model=MINI, to_model=GPT_5_1, task="coding")


async def rows(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text("SELECT COUNT(*) FROM threads"))).scalar_one())


async def test_a_question_comes_back_as_it_was_after_a_restart(engine: AsyncEngine) -> None:
    await SqlThreads(engine).remember("T1", "C1", "1.1", QUESTION, now=NOW)

    assert await SqlThreads(engine).of("T1", "C1", "1.1", now=NOW) == QUESTION


async def test_the_last_question_is_what_a_thread_speaks_of(engine: AsyncEngine) -> None:
    threads = SqlThreads(engine)
    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW)

    await threads.remember("T1", "C1", "1.1", NEXT, now=NOW + timedelta(minutes=1))

    assert await threads.of("T1", "C1", "1.1", now=NOW + timedelta(minutes=1)) == NEXT
    assert await rows(engine) == 1


@pytest.mark.parametrize("place", [("T2", "C1", "1.1"), ("T1", "C2", "1.1"), ("T1", "C1", "1.2")])
async def test_a_thread_is_its_own(engine: AsyncEngine, place: tuple[str, str, str]) -> None:
    threads = SqlThreads(engine)

    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW)

    assert await threads.of(*place, now=NOW) is None


async def test_a_thread_is_forgotten_thirty_days_after_its_last_question(engine: AsyncEngine) -> None:
    threads = SqlThreads(engine)
    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW - timedelta(days=20))
    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW)

    assert await threads.of("T1", "C1", "1.1", now=NOW + timedelta(days=30)) == QUESTION
    assert await threads.of("T1", "C1", "1.1", now=NOW + timedelta(days=30, seconds=1)) is None


async def test_whoever_wants_only_what_is_recent_gets_no_more(engine: AsyncEngine) -> None:
    threads = SqlThreads(engine)
    await threads.remember("T1", "C1", "user:U1", QUESTION, now=NOW)

    half_an_hour = timedelta(minutes=30)

    assert await threads.of("T1", "C1", "user:U1", now=NOW + half_an_hour, within=half_an_hour) == QUESTION
    late = NOW + half_an_hour + timedelta(seconds=1)
    assert await threads.of("T1", "C1", "user:U1", now=late, within=half_an_hour) is None


async def test_old_threads_are_deleted(engine: AsyncEngine) -> None:
    threads = SqlThreads(engine)
    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW)

    await threads.remember("T1", "C1", "1.2", QUESTION, now=NOW + timedelta(days=31))

    assert await rows(engine) == 1


@pytest.mark.parametrize("written", ['{"intent": "divine"}', '{"intent": "compare", "mood": "good"}', "nonsense"])
async def test_a_question_of_another_version_is_as_good_as_none(
    engine: AsyncEngine, caplog: pytest.LogCaptureFixture, written: str
) -> None:
    threads = SqlThreads(engine)
    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE threads SET question = :written"), {"written": written})

    with caplog.at_level(logging.WARNING):
        question = await threads.of("T1", "C1", "1.1", now=NOW)

    assert question is None
    assert "another version" in caplog.text


async def test_replicas_that_answer_at_once_leave_one_of_their_questions(engine: AsyncEngine) -> None:
    said: list[Question] = [QUESTION, NEXT] * 5

    await asyncio.gather(*(SqlThreads(engine).remember("T1", "C1", "1.1", question, now=NOW) for question in said))

    assert await SqlThreads(engine).of("T1", "C1", "1.1", now=NOW) in said
    assert await rows(engine) == 1


async def test_a_forgotten_team_speaks_of_nothing(engine: AsyncEngine) -> None:
    threads = SqlThreads(engine)
    await threads.remember("T1", "C1", "1.1", QUESTION, now=NOW)
    await threads.remember("T2", "C1", "1.1", QUESTION, now=NOW)

    await SqlTeamData(engine).forget("T1")

    assert await threads.of("T1", "C1", "1.1", now=NOW) is None
    assert await threads.of("T2", "C1", "1.1", now=NOW) == QUESTION
