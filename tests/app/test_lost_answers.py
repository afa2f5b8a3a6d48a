"""No answer is lost without a word, and what Slack refused can be asked for again."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.playground.response_urls import MOST_USES
from bot.playground.workspace import Message
from bot.slack.ids import REFINE, SHARE, VOLUME, kept_in
from bot.slack.notices import GONE, SHARE_LOST, SHARED_BEFORE, not_answered, not_opened
from bot.slack.payloads import Asker
from bot.slack.sharing import share
from tests.app.whole_bot import desk_on
from tests.fake_slack import FakeSlack

COMPARISON = "gpt-5.1 vs gpt-4.1-mini 100M"


def buttons(message: Message) -> list[str]:
    """The action ids under a message."""
    rows = [block["elements"] for block in message.blocks or [] if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]


def block_of_buttons(message: Message) -> str:
    return next(str(block["block_id"]) for block in message.blocks or [] if block["type"] == "actions")


def use_up_response_urls(slack: FakeSlack) -> None:
    for url in slack.playground.stage.response_urls._issued.values():
        url.uses = MOST_USES


async def private_answer(slack: FakeSlack, channel: str = "#llm-costs") -> Message:
    await slack.command(f"/llmcost {COMPARISON}", channel=channel)
    return await slack.next_ephemeral()


async def test_a_refused_choice_can_be_pressed_again(slack: FakeSlack) -> None:
    await slack.mention("price of gpt-5.1-mini")
    asked_back = await slack.next_message()
    members = slack.workspace.channel("#llm-costs").members
    members.remove(slack.workspace.bot.id)

    await slack.press(asked_back, "choice:0")
    told = await slack.next_ephemeral()
    members.add(slack.workspace.bot.id)
    await slack.press(asked_back, "choice:0")

    assert not_answered("not_in_channel") in told.text
    assert "$" in (await slack.next_message()).text


async def test_a_choice_that_may_have_been_posted_is_not_posted_again(slack: FakeSlack) -> None:
    await slack.mention("price of gpt-5.1-mini")
    asked_back = await slack.next_message()
    slack.faults.drop_next_answer = 1

    await slack.press(asked_back, "choice:0")
    await slack.next_message()
    await slack.press(asked_back, "choice:0")

    await slack.settled()
    assert len(slack.from_bot("#llm-costs")) == 2


async def test_an_answer_where_the_bot_may_not_speak_comes_as_a_direct_message(slack: FakeSlack) -> None:
    private = await private_answer(slack, "#eng-search")
    await slack.press(private, REFINE)
    await slack.next_view()
    form = await slack.next_view()
    use_up_response_urls(slack)

    await slack.submit(form, {VOLUME: "10M"})

    answer = await slack.next_message(slack.direct)
    assert "$10 against $56" in answer.text
    assert buttons(answer) == []


async def test_what_cannot_be_said_in_a_channel_is_said_in_a_direct_message(slack: FakeSlack) -> None:
    slack.workspace.channel("#llm-costs").is_archived = True

    await slack.mention(COMPARISON)

    told = await slack.next_message(slack.direct)
    assert not_answered("is_archived") in told.text
    assert slack.from_bot("#llm-costs") == []


async def test_an_answer_that_reaches_nobody_is_logged_once(slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    private = await private_answer(slack, "#eng-search")
    await slack.press(private, REFINE)
    await slack.next_view()
    form = await slack.next_view()
    use_up_response_urls(slack)
    slack.workspace.channel(slack.direct).is_archived = True

    await slack.submit(form, {VOLUME: "10M"})

    await slack.settled()
    logged = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert logged == ["An answer reached nobody: is_archived"]


async def test_a_mention_that_slack_holds_back_for_an_hour_is_told_of_at_once(slack: FakeSlack) -> None:
    await private_answer(slack)
    slack.faults.retry_after = 3600
    slack.faults.rate_limit_next = 1

    await slack.mention(COMPARISON)

    assert not_answered("ratelimited") in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == []


async def test_a_form_that_slack_holds_back_for_an_hour_is_told_of_at_once(slack: FakeSlack) -> None:
    private = await private_answer(slack)
    slack.faults.retry_after = 3600
    slack.faults.rate_limit_next = 1

    await slack.press(private, REFINE)

    assert not_opened("ratelimited") in (await slack.next_ephemeral()).text
    assert slack.views == []


async def test_sharing_again_what_a_failing_slack_may_have_lost_says_so(slack: FakeSlack) -> None:
    private = await private_answer(slack)
    slack.faults.server_error_next = 1

    await slack.press(private, SHARE)
    told = await slack.next_ephemeral()
    await slack.press(private, SHARE)

    assert SHARE_LOST in told.text
    assert SHARED_BEFORE in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == []


@pytest.mark.parametrize(
    ("later", "told"),
    [(timedelta(hours=26), SHARED_BEFORE), (timedelta(days=179), SHARED_BEFORE), (timedelta(days=181), GONE)],
)
async def test_an_answer_is_not_shared_again_as_long_as_its_button_works(
    engine: AsyncEngine, slack: FakeSlack, later: timedelta, told: str
) -> None:
    private = await private_answer(slack)
    slack.faults.drop_next_answer = 1
    await slack.press(private, SHARE)
    await slack.next_ephemeral()
    restarted = replace(desk_on(engine, slack), now=lambda: slack.clock.now() + later)
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url)
    asker = Asker(slack.workspace.team_id, slack.me.id, private.channel)

    await share(restarted, client, asker, kept_in(block_of_buttons(private)))

    assert told in (await slack.next_ephemeral()).text
    assert len(slack.from_bot("#llm-costs")) == 1


async def test_an_answer_in_a_direct_conversation_has_nobody_to_be_shared_with(slack: FakeSlack) -> None:
    private = await private_answer(slack, slack.direct)

    assert SHARE not in buttons(private)
    assert REFINE in buttons(private)
