"""When something breaks: the person gets a sentence with an id, the log the traceback, the channel nothing."""

import logging
import re
from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Profile, Question
from bot.slack.ids import REFINE
from bot.usecases.ask import Ask
from catalog.catalog import Catalog
from tests.app.whole_bot import bot_before_slack
from tests.builders import catalog
from tests.fake_slack import FakeSlack

SENTENCE = re.compile(
    r"Something failed on my side while pricing this \(id ([0-9a-f]{4})\)\. Nothing was posted\. "
    r"Try again, or ask your admin to look for that id in the log\."
)


def broken(_text: str, _catalog: Catalog, _profile: Profile, _now: datetime) -> Question:
    raise RuntimeError("the parser broke")


@pytest.mark.parametrize("surface", ["command", "mention", "dm"])
async def test_a_failure_is_told_with_the_id_of_its_traceback(
    engine: AsyncEngine, caplog: pytest.LogCaptureFixture, surface: str
) -> None:
    async with bot_before_slack(engine, ask=Ask(catalog=catalog, read=broken)) as slack:
        gestures = {"command": slack.command("/llmcost our secret"), "mention": slack.mention("our secret")}
        gestures["dm"] = slack.dm("our secret")
        for name, gesture in gestures.items():
            if name == surface:
                await gesture
            else:
                gesture.close()
        told = await slack.next_ephemeral()
        await slack.settled()

    said = SENTENCE.search(told.text)
    assert said
    assert f"(id {said[1]})" in caplog.text
    assert "the parser broke" in caplog.text
    assert "our secret" not in caplog.text
    assert slack.calls("chat.postMessage") == []


async def test_nothing_that_people_or_tokens_say_is_logged(slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="slack_bolt")
    caplog.set_level(logging.DEBUG, logger="slack_sdk")

    await slack.mention("gpt-5.1 for project Bluebird")
    await slack.command("/llmcost gpt-5.1 for project Bluebird")
    await slack.request(b'{"text": "project Bluebird"}', secret="forged")
    await slack.next_message()
    await slack.next_ephemeral()

    assert "Bluebird" not in caplog.text
    assert slack.bot_token not in caplog.text
    assert slack.signing_secret not in caplog.text


async def test_an_answer_without_a_database_has_no_buttons_but_comes(engine: AsyncEngine, slack: FakeSlack) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("DROP TABLE kept_questions"))

    await slack.command("/llmcost gpt-5.1 10M")

    answer = await slack.next_ephemeral()
    assert "$56" in answer.text
    assert "'type': 'actions'" not in str(answer.blocks)


async def test_an_event_that_cannot_be_marked_is_left_to_slack_to_repeat(engine: AsyncEngine, slack: FakeSlack) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("ALTER TABLE seen_events RENAME TO away"))
    event = {"type": "app_mention", "user": slack.me.id, "channel": "C0LLMCOSTS", "ts": "1.2", "text": "help"}
    body = {"type": "event_callback", "team_id": slack.workspace.team_id, "event_id": "Ev1", "event": event}

    refused = await slack.request(body)
    async with engine.begin() as connection:
        await connection.execute(text("ALTER TABLE away RENAME TO seen_events"))
    taken = await slack.request(body)

    assert (refused.status, taken.status) == (500, 200)


async def test_a_modal_that_slack_does_not_open_is_no_failure(slack: FakeSlack) -> None:
    await slack.command("/llmcost gpt-5.1 10M")
    answer = await slack.next_ephemeral()
    slack.faults.server_error_next = 1

    await slack.press(answer, REFINE)

    await slack.settled()
    assert slack.views == []
    assert slack.ephemerals() == [answer]
