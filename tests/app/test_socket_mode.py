"""The same app over Socket Mode: Slack reaches it through a connection that it opens itself."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.slack.ids import INPUT_SHARE, MODELS, REFINE, SHARE, VOLUME
from bot.slack.socket import Socket
from tests.app.whole_bot import one_workspace, product_manifest
from tests.fake_slack import FakeSlack, running

COMPARISON = "gpt-5.1 vs gpt-4.1-mini 100M"


@pytest.fixture
async def slack(engine: AsyncEngine) -> AsyncIterator[FakeSlack]:
    async with running(manifest=product_manifest()) as slack:
        socket = Socket(one_workspace(engine, slack), app_token=slack.app_token)
        await socket.open()
        await slack.socket_opened()
        yield slack
        await socket.close()


async def test_a_command_is_answered_shared_and_changed_in_place(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    await slack.select(answer, INPUT_SHARE, "0.8")
    await slack.until(lambda: "$300" in answer.text)

    await slack.press(answer, SHARE)

    assert "$300" in (await slack.next_message()).text
    assert slack.problems == []


async def test_a_mention_is_answered_once_however_often_it_is_delivered(slack: FakeSlack) -> None:
    slack.faults.deliver_twice = True
    question = await slack.mention(COMPARISON)

    answer = await slack.next_message()

    await slack.settled()
    assert answer.thread_ts == question.ts
    assert len(slack.calls("chat.postMessage")) == 1


async def test_the_refine_form_searches_validates_and_answers(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    await slack.press(answer, REFINE)
    await slack.next_view()
    form = await slack.next_view()

    found = await slack.suggest(form, MODELS, "sonnet-4-5")
    errors = await slack.submit(form, {VOLUME: "a lot"})
    accepted = await slack.submit(form, {VOLUME: "10M"})

    await slack.until(lambda: "10M tokens a month" in answer.text)
    assert "anthropic:claude-sonnet-4-5" in [option["value"] for option in found]
    assert list(errors) == [VOLUME]
    assert accepted == {}


async def test_a_socket_says_whether_it_is_connected(engine: AsyncEngine) -> None:
    async with running(manifest=product_manifest()) as slack:
        socket = Socket(one_workspace(engine, slack), app_token=slack.app_token)
        before = await socket.is_connected()
        await socket.open()
        await slack.socket_opened()
        opened = await socket.is_connected()
        await socket.close()

    assert (before, opened, await socket.is_connected()) == (False, True, False)
