"""What people thought of answers, on every database."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import HelpQuestion
from bot.stores.feedback import SqlFeedback
from bot.stores.kept_questions import SqlKeptQuestions
from bot.stores.team_data import SqlTeamData

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def verdicts(engine: AsyncEngine) -> set[tuple[str, str, str, bool]]:
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT team, question_id, given_by, good FROM feedback"))
        return {(row.team, row.question_id, row.given_by, bool(row.good)) for row in rows}


async def kept(engine: AsyncEngine, team: str = "T1", *, now: datetime = NOW) -> str:
    return await SqlKeptQuestions(engine).keep(team, HelpQuestion(), now=now)


async def test_a_verdict_is_kept_with_its_question(engine: AsyncEngine) -> None:
    question = await kept(engine)

    taken = await SqlFeedback(engine).give("T1", question, user="U1", good=True, now=NOW)

    assert taken
    assert await verdicts(engine) == {("T1", question, "U1", True)}


async def test_each_person_has_one_verdict_and_the_last_one_counts(engine: AsyncEngine) -> None:
    question, feedback = await kept(engine), SqlFeedback(engine)

    for user, good in (("U1", True), ("U2", True), ("U1", False)):
        await feedback.give("T1", question, user=user, good=good, now=NOW)

    assert await verdicts(engine) == {("T1", question, "U1", False), ("T1", question, "U2", True)}


async def test_there_is_no_verdict_on_another_teams_question(engine: AsyncEngine) -> None:
    question = await kept(engine, "T2")

    taken = await SqlFeedback(engine).give("T1", question, user="U1", good=True, now=NOW)

    assert not taken
    assert await verdicts(engine) == set()


async def test_there_is_no_verdict_on_a_question_that_nobody_keeps(engine: AsyncEngine) -> None:
    question = await kept(engine, now=NOW - timedelta(days=181))

    assert not await SqlFeedback(engine).give("T1", question, user="U1", good=True, now=NOW)
    assert not await SqlFeedback(engine).give("T1", "x" * 32, user="U1", good=True, now=NOW)


async def test_verdicts_at_once_leave_one(engine: AsyncEngine) -> None:
    question = await kept(engine)

    await asyncio.gather(
        *(SqlFeedback(engine).give("T1", question, user="U1", good=bool(turn % 2), now=NOW) for turn in range(10))
    )

    assert len(await verdicts(engine)) == 1


async def test_verdicts_are_deleted_with_their_questions(engine: AsyncEngine) -> None:
    later, feedback = NOW + timedelta(days=181), SqlFeedback(engine)
    await feedback.give("T1", await kept(engine), user="U1", good=True, now=NOW)
    question = await kept(engine, now=later)

    await feedback.give("T1", question, user="U1", good=True, now=later)

    assert await verdicts(engine) == {("T1", question, "U1", True)}


async def test_a_forgotten_team_leaves_no_verdicts(engine: AsyncEngine) -> None:
    mine, theirs, feedback = await kept(engine), await kept(engine, "T2"), SqlFeedback(engine)
    await feedback.give("T1", mine, user="U1", good=True, now=NOW)
    await feedback.give("T2", theirs, user="U1", good=True, now=NOW)

    await SqlTeamData(engine).forget("T1")

    assert await verdicts(engine) == {("T2", theirs, "U1", True)}
