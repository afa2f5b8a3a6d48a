"""What the stand-in refuses in all blocks of a message together, and how it says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.block_rules import BLOCKS, Surface
from bot.playground.payload_rules import check_message_blocks, problems_of_blocks
from bot.playground.wire import JsonObject, RefusalError
from tests.playground.block_samples import actions, button, cell, chart, container, data_table, section, table

TOGETHER: list[tuple[str, list[JsonObject], str]] = [
    ("51 blocks", [section()] * 51, "no more than 50 items allowed"),
    ("two tables", [table(), table()], "no more than 1 table blocks allowed in a message"),
    ("a table in a container too", [table(), container(table())], "no more than 1 table blocks allowed in a message"),
    ("three charts", [chart()] * 3, "no more than 2 data_visualization blocks allowed in a message"),
    ("block_id twice", [section(block_id="a"), section(block_id="a")], "block_id 'a' is used 2 times, must be unique"),
    (
        "action_id twice",
        [actions(button(action_id="a")), actions(button(action_id="a"))],
        "action_id 'a' is used 2 times, must be unique",
    ),
    (
        "markdown over 12,000",
        [{"type": "markdown", "text": "x" * 6001}] * 2,
        "must be less than 12001 characters over all markdown blocks",
    ),
    (
        "cells over 10,000",
        [{"type": "table", "rows": [[cell("x" * 6000)]]}, {**data_table(), "rows": [[cell("x" * 4001)], [cell()]]}],
        "must be less than 10001 characters over all table cells",
    ),
]


@pytest.mark.parametrize(("name", "blocks", "problem"), TOGETHER, ids=[name for name, _, _ in TOGETHER])
def test_blocks_that_are_right_alone_may_be_too_much_together(
    name: str, blocks: list[JsonObject], problem: str
) -> None:
    problems = problems_of_blocks(blocks, surface=Surface.MESSAGE)

    assert [str(each) for each in problems] == [f"{problem} [json-pointer:/blocks]"], name


@pytest.mark.parametrize("kind", [table(), data_table(), chart(), container(), {"type": "markdown", "text": "x"}])
def test_a_block_for_messages_is_refused_on_other_surfaces(kind: JsonObject) -> None:
    for surface in (Surface.MODAL, Surface.HOME):
        problems = problems_of_blocks([kind], surface=surface)

        assert [str(each) for each in problems] == [f"unsupported type: {kind['type']} [json-pointer:/blocks/0/type]"]


def test_over_12_000_characters_in_all_blocks_are_too_long_even_if_each_block_is_not() -> None:
    at_the_limit = [section("x" * 3000)] * 4

    check_message_blocks(at_the_limit, refused=frozenset())
    with pytest.raises(RefusalError) as refusal:
        check_message_blocks([*at_the_limit, section("x")], refused=frozenset())

    assert refusal.value.as_json() == {"ok": False, "error": "msg_blocks_too_long"}


def test_a_refusal_lists_its_problems_as_slack_does() -> None:
    with pytest.raises(RefusalError) as refusal:
        check_message_blocks([section("")], refused=frozenset())

    problem = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert refusal.value.as_json() == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [problem],
        "response_metadata": {"messages": [f"[ERROR] {problem}"]},
    }


def test_a_workspace_told_to_refuse_a_block_type_does_not_know_it() -> None:
    problems = problems_of_blocks([table(), section()], surface=Surface.MESSAGE, refused=frozenset({"table"}))

    assert [str(each) for each in problems] == ["unsupported type: table [json-pointer:/blocks/0/type]"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "type", "rows"]), inner),
    max_leaves=8,
)
KINDS = st.sampled_from(sorted(BLOCKS))


@given(JSON, KINDS, st.sampled_from(["text", "elements", "rows", "chart", "child_blocks", "block_id", "title"]))
def test_no_value_makes_the_check_raise(value: object, kind: str, member: str) -> None:
    junk: list[object] = [value, {"type": kind, member: value}]

    problems = problems_of_blocks(junk, surface=Surface.MESSAGE)

    assert problems != []
