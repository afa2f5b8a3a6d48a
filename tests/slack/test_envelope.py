import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_bolt.async_app import AsyncBoltRequest
from starlette.requests import Request

from bot.slack.envelope import bolt_request

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
COMMAND = {"command": "/llmcost", "team_id": "T1", "user_id": "U1", "channel_id": "C1", "text": "gpt-5.1"}


def asked(body: str | bytes, content_type: str = JSON) -> AsyncBoltRequest | None:
    headers = [(b"content-type", content_type.encode()), (b"x-slack-signature", b"v0=abc")]
    raw = body if isinstance(body, bytes) else body.encode()
    return bolt_request(Request({"type": "http", "method": "POST", "headers": headers}), raw)


def test_an_event_keeps_its_body_and_headers() -> None:
    body = json.dumps({"type": "event_callback", "team_id": "T1", "event": {"type": "app_mention", "user": "U1"}})

    request = asked(body)

    assert request is not None
    assert request.raw_body == body
    assert request.context.user_id == "U1"
    assert request.headers["x-slack-signature"] == ["v0=abc"]


@pytest.mark.parametrize("text", ["gpt-5.1", "payload of gpt-5.1", "payload=1"])
def test_a_command_may_say_payload(text: str) -> None:
    request = asked(urlencode(COMMAND | {"text": text}), FORM)

    assert request is not None
    assert request.body == COMMAND | {"text": text}
    assert (request.context.team_id, request.context.channel_id) == ("T1", "C1")


def test_an_interaction_is_read_out_of_its_form() -> None:
    payload = {"type": "block_actions", "team": {"id": "T1"}, "actions": [{"action_id": "share"}]}

    request = asked(urlencode({"payload": json.dumps(payload)}), FORM)

    assert request is not None
    assert request.body == payload
    assert request.context.team_id == "T1"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("{", JSON),
        ("", JSON),
        ("[]", JSON),
        ("5", JSON),
        ("null", JSON),
        (b"\xff\xfe", FORM),
        ("[" * 5_000, JSON),
        ("payload=[", FORM),
        ("payload=[]", FORM),
        ('{"type": 5}', JSON),
        ('{"event": 5}', JSON),
        ('{"event": {}}', JSON),
        ('{"event": {"type": "app_mention", "channel": 5}}', JSON),
        ('{"authorizations": [5]}', JSON),
        ('{"authorizations": {}}', JSON),
        ('{"team": 5}', JSON),
        ('{"type": "block_actions", "actions": []}', JSON),
        ('{"type": "block_actions", "actions": ["share"]}', JSON),
        ('{"view": "refine"}', JSON),
        ('{"type": "event_callback"}', JSON),
        ('{"type": "view_submission"}', JSON),
        ('{"type": "interactive_message", "callback_id": "old"}', JSON),
        ('{"event": {"type": "message", "authorizations": [null]}}', JSON),
        ("&".join(f"f{number}=1" for number in range(200)), FORM),
    ],
)
def test_what_slack_would_never_send_is_not_passed_on(body: str | bytes, content_type: str) -> None:
    assert asked(body, content_type) is None


KEYS = st.sampled_from(
    [
        "type", "event", "team", "user", "channel", "view", "actions", "authorizations", "message", "item", "id",
        "team_id", "enterprise", "response_urls", "state", "action_id", "callback_id", "assistant_thread", "command",
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["event_callback", "block_actions"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=15,
)


@settings(deadline=None)
@given(VALUES)
def test_no_payload_whatsoever_raises(payload: Any) -> None:
    request = asked(json.dumps(payload))

    assert request is None or request.body == payload
