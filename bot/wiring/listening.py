"""The web server: where it listens, and how it stops."""

import socket
from collections.abc import Callable
from typing import Final

import uvicorn
from starlette.applications import Starlette

from bot.playground.hang_up import HangUpProtocol
from bot.playground.server import Playground

STOPS_WITHIN: Final = 8
"""Seconds that requests under way may take when the bot is stopped."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that is bound, so that the address is known before anything is built on it.

    Raises:
        OSError: The port is taken, or the host is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.create_server((host, port), family=family)
    bound.setblocking(False)  # noqa: FBT003 – the standard library's own signature
    return bound


def address_of(bound: socket.socket) -> str:
    """`http://host:port` of a bound socket."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """Ends the page's endless stream of events before it waits for requests to end.

    Args:
        config: Of uvicorn.
        hang_up: Called when the process is told to stop.
    """

    def __init__(self, config: uvicorn.Config, *, hang_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._hang_up = hang_up

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop taking requests, and finish those under way."""
        self._hang_up()
        await super().shutdown(sockets)


async def serving(
    web: Starlette, bound: socket.socket, *, playground: Playground | None, ready: Callable[[], None]
) -> None:
    """Serve until the process is told to stop; `ready` is called when requests can come."""
    config = uvicorn.Config(
        web,
        # Only this protocol can drop an answer after taking a request, as the playground's switches offer.
        http=HangUpProtocol if playground else "auto",
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=STOPS_WITHIN,
    )
    server = _Server(config, hang_up=playground.stage.feed.close if playground else lambda: None)
    ready()
    await server.serve(sockets=[bound])
