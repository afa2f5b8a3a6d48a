"""The ids of blocks and elements: filled in where the app gave none, as Slack does, and looked up when someone acts."""

from collections.abc import Iterator

from bot.playground.element_rules import BUTTONS, CHOICES, FEEDBACK, FIELDS, MENUS, OVERFLOW
from bot.playground.identifiers import Identifiers
from bot.playground.wire import JsonObject

INTERACTIVE = frozenset({*BUTTONS, *MENUS, *CHOICES, *OVERFLOW, *FIELDS, *FEEDBACK})
"""Types of elements that a person can act on."""


def with_ids(blocks: list[JsonObject], identifiers: Identifiers) -> list[JsonObject]:
    """Checked blocks with a block_id each and an action_id for each element that someone can act on."""
    return [_block_with_ids(block, identifiers) for block in blocks]


def _block_with_ids(block: JsonObject, identifiers: Identifiers) -> JsonObject:
    named = dict(block) if "block_id" in block else {"block_id": identifiers.take("b"), **block}
    for nested in _nested_in(block):
        named[nested] = with_ids(block[nested], identifiers)
    for place in ("accessory", "element"):
        if place in block:
            named[place] = _element_with_id(block[place], identifiers)
    for place in {"elements", "actions"} & block.keys() - _nested_in(block):
        named[place] = [_element_with_id(element, identifiers) for element in block[place]]
    return named


def _nested_in(block: JsonObject) -> set[str]:
    names = {"child_blocks"} | ({"elements"} if block["type"] == "carousel" else set())
    return names & block.keys()


def _element_with_id(element: JsonObject, identifiers: Identifiers) -> JsonObject:
    named = "action_id" in element or element["type"] not in INTERACTIVE
    return element if named else {"action_id": identifiers.take("a"), **element}


def elements_of(blocks: list[JsonObject]) -> Iterator[tuple[JsonObject, JsonObject]]:
    """Every element that someone can act on, each with the block it stands in."""
    for block in blocks:
        nested = _nested_in(block)
        for name in nested:
            yield from elements_of(block[name])
        held = [block[place] for place in ("accessory", "element") if place in block]
        for place in {"elements", "actions"} & block.keys() - nested:
            held += block[place]
        yield from ((block, element) for element in held if element.get("type") in INTERACTIVE)


def find_element(blocks: list[JsonObject], *, action_id: object, block_id: object = None) -> JsonObject | None:
    """The element of an action_id, with its `block_id` put in; None when there is none."""
    for block, element in elements_of(blocks):
        if element["action_id"] == action_id and block_id in (None, block["block_id"]):
            return {**element, "block_id": block["block_id"]}
    return None
