"""`llmcost doctor`: what is set, what works, and in words what to fix."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from rich.text import Text
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import clock
from bot.cli.exits import FINE, FOUND, WRONG_USAGE, complain
from bot.cli.terminal import console, print_table
from bot.replies.reply import Table
from bot.replies.words import short_day, some, text_cell
from bot.settings import Modes, Settings, SettingsError, modes
from bot.slack.diagnosis import token_report
from bot.stores.database import UnusableDatabaseError, is_answering, open_database
from bot.stores.encryption import EncryptionKeyError, cipher_of
from bot.wiring.answers import Shelf, UnusablePricesError, understanding_problem
from catalog.check import Severity, check

STYLES: Final = {"ok": "green", "note": "yellow", "fix": "red"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing looked at: fine, worth knowing, or to be fixed."""

    level: Literal["ok", "note", "fix"]
    about: str
    what: str


def doctor() -> int:
    """Print the settings in force and a verdict for each part; 1 where something must be fixed."""
    try:
        settings = Settings.read()
    except SettingsError as error:
        complain(f"these settings cannot be used:\n{error}")
        return WRONG_USAGE
    shown = dict(settings.shown()) | {"LLMCOST_DATABASE_URL": _without_password(settings)}
    rows = tuple((text_cell(name), text_cell(value)) for name, value in shown.items())
    print_table(Table(header=("setting", "in force"), rows=rows))
    verdicts = asyncio.run(_verdicts(settings))
    out = console()
    for verdict in verdicts:
        out.print(Text.assemble((f"{verdict.level:>4}  ", STYLES[verdict.level]), f"{verdict.about}: {verdict.what}"))
    return FOUND if any(verdict.level == "fix" for verdict in verdicts) else FINE


def _without_password(settings: Settings) -> str:
    try:
        return make_url(settings.llmcost_database_url.get_secret_value()).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "no database address"


async def _verdicts(settings: Settings) -> list[Verdict]:
    wanted = modes(settings)
    return [
        *_starting(wanted),
        *[verdict async for verdict in _token(settings, wanted)],
        await _database(settings),
        *_encryption(settings, wanted),
        _understanding(settings),
        *_catalog(settings),
    ]


def _starting(wanted: Modes) -> Iterator[Verdict]:
    if wanted.missing:
        yield Verdict(
            "fix", "Slack", f"set {', '.join(wanted.missing)}, or unset all Slack settings for the playground"
        )
        return
    named = (("Socket Mode", wanted.socket), ("HTTP", wanted.http), ("OAuth install", wanted.oauth))
    started = " and ".join([name for name, on in named if on] or ["the playground"])
    yield Verdict("ok", "llmcost run", f"starts {started}; {'; '.join(wanted.because)}")


async def _token(settings: Settings, wanted: Modes) -> AsyncIterator[Verdict]:
    if settings.slack_bot_token is None or wanted.missing:
        return
    report = await token_report(settings.slack_bot_token.get_secret_value(), api_url=settings.slack_api_url)
    if report.problem:
        yield Verdict(
            "fix", "SLACK_BOT_TOKEN", f"{report.problem}; copy it again from your app’s “OAuth & Permissions”"
        )
    elif report.missing:
        scopes = ", ".join(report.missing)
        yield Verdict("fix", "scopes", f"{report.workspace} lacks {scopes}; paste manifest.yml again and reinstall")
    else:
        yield Verdict("ok", "SLACK_BOT_TOKEN", f"works for {report.workspace}, with every scope of the manifest")


async def _database(settings: Settings) -> Verdict:
    try:
        engine = open_database(settings.llmcost_database_url.get_secret_value())
    except (UnusableDatabaseError, OSError, SQLAlchemyError) as error:
        return Verdict("fix", "LLMCOST_DATABASE_URL", str(error))
    kind = engine.url.get_backend_name()
    answering = await is_answering(engine)
    await engine.dispose()
    if answering:
        return Verdict("ok", "database", f"{kind} answers")
    return Verdict("fix", "database", f"{kind} does not answer; check LLMCOST_DATABASE_URL and that the server runs")


def _encryption(settings: Settings, wanted: Modes) -> Iterator[Verdict]:
    key = settings.llmcost_encryption_key
    if key is None and wanted.oauth:
        yield Verdict("fix", "LLMCOST_ENCRYPTION_KEY", "set one: OAuth keeps bot tokens in the database, encrypted")
    if key is not None:
        try:
            cipher_of(key.get_secret_value())
        except EncryptionKeyError as error:
            yield Verdict("fix", "LLMCOST_ENCRYPTION_KEY", str(error))
        else:
            yield Verdict("ok", "LLMCOST_ENCRYPTION_KEY", "can be used")


def _understanding(settings: Settings) -> Verdict:
    about = "understanding by a model"
    if problem := understanding_problem(settings):
        return Verdict("fix", about, problem)
    if settings.llmcost_llm_base_url is None:
        return Verdict("ok", about, "off (LLMCOST_LLM_BASE_URL and LLMCOST_LLM_MODEL not set)")
    key = "a key" if settings.llmcost_llm_api_key else "no key"
    host = urlsplit(settings.llmcost_llm_base_url).netloc
    return Verdict("ok", about, f"on: {settings.llmcost_llm_model} at {host}, with {key}")


def _catalog(settings: Settings) -> Iterator[Verdict]:
    try:
        catalog = Shelf(settings.llmcost_price_overrides).catalog()
    except UnusablePricesError as error:
        yield Verdict("fix", "own prices", str(error))
        return
    today = clock.now().date()
    age = some((today - catalog.as_of).days, "day")
    yield Verdict("ok", "catalog", f"{catalog.source}, prices of {short_day(catalog.as_of)}, {age} old")
    for finding in check(catalog, today=today):
        level: Literal["note", "fix"] = "fix" if finding.severity is Severity.ERROR else "note"
        yield Verdict(level, f"catalog, {finding.about}", f"{finding.what} – {finding.remedy}")
