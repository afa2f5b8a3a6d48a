"""The only sender of messages: nothing is sent twice, and no answer is lost because of how it looks."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.blocks.kit import escaped
from bot.slack.blocks.message import Message, plainer
from bot.slack.delivery import Delivery, Refused, posted, responded
from bot.slack.pacing import Pacing
from bot.slack.sdk import patient, sdk_log

log = logging.getLogger(__name__)

TOO_MUCH: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
"""Refusals of how a message looks: a simpler one may pass."""
Fields = dict[str, Any]
Sending = Callable[[Fields], Awaitable[Delivery]]


class Messenger:
    """Sends messages, simpler ones where Slack refuses the first.

    Args:
        pacing: Keeps posts into one channel apart.
    """

    def __init__(self, *, pacing: Pacing) -> None:
        self._pacing = pacing

    async def post(
        self, client: AsyncWebClient, message: Message, *, channel: str, thread_ts: str | None = None
    ) -> Delivery:
        """Post for all to see, when it is this channel's turn."""

        async def send(fields: Fields) -> Delivery:
            await self._pacing.turn(channel)
            place: Fields = {"channel": channel, "thread_ts": thread_ts, "unfurl_links": False, "unfurl_media": False}
            return await posted(client.chat_postMessage(**place, **fields))

        return await _down_the_ladder(message, send)

    async def whisper(
        self, client: AsyncWebClient, message: Message, *, channel: str, user: str, thread_ts: str | None = None
    ) -> Delivery:
        """Post for one person to see. The bot must be in the channel; a response_url does without."""

        async def send(fields: Fields) -> Delivery:
            return await posted(client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread_ts, **fields))

        return await _down_the_ladder(message, send)

    async def respond(
        self, response_url: str, message: Message, *, replace: bool = False, thread_ts: str | None = None
    ) -> Delivery:
        """Answer what somebody did, for them alone, or in place of the message that they did it on."""
        place: Fields = {"replace_original": True} if replace else {"response_type": "ephemeral"}
        if thread_ts and not replace:
            place["thread_ts"] = thread_ts

        async def send(fields: Fields) -> Delivery:
            return await responded(_webhook(response_url).send_dict(place | fields))

        return await _down_the_ladder(message, send)

    async def take_away(self, response_url: str) -> Delivery:
        """Delete the message that somebody did something on."""
        return await responded(_webhook(response_url).send_dict({"delete_original": True}))


def _webhook(response_url: str) -> AsyncWebhookClient:
    return AsyncWebhookClient(response_url, retry_handlers=[patient()], logger=sdk_log)


async def _down_the_ladder(message: Message, send: Sending) -> Delivery:
    delivery: Delivery = Refused("not_sent")
    for fields in (*map(_fields, (message, *plainer(message))), _text(message)):
        delivery = await send(fields)
        if not isinstance(delivery, Refused) or delivery.error not in TOO_MUCH:
            break
        log.warning("Slack refused a message: %s %s", delivery.error, "; ".join(delivery.details))
    return delivery


def _fields(message: Message) -> Fields:
    return _text(message) | {"blocks": list(message.blocks)}


def _text(message: Message) -> Fields:
    # Slack reads mentions out of this text too, even where blocks are shown instead.
    return {"text": escaped(message.text)}
