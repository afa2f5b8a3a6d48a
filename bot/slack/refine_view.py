"""The Refine modal as views: what can be changed about a question, filled in with what it is now."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from bot.engine.questions import Question, Workload
from bot.slack.blocks.kit import Block, escaped, plain, section
from bot.slack.ids import CACHED_SHARE, INPUT_SHARE, MODELS, REFINE_VIEW, SERVICE, VOLUME
from catalog.model import Model, Service

View = dict[str, Any]

MOST_MODELS: Final = 10
OPTION_TEXT: Final = 75
OPTION_VALUE: Final = 150
WITHOUT_MODELS: Final = frozenset({"cheapest"})
WITHOUT_VOLUME: Final = frozenset({"afford"})


def loading_view() -> View:
    """What stands there at once: Slack gives three seconds to open a modal, and the question is not read yet."""
    return _view([section("One moment…")])


def notice_view(sentence: str) -> View:
    """A modal that only says something."""
    return _view([section(escaped(sentence))])


def refine_view(question: Question, models: Iterable[Model], *, metadata: str) -> View:
    """The form.

    Args:
        question: What is to be changed.
        models: The models of the question, as the catalog knows them.
        metadata: Comes back with the submission.
    """
    workload: Workload = getattr(question, "workload", Workload())
    form = _view(list(_fields(question, workload, [option(model) for model in models])))
    return form | {"submit": plain("Answer again", 24), "private_metadata": metadata}


def option(model: Model) -> Block:
    """A model as an option of a menu, with who sells it."""
    return {"text": plain(f"{model.label} · {model.provider_label}", OPTION_TEXT), "value": str(model.id)}


def _view(blocks: list[Block]) -> View:
    return {
        "type": "modal",
        "callback_id": REFINE_VIEW,
        "title": plain("Refine", 24),
        "close": plain("Cancel", 24),
        "blocks": blocks,
    }


def _fields(question: Question, workload: Workload, chosen: list[Block]) -> Iterator[Block]:
    if question.intent not in WITHOUT_MODELS:
        yield _input(MODELS, "Models", _models_menu(chosen), hint="Type a part of a name; ten at most.")
    if question.intent not in WITHOUT_VOLUME:
        yield _input(
            VOLUME, "Tokens a month", _volume_text(workload), hint="100M, 2.5B, or 3M a day. Input and output."
        )
    yield _input(INPUT_SHARE, "Input share, in percent", _percent(INPUT_SHARE, workload.input_share))
    yield _input(
        CACHED_SHARE, "Of the input, read from the cache, in percent", _percent(CACHED_SHARE, workload.cached_share)
    )
    yield _input(SERVICE, "Service", _service_menu(workload.service))


def _input(block_id: str, label: str, element: Block, *, hint: str | None = None) -> Block:
    made: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, 150),
        "element": element,
        "optional": True,
    }
    return made | ({"hint": plain(hint, 150)} if hint else {})


def _models_menu(chosen: list[Block]) -> Block:
    menu: Block = {
        "type": "multi_external_select",
        "action_id": MODELS,
        "min_query_length": 2,
        "max_selected_items": MOST_MODELS,
        "placeholder": plain("Search the catalog", 150),
    }
    return menu | ({"initial_options": chosen} if chosen else {})


def _volume_text(workload: Workload) -> Block:
    field: Block = {
        "type": "plain_text_input",
        "action_id": VOLUME,
        "max_length": 60,
        "placeholder": plain("100M", 150),
    }
    tokens = workload.tokens_per_month
    return field if tokens is None else field | {"initial_value": f"{tokens:,}"}


def _percent(action_id: str, share: Decimal) -> Block:
    return {
        "type": "number_input",
        "action_id": action_id,
        "is_decimal_allowed": True,
        "min_value": "0",
        "max_value": "100",
        "initial_value": percent_text(share),
    }


def percent_text(share: Decimal) -> str:
    """A share as the form shows it: in percent, with at most four decimals, and none where it needs none."""
    return f"{share * 100:.4f}".rstrip("0").rstrip(".")


def _service_menu(service: Service) -> Block:
    options = {each: {"text": plain(each.value.capitalize(), OPTION_TEXT), "value": each.value} for each in Service}
    return {
        "type": "static_select",
        "action_id": SERVICE,
        "options": list(options.values()),
        "initial_option": options[service],
    }
