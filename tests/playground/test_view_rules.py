"""What the stand-in refuses in modals and in the Home tab."""

import pytest

from bot.playground.block_rules import Surface
from bot.playground.view_rules import problems_of_view
from bot.playground.wire import JsonObject
from tests.playground.block_samples import most, plain, under

TEXT_INPUT: JsonObject = {"type": "input", "label": plain("Volume"), "element": {"type": "plain_text_input"}}


def modal(*blocks: JsonObject, **more: object) -> JsonObject:
    return {"type": "modal", "title": plain("Refine"), "submit": plain("Go"), "blocks": list(blocks), **more}


def home(*blocks: JsonObject, **more: object) -> JsonObject:
    return {"type": "home", "blocks": list(blocks), **more}


NUMBER: JsonObject = {"type": "number_input", "is_decimal_allowed": True, "min_value": "-0.5"}
ACCEPTED = [
    (modal({**TEXT_INPUT, "element": NUMBER}), Surface.MODAL),
    (modal(), Surface.MODAL),
    (modal(TEXT_INPUT, close=plain("x" * 24), private_metadata="x" * 3000, callback_id="x" * 255), Surface.MODAL),
    (modal({"type": "alert", "text": plain("Too much"), "level": "warning"}), Surface.MODAL),
    (modal(*[{"type": "divider"}] * 100), Surface.MODAL),
    (home({"type": "divider"}, private_metadata=""), Surface.HOME),
]

MODAL, HOME = Surface.MODAL, Surface.HOME
REFUSED: list[tuple[JsonObject, Surface, str, str]] = [
    (modal(title=plain("x" * 25)), MODAL, "/title/text", under(25)),
    (modal(submit=plain("x" * 25)), MODAL, "/submit/text", under(25)),
    (modal(close=plain("x" * 25)), MODAL, "/close/text", under(25)),
    (modal(private_metadata="x" * 3001), MODAL, "/private_metadata", under(3001)),
    (modal(callback_id="x" * 256), MODAL, "/callback_id", under(256)),
    ({"type": "modal", "title": plain("x")}, MODAL, "", "missing required field: blocks"),
    ({"type": "modal", "blocks": []}, MODAL, "", "missing required field: title"),
    (
        {"type": "modal", "title": plain("x"), "blocks": [TEXT_INPUT]},
        MODAL,
        "",
        "a submit button is required when there are input blocks",
    ),
    (modal(*[{"type": "divider"}] * 101), MODAL, "/blocks", most(100)),
    (modal({"type": "table", "rows": []}), MODAL, "/blocks/0/type", "unsupported type: table"),
    (
        modal({**TEXT_INPUT, "element": {**NUMBER, "max_value": "many"}}),
        MODAL,
        "/blocks/0/element/max_value",
        "must be a number in a string",
    ),
    (modal(colour="red"), MODAL, "", "invalid additional property: colour"),
    (home(title=plain("x")), HOME, "", "invalid additional property: title"),
    (home({"type": "alert", "text": plain("x")}), HOME, "/blocks/0/type", "unsupported type: alert"),
    (modal(), HOME, "/type", "must be one of: home"),
    ({"type": "modal", "title": plain("x"), "blocks": {}}, MODAL, "/blocks", "must be an array"),
]


@pytest.mark.parametrize(("view", "surface"), ACCEPTED)
def test_a_view_within_its_limits_is_taken(view: JsonObject, surface: Surface) -> None:
    assert problems_of_view(view, surface=surface) == []


@pytest.mark.parametrize(("view", "surface", "at", "why"), REFUSED)
def test_a_view_over_a_limit_is_refused_where_it_is_wrong(
    view: JsonObject, surface: Surface, at: str, why: str
) -> None:
    problems = [(each.pointer, each.message) for each in problems_of_view(view, surface=surface)]

    assert (f"/view{at}", why) in problems


@pytest.mark.parametrize("junk", [None, [], "modal", 7, {}])
def test_what_is_no_view_is_refused_and_does_not_raise(junk: object) -> None:
    assert problems_of_view(junk, surface=Surface.MODAL) != []
