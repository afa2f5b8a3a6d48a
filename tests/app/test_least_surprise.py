"""Changes that hold for others: who learns of them, who may make them, and what a late press may still do."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import ProfileQuestion, Setup, Worth
from bot.playground.views import View
from bot.playground.workspace import Message
from bot.slack.desk import HOLDS_FOR_ALL, NOT_FOR_VISITORS
from bot.slack.ids import EDIT_PROFILE, INPUT_SHARE, SET_WORTH, SHARE, UNDO
from bot.slack.notices import ANSWERED_BEFORE, GONE, WORTH_STAYS
from bot.slack.payloads import Asker
from bot.slack.worth_form import WEIGHED
from bot.stores.setups import SqlSetups
from bot.stores.worths import SqlWorths
from tests.app.whole_bot import desk_on
from tests.builders import GPT_5_1, MINI
from tests.fake_slack import FakeSlack

TEAM, CHANNEL = "T0PLAYGRND", "C0LLMCOSTS"
WE_USE = "we use gpt-4.1-mini for about 100M tokens a month"
DECISION = "should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M?"


def shown(message: Message) -> str:
    return f"{message.text}\n{message.blocks}"


def has(message: Message, action: str) -> bool:
    return f"'action_id': '{action}'" in shown(message)


async def told(slack: FakeSlack, text: str) -> Message:
    await slack.mention(text)
    return await slack.next_message()


async def form_of(slack: FakeSlack, message: Message, action: str) -> View:
    """The modal that a button opens, filled in."""
    await slack.press(message, action)
    await slack.until(lambda: slack.views and "submit" in slack.views[-1].body)
    return slack.views[-1]


async def held(engine: AsyncEngine) -> Setup:
    saved = await SqlSetups(engine).of(TEAM, CHANNEL)
    return saved.setup if saved else Setup()


async def test_a_change_by_command_says_that_it_holds_for_others_and_can_be_shared(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {WE_USE}")
    said = await slack.next_ephemeral()

    await slack.press(said, SHARE)
    shared = await slack.next_message()
    await slack.settled()

    assert HOLDS_FOR_ALL in said.text
    assert "This channel: gpt-4.1-mini, 100M tokens a month" in shared.text
    assert f"Shared by <@{slack.me.id}>" in shown(shared)
    assert not has(shared, UNDO)
    assert slack.ephemerals() == []


async def test_what_is_shared_is_what_holds_and_not_what_was_said_before_it_changed(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {WE_USE}")
    said = await slack.next_ephemeral()
    await told(slack, "we use gpt-5.1 for 45M tokens a month")

    await slack.press(said, SHARE)

    assert "This channel: gpt-5.1, 45M tokens a month" in (await slack.next_message()).text


async def test_where_all_see_the_change_nothing_more_is_said_of_it(slack: FakeSlack) -> None:
    said = await told(slack, WE_USE)
    await slack.command("/llmcost what do we run?")
    asked = await slack.next_ephemeral()

    assert HOLDS_FOR_ALL not in said.text + asked.text
    assert not has(said, SHARE)
    assert not has(asked, SHARE)


async def test_a_button_from_before_the_bot_was_removed_takes_nothing_back(
    slack: FakeSlack, engine: AsyncEngine
) -> None:
    await slack.command(f"/llmcost {WE_USE}")
    old = await slack.next_ephemeral()
    await slack.uninstall()
    await slack.settled()
    await SqlSetups(engine).change(TEAM, CHANNEL, lambda _: Setup(model=GPT_5_1), by="U1", now=slack.clock.now())

    await slack.press(old, UNDO)

    assert GONE in (await slack.next_ephemeral()).text
    assert await held(engine) == Setup(model=GPT_5_1)


async def test_saying_the_same_on_another_day_is_nothing_to_take_back(slack: FakeSlack, engine: AsyncEngine) -> None:
    desk, asker = desk_on(engine, slack), Asker(team=TEAM, user="U1", channel=CHANNEL)
    await desk.asked(WE_USE, asker)
    tomorrow = replace(desk, now=lambda: slack.clock.now() + timedelta(days=1))

    again = await tomorrow.asked(WE_USE, asker)

    assert again.revision is None
    assert (await held(engine)).set_on == tomorrow.now().date()


async def test_a_change_that_came_with_a_worth_is_taken_back_without_it_and_that_is_said(
    slack: FakeSlack, engine: AsyncEngine
) -> None:
    said = await told(slack, f"{WE_USE}, and a point of quality is worth $8 a month to us")
    assert await SqlWorths(engine).of(TEAM) == Worth(usd_per_point=8)

    await slack.press(said, UNDO)
    await slack.until(lambda: WORTH_STAYS in said.text)

    assert await held(engine) == Setup()
    assert await SqlWorths(engine).of(TEAM) == Worth(usd_per_point=8)


async def test_buttons_of_an_answer_changed_in_place_are_not_those_pressed_before(slack: FakeSlack) -> None:
    answer = await told(slack, "gpt-5.1 vs gpt-4.1-mini 100M")
    await slack.press(answer, "What about batch?")
    first = await slack.next_message()
    before = shown(answer)

    await slack.select(answer, INPUT_SHARE, "0.8")
    await slack.until(lambda: shown(answer) != before)
    await slack.press(answer, "What about batch?")
    second = await slack.next_message()

    assert second.thread_ts == first.thread_ts
    assert second.text != first.text


async def test_whoever_asks_what_was_asked_before_is_told_where_the_answer_is(slack: FakeSlack) -> None:
    answer = await told(slack, "gpt-5.1 vs gpt-4.1-mini 100M")
    await slack.press(answer, "What about batch?")
    first = await slack.next_message()

    await slack.press(answer, "What about batch?")

    assert ANSWERED_BEFORE in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == [answer, first]


async def test_a_model_that_is_gone_is_offered_below_those_that_answer(slack: FakeSlack) -> None:
    await slack.command("/llmcost should we upgrade?", channel="#general")
    asked_back = await slack.next_ephemeral()

    offered = [each["value"] for each in await slack.suggest(asked_back, "menu:model", "haiku")]

    assert offered[0] == "anthropic:claude-haiku-5-5"
    assert offered.index("anthropic:claude-3-5-haiku-latest") > offered.index("anthropic:claude-haiku-4-5")


async def test_a_limit_set_in_the_form_says_for_whom_it_holds_and_leaves_the_other_one(
    slack: FakeSlack, engine: AsyncEngine
) -> None:
    await slack.command(f"/llmcost {DECISION}")
    answer = await slack.next_ephemeral()
    view = await form_of(slack, answer, SET_WORTH)
    await SqlWorths(engine).save(TEAM, Worth(max_increase_usd=50), by="U2", now=slack.clock.now())

    await slack.submit(view, {"usd_per_point": "1000"})
    weighed = await slack.next_ephemeral()

    assert WEIGHED in weighed.text
    assert await SqlWorths(engine).of(TEAM) == Worth(usd_per_point=1000, max_increase_usd=50)


async def test_forms_of_two_people_open_at_once_save_what_each_changed(slack: FakeSlack, engine: AsyncEngine) -> None:
    said = await told(slack, WE_USE)
    first = await form_of(slack, said, EDIT_PROFILE)
    await SqlSetups(engine).change(
        TEAM, CHANNEL, lambda setup: setup.model_copy(update={"task": "coding"}), by="U2", now=slack.clock.now()
    )

    await slack.submit(first, {"budget": "5000"})
    await slack.next_message()

    assert await held(engine) == Setup(
        model=MINI, tokens_per_month=100_000_000, task="coding", budget_usd=5000, set_on=slack.clock.now().date()
    )


async def mentioned_by_a_visitor(slack: FakeSlack, text: str) -> Message:
    """A mention by somebody of another company, in a channel that both share."""
    root = await slack.say("…")
    event: dict[str, Any] = {"type": "app_mention", "user": "U9", "channel": CHANNEL, "ts": root.ts, "text": text}
    await slack.request(
        {
            "type": "event_callback",
            "team_id": TEAM,
            "is_ext_shared_channel": True,
            "event_id": f"Ev{root.ts}",
            "authorizations": [{"team_id": TEAM, "is_bot": True}],
            "event": {**event, "user_team": "TVISITOR", "source_team": "TVISITOR", "team": "TVISITOR"},
        }
    )
    return await slack.next_message()


async def test_a_visitor_can_tell_what_a_shared_channel_runs_and_not_what_quality_is_worth_to_the_workspace(
    slack: FakeSlack, engine: AsyncEngine
) -> None:
    alone = await mentioned_by_a_visitor(slack, "a point of quality is worth $8 a month to us")
    both = await mentioned_by_a_visitor(slack, f"{WE_USE}, and a point of quality is worth $8 a month to us")

    assert NOT_FOR_VISITORS in alone.text
    assert NOT_FOR_VISITORS in both.text
    assert (await held(engine)).model == MINI
    assert await SqlWorths(engine).of(TEAM) == Worth()


async def test_a_form_that_is_sent_twice_is_saved_once(slack: FakeSlack, engine: AsyncEngine) -> None:
    said = await told(slack, WE_USE)
    view = await form_of(slack, said, EDIT_PROFILE)

    await asyncio.gather(*(slack.submit(view, {"volume": "5M"}) for _ in range(2)), return_exceptions=True)
    await slack.next_message()
    await slack.settled()

    saved = await SqlSetups(engine).of(TEAM, CHANNEL)
    assert saved is not None
    assert (saved.revision, saved.setup.tokens_per_month) == (2, 5_000_000)


@pytest.mark.parametrize("question", [ProfileQuestion(action="set", worth=Worth(usd_per_point=8))])
async def test_a_worth_alone_leaves_nothing_of_the_channel_to_take_back(
    slack: FakeSlack, engine: AsyncEngine, question: ProfileQuestion
) -> None:
    desk = desk_on(engine, slack)

    outcome = await desk.applied(Asker(team=TEAM, user="U1", channel=CHANNEL, alone=True), question)

    assert (outcome.revision, await held(engine)) == (None, Setup())
