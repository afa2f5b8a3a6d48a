"""What the bot knows of channels and threads, through the real app: who it counts for, and for how long."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.engine.questions import Question, RecommendQuestion, Setup, UnclearQuestion, Workload, Worth
from bot.playground.payloads import command_payload
from bot.playground.responses import issue_response_url
from bot.playground.workspace import Message
from bot.ports import SavedSetup
from bot.slack.desk import CONTEXT_LOST, PICKED
from bot.slack.http import slack_routes
from bot.slack.ids import INPUT_SHARE, SHARE, UNDO
from bot.slack.notices import NOTHING_TO_UNDO
from bot.slack.payloads import Asker
from bot.stores.database import open_database
from bot.stores.migrations.run import up_to_date
from bot.stores.setups import SqlSetups
from bot.stores.threads import SqlThreads
from bot.usecases.profiles import Picked
from catalog.model import ModelId, Service
from tests.app.whole_bot import bot_before_slack, desk_on, one_workspace, product_manifest
from tests.builders import GPT_5_1, LUNA, MINI
from tests.fake_slack import FakeSlack, running
from tests.postgres import postgres

COMPARISON = "gpt-5.1 vs gpt-4.1-mini 100M"
WE_USE = "we use gpt-4.1-mini for about 100M tokens a month, mostly classification"
UPGRADE = "should we upgrade?"
SONNET = ModelId("anthropic:claude-sonnet-4-5")
TEAM, CHANNEL = "T0PLAYGRND", "C0LLMCOSTS"
STORED = ("setups", "worths", "threads")


def shown(message: Message) -> str:
    """Everything that a person can read in a message."""
    return f"{message.text}\n{message.blocks}"


def headline(message: Message) -> str:
    """The sentence that it begins with."""
    return message.text.partition("\n")[0]


def models_of(question: Question | None) -> set[str]:
    """All models that a question is about."""
    assert question is not None
    roles = (getattr(question, role, None) for role in ("from_model", "to_model", "baseline"))
    return {*question.models, *(model for model in roles if model)}


def workload_of(question: Question | None) -> Workload:
    """The workload of a question; an empty one where it has none."""
    found: Workload = getattr(question, "workload", Workload())
    return found


def tokens_of(question: Question | None) -> int | None:
    """The volume that a question is about."""
    return workload_of(question).tokens_per_month


class Memory:
    """What stands in the database, as the next request would find it."""

    def __init__(self, engine: AsyncEngine, slack: FakeSlack) -> None:
        self.setups, self.threads, self.slack = SqlSetups(engine), SqlThreads(engine), slack

    async def setup(self, channel: str = CHANNEL, *, team: str = TEAM) -> SavedSetup | None:
        return await self.setups.of(team, channel)

    async def question(self, thread: str, channel: str = CHANNEL, *, team: str = TEAM) -> Question | None:
        return await self.threads.of(team, channel, thread, now=self.slack.clock.now())


@pytest.fixture
def memory(engine: AsyncEngine, slack: FakeSlack) -> Memory:
    return Memory(engine, slack)


async def told(slack: FakeSlack, text: str, *, thread_ts: str | None = None, channel: str = "#llm-costs") -> Message:
    """A mention, and its answer."""
    await slack.mention(text, channel=channel, thread_ts=thread_ts)
    return await slack.next_message(channel)


async def mentioned(slack: FakeSlack, text: str, *, event_id: str, thread_ts: str, team: str = TEAM) -> None:
    """A mention as it arrives, from any team and in any thread."""
    event = {"type": "app_mention", "user": slack.me.id, "channel": CHANNEL, "ts": event_id, "text": text}
    await slack.request(
        {
            "type": "event_callback",
            "team_id": team,
            "event_id": event_id,
            "authorizations": [{"team_id": team, "is_bot": True}],
            "event": {**event, "thread_ts": thread_ts},
        }
    )


async def commanded(slack: FakeSlack, text: str, *, user: str) -> Message:
    """A slash command of any person, and what they alone are answered."""
    channel, stage = slack.workspace.channel("#llm-costs"), slack.playground.stage
    url = issue_response_url(stage, channel=channel.id, user=user)
    payload = command_payload(stage, command="/llmcost", text=text, channel=channel, response_url=url)
    body = urlencode({**payload, "user_id": user}).encode()
    await slack.request(body, content_type="application/x-www-form-urlencoded")
    return await slack.next_ephemeral()


async def test_what_a_channel_runs_is_known_to_its_next_question(slack: FakeSlack, memory: Memory) -> None:
    said = await told(slack, WE_USE)
    question = await slack.mention(UPGRADE)
    answer = await slack.next_message()

    held = await memory.setup()
    leaned = await memory.question(question.ts)
    assert held == SavedSetup(
        Setup(model=MINI, tokens_per_month=100_000_000, task="classification", set_on=slack.clock.now().date()),
        revision=1,
        by=slack.me.id,
    )
    assert "$100" in shown(said)
    assert "gpt-4.1-mini" in shown(answer)
    assert (leaned and leaned.intent, tokens_of(leaned)) == ("recommend", 100_000_000)
    assert MINI in models_of(leaned)


async def test_another_channel_knows_nothing_of_it(slack: FakeSlack, memory: Memory) -> None:
    await told(slack, WE_USE)

    question = await slack.mention(UPGRADE, channel="#general")
    answer = await slack.next_message("#general")

    assert "gpt-4.1-mini" not in headline(answer)
    assert await memory.question(question.ts, "C0GENERAL1") is None
    assert await memory.setup("C0GENERAL1") is None


async def test_another_workspace_knows_nothing_of_it(slack: FakeSlack, memory: Memory) -> None:
    await told(slack, WE_USE)
    root = await slack.mention(COMPARISON)
    await slack.next_message()

    await mentioned(slack, UPGRADE, event_id="1.7", thread_ts=root.ts, team="TOTHER")

    answer = await slack.next_message()
    assert "gpt-4.1-mini" not in headline(answer)
    assert await memory.question(root.ts, team="TOTHER") is None
    assert await memory.setup(team="TOTHER") is None
    assert models_of(await memory.question(root.ts)) == {GPT_5_1, MINI}


async def test_a_conversation_in_a_thread_goes_on_from_question_to_question(slack: FakeSlack, memory: Memory) -> None:
    root = await slack.mention(COMPARISON)
    await slack.next_message()

    billion = await told(slack, "and at 1B?", thread_ts=root.ts)
    assert (models_of(await memory.question(root.ts)), tokens_of(await memory.question(root.ts))) == (
        {GPT_5_1, MINI},
        1_000_000_000,
    )
    batch = await told(slack, "what about batch?", thread_ts=root.ts)
    in_batch = workload_of(await memory.question(root.ts))
    assert (in_batch.service, in_batch.tokens_per_month) == (Service.BATCH, 1_000_000_000)
    await told(slack, "add sonnet 4.5", thread_ts=root.ts)
    assert models_of(await memory.question(root.ts)) == {GPT_5_1, MINI, SONNET}
    await told(slack, UPGRADE, thread_ts=root.ts)
    upgrade = await memory.question(root.ts)
    assert upgrade is not None
    assert upgrade.intent == "recommend"
    assert models_of(upgrade) <= {GPT_5_1, MINI, SONNET}
    await told(slack, "which one for coding?", thread_ts=root.ts)
    coding = await memory.question(root.ts)
    assert coding is not None
    assert (coding.task, models_of(coding) <= {GPT_5_1, MINI, SONNET}) == ("coding", True)
    why = await told(slack, "why?", thread_ts=root.ts)

    assert "$5,625" in shown(billion)
    assert "batch" in shown(batch)
    assert "×" in shown(why)
    assert await memory.question(root.ts) == coding
    assert {message.thread_ts for message in slack.from_bot("#llm-costs")} == {root.ts}


async def test_which_one_means_the_models_of_the_decision_before(slack: FakeSlack, memory: Memory) -> None:
    await told(slack, WE_USE)
    root = await slack.mention(UPGRADE)
    await slack.next_message()

    answer = await told(slack, "which one for coding?", thread_ts=root.ts)

    coding = await memory.question(root.ts)
    assert models_of(coding) == {MINI, GPT_5_1, LUNA}
    assert (coding and coding.task) == "coding"
    assert "gpt-5.1" in headline(answer)


async def test_why_shows_the_working_of_the_decision_that_was_seen(slack: FakeSlack) -> None:
    await told(slack, WE_USE)
    root = await slack.mention(UPGRADE)
    decision = await slack.next_message()

    explained = await told(slack, "why?", thread_ts=root.ts)

    assert headline(explained) == headline(decision)


async def test_a_thread_goes_on_after_a_restart(engine: AsyncEngine) -> None:
    async with bot_before_slack(engine) as slack:
        root = await slack.mention(COMPARISON)
        await slack.next_message()
        await told(slack, WE_USE)
    async with bot_before_slack(engine) as slack:
        thread = await slack.say("the thread of before, which this Slack has under another stamp")
        thread.ts = root.ts

        # The stand-in counts its events from one again, so these name themselves.
        await mentioned(slack, "and at 1B?", event_id="2.1", thread_ts=root.ts)
        answer = await slack.next_message()
        fresh = await slack.say("another thread")
        await mentioned(slack, UPGRADE, event_id="2.2", thread_ts=fresh.ts)
        upgrade = await slack.next_message()

    assert "$5,625" in shown(answer)
    assert "gpt-4.1-mini" in headline(upgrade)


async def test_a_command_leans_on_the_last_one_of_the_same_person(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.next_ephemeral()

    await slack.command("/llmcost and at 1B?")
    answer = await slack.next_ephemeral()
    other = await commanded(slack, "and at 1B?", user="U0PERSON02")

    assert "$5,625" in shown(answer)
    assert "from your last question here" in shown(answer)
    assert "$5,625" not in shown(other)
    assert "gpt-5.1" not in headline(other)


async def test_what_one_person_asked_alone_is_nothing_to_lean_on_for_all(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.next_ephemeral()

    answer = await told(slack, "and at 1B?")

    assert "$5,625" not in shown(answer)


async def test_a_command_is_leaned_on_for_half_an_hour(engine: AsyncEngine, slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.next_ephemeral()
    await slack.settled()

    async with engine.begin() as connection:
        await connection.execute(text("UPDATE threads SET asked_at = asked_at - 31 * 60"))
    await slack.command("/llmcost and at 1B?")

    assert "$5,625" not in shown(await slack.next_ephemeral())


async def test_a_new_direct_message_leans_on_the_last_one_and_an_old_thread_on_itself(slack: FakeSlack) -> None:
    first = await slack.dm(COMPARISON)
    await slack.next_message(slack.direct)

    await slack.dm("and at 1B?")
    new = await slack.next_message(slack.direct)
    await slack.dm("price of o3")
    await slack.next_message(slack.direct)
    await slack.dm("and at 10M?", thread_ts=first.ts)
    old = await slack.next_message(slack.direct)

    assert "$5,625" in shown(new)
    assert "from your last question here" in shown(new)
    assert "$56" in shown(old)
    assert "$10" in shown(old)


async def test_buttons_are_about_the_answer_they_stand_under(slack: FakeSlack, memory: Memory) -> None:
    root = await slack.mention(COMPARISON)
    answer = await slack.next_message()
    await told(slack, "price of o3", thread_ts=root.ts)

    await slack.press(answer, "follow:0")
    await slack.next_message()

    assert models_of(await memory.question(root.ts)) == {GPT_5_1, MINI}


async def test_what_was_changed_in_place_is_what_the_thread_goes_on_from(slack: FakeSlack) -> None:
    root = await slack.mention(COMPARISON)
    answer = await slack.next_message()

    await slack.select(answer, INPUT_SHARE, "1")
    await slack.until(lambda: "$125" in shown(answer))
    await slack.settled()

    assert "$1,250" in shown(await told(slack, "and at 1B?", thread_ts=root.ts))


async def test_below_a_shared_answer_its_question_is_known(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.press(await slack.next_ephemeral(), SHARE)
    shared = await slack.next_message()
    await slack.settled()

    answer = await told(slack, "and at 1B?", thread_ts=shared.ts)

    assert "$5,625" in shown(answer)


async def test_undo_pressed_twice_takes_back_once(slack: FakeSlack, memory: Memory) -> None:
    said = await told(slack, WE_USE)

    await asyncio.gather(slack.press(said, UNDO), slack.press(said, UNDO))
    notice = await slack.next_ephemeral()
    await slack.settled()

    assert NOTHING_TO_UNDO in notice.text
    assert len(slack.ephemerals()) == 1
    assert await memory.setup() == SavedSetup(Setup(), revision=2, by=slack.me.id)


async def test_saying_again_what_holds_is_nothing_to_undo(slack: FakeSlack, memory: Memory) -> None:
    await told(slack, WE_USE)

    again = await told(slack, WE_USE)

    held = await memory.setup()
    assert held is not None
    assert held.revision == 1
    assert f"'action_id': '{UNDO}'" not in shown(again)


async def test_undo_leaves_what_was_said_since(slack: FakeSlack, memory: Memory) -> None:
    first = await told(slack, WE_USE)
    await told(slack, "we use gpt-5.1 for 45M tokens a month")

    await slack.press(first, UNDO)
    notice = await slack.next_ephemeral()

    held = await memory.setup()
    assert NOTHING_TO_UNDO in notice.text
    assert held is not None
    assert (held.revision, held.setup.model, held.setup.tokens_per_month) == (2, GPT_5_1, 45_000_000)


async def test_an_event_that_comes_again_sets_a_profile_once(slack: FakeSlack, memory: Memory) -> None:
    slack.faults.deliver_twice = True

    question = await slack.mention(WE_USE)
    await slack.next_message()
    slack.faults.deliver_twice = False
    await mentioned(slack, WE_USE, event_id=question.ts, thread_ts=question.ts)
    await slack.settled()

    held = await memory.setup()
    assert held is not None
    assert held.revision == 1
    assert len(slack.from_bot("#llm-costs")) == 1


async def test_a_message_that_is_priced_sets_no_profile(slack: FakeSlack, memory: Memory) -> None:
    message = await slack.say(WE_USE)

    await slack.shortcut("price_this", message)

    assert "gpt-4.1-mini" in shown(await slack.next_ephemeral())
    assert await memory.setup() is None


async def test_what_quality_is_worth_counts_in_every_channel_of_the_workspace(slack: FakeSlack, memory: Memory) -> None:
    await told(slack, "a point of quality is worth $8 a month to us")

    mine = await slack.mention("should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M?", channel="#general")
    await slack.next_message("#general")
    root = await slack.say("…")
    await mentioned(slack, "should we upgrade from o3 to gpt-5.1?", event_id="3.3", thread_ts=root.ts, team="TOTHER")
    await slack.next_message()

    ours = await memory.question(mine.ts, "C0GENERAL1")
    theirs = await memory.question(root.ts, team="TOTHER")
    assert isinstance(ours, RecommendQuestion)
    assert isinstance(theirs, RecommendQuestion)
    assert (ours.worth, theirs.worth) == (Worth(usd_per_point=Decimal(8)), Worth())


async def test_what_was_picked_where_something_was_missing_is_not_asked_for_again(
    engine: AsyncEngine, slack: FakeSlack
) -> None:
    desk, asker = desk_on(engine, slack), Asker(team=TEAM, user="U1", channel="C7", thread_ts="1.1")
    waiting = (await desk.asked(UPGRADE, asker)).question
    assert isinstance(waiting, UnclearQuestion)

    picked = await desk.completed(asker, waiting, Picked(model=MINI, tokens=100_000_000))
    again = await desk.asked(UPGRADE, asker)
    nothing_waits = await desk.completed(asker, UnclearQuestion(), Picked(model=MINI))

    assert picked is not None
    assert (picked.question.intent, picked.revision, picked.answer.assumptions[-1]) == ("recommend", 1, PICKED)
    assert (models_of(again.question), tokens_of(again.question)) == ({MINI}, 100_000_000)
    assert nothing_waits is None


async def test_a_workspace_that_removed_the_bot_is_not_remembered(slack: FakeSlack, memory: Memory) -> None:
    root = await slack.mention(COMPARISON)
    await slack.next_message()
    await told(slack, WE_USE)

    await slack.uninstall()
    await slack.settled()

    assert await memory.setup() is None
    assert await memory.question(root.ts) is None


@pytest.mark.parametrize("gone", STORED)
async def test_without_its_memory_the_bot_answers_and_says_so(
    engine: AsyncEngine, slack: FakeSlack, caplog: pytest.LogCaptureFixture, gone: str
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(f"DROP TABLE {gone}"))

    answers = [await told(slack, COMPARISON)]
    await slack.command(f"/llmcost {COMPARISON}")
    answers.append(await slack.next_ephemeral())

    for answer in answers:
        assert "$563" in answer.text
        assert CONTEXT_LOST in answer.text
    assert "What is known of a channel could not be read" in caplog.text


async def test_without_any_table_a_command_is_answered_all_the_same(engine: AsyncEngine, slack: FakeSlack) -> None:
    async with engine.begin() as connection:
        for table in (*STORED, "seen_events", "kept_questions", "feedback"):
            await connection.execute(text(f"DROP TABLE {table}"))

    await slack.command(f"/llmcost {COMPARISON}")

    answer = await slack.next_ephemeral()
    assert "$563" in answer.text
    assert CONTEXT_LOST in answer.text


async def test_what_could_not_be_remembered_is_not_said_to_be(engine: AsyncEngine, slack: FakeSlack) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("DROP TABLE setups"))

    await slack.mention(WE_USE)

    assert "Something failed on my side" in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == []


@pytest.mark.slow
async def test_two_hundred_channels_are_told_apart(engine: AsyncEngine, slack: FakeSlack) -> None:
    desk = desk_on(engine, slack)
    askers = [Asker(team=TEAM, user="U1", channel=f"C{place}", thread_ts="1.1") for place in range(200)]

    await asyncio.gather(
        *(desk.asked(f"we use gpt-4.1-mini for {place + 1}M tokens a month", each) for place, each in enumerate(askers))
    )
    answers = [await desk.asked("which is cheaper, gpt-5.1 or gpt-4.1-mini?", each) for each in askers]

    assert [tokens_of(each.question) for each in answers] == [(place + 1) * 1_000_000 for place in range(200)]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def shared_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/shared.db"
        return
    with postgres() as address:
        yield address


async def test_replicas_share_what_they_know(shared_database: str) -> None:
    engines = [open_database(shared_database) for _ in range(2)]
    await up_to_date(engines[0])

    def build(slack: FakeSlack) -> ASGIApp:
        turns = cycle([Starlette(routes=slack_routes(one_workspace(each, slack))) for each in engines])

        async def balanced(scope: Scope, receive: Receive, send: Send) -> None:
            await next(turns)(scope, receive, send)

        return balanced

    async with running(build, manifest=product_manifest()) as slack:
        root = await slack.mention(COMPARISON)
        await slack.next_message()
        billion = await told(slack, "and at 1B?", thread_ts=root.ts)
        await told(slack, WE_USE)
        upgrade = await told(slack, UPGRADE)
        said = await told(slack, "we use gpt-5.1 for 45M tokens a month")
        await asyncio.gather(*(slack.press(said, UNDO) for _ in range(4)))
        await slack.settled()
        held = [await Memory(each, slack).setup() for each in engines]
    for each in engines:
        await each.dispose()

    assert "$5,625" in shown(billion)
    assert "gpt-4.1-mini" in headline(upgrade)
    assert [saved and (saved.revision, saved.setup.model) for saved in held] == [(3, MINI), (3, MINI)]
