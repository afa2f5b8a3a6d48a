"""Long messages are read to their end, and messages of other apps wherever their words are."""

import json
import threading
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Profile, Question
from bot.parsing.parse import parse
from bot.playground.payloads import interaction
from bot.playground.responses import issue_response_url
from bot.playground.workspace import Message
from bot.slack.desk import READ_AT_ONCE
from bot.slack.ids import PRICE_THIS
from bot.slack.notices import CUT, NO_MODEL_NAMED
from bot.slack.payloads import READ_AT_MOST
from bot.usecases.ask import Ask
from catalog.catalog import Catalog
from tests.app.whole_bot import bot_before_slack
from tests.builders import catalog
from tests.fake_slack import WITHIN, FakeSlack

MINUTES = (
    "Thanks for joining the call on Tuesday. We went through the roadmap, and the support team told us what their "
    "customers keep asking for. Nobody minds the delay, but the documentation must be ready before the launch.\n"
)


async def price_this(slack: FakeSlack, **message: Any) -> tuple[int, Message]:
    """Choose the shortcut on a message of any shape; the status, and what the person is told first."""
    channel = slack.workspace.channel("#llm-costs").id
    payload = interaction(slack.playground.stage, "message_action") | {
        "callback_id": PRICE_THIS,
        "trigger_id": "1.2.3",
        "response_url": issue_response_url(slack.playground.stage, channel=channel, user=slack.me.id),
        "channel": {"id": channel},
        "message": {"ts": "5.6"} | message,
    }
    reply = await slack.request(
        urlencode({"payload": json.dumps(payload)}).encode(), content_type="application/x-www-form-urlencoded"
    )
    return reply.status or 0, await slack.next_ephemeral()


async def test_a_question_at_the_end_of_a_long_mail_is_answered(slack: FakeSlack) -> None:
    question = (
        f"So, @{slack.workspace.bot.name}: we expect about 40M tokens a month. "
        "What does that cost on gpt-5.1 and on gpt-4.1-mini?"
    )
    mail = (MINUTES * 40)[: 6_000 - len(question) - 2]

    await slack.say(f"{mail}\n\n{question}")

    answer = await slack.next_message()
    assert [figure for figure in ("$225", "$40") if figure not in answer.text] == []


async def test_others_are_answered_while_a_long_text_is_read(engine: AsyncEngine) -> None:
    others_are_answered = threading.Event()

    def slow(said: str, catalog: Catalog, profile: Profile, now: datetime) -> Question:
        if len(said) > READ_AT_ONCE:
            others_are_answered.wait(WITHIN)
        return parse(said, catalog, profile, now)

    async with bot_before_slack(engine, ask=Ask(catalog=catalog, read=slow)) as slack:
        await slack.mention(f"{MINUTES * 40} gpt-5.1")
        await slack.command("/llmcost help")
        await slack.next_ephemeral()
        before = slack.from_bot("#llm-costs")
        others_are_answered.set()

        assert before == []
        assert "gpt-5.1" in (await slack.next_message()).text


@pytest.mark.parametrize(
    "message",
    [
        {"text": "x " * 19_990 + "gpt-5.1"},
        {"text": None, "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "gpt-5.1"}}]},
        {"text": "", "attachments": [{"pretext": "Deployed", "fields": [{"title": "Model", "value": "gpt-5.1"}]}]},
    ],
)
async def test_price_this_finds_a_model_wherever_it_is_written(slack: FakeSlack, message: dict[str, Any]) -> None:
    status, answer = await price_this(slack, **message)

    assert status == 200
    assert "gpt-5.1" in answer.text
    assert "$1.25" in str(answer.blocks)


async def test_price_this_on_a_message_without_words_says_so(slack: FakeSlack) -> None:
    status, told = await price_this(slack, text=None)

    assert status == 200
    assert NO_MODEL_NAMED in told.text


async def test_price_this_says_when_it_did_not_read_to_the_end(slack: FakeSlack) -> None:
    part = {"type": "section", "text": {"type": "mrkdwn", "text": "lunch? " * 400}}

    _, told = await price_this(slack, text="", blocks=[part, *({**part, "text": f"{n} " * 1_400} for n in range(40))])

    assert READ_AT_MOST == 40_000
    assert CUT in told.text
    assert NO_MODEL_NAMED in (await slack.next_ephemeral()).text
