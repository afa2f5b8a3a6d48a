"""Keeps the playground to the machine it runs on: other hosts' names and other sites' pages are turned away."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_READING = frozenset({"GET", "HEAD"})
_PROTECTION = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class LoopbackGuard:
    """ASGI middleware: 403 unless the Host is this machine and port and, for writes, the Origin is this site."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        # Refusals carry the headers as well.
        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_PROTECTION)
            await send(message)

        allowed = _is_local(scope)
        answer: ASGIApp = self._app if allowed else PlainTextResponse("Forbidden: this page is for this machine.", 403)
        await answer(scope, receive, send_protected)


def _is_local(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not _names_this_machine(host, port=scope["server"][1]):
        return False
    # Browsers name the origin of every write; programs such as the bot name none.
    origin = headers.get("origin")
    return scope["method"] in _READING or origin is None or origin == f"{scope['scheme']}://{host}"


def _names_this_machine(host: str, *, port: int) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        named = parts.port or 80
    except ValueError:
        return False
    # The port too: another program's page on this machine is foreign.
    return parts.hostname in _LOOPBACK and named == port and "@" not in host
