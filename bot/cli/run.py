"""`llmcost run`: starts whatever the settings name, and says in one line which, and why not the others."""

import asyncio
import logging

from rich.text import Text

from bot.cli.exits import FINE, FOUND, WRONG_USAGE, complain
from bot.cli.logs import log_to_stderr
from bot.cli.terminal import console
from bot.settings import Modes, Settings, SettingsError, modes
from bot.stores.database import UnusableDatabaseError
from bot.stores.encryption import EncryptionKeyError
from bot.wiring.answers import UnusablePricesError
from bot.wiring.listening import address_of, listening
from bot.wiring.service import serve

log = logging.getLogger(__name__)


def run(*, port: int | None) -> int:
    """Run until stopped, and return the exit status."""
    try:
        settings = Settings.read()
        wanted = modes(settings)
        _refuse_half_settings(wanted)
        log_to_stderr(settings.llmcost_log_level, settings.llmcost_log_format)
        asyncio.run(_run(settings, wanted, settings.llmcost_port if port is None else port))
    except (SettingsError, UnusablePricesError, EncryptionKeyError, UnusableDatabaseError) as error:
        complain(str(error))
        return WRONG_USAGE
    except OSError as error:
        complain(f"cannot listen: {error.strerror}. Set LLMCOST_PORT or --port to a free port.")
        return FOUND
    except KeyboardInterrupt:
        return FINE
    return FINE


async def _run(settings: Settings, wanted: Modes, port: int) -> None:
    host = "127.0.0.1" if wanted.playground else settings.llmcost_host
    with listening(host, port) as bound:
        await serve(settings, wanted, bound, ready=lambda: _announce(wanted, address_of(bound)))


def _refuse_half_settings(wanted: Modes) -> None:
    if wanted.missing:
        raise SettingsError(f"some Slack settings are there and others missing: set {', '.join(wanted.missing)}")


def _announce(wanted: Modes, address: str) -> None:
    running = [
        *([f"playground: open {address} in a browser"] if wanted.playground else []),
        *(["Socket Mode"] if wanted.socket else []),
        *([f"HTTP at {address}/slack/events"] if wanted.http else []),
        *([f"OAuth install at {address}/slack/install"] if wanted.oauth else []),
        *([] if wanted.playground else [f"health at {address}/healthz"]),
    ]
    console().print(Text(f"llmcost runs – {'; '.join(running)} ({'; '.join(wanted.because)})"))
