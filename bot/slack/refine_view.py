"""The Refine modal: what can be changed about a question, filled in with what it is now."""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.engine.questions import Question, Workload
from bot.slack.blocks.kit import Block, plain
from bot.slack.ids import CACHED_SHARE, INPUT_SHARE, MODELS, REFINE_VIEW, SERVICE, VOLUME
from bot.slack.views import LETTERS_TO_SEARCH, View, field, form, menu, model_option, option, percentage, typed
from catalog.model import Model, Service

TITLE: Final = "Refine"
MOST_MODELS: Final = 10
WITHOUT_MODELS: Final = frozenset({"cheapest"})
WITHOUT_VOLUME: Final = frozenset({"afford"})
VOLUME_HINT: Final = "100M, 2.5B, or 3M a day. Input and output."
SERVICES: Final = tuple(option(each.value.capitalize(), each.value) for each in Service)


def refine_view(question: Question, models: Iterable[Model], *, metadata: str) -> View:
    """The form.

    Args:
        question: What is to be changed.
        models: The models of the question, as the catalog knows them.
        metadata: Comes back with the submission.
    """
    workload: Workload = getattr(question, "workload", Workload())
    fields = _fields(question, workload, [model_option(model) for model in models])
    return form(REFINE_VIEW, TITLE, fields, submit="Answer again", metadata=metadata)


def _fields(question: Question, workload: Workload, chosen: list[Block]) -> Iterator[Block]:
    if question.intent not in WITHOUT_MODELS:
        yield field(MODELS, "Models", _models_menu(chosen), hint="Type a part of a name; ten at most.")
    if question.intent not in WITHOUT_VOLUME:
        yield field(VOLUME, "Tokens a month", typed(_volume_text(workload), example="100M"), hint=VOLUME_HINT)
    yield field(INPUT_SHARE, "Input share, in percent", percentage(workload.input_share))
    yield field(CACHED_SHARE, "Of the input, read from the cache, in percent", percentage(workload.cached_share))
    yield field(SERVICE, "Service", menu(SERVICES, chosen=workload.service, placeholder="Standard"))


def _models_menu(chosen: list[Block]) -> Block:
    made: Block = {
        "type": "multi_external_select",
        "min_query_length": LETTERS_TO_SEARCH,
        "max_selected_items": MOST_MODELS,
        "placeholder": plain("Search the catalog", 150),
    }
    return made | ({"initial_options": chosen} if chosen else {})


def _volume_text(workload: Workload) -> str | None:
    tokens = workload.tokens_per_month
    return None if tokens is None else f"{tokens:,}"
