"""Signed nonsense: whatever its shape, it is the sender's fault and never a failure of the bot."""

import hashlib
import hmac
import json
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt.middleware.authorization.async_single_team_authorization import AsyncSingleTeamAuthorization
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.engine.questions import Profile, Question, Worth
from bot.parsing.parse import parse
from bot.ports import REPEATED_FOR
from bot.slack.access import OneWorkspace
from bot.slack.app import build_app
from bot.slack.background import Background
from bot.slack.desk import Desk
from bot.slack.http import slack_routes
from bot.slack.messenger import Messenger
from bot.slack.pacing import Pacing
from bot.usecases.ask import Ask
from bot.usecases.contexts import Contexts
from bot.usecases.profiles import Profiles
from tests.builders import catalog

SECRET = "a-signing-secret"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class NothingStored:
    """Every port to the stores, with nothing behind it."""

    async def keep(self, team: str, question: Question, *, now: datetime) -> str:
        return f"{team}{question.intent}{now.year}"

    async def recall(self, _team: str, _kept_as: str, *, now: datetime) -> Question | None:
        assert now == NOW
        return None

    async def first_time(self, team: str, key: str, *, now: datetime, kept_for: timedelta = REPEATED_FOR) -> bool:
        return bool(team and key and now + kept_for > now)

    async def release(self, _team: str, _key: str) -> None: ...

    async def forget(self, _team: str) -> None: ...

    async def of(self, *_place: str, **_when: Any) -> None: ...

    async def remember(self, *_place: str, **_when: Any) -> None: ...

    async def change(self, *_place: str, **_who: Any) -> None: ...

    async def undo(self, *_place: str, **_who: Any) -> None: ...

    async def give(self, _team: str, _kept_as: str, **_verdict: Any) -> bool:
        return False


class NothingWorth:
    """No workspace said what quality is worth."""

    async def of(self, _team: str) -> Worth:
        return Worth()

    async def save(self, team: str, worth: Worth, *, by: str, now: datetime) -> None: ...


@pytest.fixture(scope="module")
def bot() -> TestClient:
    stores: Any = NothingStored()
    desk = Desk(
        ask=Ask(catalog=catalog, read=parse),
        kept=stores,
        seen=stores,
        contexts=Contexts(Profile(), stores, NothingWorth(), stores),
        profiles=Profiles(stores, NothingWorth()),
        feedback=stores,
        teams=stores,
        messenger=Messenger(pacing=Pacing(seconds=0)),
        background=Background(),
        now=lambda: NOW,
    )
    # Port 9 takes no connections: nothing that the bot sends goes anywhere.
    app = build_app(desk, access=OneWorkspace("xoxb"), signing_secret=SECRET, api_url="http://127.0.0.1:9/api/")
    for middleware in app._async_middleware_list:
        if isinstance(middleware, AsyncSingleTeamAuthorization):
            known: Any = {"team_id": "T1", "user_id": "U0BOT", "bot_id": "B1"}
            answer: Any = SimpleNamespace(get=known.get, headers={})
            middleware.auth_test_result = answer
    return TestClient(Starlette(routes=slack_routes(app)))


WORDS = st.sampled_from(
    [
        "T1", "U1", "C1", "share", "refine", "models", "choice:0", "follow:0", "menu:model", "menu:volume", "undo",
        "why", "edit_profile", "set_worth", "feedback", "profile", "worth", "timezone", "price_this", "/llmcost", "im",
        "home",
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "type", "event", "team", "user", "channel", "view", "actions", "authorizations", "message", "id", "text", "ts",
        "team_id", "enterprise", "response_url", "state", "values", "private_metadata", "action_id", "block_id", "item",
        "callback_id", "command", "user_id", "channel_id", "trigger_id", "channel_type", "tab", "tokens", "container",
    ]
)  # fmt: skip
KINDS = st.sampled_from(
    [
        "event_callback", "block_actions", "view_submission", "message_action", "block_suggestion", "shortcut",
        "url_verification", "ssl_check", "interactive_message", "dialog_submission", None,
    ]
)  # fmt: skip
EVENTS = st.sampled_from(
    ["app_mention", "message", "app_home_opened", "app_uninstalled", "tokens_revoked", "team_join"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6)
PAYLOADS = st.builds(
    lambda more, kind, event, event_type, action, action_id, kept: (
        more
        | {
            name: value
            for name, value in {
                "event": event | {"type": event_type},
                "actions": [action | {"action_id": action_id}],
                "team": {"id": "T1"},
                "user": {"id": "U1"},
                "channel": {"id": "C1"},
            }.items()
            if name in kept
        }
        | {"type": kind}
    ),
    OBJECTS,
    KINDS,
    OBJECTS,
    EVENTS,
    OBJECTS,
    WORDS,
    st.sets(st.sampled_from(["event", "actions", "team", "user", "channel"])),
)


def sent(bot: TestClient, payload: Any, *, as_form: bool) -> int:
    """The status that a signed payload gets."""
    body = urlencode({"payload": json.dumps(payload)}) if as_form else json.dumps(payload)
    stamp = str(int(time.time()))
    proof = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "content-type": "application/x-www-form-urlencoded" if as_form else "application/json",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={proof}",
    }
    return bot.post("/slack/events", content=body, headers=headers).status_code


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=PAYLOADS, as_form=st.booleans())
def test_no_signed_payload_makes_the_bot_fail(bot: TestClient, payload: dict[str, Any], *, as_form: bool) -> None:
    assert sent(bot, payload, as_form=as_form) in {200, 400, 404}


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        ({"type": "block_actions", "actions": [{"action_id": "share"}]}, 400),
        ({"type": "interactive_message", "callback_id": "old"}, 400),
        ({"type": "block_suggestion", "action_id": []}, 400),
        ({"type": "event_callback", "event": {"type": "message", "channel": None}}, 200),
    ],
)
def test_nonsense_is_the_senders_fault(bot: TestClient, payload: dict[str, Any], status: int) -> None:
    assert sent(bot, {"team": {"id": "T1"}} | payload, as_form=True) == status
