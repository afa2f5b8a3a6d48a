"""Ids that Slack fills in, and elements found again by them, however deep they stand."""

from bot.playground.block_ids import elements_of, find_element, with_ids
from bot.playground.identifiers import Identifiers
from tests.playground.block_samples import RICH_TEXT, actions, button, container, plain, section, table


def test_blocks_and_acting_elements_get_ids_and_keep_their_own() -> None:
    blocks = [section(accessory=button()), actions(button(action_id="share"), block_id="mine"), RICH_TEXT, table()]

    named = with_ids(blocks, Identifiers())

    assert [block["block_id"] for block in named] == ["b000000001", "mine", "b000000003", "b000000004"]
    assert (named[0]["accessory"]["action_id"], named[1]["elements"][0]["action_id"]) == ("a000000002", "share")
    assert named[2]["elements"] == RICH_TEXT["elements"]
    assert "block_id" not in blocks[0]


def test_elements_are_found_in_containers_carousels_and_cards() -> None:
    card = {"type": "card", "block_id": "card", "title": plain("x"), "actions": [button(action_id="buy")]}
    blocks = with_ids(
        [
            container(actions(button(action_id="inner"), block_id="child")),
            {"type": "carousel", "elements": [card]},
            {"type": "context", "elements": [plain("no element")]},
        ],
        Identifiers(),
    )

    found = [(block["block_id"], element["action_id"]) for block, element in elements_of(blocks)]

    assert found == [("child", "inner"), ("card", "buy")]
    assert find_element(blocks, action_id="inner", block_id="child") == {
        **button(action_id="inner"),
        "block_id": "child",
    }
    assert find_element(blocks, action_id="inner", block_id="card") is None
