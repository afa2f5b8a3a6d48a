"""What stands under an answer: buttons, menus, thumbs and the working, the most useful first."""

from decimal import Decimal
from typing import Any

from bot.engine.questions import Choice
from bot.playground.payload_rules import check_message_blocks
from bot.replies.reply import Cell, Menu, Reply, Step, Table
from bot.slack.blocks.message import Message, message, plainer

FIGURES = Reply(
    headline="gpt-5.1 costs $563 a month",
    table=Table(header=("USD", "gpt-5.1"), rows=((Cell(text="a month"), Cell(text="$563")),)),
    working=(
        Step(what="gpt-5.1 a month", formula="50,000,000 × $1.25/M + 50,000,000 × $10.00/M", result="$562.50"),
        Step(what="sum", formula="", result="$1"),
    ),
    can_share=True,
    can_refine=True,
    input_share=Decimal("0.5"),
)


def rows(sent: Message) -> dict[str, list[str]]:
    """The action ids of each row of buttons, by its block id."""
    actions = [block for block in sent.blocks if block["type"] in {"actions", "context_actions"}]
    return {block["block_id"]: [element["action_id"] for element in block["elements"]] for block in actions}


def element(sent: Message, action_id: str) -> dict[str, Any]:
    (found,) = [
        each for block in sent.blocks for each in block.get("elements", ()) if each.get("action_id") == action_id
    ]
    return dict(found)


def test_the_buttons_share_explain_refine_and_change_the_input_share() -> None:
    sent = message(FIGURES, kept_as="k1")

    assert rows(sent) == {"actions|k1": ["share", "why", "refine", "input_share"], "feedback|k1": ["feedback"]}
    assert element(sent, "input_share")["initial_option"]["value"] == "0.5"


def test_a_profile_is_taken_back_first_and_changed_second() -> None:
    reply = Reply(headline="From now on: gpt-4.1-mini", controls=("undo", "edit_profile"), working=FIGURES.working)

    sent = message(reply, kept_as="k1", undo=7)

    assert rows(sent)["actions|k1"] == ["undo", "edit_profile", "why"]
    assert element(sent, "undo")["value"] == "7"


def test_undo_is_there_only_where_a_change_can_be_taken_back() -> None:
    reply = Reply(headline="This channel runs gpt-4.1-mini", controls=("undo", "edit_profile"))

    assert rows(message(reply, kept_as="k1")) == {"actions|k1": ["edit_profile"]}


def test_more_buttons_than_a_row_takes_go_into_a_second_one() -> None:
    reply = FIGURES.model_copy(update={"controls": ("edit_profile", "set_worth")})

    assert rows(message(reply, kept_as="k1", undo=1)) == {
        "actions|k1": ["undo", "edit_profile", "share", "why", "refine"],
        "actions5|k1": ["set_worth", "input_share"],
        "feedback|k1": ["feedback"],
    }


def test_follow_ups_are_at_most_five_buttons_before_the_others() -> None:
    asks = tuple(Choice(label=f"About {n}", ask=f"what about {n}?") for n in range(7))

    sent = message(FIGURES.model_copy(update={"follow_ups": asks}), kept_as="k1")

    assert list(rows(sent)) == ["follow|k1", "actions|k1", "feedback|k1"]
    assert rows(sent)["follow|k1"] == [f"follow:{n}" for n in range(5)]
    assert element(sent, "follow:1")["value"] == "what about 1?"


def test_what_is_missing_is_chosen_from_menus_and_a_model_is_searched_for() -> None:
    volumes = (("100M a month", "100000000"), ("I don't know", "unknown"))
    menus = (Menu(name="model", label="Model you run"), Menu(name="volume", label="Tokens a month", options=volumes))

    sent = message(Reply(headline="Should we upgrade from what?", menus=menus), kept_as="k1")

    assert rows(sent) == {"menus|k1": ["menu:model", "menu:volume"]}
    assert element(sent, "menu:model")["type"] == "external_select"
    assert [option["value"] for option in element(sent, "menu:volume")["options"]] == ["100000000", "unknown"]


def test_thumbs_have_names_for_those_who_do_not_see_them() -> None:
    thumbs = element(message(FIGURES, kept_as="k1"), "feedback")

    assert [thumbs[side]["accessibility_label"] for side in ("positive_button", "negative_button")] == [
        "This answer is good",
        "This answer is bad",
    ]
    assert [thumbs[side]["value"] for side in ("positive_button", "negative_button")] == ["good", "bad"]


def test_an_answer_without_figures_has_no_thumbs() -> None:
    assert rows(message(Reply(headline="Which one?", can_refine=True), kept_as="k1")) == {"actions|k1": ["refine"]}


def test_working_that_was_asked_for_stands_in_the_message_and_can_be_folded_away() -> None:
    sent = message(FIGURES.model_copy(update={"explained": True}), kept_as="k1")

    (container,) = [block for block in sent.blocks if block["type"] == "container"]
    assert (container["is_collapsible"], container["default_collapsed"]) == (True, False)
    assert [child["text"]["text"] for child in container["child_blocks"]] == [
        "*gpt-5.1 a month: $562.50*\n`50,000,000 × $1.25/M + 50,000,000 × $10.00/M`\n\n*sum: $1*"
    ]
    assert "why" not in rows(sent)["actions|k1"]


def test_working_that_is_too_long_for_a_message_goes_on_behind_why() -> None:
    steps = tuple(Step(what=f"model {n}", formula="1 × 1 " * 60, result="$1") for n in range(60))

    sent = message(FIGURES.model_copy(update={"explained": True, "working": steps}), kept_as="k1")

    assert "why" in rows(sent)["actions|k1"]
    check_message_blocks(list(sent.blocks), refused=frozenset())


def test_a_simpler_version_has_the_working_as_paragraphs_and_no_thumbs() -> None:
    without, _ = plainer(message(FIGURES.model_copy(update={"explained": True}), kept_as="k1"))

    assert [block["type"] for block in without.blocks] == ["section", "section", "section", "actions"]
