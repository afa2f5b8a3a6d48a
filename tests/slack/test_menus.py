"""What the menus of a message hold, out of Slack's payload."""

from typing import Any

import pytest

from bot.slack.menus import Picks, picked, picks_of
from bot.slack.payloads import Press
from bot.slack.undoing import revision_of
from bot.usecases.profiles import Picked
from tests.builders import GPT_5_1, MINI


def press(state: dict[str, Any]) -> Press:
    return Press.model_validate(
        {
            "user": {"id": "U1"},
            "channel": {"id": "C1"},
            "trigger_id": "1.2",
            "actions": [{"action_id": "menu:model", "block_id": "menus|k1"}],
            "state": {"values": state},
        }
    )


def chosen(value: str | None) -> dict[str, Any]:
    return {"type": "static_select", "selected_option": value and {"value": value, "text": {}}}


def test_everything_that_was_chosen_in_the_message_counts_whichever_menu_was_used_last() -> None:
    state = {
        "menus|k1": {"menu:model": chosen(MINI), "menu:volume": chosen("1000"), "menu:task": chosen(None)},
        "menus|k2": {"menu:task": chosen("coding")},
        "actions|k1": {"input_share": chosen("0.5")},
    }

    assert picks_of(press(state)) == {"model": MINI, "volume": "1000"}


def test_a_payload_without_state_holds_nothing() -> None:
    assert picks_of(press({})) == {}


def test_values_become_what_they_stand_for_and_i_do_not_know_becomes_nothing() -> None:
    picks: Picks = {"model": MINI, "to_model": GPT_5_1, "volume": "100000000", "task": "coding"}

    assert picked(picks) == Picked(model=MINI, tokens=100_000_000, task="coding", to_model=GPT_5_1)
    assert picked({"model": MINI, "volume": "unknown", "task": "unknown"}) == Picked(model=MINI)


@pytest.mark.parametrize(
    ("value", "revision"), [("7", 7), ("", None), ("-1", None), ("²", None), ("9" * 19, None), ("<x>", None)]
)
def test_a_revision_is_a_short_whole_number(value: str, revision: int | None) -> None:
    assert revision_of(value) == revision
