"""The home tab, and the prompts in an empty direct conversation."""

import logging
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import HelpQuestion
from bot.replies.compose import reply_to
from bot.slack.blocks.kit import section
from bot.slack.blocks.message import message
from bot.slack.delivery import said_by
from bot.slack.desk import Desk
from bot.slack.payloads import HomeOpened, Payload

log = logging.getLogger(__name__)

PROMPTS: Final = (
    {"title": "Compare two models", "message": "gpt-5.1 vs gpt-4.1-mini 100M"},
    {"title": "Say what you run", "message": "we use gpt-4.1-mini for about 100M tokens a month"},
    {"title": "Decide on an upgrade", "message": "should we upgrade from gpt-4.1-mini to gpt-5.1?"},
    {"title": "Learn what I can do", "message": "help"},
)
"""At most four; the manifest says the same."""


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
    """The home tab: what to begin with, what the bot does, examples to copy, and of when its prices are."""
    outcome = desk.question(HelpQuestion())
    # A button in the home tab would come without a channel to answer in.
    reply = reply_to(outcome.question, outcome.answer).model_copy(update={"choices": ()})
    begin = section("\n".join(["*To begin with*", *(f"{each['title']}: `{each['message']}`" for each in PROMPTS)]))
    return {"type": "home", "blocks": [begin, *message(reply, kept_as=None).blocks]}
