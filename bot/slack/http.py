"""The addresses that Slack and browsers call."""

from collections.abc import Awaitable, Callable
from typing import Final

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler, to_starlette_response
from slack_bolt.async_app import AsyncApp
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.envelope import bolt_request

EVENTS_PATH: Final = "/slack/events"
MOST_BYTES: Final = 1 << 20
"""Slack's largest payloads have some hundred kilobytes."""

Health = Callable[[], Awaitable[dict[str, bool]]]
"""The parts that must work, by name, and whether each does."""


def slack_routes(app: AsyncApp) -> list[Route]:
    """Where Slack sends events, commands and interactions; with OAuth, where people install the bot."""
    bolt = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("Too large", 413)
        asked = bolt_request(request, body)
        if asked is None:
            return PlainTextResponse("Not a request that Slack makes", 400)
        return to_starlette_response(await app.async_dispatch(asked))

    async def installing(request: Request) -> Response:
        return await bolt.handle(request)

    routes = [Route(EVENTS_PATH, events, methods=["POST"])]
    if app.oauth_flow is not None:
        routes += [
            Route(app.oauth_flow.install_path, installing, methods=["GET"]),
            Route(app.oauth_flow.redirect_uri_path, installing, methods=["GET"]),
        ]
    return routes


def health_route(health: Health) -> Route:
    """`/healthz`: 200 where every part works, else 503, and which does not."""

    async def healthz(_request: Request) -> Response:
        parts = await health()
        return JSONResponse({"ok": all(parts.values()), **parts}, 200 if all(parts.values()) else 503)

    return Route("/healthz", healthz, methods=["GET"])


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is known to be too large."""
    if int(request.headers.get("content-length", "0") or 0) > MOST_BYTES:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
