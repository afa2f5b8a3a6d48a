"""The whole bot – catalog, parser, engine, stores, Bolt – in front of the strict stand-in for Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml
from slack_bolt.async_app import AsyncApp
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from bot.engine.questions import Profile
from bot.parsing.parse import parse
from bot.slack.access import OneWorkspace
from bot.slack.app import build_app
from bot.slack.background import Background
from bot.slack.desk import Desk
from bot.slack.http import slack_routes
from bot.slack.messenger import Messenger
from bot.slack.pacing import Pacing
from bot.stores.feedback import SqlFeedback
from bot.stores.kept_questions import SqlKeptQuestions
from bot.stores.seen_events import SqlSeenEvents
from bot.stores.setups import SqlSetups
from bot.stores.team_data import SqlTeamData
from bot.stores.threads import SqlThreads
from bot.stores.worths import SqlWorths
from bot.usecases.ask import Ask
from bot.usecases.contexts import Contexts
from bot.usecases.profiles import Profiles
from tests.builders import catalog
from tests.fake_slack import FakeSlack, running

ROOT = Path(__file__).parents[2]


def product_manifest() -> dict[str, Any]:
    """The manifest that people paste."""
    manifest: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text())
    return manifest


def desk_on(engine: AsyncEngine, slack: FakeSlack, *, ask: Ask | None = None) -> Desk:
    """A desk as in production, save that posts are not kept a second apart."""
    setups, worths = SqlSetups(engine), SqlWorths(engine)
    return Desk(
        ask=ask or Ask(catalog=catalog, read=parse),
        kept=SqlKeptQuestions(engine),
        seen=SqlSeenEvents(engine),
        contexts=Contexts(Profile(timezone="UTC"), setups, worths, SqlThreads(engine)),
        profiles=Profiles(setups, worths),
        feedback=SqlFeedback(engine),
        teams=SqlTeamData(engine),
        messenger=Messenger(pacing=Pacing(seconds=0)),
        background=Background(),
        now=slack.clock.now,
    )


def one_workspace(engine: AsyncEngine, slack: FakeSlack, *, ask: Ask | None = None) -> AsyncApp:
    """The bot of a single workspace."""
    return build_app(
        desk_on(engine, slack, ask=ask),
        access=OneWorkspace(slack.bot_token),
        signing_secret=slack.signing_secret,
        api_url=slack.api_url,
    )


@asynccontextmanager
async def bot_before_slack(engine: AsyncEngine, *, ask: Ask | None = None) -> AsyncIterator[FakeSlack]:
    """The bot over HTTP, as deployed."""

    def build(slack: FakeSlack) -> Starlette:
        return Starlette(routes=slack_routes(one_workspace(engine, slack, ask=ask)))

    async with running(build, manifest=product_manifest()) as slack:
        yield slack
