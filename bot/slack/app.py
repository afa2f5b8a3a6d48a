"""The Bolt app: who may call, what is listened for, and what happens to errors."""

import logging
import re
import secrets
from typing import Any, Final

from pydantic import ValidationError
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import (
    choosing,
    command,
    conversation,
    deduplication,
    explaining,
    feedback,
    following,
    greeting,
    menus,
    pricing_message,
    profile_form,
    refining,
    removal,
    searching,
    sharing,
    undoing,
    worth_form,
)
from bot.slack.access import Access, ManyWorkspaces, OneWorkspace
from bot.slack.desk import Desk
from bot.slack.ids import SCOPES
from bot.slack.notices import NOT_INSTALLED
from bot.slack.sdk import own_settings_only, patient, sdk_log
from bot.slack.team import UnknownTeamError

log = logging.getLogger(__name__)

SLACKS_ADDRESS: Final = "https://slack.com/api/"
ROOMS: Final = (
    deduplication, command, conversation, sharing, refining, searching, choosing, following, menus, explaining,
    feedback, undoing, profile_form, worth_form, pricing_message, greeting, removal,
)  # fmt: skip
ANYTHING: Final = re.compile(".*")


def build_app(desk: Desk, *, access: Access, signing_secret: str | None = None, api_url: str | None = None) -> AsyncApp:
    """The app, for HTTP and Socket Mode alike.

    Args:
        desk: Answers.
        access: The token, or the installations.
        signing_secret: Proves that HTTP requests are Slack's; None where Socket Mode alone is used.
        api_url: Base address of the Web API, with a slash at its end; None for Slack's own.
    """
    client = AsyncWebClient(
        token=access.token if isinstance(access, OneWorkspace) else None,
        base_url=api_url or SLACKS_ADDRESS,
        retry_handlers=[patient()],
        logger=sdk_log,
    )
    with own_settings_only():
        app = AsyncApp(
            name="llmcost",
            logger=sdk_log,
            client=client,
            signing_secret=signing_secret or "",
            raise_error_for_unhandled_request=True,
            user_facing_authorize_error_message=NOT_INSTALLED,
            **_installing(access, client),
        )
    app.error(_failed)
    for room in ROOMS:
        room.register(app, desk)
    _catch_the_rest(app)
    return app


def _installing(access: Access, client: AsyncWebClient) -> dict[str, Any]:
    if isinstance(access, OneWorkspace):
        return {}
    return {
        # The SDK would ask Slack about a token at every request; here it does once, and a deleted token is not found.
        "authorize": AsyncInstallationStoreAuthorize(
            logger=sdk_log, installation_store=access.installations, bot_only=True, cache_enabled=True, client=client
        ),
        "oauth_flow": AsyncOAuthFlow(client=client, logger=sdk_log, settings=_oauth(access)),
    }


def _oauth(access: ManyWorkspaces) -> AsyncOAuthSettings:
    return AsyncOAuthSettings(
        client_id=access.client_id,
        client_secret=access.client_secret,
        scopes=SCOPES,
        user_scopes=(),
        installation_store=access.installations,
        installation_store_bot_only=True,
        state_store=access.states,
        authorization_url=access.authorization_url,
        logger=sdk_log,
    )


def _catch_the_rest(app: AsyncApp) -> None:
    """Accept what nobody listens for: Slack would send an event again and again."""

    async def ignored() -> None:
        log.debug("An event or action that nobody listens for")

    async def acknowledged(ack: AsyncAck) -> None:
        await ack()

    app.event(ANYTHING)(ignored)
    app.action(ANYTHING)(acknowledged)


async def _failed(error: Exception, response: BoltResponse | None) -> None:
    """What the desk's own guard does not see: requests that cannot be read, and failures before any work began.

    `response` is None where the request was acknowledged already, as events are.
    """
    match error:
        case BoltUnhandledRequestError():
            log.warning("A request that nothing answers: %s", error.body.get("type"))
        case ValidationError() | UnknownTeamError():
            # Listeners read a payload before they acknowledge it, so that the refusal still reaches the sender.
            log.warning("A payload that cannot be read: %s", " ".join(str(error).split()))
            if response is not None:
                response.status = 400
        case _:
            log.error("A request failed (id %s)", secrets.token_hex(2), exc_info=error)
