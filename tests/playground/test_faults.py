"""Failures on demand, as the real SDK meets them."""

from collections.abc import AsyncIterator

import pytest
from httpx2 import ASGITransport, AsyncClient
from pydantic import ValidationError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from starlette.applications import Starlette

from bot.playground.faults import Faults
from bot.playground.responses import issue_response_url
from tests.fake_slack import FakeSlack, running


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with running() as fake:
        yield fake


def posting(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, slack.api_url, retry_handlers=[])


async def test_a_rate_limit_says_how_long_to_wait_and_ends(slack: FakeSlack) -> None:
    slack.faults.rate_limit_next, slack.faults.retry_after = 1, 7

    with pytest.raises(SlackApiError) as refused:
        await posting(slack).chat_postMessage(channel="#llm-costs", text="x")
    await posting(slack).chat_postMessage(channel="#llm-costs", text="x")

    assert (refused.value.response.status_code, refused.value.response.headers["retry-after"]) == (429, "7")
    assert len(slack.messages("#llm-costs")) == 1


async def test_a_client_that_honours_retry_after_gets_through(slack: FakeSlack) -> None:
    slack.faults.rate_limit_next = 1
    client = posting(slack)
    client.retry_handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]

    await client.chat_postMessage(channel="#llm-costs", text="x")

    assert [call.status for call in slack.calls("chat.postMessage")] == [429, 200]


async def test_a_dropped_answer_makes_a_client_that_retries_post_twice(slack: FakeSlack) -> None:
    slack.faults.drop_next_answer = 1

    await AsyncWebClient(slack.bot_token, slack.api_url).chat_postMessage(channel="#llm-costs", text="x")

    assert [message.text for message in slack.messages("#llm-costs")] == ["x", "x"]


async def test_a_dropped_answer_leaves_a_client_that_does_not_retry_in_doubt(slack: FakeSlack) -> None:
    slack.faults.drop_next_answer = 1

    with pytest.raises(Exception, match="disconnected"):
        await posting(slack).chat_postMessage(channel="#llm-costs", text="x")

    assert [message.text for message in slack.messages("#llm-costs")] == ["x"]


async def test_a_server_that_is_down_takes_nothing(slack: FakeSlack) -> None:
    slack.faults.server_error_next = 1

    with pytest.raises(SlackApiError) as refused:
        await posting(slack).chat_postMessage(channel="#llm-costs", text="x")

    assert refused.value.response.status_code == 503
    assert slack.messages("#llm-costs") == []


async def test_refused_block_types_are_invalid_until_they_are_taken_again(slack: FakeSlack) -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}
    slack.faults.refuse_blocks = frozenset({"table"})

    with pytest.raises(SlackApiError) as refused:
        await posting(slack).chat_postMessage(channel="#llm-costs", text="x", blocks=[table])
    slack.faults.refuse_blocks = frozenset()
    await posting(slack).chat_postMessage(channel="#llm-costs", text="x", blocks=[table])

    assert refused.value.response["error"] == "invalid_blocks"


async def test_rate_limits_are_enforced_per_channel_when_told_to(slack: FakeSlack) -> None:
    slack.faults.enforce_rate_limits = True
    for _ in range(3):
        await posting(slack).chat_postMessage(channel="#llm-costs", text="x")

    with pytest.raises(SlackApiError) as refused:
        await posting(slack).chat_postMessage(channel="#llm-costs", text="x")
    await posting(slack).chat_postMessage(channel="#general", text="x")

    assert refused.value.response["error"] == "ratelimited"


async def test_a_dropped_answer_through_a_response_url_was_taken(slack: FakeSlack) -> None:
    slack.faults.drop_next_response = 1
    address = issue_response_url(slack.playground.stage, channel="C0LLMCOSTS", user=slack.me.id)

    with pytest.raises(Exception, match="disconnected"):
        await AsyncWebhookClient(address, retry_handlers=[]).send(text="x")

    assert [message.text for message in slack.ephemerals()] == ["x"]


async def test_a_server_that_cannot_hang_up_answers_as_a_broken_gateway(slack: FakeSlack) -> None:
    slack.faults.drop_next_answer = 1
    site = Starlette(routes=slack.playground.routes)

    async with AsyncClient(transport=ASGITransport(app=site), base_url="http://127.0.0.1") as client:
        answer = await client.post("/api/api.test")

    assert (answer.status_code, answer.content) == (502, b"")


def test_switches_are_checked() -> None:
    for wrong in ({"rate_limit_next": -1}, {"retry_after": 0}, {"deliver_twice": "maybe"}, {"unknown": 1}):
        with pytest.raises(ValidationError):
            Faults.model_validate(wrong)
