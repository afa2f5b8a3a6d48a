"""What the bot hears of itself: Slack tells an app of its own messages too, and of their changes."""

from bot.playground.delivery import Delivery
from bot.playground.payloads import changed_event, deleted_event, event_callback, message_event
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError
from bot.playground.workspace import Channel


def heard_as(channel: Channel) -> str:
    """The event that an app must be subscribed to, to hear of a message in this channel."""
    if channel.kind == "im":
        return "message.im"
    return "message.groups" if channel.is_private else "message.channels"


async def tell_bot_of_itself(stage: Stage, delivery: Delivery) -> None:
    """Deliver events for the bot's own messages where it is subscribed; runs until the feed is closed."""
    async for happened in stage.feed.watch():
        if event := _own_event(stage, happened):
            await delivery.event(event_callback(stage, event))


def _own_event(stage: Stage, happened: JsonObject) -> JsonObject | None:
    if not happened["type"].startswith("message"):
        return None
    channel, seen = stage.workspace.channel(happened["channel"]), happened["message"]
    # What people write is told by their own gesture, with the mention it may carry.
    if seen["user"] != stage.workspace.bot.id or heard_as(channel) not in stage.manifest.events:
        return None
    if happened["type"] == "message_deleted":
        return deleted_event(stage, seen["ts"], channel)
    try:
        message = stage.workspace.message(channel.id, seen["ts"])
    except RefusalError:  # deleted since
        return None
    build = message_event if happened["type"] == "message" else changed_event
    return build(stage, message, channel)
