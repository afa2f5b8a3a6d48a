"""The stand-in as one object: state, the line to the bot, and the routes of its web server."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.delivery import SLACKS, Delivery, Patience
from bot.playground.echo import tell_bot_of_itself
from bot.playground.feed import Feed
from bot.playground.gestures import Gestures
from bot.playground.identifiers import Identifiers
from bot.playground.interactions import Interactions
from bot.playground.manifest import AppManifest
from bot.playground.oauth import ask_consent
from bot.playground.page_api import PageApi
from bot.playground.response_urls import ResponseUrls
from bot.playground.responses import answer_by_url
from bot.playground.seed import seeded
from bot.playground.sockets import Sockets
from bot.playground.stage import Credentials, Stage
from bot.playground.triggers import Triggers
from bot.playground.views import Views
from bot.playground.web_api import answer_call
from bot.playground.wire import JsonObject

PAGE = Path(__file__).parent / "page"


class Playground:
    """A Slack workspace on this machine, with one app in it.

    Args:
        manifest: The app's manifest, as its JSON or YAML file reads.
        credentials: The secrets that the stand-in and the bot share.
        bot_url: Where the bot takes events, commands and interactions over HTTP.
        address: Where the stand-in is served, such as `http://127.0.0.1:3000`; response_urls start with it.
        now: The clock; gives aware times.
        timezone: IANA zone of the person who tries the bot.
        patience: How long the bot may take to answer, and when events are retried.

    Attributes:
        stage: The state: workspace, views, faults, recorded calls.
        delivery: The line to the bot.
        gestures: What the person can do in channels.
        interactions: What the person can do in messages and views.
        api_url: Base address of the Web API, as SDKs want it.
    """

    def __init__(
        self,
        *,
        manifest: JsonObject,
        credentials: Credentials,
        bot_url: str,
        address: str,
        now: Callable[[], datetime],
        timezone: str = "UTC",
        patience: Patience = SLACKS,
    ) -> None:
        feed, identifiers, read = Feed(), Identifiers(), AppManifest.read(manifest)
        workspace = seeded(read, timezone=timezone, feed=feed, identifiers=identifiers)
        self.stage = Stage(
            manifest=read,
            credentials=credentials,
            address=address.rstrip("/"),
            now=now,
            workspace=workspace,
            views=Views(me=workspace.me.id, feed=feed, identifiers=identifiers),
            feed=feed,
            identifiers=identifiers,
            triggers=Triggers(identifiers),
            response_urls=ResponseUrls(),
            sockets=Sockets(app_id=workspace.app_id),
        )
        self.api_url = f"{self.stage.address}/api/"
        self.delivery = Delivery(self.stage, bot_url=bot_url, patience=patience)
        self.gestures = Gestures(self.stage, self.delivery)
        self.interactions = Interactions(self.stage, self.delivery)
        self._echo: asyncio.Task[None] | None = None

    @property
    def routes(self) -> list[BaseRoute]:
        """The Web API, response_urls, the consent page, and the page for people with its API."""
        page_api = PageApi(self.stage, self.gestures, self.interactions)
        return [
            Route("/", _page),
            # The directory is not looked for until it is asked for: a bot under test needs no page.
            Mount("/playground/static", StaticFiles(directory=PAGE, check_dir=False)),
            Mount("/playground/api", routes=page_api.routes),
            Route("/api/{method}", self._at(answer_call), methods=["GET", "POST"]),
            Route("/response/{secret}", self._at(answer_by_url), methods=["POST"]),
            Route("/oauth/v2/authorize", self._at(ask_consent)),
        ]

    async def start(self) -> None:
        """Serve sockets, and tell the bot of what it posts itself, as Slack does."""
        await self.stage.sockets.start()
        self._echo = asyncio.create_task(tell_bot_of_itself(self.stage, self.delivery))

    async def close(self) -> None:
        """Stop retrying, close sockets, end the page's stream of events."""
        # Streams first: a server waits for its open answers before it stops.
        self.stage.feed.close()
        if self._echo is not None:
            await self._echo
        await self.delivery.close()
        await self.stage.sockets.stop()

    def _at(
        self, endpoint: Callable[[Stage, Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        return partial(endpoint, self.stage)


async def _page(_request: Request) -> Response:
    return FileResponse(PAGE / "index.html")
