"""The sockets of Socket Mode: requests go to the bot in envelopes, and the bot acknowledges each by its id.

They listen beside the web server, on a port of their own on loopback; `apps.connections.open` hands out the address.
"""

import asyncio
import secrets
from collections import deque

from aiohttp import WSMsgType, web

from bot.playground.schema import is_object
from bot.playground.wire import JsonObject, RefusalError, json_object

MOST_SOCKETS = 10


class Sockets:
    """The open sockets of the app; each envelope goes to one of them, in turn.

    Attributes:
        unacknowledged: Ids of the envelopes that were sent and are not acknowledged yet.
    """

    def __init__(self, *, app_id: str) -> None:
        self.unacknowledged: dict[str, asyncio.Future[JsonObject]] = {}
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._open: deque[web.WebSocketResponse] = deque()
        self._runner: web.AppRunner | None = None
        self._address: str | None = None

    @property
    def connected(self) -> int:
        """How many sockets are open."""
        return len(self._open)

    async def start(self) -> None:
        """Listen on a free port of 127.0.0.1."""
        app = web.Application()
        app.router.add_get("/link", self._serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        _host, port = self._runner.addresses[0][:2]
        self._address = f"ws://127.0.0.1:{port}/link"

    async def stop(self) -> None:
        """Close every socket and stop listening."""
        for socket in tuple(self._open):
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def new_address(self) -> str:
        """An address that one socket may be opened at.

        Raises:
            RefusalError: `internal_error` when no sockets are served.
        """
        if self._address is None:
            raise RefusalError("internal_error")
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return f"{self._address}?ticket={ticket}&app_id={self._app_id}"

    async def send(self, kind: str, payload: JsonObject, *, retry: tuple[int, str] = (0, "")) -> JsonObject:
        """Send an envelope to one socket and wait for its acknowledgement; the caller limits the wait.

        Args:
            kind: `events_api`, `slash_commands` or `interactive`.
            payload: What HTTP would carry.
            retry: Number and reason of the retry; 0 for the first attempt.

        Returns:
            The payload of the acknowledgement, empty when it has none.
        """
        envelope_id = secrets.token_hex(16)
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry[0], "retry_reason": retry[1]}
        acknowledged: asyncio.Future[JsonObject] = asyncio.get_running_loop().create_future()
        self.unacknowledged[envelope_id] = acknowledged
        # In turn, as Slack spreads them: two bots on one token see half of the envelopes each.
        self._open.rotate(-1)
        await self._open[0].send_json(envelope)
        return await acknowledged

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask each client to come back on a new socket, as Slack does every few hours, and close the old ones."""
        # A socket that closes leaves the list meanwhile.
        for socket in tuple(self._open):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            await socket.close()

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets or len(self._open) == MOST_SOCKETS:
            raise web.HTTPForbidden
        # An address is good for one socket.
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._open.append(socket)
        try:
            await socket.send_json(self._hello())
            await self._listen(socket)
        finally:
            self._open.remove(socket)
        return socket

    def _hello(self) -> JsonObject:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
        }

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                self._acknowledge(frame.data)

    def _acknowledge(self, text: str) -> None:
        frame = json_object(text) or {}
        acknowledged = self.unacknowledged.pop(str(frame.get("envelope_id")), None)
        if acknowledged is not None and not acknowledged.done():
            payload = frame.get("payload")
            acknowledged.set_result(payload if is_object(payload) else {})
