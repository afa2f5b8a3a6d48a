"""From the bytes of a request to what Bolt dispatches, refusing whatever Slack would never send.

Bolt takes the shape of a payload for granted, so a wrong one would be an error of ours (500) instead of the sender's.
"""

import json
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import parse_qsl

from pydantic import Field, model_validator
from slack_bolt.async_app import AsyncBoltContext, AsyncBoltRequest
from slack_bolt.request.async_internals import build_async_context
from starlette.requests import Request

from bot.slack.payloads import Wire

FIELDS: Final = 100
"""Fields of a form; a slash command has some fifteen."""

Kind = Literal[
    "event_callback", "app_rate_limited", "url_verification", "ssl_check", "block_actions", "block_suggestion",
    "view_submission", "view_closed", "message_action", "shortcut",
]  # fmt: skip
"""What Slack sends to an app of today; a slash command has no type. Older kinds are not subscribed to."""
PARTS: Final = {
    "event_callback": "event",
    "block_actions": "actions",
    "view_submission": "view",
    "view_closed": "view",
}
Reference = str | Wire | None
"""Slack writes people, channels and teams as an id or as an object."""


class Told(Wire):
    """The parts of an event that Bolt looks into."""

    type: str
    channel: Reference = None
    user: Reference = None
    team: Reference = None
    message: Wire | None = None
    previous_message: Wire | None = None
    item: Wire | None = None
    assistant_thread: Wire | None = None


class Pressed(Wire):
    """An action, as far as Bolt tells actions apart."""

    type: str = ""
    action_id: str


class Shown(Wire):
    """A view, as far as Bolt tells views apart."""

    type: str = ""
    callback_id: str = ""


class Envelope(Wire):
    """The parts of any payload that Bolt looks into."""

    type: Kind | None = None
    callback_id: str | None = None
    action_id: str | None = None
    event: Told | None = None
    authorizations: tuple[Wire, ...] | None = None
    team: Reference = None
    user: Reference = None
    channel: Reference = None
    enterprise: Reference = None
    view: Shown | None = None
    message: Wire | None = None
    response_urls: Annotated[tuple[Wire, ...], Field(max_length=1)] = ()
    actions: Annotated[tuple[Pressed, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _has_its_part(self) -> Self:
        if self.type in PARTS and getattr(self, PARTS[self.type]) is None:
            raise ValueError(f"{self.type} without {PARTS[self.type]}")
        return self


def bolt_request(request: Request, body: bytes) -> AsyncBoltRequest | None:
    """The request as Bolt takes it; None where it is not of a shape that Slack makes."""
    try:
        raw = body.decode()
        payload = _payload(raw, request.headers.get("content-type", ""))
        Envelope.model_validate(payload)
        made = AsyncBoltRequest(body=raw, headers=dict(request.headers))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        # The last three are Bolt's, deep inside a payload whose outer parts were right.
        return None
    if made.body != payload:
        # Bolt takes a slash command with the word "payload" in its text for an interaction and finds nothing in it.
        made.body = payload
        made.context = build_async_context(AsyncBoltContext(), payload)
    return made


def _payload(raw: str, content_type: str) -> Any:  # noqa: ANN401 – anything that JSON can hold
    if content_type.startswith("application/json") or raw.startswith("{"):
        return json.loads(raw)
    form = dict(parse_qsl(raw, keep_blank_values=True, max_num_fields=FIELDS))
    return json.loads(form["payload"]) if "payload" in form else form
