"""A broken line: the server closes the connection without an answer, after the work was done."""

from asyncio import BaseTransport, Transport
from typing import cast

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_EXTENSION = "playground.hang_up"


class HangUpProtocol(H11Protocol):
    """uvicorn's HTTP protocol, which also lends its applications a way to hang up: `uvicorn.Config(http=…)`."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Lend the way to close this connection to whatever answers on it."""
        super().connection_made(cast("Transport", transport))
        # uvicorn hands no way to break a connection to its applications, so each connection lends its own.
        self.app = _lending(self.app, transport)


def _lending(app: ASGIApp, transport: BaseTransport) -> ASGIApp:
    async def lent(scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("extensions", {})[_EXTENSION] = transport.close
        await app(scope, receive, send)

    return lent


class NoAnswer(Response):
    """Closes the connection in place of an answer; served otherwise than by `HangUpProtocol` it is a bare 502."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hang up, and wait until the line is down."""
        hang_up = scope.get("extensions", {}).get(_EXTENSION)
        if hang_up is None:
            self.status_code = 502
            await super().__call__(scope, receive, send)
            return
        hang_up()
        # uvicorn takes an application that returns too early for a broken one and answers 500.
        while (await receive())["type"] != "http.disconnect":
            pass
