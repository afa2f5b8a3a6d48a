"""Messages as the Web API and events write them."""

from bot.playground.stage import Stage
from bot.playground.wire import JsonObject
from bot.playground.workspace import Message


def message_json(stage: Stage, message: Message, *, with_metadata: bool = False) -> JsonObject:
    """A message as Slack's APIs answer it; metadata only where it was asked for."""
    body: JsonObject = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": stage.workspace.team_id,
    }
    if message.user == stage.workspace.bot.id:
        body |= _bot_members(stage)
    if message.blocks is not None:
        body["blocks"] = message.blocks
    if message.edited_at is not None:
        body["edited"] = {"user": message.user, "ts": message.edited_at}
    if with_metadata and message.metadata is not None:
        body["metadata"] = message.metadata
    return body | _thread_members(stage, message)


def _bot_members(stage: Stage) -> JsonObject:
    workspace = stage.workspace
    profile = {
        "id": workspace.bot_id,
        "app_id": workspace.app_id,
        "user_id": workspace.bot.id,
        "team_id": workspace.team_id,
        "name": workspace.bot.real_name,
        "deleted": False,
        "updated": 0,
    }
    return {"bot_id": workspace.bot_id, "app_id": workspace.app_id, "bot_profile": profile}


def _thread_members(stage: Stage, message: Message) -> JsonObject:
    if message.ephemeral:
        return {"thread_ts": message.thread_ts} if message.thread_ts else {}
    # A reply names whom it replies to; the first message counts its replies.
    if message.thread_ts is not None and message.thread_ts != message.ts:
        parent = stage.workspace.thread(message.channel, message.thread_ts)[0]
        return {"thread_ts": message.thread_ts, "parent_user_id": parent.user}
    replies = [each for each in stage.workspace.messages(message.channel) if each.thread_ts == message.ts]
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "latest_reply": replies[-1].ts,
        "reply_users": sorted({reply.user for reply in replies}),
    }
