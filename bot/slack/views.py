"""What modals are made of: the frame, what stands there before anything else, and the fields of forms."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from bot.slack.blocks.kit import OPTION_CHARS, Block, escaped, plain, section
from catalog.model import Model

View = dict[str, Any]

TITLE_CHARS: Final = 24
LABEL_CHARS: Final = 150
LETTERS_TO_SEARCH: Final = 2


def view(callback_id: str, title: str, blocks: Iterable[Block], *, close: str = "Cancel") -> View:
    """A modal.

    Args:
        callback_id: What its submission comes back as.
        title: At most 24 characters.
        blocks: What it holds.
        close: The word on the button that closes it.
    """
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, TITLE_CHARS),
        "close": plain(close, TITLE_CHARS),
        "blocks": list(blocks),
    }


def form(callback_id: str, title: str, fields: Iterable[Block], *, submit: str, metadata: str) -> View:
    """A modal with fields.

    Args:
        callback_id: What its submission comes back as.
        title: At most 24 characters.
        fields: What can be filled in.
        submit: The word on the button that sends it.
        metadata: Comes back with the submission.
    """
    more = {"submit": plain(submit, TITLE_CHARS), "private_metadata": metadata}
    return view(callback_id, title, fields) | more


def loading_view(title: str) -> View:
    """What stands there at once: Slack gives three seconds to open a modal, and the question is not read yet."""
    return view("loading", title, [section("One moment…")])


def notice_view(sentence: str, title: str) -> View:
    """A modal that only says something."""
    return view("notice", title, [section(escaped(sentence))], close="Close")


def field(block_id: str, label: str, element: Block, *, hint: str | None = None) -> Block:
    """A field that may stay empty; its one element has the block's own id."""
    made: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, LABEL_CHARS),
        "element": element | {"action_id": block_id},
        "optional": True,
    }
    return made | ({"hint": plain(hint, LABEL_CHARS)} if hint else {})


def typed(initial: str | None, *, example: str) -> Block:
    """A line to type into."""
    made: Block = {"type": "plain_text_input", "max_length": 60, "placeholder": plain(example, LABEL_CHARS)}
    return made if initial is None else made | {"initial_value": initial}


def percentage(share: Decimal | None) -> Block:
    """A number from 0 to 100."""
    made: Block = {"type": "number_input", "is_decimal_allowed": True, "min_value": "0", "max_value": "100"}
    return made if share is None else made | {"initial_value": percent_text(share)}


def amount(usd: Decimal | None) -> Block:
    """A number of dollars from 0 on."""
    made: Block = {"type": "number_input", "is_decimal_allowed": True, "min_value": "0"}
    return made if usd is None else made | {"initial_value": f"{usd:f}"}


def menu(options: Iterable[Block], *, chosen: str | None, placeholder: str) -> Block:
    """One of a few; `chosen` is the value of one of them."""
    offered = list(options)
    made: Block = {"type": "static_select", "options": offered, "placeholder": plain(placeholder, LABEL_CHARS)}
    return made | next(({"initial_option": each} for each in offered if each["value"] == chosen), {})


def search(chosen: Block | None, *, placeholder: str) -> Block:
    """One of many, searched for by a part of its name."""
    made: Block = {
        "type": "external_select",
        "min_query_length": LETTERS_TO_SEARCH,
        "placeholder": plain(placeholder, LABEL_CHARS),
    }
    return made | ({"initial_option": chosen} if chosen else {})


def option(text: str, value: str) -> Block:
    """One entry of a menu."""
    return {"text": plain(text, OPTION_CHARS), "value": value}


def model_option(model: Model) -> Block:
    """A model as an option of a menu, by the name that answers use, with who sells it."""
    return option(f"{model.id.name} · {model.provider_label}", str(model.id))


def percent_text(share: Decimal) -> str:
    """A share as forms show it: in percent, with at most four decimals, and none where it needs none."""
    return f"{share * 100:.4f}".rstrip("0").rstrip(".")
