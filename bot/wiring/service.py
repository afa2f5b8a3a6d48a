"""The running bot: whatever the settings name, in one process and one event loop."""

import logging
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import uvicorn
import yaml
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from bot import clock
from bot.engine.questions import Profile
from bot.playground.guard import LoopbackGuard
from bot.playground.hang_up import HangUpProtocol
from bot.playground.server import Playground
from bot.playground.stage import Credentials
from bot.schedule.ticker import Ticker
from bot.settings import SLACK_API, Modes, Settings
from bot.slack.access import Access, ManyWorkspaces, OneWorkspace
from bot.slack.app import build_app
from bot.slack.background import Background
from bot.slack.desk import Desk
from bot.slack.http import health_route, slack_routes
from bot.slack.messenger import Messenger
from bot.slack.pacing import Pacing
from bot.slack.socket import Socket
from bot.stores.database import is_answering, open_database
from bot.stores.installations import EncryptedInstallations, install_states
from bot.stores.kept_questions import SqlKeptQuestions
from bot.stores.migrations.run import up_to_date
from bot.stores.seen_events import SqlSeenEvents
from bot.stores.team_data import SqlTeamData
from bot.wiring.answers import Shelf, UnusablePricesError, ask_with
from catalog.prices import PriceList
from catalog.refresh import PriceRefresh

log = logging.getLogger(__name__)

REFRESHED_EVERY: Final = timedelta(hours=1)
"""How often prices are fetched where the settings ask for it."""
STOPS_WITHIN: Final = 8
"""Seconds that requests under way may take when the bot is stopped."""


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that serves, ready to start.

    Attributes:
        web: The web application.
        desk: Answers; its work in the background is waited for at the end.
        socket: The connection of Socket Mode; None without.
        playground: The stand-in for Slack; None without.
    """

    web: Starlette
    desk: Desk
    socket: Socket | None
    playground: Playground | None


def listening(host: str, port: int) -> socket.socket:
    """A socket that is bound, so that the address is known before anything is built on it.

    Raises:
        OSError: The port is taken, or the host is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.create_server((host, port), family=family)
    bound.setblocking(False)  # noqa: FBT003 – the standard library's own signature
    return bound


async def serve(settings: Settings, modes: Modes, bound: socket.socket, *, ready: Callable[[], None]) -> None:
    """Run until the process is told to stop; requests under way are finished.

    Raises:
        EncryptionKeyError: OAuth is set up, and there is no key to encrypt tokens with.
        UnusablePricesError: The organisation's own prices cannot be used.
    """
    async with AsyncExitStack() as stack:
        engine = open_database(settings.llmcost_database_url.get_secret_value())
        stack.push_async_callback(engine.dispose)
        await up_to_date(engine)
        shelf = Shelf(settings.llmcost_price_overrides)
        service = _service(settings, modes, engine, shelf, address=address_of(bound))
        stack.push_async_callback(service.desk.background.finished)
        await stack.enter_async_context(_prices_kept_fresh(settings, shelf))
        await stack.enter_async_context(_connected(service))
        await _until_stopped(service, bound, ready)


def address_of(bound: socket.socket) -> str:
    """`http://host:port` of a bound socket."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def manifest() -> dict[str, Any]:
    """The Slack app's manifest, as it ships with the package or stands at the top of the repository."""
    shipped = files("bot") / "manifest.yml"
    text = shipped.read_text("utf-8") if shipped.is_file() else _at_the_top().read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def _at_the_top() -> Path:
    return Path(__file__).parents[2] / "manifest.yml"


def _service(settings: Settings, modes: Modes, engine: AsyncEngine, shelf: Shelf, *, address: str) -> Service:
    desk = _desk(settings, engine, shelf)
    playground = _playground(settings, address) if modes.playground else None
    app = build_app(
        desk,
        access=_access(settings, modes, engine, playground),
        signing_secret=_signing_secret(settings, playground),
        api_url=playground.api_url if playground else settings.slack_api_url,
    )
    token = settings.slack_app_token
    connection = Socket(app, app_token=token.get_secret_value()) if modes.socket and token else None
    routes = list[BaseRoute]([health_route(partial(_health, engine, connection))])
    routes += slack_routes(app) if modes.http or playground else []
    routes += playground.routes if playground else []
    guards = [Middleware(LoopbackGuard)] if playground else []
    return Service(Starlette(routes=routes, middleware=guards), desk, connection, playground)


