"""What the stand-in refuses in the elements of blocks: one line for each of Slack's limits."""

import pytest

from bot.playground.wire import JsonObject
from tests.playground.block_samples import (
    actions,
    button,
    most,
    options,
    plain,
    problems_of_block,
    section,
    select,
    under,
)

REFUSED: list[tuple[str, JsonObject, str, str]] = [
    ("no address", actions(button(url="not a url")), "/elements/0/url", "invalid url"),
    ("no element", {"type": "actions", "elements": [[]]}, "/elements/0", "must be an object"),
    ("value of another kind", actions(button(value=7)), "/elements/0/value", "must be a string"),
    ("focus of another kind", actions(select(focus_on_load="yes")), "/elements/0/focus_on_load", "must be a boolean"),
    ("agent prompt", actions(button(agent_prompt="x" * 4001)), "/elements/0/agent_prompt", under(4001)),
    ("26 actions", actions(*[button()] * 26), "/elements", most(25)),
    (
        "text input in actions",
        actions({"type": "plain_text_input"}),
        "/elements/0/type",
        "unsupported type: plain_text_input",
    ),
    ("long button", actions({"type": "button", "text": plain("x" * 76)}), "/elements/0/text/text", under(76)),
    ("long value", actions(button(value="x" * 2001)), "/elements/0/value", under(2001)),
    ("long url", actions(button(url="x" * 3001)), "/elements/0/url", under(3001)),
    ("unknown style", actions(button(style="link")), "/elements/0/style", "must be one of: primary, danger"),
    ("long action_id", actions(button(action_id="x" * 256)), "/elements/0/action_id", under(256)),
    ("long block_id", section(block_id="x" * 256), "/block_id", under(256)),
    ("101 options", actions(select(options=options(101))), "/elements/0/options", most(100)),
    ("no options", actions(select(options=[])), "/elements/0/options", "no fewer than 1 items allowed"),
    (
        "options and groups",
        actions(select(option_groups=[{"label": plain("x"), "options": options(1)}])),
        "/elements/0",
        "must have exactly one of: options, option_groups",
    ),
    (
        "long option",
        actions(select(options=[{"text": plain("x" * 76), "value": "1"}])),
        "/elements/0/options/0/text/text",
        under(76),
    ),
    (
        "long option value",
        actions(select(options=[{"text": plain("x"), "value": "1" * 151}])),
        "/elements/0/options/0/value",
        under(151),
    ),
    (
        "initial option not offered",
        actions(select(initial_option=options(3)[2])),
        "/elements/0",
        "initial option must match an option",
    ),
    ("six in an overflow", actions({"type": "overflow", "options": options(6)}), "/elements/0/options", most(5)),
    (
        "eleven radio buttons",
        actions({"type": "radio_buttons", "options": options(11)}),
        "/elements/0/options",
        most(10),
    ),
    ("long placeholder", actions(select(placeholder=plain("x" * 151))), "/elements/0/placeholder/text", under(151)),
    (
        "long confirm title",
        actions(
            button(confirm={"title": plain("x" * 101), "text": plain("x"), "confirm": plain("y"), "deny": plain("n")})
        ),
        "/elements/0/confirm/title/text",
        under(101),
    ),
    (
        "long confirm text",
        actions(
            button(confirm={"title": plain("x"), "text": plain("x" * 301), "confirm": plain("y"), "deny": plain("n")})
        ),
        "/elements/0/confirm/text/text",
        under(301),
    ),
]


@pytest.mark.parametrize(("name", "block", "at", "why"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_an_element_over_a_limit_is_refused_where_it_is_wrong(name: str, block: JsonObject, at: str, why: str) -> None:
    assert (at, why) in problems_of_block(block), name
