"""What the stand-in takes and refuses in blocks: one line for each of Slack's limits."""

import pytest

from bot.playground.wire import JsonObject
from tests.playground.block_samples import (
    RICH_TEXT,
    actions,
    button,
    chart,
    container,
    data_table,
    most,
    pie,
    plain,
    problems_of_block,
    section,
    select,
    series,
    table,
    under,
)

ACCEPTED: list[tuple[str, JsonObject]] = [
    ("section at its limit", section("x" * 3000)),
    ("section with fields", {"type": "section", "fields": [plain("x" * 2000)] * 5, "expand": True}),
    ("header", {"type": "header", "text": plain("x" * 150), "level": 2}),
    ("divider", {"type": "divider"}),
    ("context", {"type": "context", "elements": [plain("x"), {"type": "mrkdwn", "text": "y"}]}),
    ("actions", actions(button(value="x" * 2000, style="primary"), select(action_id="s"))),
    ("image", {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "x"}),
    ("markdown", {"type": "markdown", "text": "x" * 12_000}),
    ("rich text", RICH_TEXT),
    ("table at its limit", table(100, 20, column_settings=[{"align": "right"}, None, {"is_wrapped": True}])),
    ("table of numbers", {"type": "table", "rows": [[{"type": "raw_number", "value": 1.5, "text": "$1.50"}]]}),
    ("data table at its limit", data_table(101, 20, page_size=100, row_header_column_index=0)),
    ("chart", chart(y_label="USD")),
    ("six series", chart(*(series(f"s{place}") for place in range(6)))),
    ("pie", pie()),
    ("card", {"type": "card", "title": plain("x" * 150), "body": plain("x" * 200), "actions": [button()]}),
    ("carousel", {"type": "carousel", "elements": [{"type": "card", "title": plain("x")}] * 10}),
    ("container", container(section(), table(), is_collapsible=True, default_collapsed=True)),
    ("task", {"type": "task_card", "task_id": "1", "title": "x", "status": "complete"}),
    (
        "feedback",
        {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "positive_button": {"text": plain("Good"), "value": "+"},
                    "negative_button": {"text": plain("Bad"), "value": "-"},
                }
            ],
        },
    ),
]

REFUSED: list[tuple[str, JsonObject, str, str]] = [
    ("unknown block", {"type": "marquee"}, "/type", "unsupported type: marquee"),
    ("no type", {}, "/type", "unsupported type: None"),
    ("alert outside a modal", {"type": "alert", "text": plain("x")}, "/type", "unsupported type: alert"),
    ("unknown field", section(colour="red"), "", "invalid additional property: colour"),
    ("long section", section("x" * 3001), "/text/text", under(3001)),
    ("empty section", section(""), "/text/text", "must be more than 0 characters"),
    ("section of nothing", {"type": "section"}, "", "must have at least one of: text, fields"),
    ("eleven fields", section(fields=[plain("x")] * 11), "/fields", most(10)),
    ("long field", section(fields=[plain("x" * 2001)]), "/fields/0/text", under(2001)),
    ("long header", {"type": "header", "text": plain("x" * 151)}, "/text/text", under(151)),
    (
        "header in mrkdwn",
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        "/text/type",
        "must be one of: plain_text",
    ),
    ("header level", {"type": "header", "text": plain("x"), "level": 5}, "/level", "must be an integer from 1 to 4"),
    ("eleven in a context", {"type": "context", "elements": [plain("x")] * 11}, "/elements", most(10)),
    ("empty actions", actions(), "/elements", "no fewer than 1 items allowed"),
    (
        "image without alt text",
        {"type": "image", "image_url": "https://example.com"},
        "",
        "missing required field: alt_text",
    ),
    (
        "image of a file",
        {"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}},
        "/slack_file",
        "invalid slack file",
    ),
    ("image without address", {"type": "image", "alt_text": "x", "image_url": "x.png"}, "/image_url", "invalid url"),
    ("image without source", {"type": "image", "alt_text": "x"}, "", "must have exactly one of: image_url, slack_file"),
    (
        "card of an icon",
        {"type": "card", "subtitle": plain("x")},
        "",
        "must have at least one of: hero_image, title, actions, body",
    ),
    ("long card body", {"type": "card", "body": plain("x" * 201)}, "/body/text", under(201)),
    ("four buttons on a card", {"type": "card", "actions": [button()] * 4}, "/actions", most(3)),
    (
        "eleven cards",
        {"type": "carousel", "elements": [{"type": "card", "title": plain("x")}] * 11},
        "/elements",
        most(10),
    ),
    ("chart in a container", container(chart()), "/child_blocks/0/type", "unsupported type: data_visualization"),
    ("eleven children", container(*[section()] * 11), "/child_blocks", most(10)),
    (
        "divider of a collapsible",
        container(is_collapsible=True, has_header_divider=True),
        "",
        "has_header_divider cannot be used with is_collapsible",
    ),
    (
        "untitled container",
        {"type": "container", "child_blocks": [section()]},
        "",
        "must have exactly one of: title, rich_text_title",
    ),
    (
        "six context actions",
        {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": plain("x")}] * 6},
        "/elements",
        most(5),
    ),
    ("long markdown", {"type": "markdown", "text": "x" * 12_001}, "/text", under(12001)),
    (
        "unknown rich text",
        {"type": "rich_text", "elements": [{"type": "rich_text_poem"}]},
        "/elements/0/type",
        "unsupported type: rich_text_poem",
    ),
]


@pytest.mark.parametrize(("name", "block"), ACCEPTED, ids=[name for name, _ in ACCEPTED])
def test_a_block_within_its_limits_is_taken(name: str, block: JsonObject) -> None:
    assert problems_of_block(block) == [], name


@pytest.mark.parametrize(("name", "block", "at", "why"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_block_over_a_limit_is_refused_where_it_is_wrong(name: str, block: JsonObject, at: str, why: str) -> None:
    assert (at, why) in problems_of_block(block), name
