"""A stand-in for an OpenAI-compatible endpoint, over real HTTP: it says whatever a test lets it say."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.hang_up import NoAnswer
from tests.fake_slack import listening_socket, served

Says = Callable[[], Awaitable[Response] | Response]


@dataclass
class StandIn:
    """An endpoint.

    Attributes:
        base_url: Its address, as the settings take it.
        says: Makes its next answers.
        asked: The bodies that it was sent, in order.
        headers: The headers of each.
        elsewhere: How many requests came to where a redirect leads.
    """

    base_url: str
    says: Says = NoAnswer
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    elsewhere: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def reads(self, **reading: object) -> None:
        """From now on it gives this reading."""
        self.says = lambda: calling(reading)

    async def hangs(self) -> Response:
        """No answer, until the test is over."""
        await self.over.wait()
        return NoAnswer()

    async def drips(self) -> Response:
        """A byte every now and then, for longer than anybody waits."""

        async def slowly() -> AsyncIterator[bytes]:
            while not self.over.is_set():
                yield b" "
                await asyncio.sleep(0.05)

        return StreamingResponse(slowly(), media_type="application/json")

    async def completions(self, request: Request) -> Response:
        """Where completions are asked for."""
        self.asked.append(await request.json())
        self.headers.append(dict(request.headers))
        said = self.says()
        return said if isinstance(said, Response) else await said

    async def redirected(self, _: Request) -> Response:
        """Where a redirect leads."""
        self.elsewhere += 1
        return calling({"intent": "spend"})


def calling(arguments: object, *, tool: str = "final_result") -> Response:
    """A call of a tool, as models answer that were told to use one; a string is what it is, JSON or not."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    function = {"name": tool, "arguments": text}
    return answering({"content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": function}]})


def answering(message: dict[str, Any]) -> Response:
    """A completion with this message."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant"} | message}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    head = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "small"}
    return JSONResponse(head | {"choices": [choice], "usage": usage})


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandIn]:
    """A stand-in that listens on a port of its own."""
    listening = listening_socket()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    stand_in = StandIn(f"{address}/v1")
    routes = [
        Route("/v1/chat/completions", stand_in.completions, methods=["POST"]),
        Route("/elsewhere", stand_in.redirected, methods=["GET", "POST"]),
    ]
    async with served(Starlette(routes=routes), listening):
        try:
            yield stand_in
        finally:
            stand_in.over.set()
