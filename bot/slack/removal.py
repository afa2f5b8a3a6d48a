"""The workspace removed the bot: everything stored of it is deleted."""

import logging

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.slack.desk import Desk
from bot.slack.payloads import Payload, TokensRevoked
from bot.slack.team import team_of

log = logging.getLogger(__name__)


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the two events that mean it; the SDK's own listeners would delete installations alone."""

    async def uninstalled(context: AsyncBoltContext) -> None:
        await desk.teams.forget(team_of(context))
        log.info("A workspace removed the bot; its data are deleted")

    async def revoked(event: Payload, context: AsyncBoltContext) -> None:
        if TokensRevoked.model_validate(event).tokens.bot:
            await uninstalled(context)

    app.event("app_uninstalled")(uninstalled)
    app.event("tokens_revoked")(revoked)
