"""Slack's limits as constants, and the small blocks that everything is made of – plain dicts throughout.

The SDK has no class for charts, and its classes drop blocks that they do not know; dicts lose nothing.
"""

from collections.abc import Iterable
from typing import Any, Final

Block = dict[str, Any]

SECTION_CHARS: Final = 3_000
CONTEXT_ELEMENTS: Final = 10
BLOCKS: Final = 50
ALL_BLOCK_CHARS: Final = 12_000
"""All blocks of a message together; above about 13,200 Slack answers `msg_blocks_too_long`."""
TEXT_CHARS: Final = 3_900
"""`chat.update` refuses 4,000; one bound for every call."""
BUTTON_CHARS: Final = 75
BUTTON_VALUE_CHARS: Final = 2_000
SELECT_OPTIONS: Final = 100
OPTION_CHARS: Final = 75
OPTION_VALUE_CHARS: Final = 150
CONTAINER_BLOCKS: Final = 10
TABLE_ROWS: Final = 100
TABLE_COLUMNS: Final = 20
TABLE_CHARS: Final = 9_000
"""Slack allows 10,000 over all cells of a message; the rest is room for the header."""
CHART_TITLE_CHARS: Final = 50
CHART_LABEL_CHARS: Final = 20
CHART_SERIES: Final = 6
CHART_POINTS: Final = 20


def escaped(text: str) -> str:
    """Text as data: `&`, `<` and `>` cannot start a mention, a link or a channel call."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def bounded(text: str, most: int) -> str:
    """Text that is cut, with a sign that it was, where it is longer than Slack takes."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def plain(text: str, most: int) -> Block:
    """A plain_text object: no markup is read from it."""
    return {"type": "plain_text", "text": bounded(text, most), "emoji": False}


def mrkdwn(text: str) -> Block:
    """A mrkdwn object of text that is escaped already."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> Block:
    """A paragraph of escaped mrkdwn, spread out in full."""
    return {"type": "section", "text": mrkdwn(bounded(text, SECTION_CHARS)), "expand": True}


def context(texts: Iterable[str]) -> Block:
    """Small print, a paragraph an element."""
    elements = [mrkdwn(bounded(text, SECTION_CHARS)) for text in texts]
    return {"type": "context", "elements": elements[:CONTEXT_ELEMENTS]}


def button(label: str, *, action_id: str, value: str = "", style: str | None = None) -> Block:
    """A button; its value comes back when it is pressed."""
    made: Block = {"type": "button", "text": plain(label, BUTTON_CHARS), "action_id": action_id}
    if value:
        made["value"] = bounded(value, BUTTON_VALUE_CHARS)
    return made | ({"style": style} if style else {})
