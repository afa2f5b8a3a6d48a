"""Rules of modals and of the Home tab."""

from collections.abc import Iterator, Mapping

from bot.playground.block_rules import Surface
from bot.playground.payload_rules import problems_of_blocks
from bot.playground.schema import Check, Problem, boolean, is_object, one_of, record, string
from bot.playground.text_rules import IDENTIFIER, plain
from bot.playground.wire import JsonObject, refused_for


def _anything(_value: object, _at: str) -> Iterator[Problem]:
    """The blocks are checked apart, with the surface they stand on."""
    return iter(())


_SHARED: Mapping[str, Check] = {
    "private_metadata": string(most=3000, least=0),
    "callback_id": string(most=255, least=0),
    "external_id": IDENTIFIER,
}


def _submittable(view: JsonObject, at: str) -> Iterator[Problem]:
    blocks = view["blocks"]
    # A form that cannot be sent would trap what was typed; Slack refuses it.
    has_input = isinstance(blocks, list) and any(is_object(each) and each.get("type") == "input" for each in blocks)
    if has_input and "submit" not in view:
        yield Problem("a submit button is required when there are input blocks", at)


_MODAL = record(
    {"type": one_of("modal"), "title": plain(24), "blocks": _anything},
    optional={
        **_SHARED,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    also=_submittable,
)
_HOME = record({"type": one_of("home"), "blocks": _anything}, optional=_SHARED)
_VIEWS = {Surface.MODAL: _MODAL, Surface.HOME: _HOME}


def problems_of_view(view: object, *, surface: Surface) -> list[Problem]:
    """Everything wrong with a view."""
    problems = list(_VIEWS[surface](view, "/view"))
    if is_object(view) and "blocks" in view:
        problems += problems_of_blocks(view["blocks"], surface=surface, at="/view/blocks")
    return problems


def check_view(view: object, *, surface: Surface) -> None:
    """Refuse a view as Slack does.

    Raises:
        RefusalError: `invalid_arguments` with what is wrong.
    """
    if problems := problems_of_view(view, surface=surface):
        raise refused_for("invalid_arguments", [str(problem) for problem in problems])
