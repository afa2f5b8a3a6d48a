"""The methods about the app itself and the people around it, and the check of blocks that needs no token."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.playground.block_rules import Surface
from bot.playground.drafts import read_draft
from bot.playground.method import Method, Token, wanted
from bot.playground.payload_rules import check_message_blocks
from bot.playground.rate_limits import Tier
from bot.playground.schema import items, record, string
from bot.playground.stage import Stage
from bot.playground.view_rules import check_view
from bot.playground.wire import JsonObject, RefusalError, refused_for
from bot.playground.workspace import User

_PROMPTS = items(record({"title": string(most=75), "message": string(most=3000)}), most=4, least=1)
_LOADING_MESSAGES = items(string(most=50), most=10)


def _auth_test(stage: Stage, _arguments: JsonObject) -> JsonObject:
    workspace = stage.workspace
    return {
        "url": f"{stage.address}/",
        "team": workspace.team_name,
        "team_id": workspace.team_id,
        "user": workspace.bot.name,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "app_id": workspace.app_id,
        "is_enterprise_install": False,
    }


def _api_test(_stage: Stage, arguments: JsonObject) -> JsonObject:
    if "error" in arguments:
        raise RefusalError(str(arguments["error"]), args=arguments)
    return {"args": arguments}


def _user_json(stage: Stage, user: User) -> JsonObject:
    # The offset is that of today: it changes with summer time.
    offset = stage.now().astimezone(ZoneInfo(user.tz)).utcoffset()
    return {
        "id": user.id,
        "team_id": stage.workspace.team_id,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": False,
        "is_bot": user.is_bot,
        "tz": user.tz,
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "profile": {"real_name": user.real_name, "display_name": user.name},
    }


def _users_info(stage: Stage, arguments: JsonObject) -> JsonObject:
    user = stage.workspace.users.get(wanted(arguments, "user"))
    if user is None:
        raise RefusalError("user_not_found")
    return {"user": _user_json(stage, user)}


def _users_list(stage: Stage, _arguments: JsonObject) -> JsonObject:
    members = [_user_json(stage, user) for user in stage.workspace.users.values()]
    return {"members": members, "response_metadata": {"next_cursor": ""}}


def _bots_info(stage: Stage, arguments: JsonObject) -> JsonObject:
    workspace = stage.workspace
    if arguments.get("bot", workspace.bot_id) != workspace.bot_id:
        raise RefusalError("bot_not_found")
    names = {"id": workspace.bot_id, "app_id": workspace.app_id, "user_id": workspace.bot.id}
    return {"bot": {**names, "name": workspace.bot.real_name, "deleted": False}}


def _team_info(stage: Stage, _arguments: JsonObject) -> JsonObject:
    return {"team": {"id": stage.workspace.team_id, "name": stage.workspace.team_name, "domain": "playground"}}


def _set_prompts(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = stage.workspace.channel(wanted(arguments, "channel_id"))
    prompts = wanted(arguments, "prompts")
    if problems := list(_PROMPTS(prompts, "/prompts")):
        raise refused_for("invalid_arguments", [str(problem) for problem in problems])
    stage.feed.publish({"type": "prompts", "channel": channel.id, "suggested_prompts": prompts})
    return {}


def _set_status(stage: Stage, arguments: JsonObject) -> JsonObject:
    channel = stage.workspace.channel(wanted(arguments, "channel_id"))
    thread = stage.workspace.thread(channel.id, wanted(arguments, "thread_ts"))
    if list(_LOADING_MESSAGES(arguments.get("loading_messages") or [], "/loading_messages")):
        raise RefusalError("invalid_arguments")
    status = str(arguments.get("status") or "")
    stage.feed.publish({"type": "status", "channel": channel.id, "thread_ts": thread[0].ts, "text": status})
    return {}


def _validate(stage: Stage, arguments: JsonObject) -> JsonObject:
    # Slack wants exactly one of the three.
    given = [name for name in ("blocks", "message", "view") if name in arguments]
    if len(given) != 1:
        raise RefusalError("invalid_arguments")
    value = arguments[given[0]]
    if given == ["blocks"]:
        check_message_blocks(value, refused=stage.faults.refuse_blocks)
    elif not isinstance(value, dict):
        raise RefusalError("invalid_arguments")
    elif given == ["message"]:
        read_draft(value, refused=stage.faults.refuse_blocks)
    else:
        check_view(value, surface=Surface.HOME if value.get("type") == "home" else Surface.MODAL)
    return {}


APP_METHODS: Mapping[str, Method] = {
    "api.test": Method(_api_test, Tier.T4, token=Token.NONE),
    "auth.test": Method(_auth_test, Tier.SPECIAL),
    "blocks.validate": Method(_validate, Tier.T4, token=Token.NONE),
    "bots.info": Method(_bots_info, Tier.T3, "users:read"),
    "team.info": Method(_team_info, Tier.T3, "team:read"),
    "users.info": Method(_users_info, Tier.T4, "users:read"),
    "users.list": Method(_users_list, Tier.T2, "users:read"),
    "assistant.threads.setSuggestedPrompts": Method(_set_prompts, Tier.T4, "assistant:write"),
    "assistant.threads.setStatus": Method(_set_status, Tier.SPECIAL, "chat:write"),
}
