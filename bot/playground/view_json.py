"""Views as the Web API and interactions write them."""

from bot.playground.input_state import state_of
from bot.playground.stage import Stage
from bot.playground.views import View
from bot.playground.wire import JsonObject


def view_json(stage: Stage, view: View) -> JsonObject:
    """A view with its ids, its hash and its state."""
    workspace = stage.workspace
    return {
        "id": view.id,
        "team_id": workspace.team_id,
        "app_id": workspace.app_id,
        "bot_id": workspace.bot_id,
        "app_installed_team_id": workspace.team_id,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        **view.body,
        "hash": view.hash,
        "root_view_id": view.stack[0] if view.stack else view.id,
        "previous_view_id": view.stack[-1] if view.stack else None,
        "state": {"values": state_of(view.blocks, view.values)},
    }
