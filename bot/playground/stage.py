"""Everything the stand-in holds while it runs; its parts are handed this one value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.playground.codes import Codes
from bot.playground.faults import Faults
from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.manifest import AppManifest
from bot.playground.rate_limits import RateLimits
from bot.playground.recorder import Recorder
from bot.playground.response_urls import ResponseUrls
from bot.playground.sockets import Sockets
from bot.playground.triggers import Triggers
from bot.playground.views import Views
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Credentials:
    """The secrets of the one app that is installed here; none of them is worth anything outside.

    Attributes:
        signing_secret: With it requests to the bot are signed.
        bot_token: Token of the Web API.
        app_token: Token of Socket Mode.
        client_id: Names the app when it is installed by OAuth.
        client_secret: Proves it.
    """

    signing_secret: str
    bot_token: str
    app_token: str
    client_id: str
    client_secret: str


@dataclass(frozen=True)
class Stage:
    """State, secrets and clock of the stand-in.

    Attributes:
        address: Where the stand-in itself is reached, without a slash at the end.
        now: The clock; gives aware times.
    """

    manifest: AppManifest
    credentials: Credentials
    address: str
    now: Callable[[], datetime]
    workspace: Workspace
    views: Views
    feed: Feed
    identifiers: Identifiers
    triggers: Triggers
    response_urls: ResponseUrls
    sockets: Sockets
    codes: Codes = field(default_factory=Codes)
    faults: Faults = field(default_factory=Faults)
    recorder: Recorder = field(default_factory=Recorder)
    limits: RateLimits = field(default_factory=RateLimits)
