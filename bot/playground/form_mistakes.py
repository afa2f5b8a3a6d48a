"""What Slack's own client finds wrong with a filled-in form; such a form never reaches the bot."""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.playground.block_ids import elements_of
from bot.playground.element_rules import offered_by
from bot.playground.input_state import held_name
from bot.playground.wire import JsonObject

MOST_TYPED = 3000
"""Characters of a text input that sets no `max_length` of its own."""
_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")
_DECIMAL = re.compile(r"[+-]?[0-9]{0,40}\.?[0-9]{1,40}")
_OFFERING = frozenset({"static_select", "multi_static_select", "radio_buttons", "checkboxes"})


def form_mistakes(blocks: list[JsonObject], values: Mapping[str, JsonObject]) -> dict[str, str]:
    """What the person has to mend in a form.

    Args:
        blocks: The blocks of the modal.
        values: What its inputs hold, by block_id and action_id.

    Returns:
        A sentence for each input block that is wrong, by block_id.
    """
    found: dict[str, str] = {}
    for block, element in elements_of(blocks):
        if block["type"] != "input":
            continue
        held = values.get(block["block_id"], {}).get(element["action_id"], {}).get(held_name(element["type"]))
        if sentence := _mistake(held, element=element, optional=bool(block.get("optional"))):
            found[block["block_id"]] = sentence
    return found


def _mistake(held: object, *, element: JsonObject, optional: bool) -> str | None:
    # An empty list is as empty as no value; 0 cannot stand here, numbers are typed as text.
    if not held:
        return None if optional else "Please complete this required field."
    if element["type"] in _OFFERING:
        chosen = held if isinstance(held, list) else [held]
        return None if all(option in offered_by(element) for option in chosen) else "Please choose from the list."
    if element["type"] == "number_input":
        return _number_mistake(str(held), element)
    return _length_mistake(str(held), element) if element["type"] == "plain_text_input" else None


def _number_mistake(typed: str, element: JsonObject) -> str | None:
    decimal = element["is_decimal_allowed"]
    if not (_DECIMAL if decimal else _WHOLE).fullmatch(typed):
        return "Please enter a number." if decimal else "Please enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and Decimal(typed) < Decimal(least):
        return f"Please enter {least} or more."
    if most is not None and Decimal(typed) > Decimal(most):
        return f"Please enter {most} or less."
    return None


def _length_mistake(typed: str, element: JsonObject) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", MOST_TYPED)
    if len(typed) < least:
        return f"Please enter {least} characters or more."
    return f"Please enter {most} characters or less." if len(typed) > most else None
