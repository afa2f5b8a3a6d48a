"""Rules of the rich_text block: sections, lists, quotes and preformatted text, and the runs of text in them."""

from collections.abc import Mapping

from bot.playground.schema import Check, boolean, integer, items, one_of, record, string, typed
from bot.playground.text_rules import IDENTIFIER, URL

MOST_PARTS = 1000
"""No documented limit: far above what anyone writes, so that a runaway answer is still refused."""

_STYLE = record(
    {}, optional=dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "unlink"), boolean)
)
_STYLED: Mapping[str, Check] = {"style": _STYLE}


def _run(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check] = _STYLED) -> Check:
    return record({"type": one_of(kind), **required}, optional=optional)


_RUNS: Mapping[str, Check] = {
    "text": _run("text", {"text": string(most=3000)}),
    "link": _run("link", {"url": URL}, {**_STYLED, "text": string(most=3000), "unsafe": boolean}),
    "emoji": _run("emoji", {"name": string(most=100)}, {**_STYLED, "unicode": string(most=100)}),
    "user": _run("user", {"user_id": IDENTIFIER}),
    "usergroup": _run("usergroup", {"usergroup_id": IDENTIFIER}),
    "channel": _run("channel", {"channel_id": IDENTIFIER}),
    "broadcast": _run("broadcast", {"range": one_of("here", "channel", "everyone")}),
    "color": _run("color", {"value": string(most=20)}),
    "date": _run(
        "date",
        {"timestamp": integer(0, 99_999_999_999), "format": string(most=255)},
        {**_STYLED, "url": URL, "fallback": string(most=255)},
    ),
}
_LINE = items(typed(lambda: _RUNS), most=MOST_PARTS)
_SECTION = record({"type": one_of("rich_text_section"), "elements": _LINE})
_BORDER: Mapping[str, Check] = {"border": integer(0, 1)}

_PARTS: Mapping[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_preformatted": _run(
        "rich_text_preformatted", {"elements": _LINE}, {**_BORDER, "language": string(most=50)}
    ),
    "rich_text_quote": _run("rich_text_quote", {"elements": _LINE}, _BORDER),
    "rich_text_list": _run(
        "rich_text_list",
        {"style": one_of("bullet", "ordered"), "elements": items(_SECTION, most=MOST_PARTS)},
        {**_BORDER, "indent": integer(0, 8), "offset": integer(0, MOST_PARTS)},
    ),
}

RICH_TEXT = record(
    {"type": one_of("rich_text"), "elements": items(typed(lambda: _PARTS), most=MOST_PARTS)},
    optional={"block_id": IDENTIFIER},
)