def _desk(settings: Settings, engine: AsyncEngine, shelf: Shelf) -> Desk:
    return Desk(
        ask=ask_with(shelf),
        kept=SqlKeptQuestions(engine),
        seen=SqlSeenEvents(engine),
        teams=SqlTeamData(engine),
        messenger=Messenger(pacing=Pacing()),
        background=Background(),
        now=clock.now,
        profile=Profile(timezone=settings.llmcost_timezone),
    )


def _playground(settings: Settings, address: str) -> Playground:
    """A workspace with secrets of its own, good for this run only."""
    drawn = (secrets.token_hex(16) for _ in range(5))
    credentials = Credentials(
        signing_secret=next(drawn),
        bot_token=f"xoxb-{next(drawn)}",
        app_token=f"xapp-{next(drawn)}",
        client_id=next(drawn),
        client_secret=next(drawn),
    )
    return Playground(
        manifest=manifest(),
        credentials=credentials,
        bot_url=f"{address}/slack/events",
        address=address,
        now=clock.now,
        timezone=settings.llmcost_timezone,
    )


def _access(settings: Settings, modes: Modes, engine: AsyncEngine, playground: Playground | None) -> Access:
    if playground:
        return OneWorkspace(playground.stage.credentials.bot_token)
    if modes.oauth and settings.slack_client_id and settings.slack_client_secret:
        key = settings.llmcost_encryption_key
        return ManyWorkspaces(
            settings.slack_client_id,
            settings.slack_client_secret.get_secret_value(),
            EncryptedInstallations(
                client_id=settings.slack_client_id,
                engine=engine,
                encryption_key=key.get_secret_value() if key else None,
            ),
            install_states(engine),
            _consent_page(settings.slack_api_url),
        )
    token = settings.slack_bot_token
    return OneWorkspace(token.get_secret_value() if token else "")


def _consent_page(api_url: str) -> str | None:
    """Where people agree to install; a stand-in has its own beside its Web API."""
    return None if api_url == SLACK_API else f"{api_url.removesuffix('api/')}oauth/v2/authorize"


def _signing_secret(settings: Settings, playground: Playground | None) -> str | None:
    if playground:
        return playground.stage.credentials.signing_secret
    secret = settings.slack_signing_secret
    return secret.get_secret_value() if secret else None


async def _health(engine: AsyncEngine, connection: Socket | None) -> dict[str, bool]:
    database = {"database": await is_answering(engine)}
    return database | ({"socket": await connection.is_connected()} if connection else {})


@asynccontextmanager
async def _prices_kept_fresh(settings: Settings, shelf: Shelf) -> AsyncIterator[None]:
    if settings.llmcost_price_updates == "off":
        yield
        return
    refresh = PriceRefresh(shelf.catalog().list_prices)

    async def step() -> None:
        if refreshed := await refresh.step(clock.now()):
            _take(shelf, refreshed.prices)

    ticker = Ticker()
    ticker.every(REFRESHED_EVERY, step, first=clock.now())
    ticker.start()
    try:
        yield
    finally:
        ticker.stop()


def _take(shelf: Shelf, prices: PriceList) -> None:
    try:
        shelf.take(prices)
    except UnusablePricesError as error:
        log.warning("Newer list prices are not used, because %s", error)


@asynccontextmanager
async def _connected(service: Service) -> AsyncIterator[None]:
    parts = [part for part in (service.playground, service.socket) if part]
    for part in parts:
        await (part.start() if isinstance(part, Playground) else part.open())
    try:
        yield
    finally:
        for part in reversed(parts):
            await part.close()


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


async def _until_stopped(service: Service, bound: socket.socket, ready: Callable[[], None]) -> None:
    playground = service.playground
    config = uvicorn.Config(
        service.web,
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
