"""What Slack's client holds back before a form is sent."""

import pytest

from bot.playground.form_mistakes import form_mistakes
from bot.playground.wire import JsonObject
from tests.playground.block_samples import options, plain, select

NUMBER: JsonObject = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "10"}
DECIMAL: JsonObject = {**NUMBER, "is_decimal_allowed": True}
TEXT: JsonObject = {"type": "plain_text_input", "min_length": 2, "max_length": 4}


def mistake(element: JsonObject, held: JsonObject, **more: object) -> str | None:
    element = {**element, "action_id": "a"}
    block = {"type": "input", "block_id": "b", "label": plain("x"), "element": element, **more}
    return form_mistakes([block], {"b": {"a": held}}).get("b")


@pytest.mark.parametrize(
    ("element", "value", "said"),
    [
        (NUMBER, "7", None),
        (NUMBER, "7.5", "Please enter a whole number."),
        (NUMBER, "seven", "Please enter a whole number."),
        (NUMBER, "٧", "Please enter a whole number."),
        (NUMBER, "1" * 41, "Please enter a whole number."),
        (NUMBER, "0", "Please enter 1 or more."),
        (NUMBER, "11", "Please enter 10 or less."),
        (DECIMAL, "7.5", None),
        (DECIMAL, ".5", "Please enter 1 or more."),
        (DECIMAL, "1e1", "Please enter a number."),
        (TEXT, "abc", None),
        (TEXT, "a", "Please enter 2 characters or more."),
        (TEXT, "abcde", "Please enter 4 characters or less."),
        ({"type": "plain_text_input"}, "x" * 3001, "Please enter 3000 characters or less."),
        (TEXT, None, "Please complete this required field."),
        (TEXT, "", "Please complete this required field."),
    ],
)
def test_what_is_typed_must_fit_its_input(element: JsonObject, value: str | None, said: str | None) -> None:
    assert mistake(element, {"value": value}) == said


def test_what_is_chosen_must_be_offered() -> None:
    offered, other = options(2)[1], options(3)[2]

    assert mistake(select(), {"selected_option": offered}) is None
    assert mistake(select(), {"selected_option": other}) == "Please choose from the list."
    many = {**select(), "type": "multi_static_select"}
    assert mistake(many, {"selected_options": [offered]}) is None
    assert mistake(many, {"selected_options": [offered, other]}) == "Please choose from the list."
    assert mistake(many, {"selected_options": []}) == "Please complete this required field."


def test_an_optional_input_may_be_empty_but_not_wrong() -> None:
    assert mistake(NUMBER, {"value": None}, optional=True) is None
    assert mistake(NUMBER, {"value": "x"}, optional=True) == "Please enter a whole number."


def test_elements_outside_of_inputs_are_not_part_of_the_form() -> None:
    block = {"type": "actions", "block_id": "b", "elements": [{**select(), "action_id": "a"}]}

    assert form_mistakes([block], {}) == {}
