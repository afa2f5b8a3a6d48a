"""The home tab, and the prompts in an empty direct conversation."""

import logging
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import HelpQuestion
from bot.replies.compose import reply_to
from bot.slack.blocks.message import message
from bot.slack.delivery import said_by
from bot.slack.desk import Desk
from bot.slack.payloads import HomeOpened, Payload

log = logging.getLogger(__name__)

PROMPTS: Final = (
    {"title": "Compare two models", "message": "gpt-5.1 vs gpt-4.1-mini 100M"},
    {"title": "Find the cheapest", "message": "cheapest anthropic model for 20M tokens"},
    {"title": "See what runs out", "message": "when does gpt-4.1-mini go away?"},
    {"title": "Learn what I can do", "message": "help"},
)


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for people who open the bot."""

    async def opened(event: Payload, client: AsyncWebClient) -> None:
        seen = HomeOpened.model_validate(event)
        try:
            if seen.tab == "home":
                await client.views_publish(user_id=seen.user, view=home(desk))
            elif seen.tab == "messages" and seen.channel:
                await client.assistant_threads_setSuggestedPrompts(channel_id=seen.channel, prompts=list(PROMPTS))
        except SlackApiError as error:
            # Nobody asked anything, so nobody is told; the home tab is drawn anew whenever it is opened.
            log.warning("Slack refused the %s tab: %s", seen.tab, said_by(error))

    app.event("app_home_opened")(opened)


def home(desk: Desk) -> dict[str, Any]:
    """The home tab: what the bot does, examples to copy, and of when its prices are."""
    outcome = desk.question(HelpQuestion())
    # A button in the home tab would come without a channel to answer in.
    reply = reply_to(outcome.question, outcome.answer).model_copy(update={"choices": ()})
    return {"type": "home", "blocks": [*message(reply, kept_as=None).blocks]}
