"""The arguments of a Web API call, out of a JSON body, a form or the query, as SDKs send them."""

import json
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.playground.wire import JsonObject, RefusalError, json_object

_STRUCTURED = frozenset({"blocks", "attachments", "metadata", "view", "message", "prompts", "loading_messages"})
"""Arguments that forms carry as JSON text."""


async def read_arguments(request: Request) -> JsonObject:
    """All arguments of a call; those of the body win over those of the query.

    Raises:
        RefusalError: `invalid_json`, `invalid_blocks_format`, `invalid_arguments`.
    """
    # SDKs send reads as a query, most writes as JSON, and some as forms.
    arguments: JsonObject = dict(request.query_params)
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        arguments |= _json_object(body)
    else:
        arguments |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return {name: _decoded(name, value) for name, value in arguments.items() if value is not None}


def _json_object(body: bytes) -> JsonObject:
    value = json_object(body or b"{}")
    if value is None:
        raise RefusalError("invalid_json")
    return value


def _decoded(name: str, value: object) -> object:
    if name not in _STRUCTURED or not isinstance(value, str):
        return value
    try:
        decoded: object = json.loads(value)
    except (ValueError, RecursionError):
        raise RefusalError("invalid_blocks_format" if name == "blocks" else "invalid_arguments") from None
    return decoded
