"""What the addresses for Slack do with requests that are not as they should be."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.slack.http import MOST_BYTES, health_route, slack_routes
from tests.app.whole_bot import one_workspace
from tests.fake_slack import FakeSlack

FORM = "application/x-www-form-urlencoded"
COMMAND = {
    "command": "/llmcost",
    "text": "gpt-5.1",
    "team_id": "T0PLAYGRND",
    "channel_id": "C0LLMCOSTS",
    "user_id": "U0PERSON01",
    "trigger_id": "1.2.3",
    "response_url": "http://127.0.0.1:9/",
}


def event(**fields: Any) -> dict[str, Any]:
    return {
        "type": "event_callback",
        "team_id": "T0PLAYGRND",
        "event_id": "Ev1",
        "event": {"type": "app_mention"},
    } | fields


async def test_a_forged_signature_is_refused(slack: FakeSlack) -> None:
    reply = await slack.request(event(), secret="another secret")

    await slack.settled()
    assert reply.status == 401
    assert slack.calls() == []


async def test_a_request_of_six_minutes_ago_is_refused(slack: FakeSlack) -> None:
    reply = await slack.request(urlencode(COMMAND).encode(), content_type=FORM, age=timedelta(minutes=6))

    await slack.settled()
    assert reply.status == 401
    assert slack.calls() == []


async def test_a_request_without_signature_is_refused(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.post(slack.playground.delivery.bot_url, data=COMMAND)

    assert answer.status == 401


async def test_slack_is_told_the_challenge(slack: FakeSlack) -> None:
    reply = await slack.request({"type": "url_verification", "challenge": "3eZbrw1aB", "token": "x"})

    assert (reply.status, reply.json) == (200, {"challenge": "3eZbrw1aB"})


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", b'{"event": 1}', b'{"type": "event_callback", "event": {"type": 7}}']
)
async def test_a_malformed_body_is_the_senders_fault(slack: FakeSlack, body: bytes) -> None:
    assert (await slack.request(body)).status == 400


async def test_a_body_over_a_mebibyte_is_refused(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.post(slack.playground.delivery.bot_url, data=BytesIO(b"x" * (MOST_BYTES + 1)))

    assert answer.status == 413


async def test_a_body_of_unknown_length_is_read_no_further_than_that(slack: FakeSlack) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * (MOST_BYTES // 20)

    async with aiohttp.ClientSession() as session:
        answer = await session.post(slack.playground.delivery.bot_url, data=endless())

    assert answer.status == 413


async def test_only_posts_are_taken(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.get(slack.playground.delivery.bot_url)

    assert answer.status == 405


@pytest.mark.parametrize(
    "payload",
    [
        event(event={"type": "team_join"}),
        event(event={"type": "app_mention"}),
        event(event={"type": "message", "channel": "D1", "channel_type": "im", "ts": 5}),
        event(event={"type": "app_home_opened"}),
        event(event={"type": "tokens_revoked", "tokens": "all"}),
        event(event_id=None),
    ],
)
async def test_an_event_that_cannot_be_used_is_accepted_and_left(slack: FakeSlack, payload: dict[str, Any]) -> None:
    reply = await slack.request(payload)

    await slack.settled()
    assert reply.status == 200
    assert [call.method for call in slack.calls()] in ([], ["auth.test"])


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        ({"type": "block_actions", "actions": [{"action_id": "share"}]}, 400),
        ({"type": "block_actions", "actions": [{"action_id": "of another version"}]}, 200),
        ({"type": "view_submission", "view": {"type": "modal", "callback_id": "refine"}}, 400),
        ({"type": "message_action", "callback_id": "price_this"}, 400),
        ({"type": "block_suggestion", "action_id": "models", "value": "gpt"}, 200),
        ({"type": "something new"}, 400),
        ({"type": "shortcut", "callback_id": "of another version"}, 404),
    ],
)
async def test_an_interaction_that_cannot_be_used_posts_nothing(
    slack: FakeSlack, payload: dict[str, Any], status: int
) -> None:
    whole = {"team": {"id": "T0PLAYGRND"}, "user": {"id": "U0PERSON01"}} | payload

    reply = await slack.request(urlencode({"payload": json.dumps(whole)}).encode(), content_type=FORM)

    await slack.settled()
    assert reply.status == status
    assert slack.problems == []
    assert slack.calls("chat.postMessage") == []


async def test_a_replayed_command_is_answered_once(slack: FakeSlack) -> None:
    body = urlencode(COMMAND | {"response_url": "http://127.0.0.1:9/"}).encode()

    replies = [await slack.request(body, content_type=FORM) for _ in range(3)]

    await slack.settled()
    assert [reply.status for reply in replies] == [200, 200, 200]
    # The address for the answer is dead, so the one answer comes as an ephemeral message.
    assert len(slack.calls("chat.postEphemeral")) == 1


async def test_a_bot_of_one_workspace_installs_nowhere_whatever_the_environment_says(
    engine: AsyncEngine, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "of another app")

    app = one_workspace(engine, slack)

    assert [route.path for route in slack_routes(app)] == ["/slack/events"]


@pytest.mark.parametrize(
    ("parts", "status"),
    [({"database": True}, 200), ({"database": True, "socket": True}, 200), ({"database": True, "socket": False}, 503)],
)
def test_health_names_what_does_not_work(parts: dict[str, bool], status: int) -> None:
    async def health() -> dict[str, bool]:
        return parts

    answer = TestClient(Starlette(routes=[health_route(health)])).get("/healthz")

    assert answer.status_code == status
    assert answer.json() == {"ok": status == 200, **parts}
