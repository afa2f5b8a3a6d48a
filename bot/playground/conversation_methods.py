"""The conversations.* methods, and users.conversations: channels and what was said in them."""

import math
from collections.abc import Mapping

from bot.playground.message_json import message_json
from bot.playground.method import Method, flag, require_scope, wanted
from bot.playground.rate_limits import Tier
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError
from bot.playground.workspace import Channel, Message

MOST_LISTED = 999


def _family(channel: Channel) -> str:
    """How scopes name this kind of channel."""
    if channel.kind == "im":
        return "im"
    return "groups" if channel.is_private else "channels"


def _channel_json(stage: Stage, channel: Channel) -> JsonObject:
    shared = {"id": channel.id, "is_archived": channel.is_archived, "is_im": channel.kind == "im"}
    if channel.kind == "im":
        other = next(iter(channel.members - {stage.workspace.bot.id}))
        return {**shared, "user": other, "is_open": True}
    return {
        **shared,
        "name": channel.name,
        "is_channel": not channel.is_private,
        "is_private": channel.is_private,
        "is_member": stage.workspace.bot.id in channel.members,
        "topic": {"value": channel.topic, "creator": stage.workspace.me.id, "last_set": 0},
        "num_members": len(channel.members),
    }


def _readable(stage: Stage, arguments: JsonObject) -> Channel:
    channel = stage.workspace.channel(wanted(arguments, "channel"))
    require_scope(stage, f"{_family(channel)}:history")
    if stage.workspace.bot.id not in channel.members:
        raise RefusalError("not_in_channel")
    return channel


def _page(stage: Stage, arguments: JsonObject, messages: list[Message]) -> JsonObject:
    """The messages in the asked stretch of time, as many as asked for."""
    oldest, latest = _moment(arguments, "oldest", otherwise=0), _moment(arguments, "latest", otherwise=math.inf)
    # The ends of the stretch are left out unless they are asked for.
    ends = () if flag(arguments, "inclusive") else (oldest, latest)
    within = [each for each in messages if oldest <= float(each.ts) <= latest and float(each.ts) not in ends]
    limit = _limit(arguments)
    shown = [
        message_json(stage, message, with_metadata=flag(arguments, "include_all_metadata"))
        for message in within[:limit]
    ]
    return {"messages": shown, "has_more": len(within) > limit}


def _moment(arguments: JsonObject, name: str, *, otherwise: float) -> float:
    """A ts out of the arguments; Slack's are at most microseconds, which a float holds."""
    try:
        return float(arguments.get(name) or otherwise)
    except (TypeError, ValueError):
        raise RefusalError(f"invalid_ts_{name}") from None


def _limit(arguments: JsonObject) -> int:
    asked = str(arguments.get("limit") or 100)
    if not asked.isdecimal() or not 1 <= int(asked) <= MOST_LISTED:
        raise RefusalError("invalid_limit")
    return int(asked)


def _history(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = _readable(stage, arguments)
    # Replies belong to conversations.replies; a history that lists them would hide a bot's mistake.
    roots = [each for each in stage.workspace.messages(channel.id) if each.thread_ts in (None, each.ts)]
    return _page(stage, arguments, roots[::-1])


def _replies(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = _readable(stage, arguments)
    return _page(stage, arguments, stage.workspace.thread(channel.id, wanted(arguments, "ts")))


def _info(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = stage.workspace.channel(wanted(arguments, "channel"))
    require_scope(stage, f"{_family(channel)}:read")
    return {"channel": _channel_json(stage, channel)}


def _open(stage: Stage, arguments: JsonObject) -> JsonObject:
    if "channel" in arguments:
        return {"channel": {"id": stage.workspace.channel(arguments["channel"]).id}}
    user = wanted(arguments, "users")
    # The SDK writes one user as a list of one.
    user = user[0] if isinstance(user, list) and len(user) == 1 else user
    if user not in stage.workspace.users:
        raise RefusalError("user_not_found")
    channel = stage.workspace.open_direct(user)
    return {"channel": {"id": channel.id}, "no_op": False, "already_open": False}


def _users_conversations(stage: Stage, arguments: JsonObject) -> JsonObject:
    user = arguments.get("user") or stage.workspace.bot.id
    kinds = str(arguments.get("types") or "public_channel").split(",")
    families = [{"public_channel": "channels", "private_channel": "groups", "im": "im"}.get(kind) for kind in kinds]
    for family in filter(None, families):
        require_scope(stage, f"{family}:read")
    joined = [each for each in stage.workspace.channels.values() if user in each.members]
    shown = [_channel_json(stage, each) for each in joined if _family(each) in families]
    return {"channels": shown, "response_metadata": {"next_cursor": ""}}


CONVERSATION_METHODS: Mapping[str, Method] = {
    "conversations.history": Method(_history, Tier.T3),
    "conversations.replies": Method(_replies, Tier.T3),
    "conversations.info": Method(_info, Tier.T3),
    "conversations.open": Method(_open, Tier.T3, "im:write"),
    "users.conversations": Method(_users_conversations, Tier.T3),
}
