"""What a question may lean on, and what it leaves behind for the next one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import (
    CompareQuestion,
    HelpQuestion,
    Profile,
    ProfileQuestion,
    Question,
    RecommendQuestion,
    Setup,
    UnclearQuestion,
    Worth,
)
from bot.stores.setups import SqlSetups
from bot.stores.threads import SqlThreads
from bot.stores.worths import SqlWorths
from bot.usecases.contexts import LAST_QUESTION, THIS_THREAD, Contexts, Place
from tests.builders import GPT_5_1, HAIKU, MINI, workload

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DEFAULT = Profile(timezone="Europe/Berlin")
COMPARISON = CompareQuestion(models=(GPT_5_1, MINI), workload=workload(100_000_000))
OTHER = CompareQuestion(models=(HAIKU, MINI))
THREAD = Place("T1", "C1", thread="1.1")
COMMAND = Place("T1", "C1", person="U1")
DIRECT = Place("T1", "D1", thread="5.5", person="U1", opens=True)


@pytest.fixture
def contexts(engine: AsyncEngine) -> Contexts:
    return Contexts(DEFAULT, SqlSetups(engine), SqlWorths(engine), SqlThreads(engine))


def leaning(question: Question, called: str) -> Profile:
    return DEFAULT.model_copy(update={"thread": question, "thread_models": question.models, "thread_called": called})


async def test_where_nobody_said_anything_the_settings_hold(contexts: Contexts) -> None:
    assert await contexts.of(THREAD, now=NOW) == DEFAULT


async def test_a_channels_setup_holds_over_the_settings_and_leaves_what_it_does_not_say(contexts: Contexts) -> None:
    setup = Setup(model=MINI, tokens_per_month=100, input_share=Decimal("0.8"), set_on=NOW.date())
    await contexts.setups.change("T1", "C1", lambda _: setup, by="U1", now=NOW)

    known = await contexts.of(THREAD, now=NOW)

    assert known == Profile(
        timezone="Europe/Berlin", model=MINI, tokens_per_month=100, input_share=Decimal("0.8"), set_on=NOW.date()
    )


async def test_a_channels_own_time_zone_wins(contexts: Contexts) -> None:
    await contexts.setups.change("T1", "C1", lambda _: Setup(timezone="Asia/Tokyo"), by="U1", now=NOW)

    assert (await contexts.of(THREAD, now=NOW)).timezone == "Asia/Tokyo"


async def test_a_worth_holds_in_every_channel_of_its_workspace(contexts: Contexts) -> None:
    worth = Worth(usd_per_point=Decimal(8))
    await contexts.worths.save("T1", worth, by="U1", now=NOW)

    known = [await contexts.of(Place(team, "C7"), now=NOW) for team in ("T1", "T2")]

    assert [each.worth for each in known] == [worth, Worth()]


async def test_a_thread_leans_on_its_last_question(contexts: Contexts) -> None:
    await contexts.remember(THREAD, COMPARISON, now=NOW)

    assert await contexts.of(THREAD, now=NOW) == leaning(COMPARISON, THIS_THREAD)
    for elsewhere in (replace(THREAD, thread="1.2"), replace(THREAD, channel="C2"), replace(THREAD, team="T2")):
        assert await contexts.of(elsewhere, now=NOW) == DEFAULT


@pytest.mark.parametrize(
    "passing", [UnclearQuestion(models=(HAIKU,)), HelpQuestion(), ProfileQuestion(models=(HAIKU,))]
)
async def test_a_question_that_says_nothing_to_go_on_from_leaves_the_one_before(
    contexts: Contexts, passing: Question
) -> None:
    await contexts.remember(THREAD, COMPARISON, now=NOW)

    await contexts.remember(THREAD, passing, now=NOW)

    assert await contexts.of(THREAD, now=NOW) == leaning(COMPARISON, THIS_THREAD)


async def test_the_working_is_asked_for_once(contexts: Contexts) -> None:
    await contexts.remember(THREAD, COMPARISON.model_copy(update={"explain": True}), now=NOW)

    assert (await contexts.of(THREAD, now=NOW)).thread == COMPARISON


async def test_a_command_leans_on_what_the_same_person_asked_there_within_half_an_hour(contexts: Contexts) -> None:
    await contexts.remember(COMMAND, COMPARISON, now=NOW)

    soon, late = NOW + timedelta(minutes=30), NOW + timedelta(minutes=31)

    assert await contexts.of(COMMAND, now=soon) == leaning(COMPARISON, LAST_QUESTION)
    assert await contexts.of(COMMAND, now=late) == DEFAULT
    for other in (replace(COMMAND, person="U2"), replace(COMMAND, channel="C2"), replace(COMMAND, team="T2"), THREAD):
        assert await contexts.of(other, now=soon) == DEFAULT


async def test_what_is_asked_in_a_thread_is_not_what_its_asker_asked_alone(contexts: Contexts) -> None:
    await contexts.remember(THREAD, COMPARISON, now=NOW)

    assert await contexts.of(COMMAND, now=NOW) == DEFAULT


async def test_a_new_direct_message_leans_on_the_last_one(contexts: Contexts) -> None:
    await contexts.remember(DIRECT, COMPARISON, now=NOW)

    known = await contexts.of(replace(DIRECT, thread="6.6"), now=NOW + timedelta(minutes=5))

    assert known == leaning(COMPARISON, LAST_QUESTION)


async def test_a_reply_in_a_direct_thread_leans_on_that_thread_alone(contexts: Contexts) -> None:
    await contexts.remember(DIRECT, COMPARISON, now=NOW)
    await contexts.remember(replace(DIRECT, thread="6.6"), OTHER, now=NOW)

    known = await contexts.of(replace(DIRECT, opens=False), now=NOW)
    unknown = await contexts.of(replace(DIRECT, thread="7.7", opens=False), now=NOW)

    assert known == leaning(COMPARISON, THIS_THREAD)
    assert unknown == DEFAULT


async def test_no_more_models_are_leaned_on_than_a_profile_holds(contexts: Contexts) -> None:
    many = RecommendQuestion(models=(GPT_5_1, MINI) * 8)
    await contexts.remember(THREAD, many, now=NOW)

    known = await contexts.of(THREAD, now=NOW)

    assert known.thread_models == many.models[:10]
    assert Profile.model_validate(known.model_dump()) == known
