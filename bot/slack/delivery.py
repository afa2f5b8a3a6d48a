"""What became of a message that was handed to Slack."""

import json
import logging
import re
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook import WebhookResponse

log = logging.getLogger(__name__)

PERHAPS_TAKEN: Final = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
"""Errors after which the message may stand in the channel all the same."""
LIMITED: Final = "ratelimited"
"""Too many calls, and Slack asks to wait longer than anybody would."""
SERVER_ERROR: Final = 500
ERROR_WORD: Final = re.compile(r"[a-z]+(_[a-z]+)+")


@dataclass(frozen=True, slots=True)
class Taken:
    """Slack has it. `ts` names the message where Slack says so."""

    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack does not have it, and `error` is its word for why."""

    error: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer was lost: it may be there. It must not be sent again."""


Delivery = Taken | Refused | Unknown


async def posted(call: Awaitable[AsyncSlackResponse]) -> Delivery:
    """What a call of the Web API came to."""
    try:
        response = await call
    except SlackApiError as error:
        return _said_no(error)
    except aiohttp.ClientConnectorError:
        return Refused("unreachable")
    except (TimeoutError, aiohttp.ClientError, OSError):
        log.warning("Slack's answer was lost; the message is not sent again", exc_info=True)
        return Unknown()
    return Taken(ts=response.get("ts") or response.get("message_ts"))


def said_by(error: SlackApiError) -> str:
    """Slack's word for what is wrong, or the status where it gave none; never the answer, which may hold a message."""
    data = _object_in(error)
    return str(data.get("error") or f"http_{_status(error)}")


def _object_in(error: SlackApiError) -> Mapping[str, Any]:
    data = getattr(error.response, "data", None)
    return data if isinstance(data, dict) else {}


def _status(error: SlackApiError) -> int:
    # The SDK hands on aiohttp's own response where it could not read the body.
    status = getattr(error.response, "status_code", getattr(error.response, "status", 0))
    return status if isinstance(status, int) else 0


def _said_no(error: SlackApiError) -> Delivery:
    data, word = _object_in(error), said_by(error)
    if _status(error) == HTTPStatus.TOO_MANY_REQUESTS:
        return Refused(LIMITED)
    if not data or _status(error) >= SERVER_ERROR or word in PERHAPS_TAKEN:
        log.warning("Slack failed with %s; the message is not sent again", word)
        return Unknown()
    metadata = data.get("response_metadata")
    messages = metadata.get("messages", ()) if isinstance(metadata, dict) else ()
    return Refused(word, tuple(map(str, messages)))


async def responded(call: Awaitable[WebhookResponse]) -> Delivery:
    """What a use of a response_url came to."""
    try:
        response = await call
    except aiohttp.ClientConnectorError:
        return Refused("unreachable")
    except (TimeoutError, aiohttp.ClientError, OSError):
        log.warning("Slack's answer was lost; the response is not sent again", exc_info=True)
        return Unknown()
    return _response(response.status_code, response.body.strip())


def _response(status: int, body: str) -> Delivery:
    if status >= SERVER_ERROR:
        return Unknown()
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Refused(LIMITED)
    error = _error_in(body)
    if status == HTTPStatus.OK and error is None:
        return Taken()
    return Refused(error or f"http_{status}")


def _error_in(body: str) -> str | None:
    """Slack's word for what is wrong: in JSON, or as the bare body where that is one word of the kind."""
    if body.startswith("{"):
        try:
            answer = json.loads(body)
        except ValueError:
            return "unreadable_answer"
        return None if answer.get("ok", True) else str(answer.get("error"))
    return body if ERROR_WORD.fullmatch(body) else None
