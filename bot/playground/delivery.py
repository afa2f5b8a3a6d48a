"""Requests to the bot: signed and sent over HTTP as Slack does, or in envelopes when it has a socket open."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlencode

import aiohttp

from bot.playground.schema import is_object
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, json_object

_FORM = "application/x-www-form-urlencoded"


class Kind(Enum):
    """What is delivered, as Socket Mode names it."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(frozen=True)
class Patience:
    """How long Slack waits, in seconds.

    Attributes:
        ack: For an answer of the bot.
        retries: Before each retry of an event that was not acknowledged.
    """

    ack: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)


SLACKS = Patience()
"""Slack's own patience."""


@dataclass(frozen=True)
class Reply:
    """What the bot answered.

    Attributes:
        status: HTTP status; 200 for an acknowledged envelope, 0 when no answer came.
        body: The answer's body.
        headers: Its headers, names in lower case.
        failure: Slack's word for what went wrong (`http_timeout`, `http_error`, `connection_failed`), or None.
    """

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: str | None = None

    @property
    def json(self) -> JsonObject:
        """The body as a JSON object; empty when it is none."""
        return json_object(self.body) or {}


def signed_headers(body: bytes, *, secret: str, timestamp: int) -> dict[str, str]:
    """The headers that prove that a request comes from Slack.

    Source: docs.slack.dev/authentication/verifying-requests-from-slack.
    """
    base = b"v0:%d:%b" % (timestamp, body)
    signature = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={signature}"}


class Delivery:
    """The line to the bot.

    Attributes:
        bot_url: Where the bot takes requests over HTTP.
    """

    def __init__(self, stage: Stage, *, bot_url: str, patience: Patience) -> None:
        self.bot_url = bot_url
        self._stage = stage
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """Give up what is still to be retried, and hang up."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def event(self, payload: JsonObject) -> Reply:
        """Deliver an event; when it is not acknowledged it is retried in the background."""
        reply = await self.deliver(Kind.EVENT, payload)
        # The second one looks like a retry whose first answer was lost, which is how doubles come about.
        if self._stage.faults.deliver_twice:
            return await self.deliver(Kind.EVENT, payload, retry=(1, "http_timeout"))
        if reply.failure is not None and reply.headers.get("x-slack-no-retry") != "1":
            # The loop keeps no strong reference to its tasks.
            task = asyncio.create_task(self._retry(payload, reply.failure))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return reply

    async def _retry(self, payload: JsonObject, reason: str) -> None:
        for attempt, delay in enumerate(self._patience.retries, start=1):
            await asyncio.sleep(delay)
            reply = await self.deliver(Kind.EVENT, payload, retry=(attempt, reason))
            if reply.failure is None or reply.headers.get("x-slack-no-retry") == "1":
                return
            reason = reply.failure

    async def deliver(self, kind: Kind, payload: JsonObject, *, retry: tuple[int, str] = (0, "")) -> Reply:
        """Send one request and wait for its answer, three seconds at most."""
        started = time.perf_counter()
        # A bot with a socket open gets nothing over HTTP.
        if self._stage.sockets.connected:
            reply = await self._by_socket(kind, payload, retry)
        else:
            retried = {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]} if retry[0] else {}
            reply = await self.post(_body(kind, payload), content_type=_content_type(kind), headers=retried)
        told = {
            "ok": reply.failure is None,
            "error": reply.failure,
            "ms": round((time.perf_counter() - started) * 1000),
        }
        self._stage.feed.publish({"type": "log", "direction": "out", "method": _named(kind, payload), **told})
        return reply

    async def post(
        self,
        body: bytes,
        *,
        content_type: str,
        headers: Mapping[str, str] | None = None,
        secret: str | None = None,
        timestamp: int | None = None,
    ) -> Reply:
        """Send a body over HTTP.

        Args:
            body: What to send.
            content_type: Its media type.
            headers: Further headers.
            secret: Sign with another secret than the app's, to try a forged request.
            timestamp: Sign with another time than now (unix seconds), to try an old request.
        """
        stamp = int(self._stage.now().timestamp()) if timestamp is None else timestamp
        signed = signed_headers(body, secret=secret or self._stage.credentials.signing_secret, timestamp=stamp)
        shown = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        limit = aiohttp.ClientTimeout(total=self._patience.ack)
        try:
            async with self._line().post(
                self.bot_url, data=body, headers={**shown, **signed, **(headers or {})}, timeout=limit
            ) as answer:
                lower = {name.lower(): value for name, value in answer.headers.items()}
                failure = None if answer.ok else "http_error"
                return Reply(answer.status, await answer.read(), lower, failure)
        except TimeoutError:
            return Reply(0, failure="http_timeout")
        except aiohttp.ClientError:
            return Reply(0, failure="connection_failed")

    async def _by_socket(self, kind: Kind, payload: JsonObject, retry: tuple[int, str]) -> Reply:
        try:
            async with asyncio.timeout(self._patience.ack):
                acknowledged = await self._stage.sockets.send(kind.value, payload, retry=retry)
        except TimeoutError:
            return Reply(0, failure="http_timeout")
        except ConnectionError:
            return Reply(0, failure="connection_failed")
        # An acknowledgement's payload stands for the body of an HTTP answer.
        body = json.dumps(acknowledged).encode() if acknowledged else b""
        return Reply(200, body, {"content-type": "application/json"})

    def _line(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session


def _content_type(kind: Kind) -> str:
    return "application/json" if kind is Kind.EVENT else _FORM


def _body(kind: Kind, payload: JsonObject) -> bytes:
    if kind is Kind.EVENT:
        return json.dumps(payload).encode()
    return urlencode(payload if kind is Kind.COMMAND else {"payload": json.dumps(payload)}).encode()


def _named(kind: Kind, payload: JsonObject) -> str:
    """What a request is called in the log, such as `app_mention` or `block_actions`."""
    inner = payload.get("event")
    if kind is Kind.COMMAND:
        return str(payload["command"])
    return str(inner.get("type") if is_object(inner) else payload.get("type"))
