"""The words in a message's blocks and attachments, which other apps may have made in any shape."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

TEXTS: Final = ("pretext", "title", "text", "value")
"""Fields that people read, in the order they are shown in."""
CONTROLS: Final = frozenset({"actions", "input", "button"})
"""What is to be pressed or filled in says nothing; a button's value is not even shown."""
LINES: Final = frozenset({"rich_text_section", "rich_text_preformatted", "rich_text_quote"})
"""Blocks whose pieces make up one line, with their own spaces."""
DEEPEST: Final = 12
"""Attachments hold blocks, those elements, those sections: nothing of Slack's is deeper than this."""


def texts_in(part: object, *, depth: int = DEEPEST) -> Iterator[str]:
    """Every text in blocks or attachments, in reading order."""
    if depth < 0:
        return
    if isinstance(part, list):
        for each in part:
            yield from texts_in(each, depth=depth - 1)
    elif isinstance(part, dict) and str(part.get("type")) in LINES:
        yield "".join(texts_in(part.get("elements"), depth=depth - 1))
    elif isinstance(part, dict) and str(part.get("type")) not in CONTROLS:
        yield from _of_object(part, depth=depth)


def _of_object(part: Mapping[str, Any], *, depth: int) -> Iterator[str]:
    yield from (part[name] for name in TEXTS if isinstance(part.get(name), str))
    for value in part.values():
        yield from texts_in(value, depth=depth - 1)
