"""What people press under a decision, and on the way to one: the whole bot before Slack's stand-in."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.playground.wire import JsonObject
from bot.playground.workspace import Message
from bot.slack.notices import GONE, HEARD, NOTHING_TO_UNDO
from bot.stores.schema import FEEDBACK
from tests.fake_slack import FakeSlack

EVERYDAY = "/llmcost gpt-5.1 vs gpt-4.1-mini 100M"
WE_USE = "we use gpt-4.1-mini for about 100M tokens a month, mostly classification"
SEARCHED = {"text": {"type": "plain_text", "text": "gpt-4.1-mini"}, "value": "openai:gpt-4.1-mini"}


def block_of(message: Message, action_id: str) -> str:
    """The id of the block that an action stands in."""
    blocks = [block for block in message.blocks or [] if "elements" in block]
    (found,) = [b["block_id"] for b in blocks if any(e.get("action_id") == action_id for e in b["elements"])]
    return str(found)


def actions_of(message: Message) -> list[str]:
    elements = [each for block in message.blocks or [] for each in block.get("elements", ())]
    return [each["action_id"] for each in elements if "action_id" in each]


async def thumb(slack: FakeSlack, message: Message, value: str) -> None:
    place = {"action_id": "feedback", "block_id": block_of(message, "feedback")}
    await slack.playground.interactions.act({"type": "feedback_buttons", "value": value, **place}, on=message)


async def verdicts(engine: AsyncEngine) -> list[bool]:
    async with engine.connect() as connection:
        return list((await connection.execute(select(FEEDBACK.c.good))).scalars())


async def forgotten(slack: FakeSlack) -> None:
    """Whatever was kept of the team is gone."""
    await slack.uninstall()
    await slack.settled()


def forged(slack: FakeSlack, message: Message, action_id: str, **changed: object) -> JsonObject:
    """A button's payload as somebody might make it up; Slack's own client would not let them."""
    return {
        "type": "block_actions",
        "user": {"id": slack.me.id},
        "team": {"id": slack.workspace.team_id},
        "channel": {"id": message.channel},
        "trigger_id": "1.2.forged",
        "container": {"is_ephemeral": False, "message_ts": message.ts, "thread_ts": message.thread_ts},
        "actions": [{"type": "button", "action_id": action_id, "block_id": block_of(message, action_id), **changed}],
    }


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["text"]] if isinstance(value.get("text"), str) else [])
        for member in value.values():
            yield from texts_in(member)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def said(message: Message) -> str:
    return "\n".join(texts_in(message.blocks))


async def test_why_opens_at_once_and_shows_every_formula(slack: FakeSlack) -> None:
    await slack.command(EVERYDAY)
    answer = await slack.next_ephemeral()

    await slack.press(answer, "why")

    opened = await slack.next_call("views.open")
    await slack.next_call("views.update")
    shown = "\n".join(texts_in(slack.views[-1].blocks))
    assert "One moment" in str(opened.arguments)
    assert "$1.25" in shown
    assert "$562.50" in shown
    assert slack.ephemerals() == [answer]


async def test_why_in_a_thread_shows_the_working_at_once(slack: FakeSlack) -> None:
    await slack.mention("gpt-5.1 vs gpt-4.1-mini 100M")
    answer = await slack.next_message()

    await slack.mention("why?", thread_ts=answer.thread_ts)
    explained = await slack.next_message()

    (container,) = [block for block in explained.blocks or [] if block["type"] == "container"]
    assert "$562.50" in "\n".join(texts_in(container))


async def test_a_workspace_that_knows_none_of_the_new_blocks_gets_the_same_in_plain_ones(slack: FakeSlack) -> None:
    await slack.mention("gpt-5.1 vs gpt-4.1-mini 100M")
    answer = await slack.next_message()
    slack.faults.refuse_blocks = frozenset({"context_actions", "container"})

    await slack.mention("why?", thread_ts=answer.thread_ts)
    explained = await slack.next_message()

    assert "$562.50" in said(explained)
    assert "feedback" not in actions_of(explained)
    assert "refine" in actions_of(explained)


async def test_why_of_a_question_that_is_gone_says_so(slack: FakeSlack) -> None:
    await slack.command(EVERYDAY)
    answer = await slack.next_ephemeral()
    await forgotten(slack)

    await slack.press(answer, "why")

    await slack.until(lambda: slack.views and GONE in str(slack.views[-1].blocks))


async def test_a_follow_up_is_asked_about_the_answer_above_it(slack: FakeSlack) -> None:
    await slack.mention("gpt-5.1 vs gpt-4.1-mini 100M")
    answer = await slack.next_message()

    await slack.press(answer, "What about batch?")
    follow_up = await slack.next_message()

    assert follow_up.thread_ts == answer.thread_ts
    assert "$50" in said(follow_up)
    assert "$281" in said(follow_up)


async def test_a_follow_up_of_a_private_answer_stands_beside_it(slack: FakeSlack) -> None:
    await slack.command(EVERYDAY)
    answer = await slack.next_ephemeral()

    await slack.press(answer, "What about batch?")
    follow_up = await slack.next_ephemeral()

    assert slack.ephemerals() == [answer, follow_up]
    assert "$281" in said(follow_up)


async def test_a_follow_up_of_a_question_that_is_gone_says_so(slack: FakeSlack) -> None:
    await slack.command(EVERYDAY)
    answer = await slack.next_ephemeral()
    await forgotten(slack)

    await slack.press(answer, "What about batch?")

    assert GONE in (await slack.next_ephemeral()).text


async def test_the_last_thumb_of_a_person_counts_and_they_alone_hear_of_it(
    slack: FakeSlack, engine: AsyncEngine
) -> None:
    await slack.mention("gpt-5.1 vs gpt-4.1-mini 100M")
    answer = await slack.next_message()

    await thumb(slack, answer, "good")
    told = await slack.next_ephemeral()
    await thumb(slack, answer, "bad")
    await slack.next_ephemeral()

    assert HEARD in told.text
    assert await verdicts(engine) == [False]
    assert slack.from_bot("#llm-costs") == [answer]


@pytest.mark.parametrize("changed", [{"value": "excellent"}, {"block_id": "feedback|someone-elses"}, {"block_id": ""}])
async def test_a_thumb_that_nobody_can_give_is_kept_nowhere(
    slack: FakeSlack, engine: AsyncEngine, changed: dict[str, str]
) -> None:
    await slack.mention("gpt-5.1 vs gpt-4.1-mini 100M")
    answer = await slack.next_message()

    reply = await slack.request(forged(slack, answer, "feedback", **{"value": "good", **changed}))
    await slack.settled()

    assert reply.status == 200
    assert await verdicts(engine) == []


async def test_what_was_said_of_a_channel_can_be_taken_back_in_its_place(slack: FakeSlack) -> None:
    await slack.mention(WE_USE)
    repeated = await slack.next_message()
    before = said(repeated)

    await slack.press(repeated, "undo")
    await slack.until(lambda: said(repeated) != before)

    assert "gpt-4.1-mini, 100M tokens a month" in before
    assert "gpt-4.1-mini, 100M" not in said(repeated)
    assert "undo" not in actions_of(repeated)


async def test_an_older_change_cannot_be_taken_back_from_under_a_newer_one(slack: FakeSlack) -> None:
    await slack.mention(WE_USE)
    older = await slack.next_message()
    await slack.mention("we use gpt-5.1 for about 50M tokens a month")
    await slack.next_message()

    await slack.press(older, "undo")
    told = await slack.next_ephemeral()
    await slack.command("/llmcost what do we run?")

    assert NOTHING_TO_UNDO in told.text
    assert "gpt-5.1" in said(await slack.next_ephemeral())


@pytest.mark.parametrize("value", ["", "-1", "1e9", "9" * 300, "<!channel>"])
async def test_an_undo_of_nothing_changes_nothing(slack: FakeSlack, value: str) -> None:
    await slack.mention(WE_USE)
    repeated = await slack.next_message()

    reply = await slack.request(forged(slack, repeated, "undo", value=value))
    told = await slack.next_ephemeral()

    assert reply.status == 200
    assert NOTHING_TO_UNDO in told.text
    assert "gpt-4.1-mini" in said(repeated)


async def test_the_form_is_filled_in_with_what_is_known_and_what_was_changed_holds(slack: FakeSlack) -> None:
    await slack.mention(WE_USE)
    repeated = await slack.next_message()

    await slack.press(repeated, "edit_profile")
    await slack.until(lambda: slack.views and "submit" in slack.views[-1].body)
    (view,) = slack.views
    fields = {block["block_id"]: block["element"] for block in view.blocks}
    errors = await slack.submit(view, {"volume": "250M", "input_share": "80", "timezone": "Europe/Berlin"})
    saved = await slack.next_message()

    assert fields["profile_model"]["initial_option"]["value"] == "openai:gpt-4.1-mini"
    assert fields["volume"]["initial_value"] == "100,000,000"
    assert fields["task"]["initial_option"]["value"] == "classification"
    assert errors == {}
    assert "gpt-4.1-mini" in said(saved)
    assert "250M tokens a month" in said(saved)
    assert "undo" in actions_of(saved)


async def test_a_mistake_in_the_form_is_told_at_its_field_and_saves_nothing(slack: FakeSlack) -> None:
    await slack.command("/llmcost what do we run?")
    shown = await slack.next_ephemeral()
    await slack.press(shown, "edit_profile")
    await slack.until(lambda: slack.views and "submit" in slack.views[-1].body)

    errors = await slack.submit(slack.views[-1], {"volume": "many"})

    assert list(errors) == ["volume"]
    assert len(slack.views) == 1


async def test_asking_back_goes_on_as_soon_as_model_and_volume_are_chosen(slack: FakeSlack) -> None:
    await slack.command("/llmcost should we upgrade?", channel="#general")
    asked_back = await slack.next_ephemeral()
    menus = block_of(asked_back, "menu:model")

    await slack.select(asked_back, "menu:model", "openai:gpt-4.1-mini")
    await slack.settled()
    waiting = slack.ephemerals()
    held = {menus: {"menu:model": {"type": "external_select", "selected_option": SEARCHED}}}
    await slack.select(asked_back, "menu:volume", "100000000", state=held)
    await slack.next_ephemeral()
    answer = slack.ephemerals()[-1]

    assert waiting == [asked_back]
    assert len(slack.ephemerals()) == 1
    assert "14 January 2027" in said(answer)
    assert "remembered for this channel" in said(answer)
    assert "undo" in actions_of(answer)


async def test_in_a_thread_the_same_choices_are_answered_once_for_all(slack: FakeSlack) -> None:
    await slack.mention("should we upgrade?", channel="#general")
    asked_back = await slack.next_message("#general")
    held = {
        block_of(asked_back, "menu:model"): {"menu:model": {"type": "external_select", "selected_option": SEARCHED}}
    }

    await slack.select(asked_back, "menu:volume", "100000000", state=held)
    answer = await slack.next_message("#general")
    await slack.select(asked_back, "menu:volume", "100000000", state=held)
    await slack.settled()

    assert answer.thread_ts == asked_back.thread_ts
    assert slack.from_bot("#general") == [asked_back, answer]


@pytest.mark.parametrize(
    ("model", "volume"),
    [("openai:gpt-0", "100000000"), ("openai:gpt-4.1-mini", "7"), ("openai:gpt-4.1-mini", "9" * 60), ("<@U1>", "-1")],
)
async def test_what_no_menu_offers_counts_as_not_chosen(slack: FakeSlack, model: str, volume: str) -> None:
    await slack.mention("should we upgrade?", channel="#general")
    asked_back = await slack.next_message("#general")
    payload = forged(slack, asked_back, "menu:volume", type="static_select", selected_option={"value": volume})
    chosen = {
        "menu:model": {"selected_option": {"value": model}},
        "menu:volume": {"selected_option": {"value": volume}},
    }

    reply = await slack.request(payload | {"state": {"values": {block_of(asked_back, "menu:volume"): chosen}}})
    await slack.settled()

    assert reply.status == 200
    assert slack.from_bot("#general") == [asked_back]
    assert slack.ephemerals() == []


async def test_what_quality_is_worth_is_asked_for_saved_and_weighed_in_place(slack: FakeSlack) -> None:
    await slack.command("/llmcost should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M?")
    answer = await slack.next_ephemeral()
    before = said(answer)

    await slack.press(answer, "set_worth")
    await slack.until(lambda: slack.views and "submit" in slack.views[-1].body)
    errors = await slack.submit(slack.views[-1], {"usd_per_point": "20"})
    weighed = await slack.next_ephemeral()

    assert errors == {}
    assert [each.ts for each in slack.ephemerals()] == [answer.ts]
    assert said(weighed) != before


async def test_what_quality_is_worth_can_be_said_under_an_answer_that_is_gone(slack: FakeSlack) -> None:
    await slack.command("/llmcost should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M?")
    answer = await slack.next_ephemeral()
    await forgotten(slack)

    await slack.press(answer, "set_worth")
    await slack.until(lambda: slack.views and "submit" in slack.views[-1].body)
    await slack.submit(slack.views[-1], {"max_increase": "500"})

    assert "$500" in said(await slack.next_ephemeral())


async def test_profile_to_verdict(slack: FakeSlack) -> None:
    await slack.mention(WE_USE)
    profile = await slack.next_message()
    await slack.mention("should we upgrade?")
    verdict = await slack.next_message()

    assert "gpt-4.1-mini, 100M tokens a month" in said(profile)
    assert {"undo", "edit_profile"} <= set(actions_of(profile))
    for figure in ("14 January 2027", "gpt-6-luna", "$30", "reasons by default", "no evidence on file"):
        assert figure in said(verdict)
    assert {"why", "set_worth", "feedback"} <= set(actions_of(verdict))
