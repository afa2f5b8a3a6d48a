"""Rules of each block type, and the surfaces it may stand on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial

from bot.playground.data_block_rules import CHART, DATA_TABLE, TABLE
from bot.playground.element_rules import (
    BUTTONS,
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from bot.playground.rich_text_rules import RICH_TEXT
from bot.playground.schema import Check, Problem, boolean, integer, is_object, items, one_of, record, string, typed
from bot.playground.text_rules import (
    IDENTIFIER,
    IMAGE_SOURCE,
    IMAGE_URL,
    URL,
    at_least_one,
    exactly_one,
    plain,
    slack_file,
    text,
)
from bot.playground.wire import JsonObject

MOST_MARKDOWN_CHARACTERS = 12_000


class Surface(Enum):
    """Where blocks are shown."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


@dataclass(frozen=True)
class BlockRule:
    """What a block type must look like and where it may stand."""

    check: Check
    surfaces: frozenset[Surface]


_EVERYWHERE = frozenset(Surface)
_MESSAGE = frozenset({Surface.MESSAGE})
_MESSAGE_AND_HOME = frozenset({Surface.MESSAGE, Surface.HOME})
_MODAL = frozenset({Surface.MODAL})


def _block(
    kind: str,
    required: Mapping[str, Check],
    optional: Mapping[str, Check] | None = None,
    also: Callable[[JsonObject, str], Iterator[Problem]] | None = None,
) -> Check:
    named = {"block_id": IDENTIFIER, **(optional or {})}
    return record({"type": one_of(kind), **required}, optional=named, also=also)


def _collapsible(block: JsonObject, at: str) -> Iterator[Problem]:
    if block.get("has_header_divider") and block.get("is_collapsible"):
        yield Problem("has_header_divider cannot be used with is_collapsible", at)
    yield from exactly_one(block, at, of=("title", "rich_text_title"))


_PICTURE = typed(lambda: IMAGE)
_TASK = _block(
    "task_card",
    {"task_id": string(most=255), "title": string(most=255)},
    {
        "details": RICH_TEXT,
        "output": RICH_TEXT,
        "status": one_of("pending", "in_progress", "complete", "error"),
        "sources": items(record({"type": one_of("url"), "url": URL, "text": string(most=255)}), most=10),
    },
)
_CARD = _block(
    "card",
    {},
    {
        "hero_image": _PICTURE,
        "icon": _PICTURE,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "actions": items(typed(lambda: BUTTONS), most=3, least=1),
    },
    partial(at_least_one, of=("hero_image", "title", "actions", "body")),
)
# Slack's own list also names file and video, which are not taken here at all.
_CHILDREN = ("actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table")
_CONTAINER = _block(
    "container",
    {"child_blocks": items(typed(lambda: {kind: BLOCKS[kind].check for kind in _CHILDREN}), most=10, least=1)},
    {
        "title": plain(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": plain(150),
        "icon": _PICTURE,
        "width": one_of("narrow", "standard", "wide", "full"),
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    _collapsible,
)
_SECTION = _block(
    "section",
    {},
    {
        "text": text(3000),
        "fields": items(text(2000), most=10, least=1),
        "accessory": typed(IN_SECTION),
        "expand": boolean,
    },
    partial(at_least_one, of=("text", "fields")),
)
_INPUT = _block(
    "input",
    {"label": plain(2000), "element": typed(IN_INPUT)},
    {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
)
_IMAGE = _block(
    "image",
    {"alt_text": string(most=2000)},
    {"image_url": IMAGE_URL, "slack_file": slack_file, "title": plain(2000)},
    IMAGE_SOURCE,
)

BLOCKS: Mapping[str, BlockRule] = {
    "section": BlockRule(_SECTION, _EVERYWHERE),
    "header": BlockRule(_block("header", {"text": plain(150)}, {"level": integer(1, 4)}), _EVERYWHERE),
    "divider": BlockRule(_block("divider", {}), _EVERYWHERE),
    "context": BlockRule(_block("context", {"elements": items(typed(IN_CONTEXT), most=10, least=1)}), _EVERYWHERE),
    "actions": BlockRule(_block("actions", {"elements": items(typed(IN_ACTIONS), most=25, least=1)}), _EVERYWHERE),
    "context_actions": BlockRule(
        _block("context_actions", {"elements": items(typed(IN_CONTEXT_ACTIONS), most=5, least=1)}), _MESSAGE
    ),
    "input": BlockRule(_INPUT, _EVERYWHERE),
    "image": BlockRule(_IMAGE, _EVERYWHERE),
    "markdown": BlockRule(_block("markdown", {"text": string(most=MOST_MARKDOWN_CHARACTERS)}), _MESSAGE),
    "rich_text": BlockRule(RICH_TEXT, _EVERYWHERE),
    "table": BlockRule(TABLE, _MESSAGE),
    "data_table": BlockRule(DATA_TABLE, _MESSAGE),
    "data_visualization": BlockRule(CHART, _MESSAGE),
    "card": BlockRule(_CARD, _EVERYWHERE),
    "carousel": BlockRule(_block("carousel", {"elements": items(_CARD, most=10, least=1)}), _MESSAGE_AND_HOME),
    "container": BlockRule(_CONTAINER, _MESSAGE),
    "alert": BlockRule(
        _block("alert", {"text": text(3000)}, {"level": one_of("default", "info", "warning", "error", "success")}),
        _MODAL,
    ),
    "plan": BlockRule(_block("plan", {"title": string(most=255)}, {"tasks": items(_TASK, most=50)}), _MESSAGE),
    "task_card": BlockRule(_TASK, _MESSAGE),
}
"""The block types taken here. Video, file, call and auth_provider are left out: they need other services."""


def block_problems(block: object, at: str, *, surface: Surface, refused: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with one block.

    Args:
        block: The block as it was sent.
        at: JSON pointer to it.
        surface: Where it is to be shown.
        refused: Block types that this workspace does not take yet (a fault to try by hand).
    """
    kind = block.get("type") if is_object(block) else None
    # A type that this surface does not take is answered as an unknown one, as Slack does.
    rule = BLOCKS.get(kind) if isinstance(kind, str) and kind not in refused else None
    if rule is None or surface not in rule.surfaces:
        yield Problem(f"unsupported type: {kind}", f"{at}/type")
        return
    yield from rule.check(block, at)
