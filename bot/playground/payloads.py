"""The payloads that Slack sends to an app: events, commands, interactions. Shapes as documented on docs.slack.dev."""

from bot.playground.message_json import message_json
from bot.playground.stage import Stage
from bot.playground.view_json import view_json
from bot.playground.views import View
from bot.playground.wire import JsonObject
from bot.playground.workspace import Channel, Message

TOKEN = "playground-verification-token"  # noqa: S105 – the deprecated token of old apps, a secret of nobody


def event_callback(stage: Stage, event: JsonObject) -> JsonObject:
    """The envelope of an event of the Events API."""
    workspace = stage.workspace
    authorization = {
        "enterprise_id": None,
        "team_id": workspace.team_id,
        "user_id": workspace.bot.id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": TOKEN,
        "team_id": workspace.team_id,
        "api_app_id": workspace.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": stage.identifiers.take("Ev"),
        "event_time": int(stage.now().timestamp()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": stage.identifiers.take("4-"),
    }


def mention_event(stage: Stage, message: Message) -> JsonObject:
    """An app_mention event."""
    return _written(stage, message) | {"type": "app_mention"}


def message_event(stage: Stage, message: Message, channel: Channel) -> JsonObject:
    """A message event, of the DM (`im`) or of a channel."""
    return _written(stage, message) | {"channel_type": channel.kind}


def changed_event(stage: Stage, message: Message, channel: Channel) -> JsonObject:
    """A message_changed event."""
    return _hidden(stage, channel) | {"subtype": "message_changed", "message": message_json(stage, message)}


def deleted_event(stage: Stage, ts: str, channel: Channel) -> JsonObject:
    """A message_deleted event."""
    return _hidden(stage, channel) | {"subtype": "message_deleted", "deleted_ts": ts}


def _hidden(stage: Stage, channel: Channel) -> JsonObject:
    ts = stage.identifiers.timestamp(now=stage.now())
    where = {"channel": channel.id, "channel_type": channel.kind}
    return {"type": "message", "hidden": True, "ts": ts, "event_ts": ts, **where}


def joined_event(stage: Stage, channel: Channel) -> JsonObject:
    """A member_joined_channel event: the person has invited the bot."""
    workspace = stage.workspace
    return {
        "type": "member_joined_channel",
        "user": workspace.bot.id,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": workspace.team_id,
        "inviter": workspace.me.id,
        "event_ts": stage.identifiers.timestamp(now=stage.now()),
    }


def _written(stage: Stage, message: Message) -> JsonObject:
    event = message_json(stage, message)
    where = {"channel": message.channel, "event_ts": message.ts}
    return {**event, **where, "client_msg_id": f"00000000-0000-4000-8000-{message.ts.replace('.', '')[-12:]}"}


def home_opened_event(stage: Stage, tab: str) -> JsonObject:
    """An app_home_opened event for the tab `home` or `messages`; `view` is there once the home was published."""
    workspace = stage.workspace
    event: JsonObject = {
        "type": "app_home_opened",
        "user": workspace.me.id,
        "channel": workspace.direct.id,
        "tab": tab,
        "event_ts": stage.identifiers.timestamp(now=stage.now()),
    }
    if tab == "home" and stage.views.home is not None:
        event["view"] = view_json(stage, stage.views.home)
    return event


def command_payload(stage: Stage, *, command: str, text: str, channel: Channel, response_url: str) -> JsonObject:
    """The flat form of a slash command."""
    workspace = stage.workspace
    return {
        "token": TOKEN,
        "team_id": workspace.team_id,
        "team_domain": "playground",
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "im" else channel.name,
        "user_id": workspace.me.id,
        "user_name": workspace.me.name,
        "command": command,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": stage.triggers.issue(now=stage.now()),
    }


def interaction(stage: Stage, kind: str) -> JsonObject:
    """What all interactions have: who, where and for which app."""
    workspace, me = stage.workspace, stage.workspace.me
    return {
        "type": kind,
        "user": {"id": me.id, "username": me.name, "name": me.name, "team_id": workspace.team_id},
        "api_app_id": workspace.app_id,
        "token": TOKEN,
        "team": {"id": workspace.team_id, "domain": "playground"},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def with_trigger(stage: Stage) -> JsonObject:
    """A new trigger id, for the interactions that may open a modal."""
    return {"trigger_id": stage.triggers.issue(now=stage.now())}


def in_message(stage: Stage, message: Message) -> JsonObject:
    """Where an interaction took place: a message. Payloads do not carry the message itself when it is ephemeral."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    place: JsonObject = {"container": container, "channel": channel_named(stage.workspace.channel(message.channel))}
    # A bot must find in its own records what an ephemeral message said.
    return place if message.ephemeral else {**place, "message": message_json(stage, message)}


def channel_named(channel: Channel) -> JsonObject:
    """A channel as interactions name it."""
    return {"id": channel.id, "name": "directmessage" if channel.kind == "im" else channel.name}


def in_view(stage: Stage, view: View) -> JsonObject:
    """Where an interaction took place: a view."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(stage, view)}
