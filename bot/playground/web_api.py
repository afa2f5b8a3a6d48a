"""The Web API: one endpoint for all methods, which checks token, scope and rate before a method is carried out."""

import base64
import binascii
import time
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.app_methods import APP_METHODS
from bot.playground.arguments import read_arguments
from bot.playground.chat_methods import CHAT_METHODS
from bot.playground.conversation_methods import CONVERSATION_METHODS
from bot.playground.hang_up import NoAnswer
from bot.playground.method import Method, Token, require_scope
from bot.playground.oauth import OAUTH_METHODS
from bot.playground.recorder import Call
from bot.playground.socket_mode import SOCKET_METHODS
from bot.playground.stage import Stage
from bot.playground.view_methods import VIEW_METHODS
from bot.playground.wire import JsonObject, RefusalError

METHODS: Mapping[str, Method] = {
    **APP_METHODS,
    **CHAT_METHODS,
    **CONVERSATION_METHODS,
    **OAUTH_METHODS,
    **SOCKET_METHODS,
    **VIEW_METHODS,
}


async def answer_call(stage: Stage, request: Request) -> Response:
    """Answer `/api/{method}` as Slack does: 200 for yes and no, 429 for too fast, 503 or nothing when told to."""
    started = time.perf_counter()
    name = request.path_params["method"]
    # A server that is down does not look at the call, so it is not recorded either.
    if stage.faults.breaks_down():
        return PlainTextResponse("", 503)
    arguments: JsonObject = {}
    try:
        arguments = await read_arguments(request)
        _authorize_client(arguments, request)
        token = _token(arguments, request)
        answer, retry_after = {"ok": True, **_carry_out(stage, name, arguments, token)}, None
    except RefusalError as refusal:
        answer, retry_after = refusal.as_json(), refusal.retry_after
    status = 200 if retry_after is None else 429
    stage.recorder.add(Call(name, arguments, status, answer, stage.now()))
    _log(stage, name, answer, ms=round((time.perf_counter() - started) * 1000))
    # After the work: the bot cannot know whether its message was posted. That is the point.
    if answer["ok"] and stage.faults.drops_the_answer():
        return NoAnswer()
    return JSONResponse(answer, status, _headers(stage, retry_after))


def _headers(stage: Stage, retry_after: int | None) -> dict[str, str]:
    waiting = {} if retry_after is None else {"retry-after": str(retry_after)}
    return {"x-oauth-scopes": ",".join(sorted(stage.manifest.scopes)), **waiting}


def _carry_out(stage: Stage, name: str, arguments: JsonObject, token: str | None) -> JsonObject:
    """Check who asks and how often, then do it.

    Raises:
        RefusalError: `unknown_method`, `not_authed`, `invalid_auth`, `not_allowed_token_type`, `missing_scope`,
            `ratelimited`, or what the method refuses.
    """
    method = METHODS.get(name)
    if method is None:
        raise RefusalError("unknown_method", req_method=name)
    # An unknown method is unknown to everyone; only then does it matter who asks.
    _check_token(stage, method, token)
    if method.scope is not None:
        require_scope(stage, method.scope)
    stage.faults.hold_back()
    if stage.faults.enforce_rate_limits:
        stage.limits.count(name, tier=method.tier, now=stage.now())
    return method.handle(stage, arguments)


def _check_token(stage: Stage, method: Method, token: str | None) -> None:
    if method.token is Token.NONE:
        return
    known = {stage.credentials.bot_token: Token.BOT, stage.credentials.app_token: Token.APP}
    if token is None:
        raise RefusalError("not_authed")
    if token not in known:
        raise RefusalError("invalid_auth")
    if known[token] is not method.token:
        raise RefusalError("not_allowed_token_type")


def _token(arguments: JsonObject, request: Request) -> str | None:
    """The token of a call: its header, or an argument, which is taken out so that no record keeps it."""
    # Old clients send the token as an argument.
    argument = arguments.pop("token", None)
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    return credentials.strip() or argument if scheme.lower() == "bearer" else argument


def _authorize_client(arguments: JsonObject, request: Request) -> None:
    """Put the client id and secret of an HTTP Basic header into the arguments, where OAuth looks for them."""
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    # The SDK's OAuth client authorizes itself this way.
    if scheme.lower() != "basic":
        return
    try:
        client_id, _, client_secret = base64.b64decode(credentials).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return
    arguments |= {"client_id": client_id, "client_secret": client_secret}


def _log(stage: Stage, name: str, answer: JsonObject, *, ms: int) -> None:
    told = {"ok": answer["ok"], "error": answer.get("error"), "ms": ms}
    stage.feed.publish({"type": "log", "direction": "in", "method": name, **told})
