"""The API behind the playground's page, with fixed data: what the page's tests run it against."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

PAGE = Path(__file__).parents[3] / "bot" / "playground" / "page"
POLICY = {"content-security-policy": "default-src 'self'"}

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


def raw(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def number(value: float, text: str) -> Json:
    return {"type": "raw_number", "value": value, "text": text}


def message(number: int = 1, **fields: object) -> Json:
    blank: Json = {"user": "UBOT", "username": "llmcost", "is_bot": True, "text": "", "blocks": None, "thread_ts": None}
    flags: Json = {"channel": "C1", "ephemeral": False, "edited": False, "reply_count": 0}
    return {"ts": f"{1795342800 + number}.000000", **blank, **flags, **fields}


STATE: Json = {
    "team": {"id": "T1", "name": "Playground"},
    "me": {"id": "UYOU", "name": "you", "real_name": "You", "tz": "Europe/Berlin"},
    "bot": {"user_id": "UBOT", "name": "llmcost"},
    "users": [{"id": "UYOU", "name": "you", "real_name": "You"}],
    "channels": [
        {"id": "C1", "name": "llm-costs", "kind": "channel", "topic": "What our models cost"},
        {"id": "D1", "name": "llmcost", "kind": "im", "topic": ""},
    ],
    "commands": [
        {"command": "/llmcost", "description": "What LLMs cost", "usage_hint": "gpt-5.1 vs gpt-4.1-mini 100M"}
    ],
    "shortcuts": [{"callback_id": "price_this", "name": "Price this", "description": "Price the models named here"}],
    "suggested_prompts": [],
    "faults": {},
}
TABLE: Json = {
    "type": "table",
    "column_settings": [{"align": "left"}, {"align": "right"}, {"align": "right"}],
    "rows": [
        [raw(" "), raw("gpt-5.1"), raw("gpt-4.1-mini")],
        [raw("a month"), number(562.5, "$563"), number(100, "$100")],
        [raw("input, per million"), number(1.25, "$1.25"), number(0.4, "$0.40")],
    ],
}
CHART: Json = {
    "type": "data_visualization",
    "title": "Cost over volume",
    "chart": {
        "type": "bar",
        "series": [
            {"name": "gpt-5.1", "data": [{"label": "10M", "value": 56.25}, {"label": "1B", "value": 5625}]},
            {"name": "gpt-4.1-mini", "data": [{"label": "10M", "value": 10}, {"label": "1B", "value": 1000}]},
        ],
        "axis_config": {"categories": ["10M", "1B"], "x_label": "tokens a month", "y_label": "USD"},
    },
}
SHARES = [option(f"Input share {share} %", f"0.{share}") for share in (25, 50, 75)]
ACTIONS: Json = {
    "type": "actions",
    "block_id": "ways",
    "elements": [
        {"type": "button", "action_id": "share", "text": plain("Share to channel"), "style": "primary", "value": "k1"},
        {"type": "static_select", "action_id": "input_share", "initial_option": SHARES[1], "options": SHARES},
    ],
}
HEADLINE: Json = {"type": "header", "text": plain("gpt-4.1-mini costs 5.6× less")}
NOTE: Json = {"type": "context", "elements": [{"type": "mrkdwn", "text": "List prices · <https://example.com|source>"}]}
ANSWER = message(text="gpt-4.1-mini costs 5.6× less", blocks=[HEADLINE, TABLE, CHART, ACTIONS, NOTE])
MENUS: Json = {
    "type": "actions",
    "block_id": "menus",
    "elements": [
        {
            "type": "external_select",
            "action_id": "menu:model",
            "placeholder": plain("The model that runs here"),
            "min_query_length": 2,
        },
        {
            "type": "static_select",
            "action_id": "menu:volume",
            "placeholder": plain("Tokens a month"),
            "options": [option("100M tokens a month", "100000000"), option("I don't know", "unknown")],
        },
    ],
}
ASKS_BACK = message(3, ephemeral=True, text="Upgrade from what?", blocks=[MENUS])
WORKING: Json = {
    "type": "container",
    "title": plain("How this was computed"),
    "is_collapsible": True,
    "default_collapsed": False,
    "child_blocks": [
        {"type": "section", "text": {"type": "mrkdwn", "text": "*a month: $62.50*\n`50,000,000 × $1.25/M`"}}
    ],
}
THUMBS: Json = {
    "type": "context_actions",
    "block_id": "feedback",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": plain("Good"), "accessibility_label": "This answer is good", "value": "good"},
            "negative_button": {"text": plain("Bad"), "accessibility_label": "This answer is bad", "value": "bad"},
        }
    ],
}
WORKED_OUT = message(4, text="$62.50 a month", blocks=[WORKING, THUMBS])
MODAL: Json = {
    "id": "V1",
    "type": "modal",
    "title": plain("Refine"),
    "submit": plain("Answer"),
    "close": plain("Cancel"),
    "blocks": [
        {
            "type": "input",
            "block_id": "volume",
            "label": plain("Tokens a month"),
            "element": {"type": "plain_text_input", "action_id": "volume", "initial_value": "100M"},
        },
        {
            "type": "input",
            "block_id": "models",
            "label": plain("Models"),
            "element": {"type": "multi_external_select", "action_id": "models", "min_query_length": 1},
        },
    ],
}


class Workspace:
    """The backend that the page talks to: fixed answers, a list of what was sent, and a feed the test writes to.

    Anything the page asks that is not of its API is kept in `unexpected`.
    """

    def __init__(self, messages: list[Json]) -> None:
        self.messages = messages
        self.sent: list[tuple[str, Json]] = []
        self.answers: dict[str, Json] = {}
        self.slow = threading.Event()
        self.slow.set()
        self.unexpected: list[str] = []
        self._feeds: list[tuple[asyncio.AbstractEventLoop, asyncio.Queue[Json | None]]] = []

    def tell(self, kind: str, **event: object) -> None:
        self._put({"type": kind, **event})

    def say(self, kind: str, told: Json) -> None:
        self.tell(kind, channel=told["channel"], message=told)

    def hang_up(self) -> None:
        """End the feeds; a page that is still there comes back after 20 ms."""
        self.slow.set()
        self._put(None)
        self._feeds.clear()

    def _put(self, event: Json | None) -> None:
        for loop, queue in self._feeds:
            loop.call_soon_threadsafe(queue.put_nowait, event)

    def app(self) -> Starlette:
        api = [
            Route("/state", lambda _: JSONResponse(STATE)),
            Route("/channels/{id}", self._channel),
            Route("/events", self._events),
            Route("/faults", lambda _: JSONResponse({"rate_limit_next": 0, "refuse_blocks": []})),
            Route("/{what}", self._posted, methods=["POST"]),
        ]
        return Starlette(
            routes=[
                Route("/", lambda _: FileResponse(PAGE / "index.html", headers=POLICY)),
                Mount("/playground/static", StaticFiles(directory=PAGE)),
                Mount("/playground/api", routes=api),
                Route("/{rest:path}", self._lost),
            ]
        )

    async def _channel(self, request: Request) -> Response:
        here = [each for each in self.messages if each["channel"] == request.path_params["id"]]
        seen = {private: [each for each in here if each["ephemeral"] is private] for private in (False, True)}
        return JSONResponse({"messages": seen[False], "ephemeral": seen[True]})

    async def _events(self, _request: Request) -> Response:
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._feeds.append((asyncio.get_running_loop(), queue))

        async def lines() -> AsyncIterator[str]:
            yield "retry: 20\n\n"
            while (event := await queue.get()) is not None:
                yield f"data: {json.dumps(event)}\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream")

    async def _posted(self, request: Request) -> Response:
        what = request.path_params["what"]
        self.sent.append((what, await request.json()))
        await asyncio.to_thread(self.slow.wait, 5)
        return JSONResponse({"ok": True, **self.answers.get(what, {})})

    async def _lost(self, request: Request) -> Response:
        self.unexpected.append(request.url.path)
        return Response(status_code=404)
