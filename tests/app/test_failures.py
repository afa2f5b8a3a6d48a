"""When something breaks: the person gets a sentence with an id, the log the traceback, the channel nothing."""

import logging
import re
from dataclasses import replace
from datetime import datetime

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Profile, Question
from bot.parsing.parse import parse
from bot.slack.ids import REFINE
from bot.slack.notices import NOT_FILLED, not_opened
from bot.slack.opening import NO_WORD
from bot.slack.payloads import Press
from bot.slack.refining import open_form
from bot.stores.kept_questions import SqlKeptQuestions
from bot.usecases.ask import Ask
from catalog.catalog import Catalog
from tests.app.whole_bot import bot_before_slack, desk_on
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


async def test_a_modal_that_slack_does_not_open_is_told(slack: FakeSlack) -> None:
    await slack.command("/llmcost gpt-5.1 10M")
    answer = await slack.next_ephemeral()
    slack.faults.server_error_next = 1

    await slack.press(answer, REFINE)

    assert not_opened(NO_WORD) in (await slack.next_ephemeral()).text
    assert slack.views == []


async def test_a_modal_whose_opening_was_not_confirmed_is_filled_in(slack: FakeSlack) -> None:
    await slack.command("/llmcost gpt-5.1 10M")
    answer = await slack.next_ephemeral()
    slack.faults.drop_next_answer = 1

    await slack.press(answer, REFINE)

    await slack.until(lambda: slack.views and "submit" in slack.views[-1].body)
    assert slack.ephemerals() == [answer]


async def test_a_modal_that_slack_no_longer_finds_is_told_of(engine: AsyncEngine, slack: FakeSlack) -> None:
    stage = slack.playground.stage

    class Closing(SqlKeptQuestions):
        async def recall(self, _team: str, _kept_as: str, *, now: datetime) -> Question | None:
            assert now == slack.clock.now()
            stage.views.clear()
            return None

    desk = replace(desk_on(engine, slack), kept=Closing(engine))
    press = Press.model_validate(
        {
            "user": {"id": slack.me.id},
            "channel": {"id": "C0LLMCOSTS"},
            "trigger_id": stage.triggers.issue(now=slack.clock.now()),
            "actions": [{"action_id": REFINE, "block_id": "actions|kept"}],
        }
    )
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url)

    await open_form(desk, client, press.asker(slack.workspace.team_id), press)

    assert NOT_FILLED in (await slack.next_ephemeral()).text


async def test_a_modal_that_cannot_be_filled_in_says_so(engine: AsyncEngine, slack: FakeSlack) -> None:
    await slack.command("/llmcost gpt-5.1 10M")
    answer = await slack.next_ephemeral()
    async with engine.begin() as connection:
        await connection.execute(text("DROP TABLE kept_questions"))

    await slack.press(answer, REFINE)

    told = await slack.next_ephemeral()
    assert SENTENCE.search(told.text)
    assert NOT_FILLED in str(slack.views[-1].blocks)


async def test_a_failed_choice_can_be_pressed_again(engine: AsyncEngine) -> None:
    failures = iter([RuntimeError("the parser broke")])

    def broken_once(said: str, catalog: Catalog, profile: Profile, now: datetime) -> Question:
        if not said.startswith("<@") and (failure := next(failures, None)):
            raise failure
        return parse(said, catalog, profile, now)

    async with bot_before_slack(engine, ask=Ask(catalog=catalog, read=broken_once)) as slack:
        await slack.mention("price of gpt-5.1-mini")
        asked_back = await slack.next_message()

        await slack.press(asked_back, "choice:0")
        told = await slack.next_ephemeral()
        await slack.press(asked_back, "choice:0")

        assert SENTENCE.search(told.text)
        assert "$" in (await slack.next_message()).text
