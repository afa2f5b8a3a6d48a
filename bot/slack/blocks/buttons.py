"""What can be pressed and chosen under an answer, the most useful first, five a row."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bot.engine.questions import Choice
from bot.replies.reply import Menu, Reply
from bot.replies.words import percent
from bot.slack.blocks.kit import OPTION_CHARS, OPTION_VALUE_CHARS, SELECT_OPTIONS, Block, bounded, button, plain
from bot.slack.ids import (
    BAD,
    CHOICE,
    EDIT_PROFILE,
    FEEDBACK,
    FOLLOW,
    GOOD,
    INPUT_SHARE,
    MENU,
    REFINE,
    SET_WORTH,
    SHARE,
    UNDO,
    WHY,
    kept_block,
)

A_ROW: Final = 5
FOLLOW_UPS: Final = 5
LETTERS_TO_SEARCH: Final = 2
SHARES: Final = tuple(Decimal(n) / 100 for n in (100, 95, 90, 80, 75, 67, 50, 33, 25, 20, 10, 0))
"""Input shares on the menu under an answer."""


def choice_rows(reply: Reply, kept_as: str | None) -> Iterator[Block]:
    """Ways on, each a question of its own; they work without a kept question."""
    yield from _asking(reply.choices, CHOICE, block_id=kept_block("choices", kept_as or "0"))


def control_rows(reply: Reply, kept_as: str, *, undo: int | None, whys: bool) -> Iterator[Block]:
    """Everything that comes back to the kept question.

    Args:
        reply: The answer.
        kept_as: The kept question's id, which every block's id carries.
        undo: The revision of the channel's setup that *Undo* takes back; None for no such button.
        whys: Whether there is more to the working than the message shows.
    """
    if reply.menus:
        yield {"type": "actions", "block_id": kept_block("menus", kept_as), "elements": [*map(_menu, reply.menus)]}
    yield from _asking(reply.follow_ups[:FOLLOW_UPS], FOLLOW, block_id=kept_block("follow", kept_as))
    elements = list(_elements(reply, undo=undo, whys=whys))
    for start in range(0, len(elements), A_ROW):
        row = kept_block(f"actions{start or ''}", kept_as)
        yield {"type": "actions", "block_id": row, "elements": elements[start : start + A_ROW]}


def feedback_row(reply: Reply, kept_as: str) -> Iterator[Block]:
    """Thumbs under an answer that has figures."""
    if reply.table or reply.working:
        thumbs = {
            "type": "feedback_buttons",
            "action_id": FEEDBACK,
            "positive_button": _thumb("Good answer", "This answer is good", value=GOOD),
            "negative_button": _thumb("Bad answer", "This answer is bad", value=BAD),
        }
        yield {"type": "context_actions", "block_id": kept_block("feedback", kept_as), "elements": [thumbs]}


def _thumb(text: str, label: str, *, value: str) -> Block:
    return {"text": plain(text, OPTION_CHARS), "accessibility_label": label, "value": value}


def _asking(choices: tuple[Choice, ...], prefix: str, *, block_id: str) -> Iterator[Block]:
    buttons = [
        button(choice.label, action_id=f"{prefix}:{place}", value=choice.ask) for place, choice in enumerate(choices)
    ]
    if buttons:
        yield {"type": "actions", "block_id": block_id, "elements": buttons}


def _elements(reply: Reply, *, undo: int | None, whys: bool) -> Iterator[Block]:
    if undo is not None:
        yield button("Undo", action_id=UNDO, value=str(undo))
    if "edit_profile" in reply.controls:
        yield button("Change…", action_id=EDIT_PROFILE)
    if reply.can_share:
        yield button("Share to channel", action_id=SHARE, style="primary")
    if whys:
        yield button("Why", action_id=WHY)
    if reply.can_refine:
        yield button("Refine…", action_id=REFINE)
    if "set_worth" in reply.controls:
        yield button("Set what quality is worth…", action_id=SET_WORTH)
    if reply.input_share is not None:
        yield _share_menu(reply.input_share)


def _share_menu(current: Decimal) -> Block:
    shares = sorted({*SHARES, current}, reverse=True)
    options = [{"text": plain(f"Input share {percent(share)}", OPTION_CHARS), "value": str(share)} for share in shares]
    return {
        "type": "static_select",
        "action_id": INPUT_SHARE,
        "placeholder": plain("Input share", 150),
        "options": options,
        "initial_option": options[shares.index(current)],
    }


def _menu(menu: Menu) -> Block:
    made: Block = {
        "action_id": f"{MENU}:{menu.name}",
        "placeholder": plain(menu.label[:1].upper() + menu.label[1:], 150),
    }
    if not menu.options:
        return made | {"type": "external_select", "min_query_length": LETTERS_TO_SEARCH}
    options = [
        {"text": plain(text, OPTION_CHARS), "value": bounded(value, OPTION_VALUE_CHARS)}
        for text, value in menu.options[:SELECT_OPTIONS]
    ]
    return made | {"type": "static_select", "options": options}
