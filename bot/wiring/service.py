"""The running bot: whatever the settings name, in one process and one event loop."""

import gc
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

import yaml
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from bot import clock
from bot.engine.questions import Profile
from bot.playground.guard import LoopbackGuard
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
from bot.stores.feedback import SqlFeedback
from bot.stores.installations import EncryptedInstallations, install_states
from bot.stores.kept_questions import SqlKeptQuestions
from bot.stores.migrations.run import up_to_date
from bot.stores.seen_events import SqlSeenEvents
from bot.stores.setups import SqlSetups
from bot.stores.team_data import SqlTeamData
from bot.stores.threads import SqlThreads
from bot.stores.worths import SqlWorths
from bot.usecases.contexts import Contexts
from bot.usecases.profiles import Profiles
from bot.wiring.answers import Shelf, UnusablePricesError, ask_with, understanding_with
from bot.wiring.listening import address_of, serving
from catalog.prices import PriceList
from catalog.refresh import PriceRefresh

log = logging.getLogger(__name__)

REFRESHED_EVERY: Final = timedelta(hours=1)
"""How often prices are fetched where the settings ask for it."""


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
        installations = _installations(settings, engine) if modes.oauth else None
        if installations:
            await installations.check_key()
        service = _service(settings, modes, Parts(engine, shelf, installations), address=address_of(bound))
        service.desk.rehearse()
        _settle()
        stack.push_async_callback(service.desk.background.finished)
        await stack.enter_async_context(_prices_kept_fresh(settings, shelf))
        await stack.enter_async_context(_connected(service))
        await serving(service.web, bound, playground=service.playground, ready=ready)


def manifest() -> dict[str, Any]:
    """The Slack app's manifest, as it ships with the package or stands at the top of the repository."""
    shipped = files("bot") / "manifest.yml"
    text = shipped.read_text("utf-8") if shipped.is_file() else _at_the_top().read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def _at_the_top() -> Path:
    return Path(__file__).parents[2] / "manifest.yml"


def _settle() -> None:
    """Set aside what was loaded, which stays: a full collection would walk through it and hold up every ack."""
    gc.collect()
    gc.freeze()
    gc.enable()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a service is made of.

    Attributes:
        engine: The database, migrated.
        shelf: The catalog in force.
        installations: Tokens by workspace; None without OAuth.
    """

    engine: AsyncEngine
    shelf: Shelf
    installations: EncryptedInstallations | None


def _service(settings: Settings, modes: Modes, parts: Parts, *, address: str) -> Service:
    engine, desk = parts.engine, _desk(settings, parts.engine, parts.shelf)
    playground = _playground(settings, address) if modes.playground else None
    app = build_app(
        desk,
        access=_access(settings, parts, playground),
        signing_secret=_signing_secret(settings, playground),
        api_url=playground.api_url if playground else settings.slack_api_url,
    )
    connection = Socket(app, app_token=_revealed(settings.slack_app_token)) if modes.socket else None
    routes = list[BaseRoute]([health_route(partial(_health, engine, connection))])
    routes += slack_routes(app) if modes.http or playground else []
    routes += playground.routes if playground else []
    guards = [Middleware(LoopbackGuard)] if playground else []
    return Service(Starlette(routes=routes, middleware=guards), desk, connection, playground)


def _desk(settings: Settings, engine: AsyncEngine, shelf: Shelf) -> Desk:
    setups, worths = SqlSetups(engine), SqlWorths(engine)
    return Desk(
        ask=ask_with(shelf, understanding_with(settings)),
        kept=SqlKeptQuestions(engine),
        seen=SqlSeenEvents(engine),
        contexts=Contexts(Profile(timezone=settings.llmcost_timezone), setups, worths, SqlThreads(engine)),
        profiles=Profiles(setups, worths),
        feedback=SqlFeedback(engine),
        teams=SqlTeamData(engine),
        messenger=Messenger(pacing=Pacing()),
        background=Background(),
        now=clock.now,
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


def _access(settings: Settings, parts: Parts, playground: Playground | None) -> Access:
    if playground:
        return OneWorkspace(playground.stage.credentials.bot_token)
    if parts.installations:
        return ManyWorkspaces(
            settings.slack_client_id or "",
            _revealed(settings.slack_client_secret),
            parts.installations,
            install_states(parts.engine),
            _consent_page(settings.slack_api_url),
        )
    return OneWorkspace(_revealed(settings.slack_bot_token))


def _installations(settings: Settings, engine: AsyncEngine) -> EncryptedInstallations:
    key = settings.llmcost_encryption_key
    return EncryptedInstallations(
        client_id=settings.slack_client_id or "", engine=engine, encryption_key=key.get_secret_value() if key else None
    )


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def _consent_page(api_url: str) -> str | None:
    """Where people agree to install; a stand-in has its own beside its Web API."""
    return None if api_url == SLACK_API else f"{api_url.removesuffix('api/')}oauth/v2/authorize"


def _signing_secret(settings: Settings, playground: Playground | None) -> str | None:
    if playground:
        return playground.stage.credentials.signing_secret
    return _revealed(settings.slack_signing_secret) or None


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
