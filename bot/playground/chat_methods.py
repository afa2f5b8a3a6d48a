"""The chat.* methods: post, update and delete messages."""

from collections.abc import Mapping

from bot.playground.drafts import MOST_UPDATED, read_draft
from bot.playground.message_json import message_json
from bot.playground.method import Method, wanted
from bot.playground.rate_limits import Tier
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError
from bot.playground.workspace import Channel, Message


def writable(stage: Stage, named: object) -> Channel:
    """A channel that the bot may post to.

    Raises:
        RefusalError: `channel_not_found`, `is_archived`, `not_in_channel`.
    """
    channel = stage.workspace.channel(named)
    if channel.is_archived:
        raise RefusalError("is_archived")
    # A private channel without the bot does not exist for it; a public one does.
    inside = stage.workspace.bot.id in channel.members
    if not inside and channel.is_private:
        raise RefusalError("channel_not_found")
    if not inside and "chat:write.public" not in stage.manifest.scopes:
        raise RefusalError("not_in_channel")
    return channel


def _post(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = writable(stage, wanted(arguments, "channel"))
    # Posts are limited per channel besides the method's tier.
    if stage.faults.enforce_rate_limits:
        stage.limits.count_post(channel.id, now=stage.now())
    draft = read_draft(arguments, refused=stage.faults.refuse_blocks)
    message = stage.workspace.post(
        draft,
        channel=channel.id,
        user=stage.workspace.bot.id,
        thread_ts=arguments.get("thread_ts"),
        now=stage.now(),
    )
    # Slack takes the status away as soon as the app says something.
    stage.feed.publish({"type": "status", "channel": channel.id, "thread_ts": message.thread_ts, "text": ""})
    return {"channel": channel.id, "ts": message.ts, "message": message_json(stage, message)}


def _post_ephemeral(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = writable(stage, wanted(arguments, "channel"))
    user = wanted(arguments, "user")
    if user not in channel.members:
        raise RefusalError("user_not_in_channel")
    draft = read_draft(arguments, refused=stage.faults.refuse_blocks)
    message = stage.workspace.post(
        draft,
        channel=channel.id,
        user=stage.workspace.bot.id,
        thread_ts=arguments.get("thread_ts"),
        only_for=user,
        now=stage.now(),
    )
    return {"message_ts": message.ts}


def _own(stage: Stage, arguments: JsonObject, *, otherwise: str) -> Message:
    channel = stage.workspace.channel(wanted(arguments, "channel"))
    # Ephemeral messages cannot be found here: Slack lets no app update them by their ts.
    message = stage.workspace.message(channel.id, wanted(arguments, "ts"))
    if message.user != stage.workspace.bot.id:
        raise RefusalError(otherwise)
    return message


def _update(stage: Stage, arguments: JsonObject) -> JsonObject:
    message = _own(stage, arguments, otherwise="cant_update_message")
    draft = read_draft(arguments, refused=stage.faults.refuse_blocks, most=MOST_UPDATED)
    stage.workspace.change(message, draft, now=stage.now())
    seen = message_json(stage, message)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": seen}


def _delete(stage: Stage, arguments: JsonObject) -> JsonObject:
    message = _own(stage, arguments, otherwise="cant_delete_message")
    stage.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


CHAT_METHODS: Mapping[str, Method] = {
    "chat.postMessage": Method(_post, Tier.SPECIAL, "chat:write"),
    "chat.postEphemeral": Method(_post_ephemeral, Tier.T4, "chat:write"),
    "chat.update": Method(_update, Tier.T3, "chat:write"),
    "chat.delete": Method(_delete, Tier.T3, "chat:write"),
}
