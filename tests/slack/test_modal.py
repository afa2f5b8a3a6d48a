"""A modal before a Slack that loses answers or refuses."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Refused, Taken, Unknown
from bot.slack.modal import Modal
from bot.slack.views import notice_view

LOST: dict[str, Any] = {}
"""An answer that never comes: the line is cut."""


@asynccontextmanager
async def modal_before(*answers: dict[str, Any]) -> AsyncIterator[tuple[Modal, list[tuple[str, str]]]]:
    """A modal, and the methods it called with the name of the view; the server gives these answers in turn."""
    called: list[tuple[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        body = await request.json() if request.content_type == "application/json" else await request.post()
        view = body["view"] if isinstance(body["view"], dict) else json.loads(str(body["view"]))
        called.append((request.path, view["external_id"]))
        given = answers[len(called) - 1]
        if given is LOST and request.transport:
            request.transport.close()
        return web.json_response(given)

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield Modal(AsyncWebClient("xoxb", base_url=address, retry_handlers=[]), name="refine|1.2", title="Refine"), called
    await runner.cleanup()


async def test_every_view_of_a_modal_bears_its_name() -> None:
    async with modal_before({"ok": True}, {"ok": True}) as (modal, called):
        assert [await modal.open("1.2"), await modal.show(notice_view("a", "Refine"))] == [Taken(), Taken()]

    assert called == [("/views.open", "refine|1.2"), ("/views.update", "refine|1.2")]


async def test_an_unanswered_update_is_made_once_more() -> None:
    async with modal_before(LOST, {"ok": True}) as (modal, called):
        assert await modal.show(notice_view("a", "Refine")) == Taken()

    assert len(called) == 2


async def test_a_refused_update_is_not_repeated() -> None:
    async with modal_before({"ok": False, "error": "not_found"}) as (modal, called):
        assert await modal.show(notice_view("a", "Refine")) == Refused("not_found")

    assert len(called) == 1


async def test_an_opening_may_come_too_late() -> None:
    async with modal_before({"ok": False, "error": "expired_trigger_id"}) as (modal, _):
        assert await modal.open("1.2") == Refused("expired_trigger_id")


async def test_an_opening_is_asked_for_once() -> None:
    async with modal_before(LOST) as (modal, called):
        assert await modal.open("1.2") == Unknown()

    assert len(called) == 1
