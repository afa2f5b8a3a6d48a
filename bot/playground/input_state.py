"""The state of inputs: what a person chose or typed in the blocks of a message or view."""

from collections.abc import Mapping

from bot.playground.block_ids import elements_of
from bot.playground.wire import JsonObject

_HELD: Mapping[str, tuple[str, str]] = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
}
"""For each type of input: how its state names the value, and how the element names the one it starts with."""


def held_name(kind: str) -> str:
    """How the state of this type of input names its value, such as `selected_option`."""
    return _HELD[kind][0]


def first_state(element: JsonObject) -> JsonObject:
    """The state of an input that nobody has touched."""
    held, initial = _HELD[element["type"]]
    nothing: list[JsonObject] | None = [] if held.endswith("s") else None
    return {"type": element["type"], held: element.get(initial, nothing)}


def state_of(blocks: list[JsonObject], chosen: Mapping[str, JsonObject]) -> dict[str, JsonObject]:
    """The values of all inputs by block_id and action_id: what was chosen, else what they started with."""
    values: dict[str, JsonObject] = {}
    for block, element in elements_of(blocks):
        if element["type"] in _HELD:
            # Untouched inputs are in the state as well, with what they started with or with nothing.
            held = chosen.get(block["block_id"], {}).get(element["action_id"])
            values.setdefault(block["block_id"], {})[element["action_id"]] = held or first_state(element)
    return values
