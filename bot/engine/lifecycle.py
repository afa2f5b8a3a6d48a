"""When a model is shut down and what succeeds it."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from bot.engine.ahead import HORIZON, ends_of, lifecycle_sources
from bot.engine.answered import Answered, Shutdown
from bot.engine.pricing import label_of
from bot.engine.questions import LifecycleQuestion, Value, Workload
from catalog.catalog import Catalog
from catalog.model import Lifecycle, ModelId

SHOWN: Final = 20
"""Most ends of a list that nobody named models for."""


class Undated(Value):
    """A model without an end on file: none announced, as far as the sources say.

    Attributes:
        not_before: The day until which its seller promises to keep it; null where nothing is promised.
        lapsed: That day is past: the model may end at any time.
    """

    model: ModelId
    label: str
    not_before: date | None = None
    lapsed: bool = False


class LifecycleAnswer(Answered):
    """Ends of models.

    Attributes:
        shutdowns: In the order asked, other platforms of the seller included; with no model named, the next ends of
            main APIs within twelve months, soonest first.
        undated: Models named that have no end of their main API on file.
        providers: The sellers that the list was narrowed to.
        asked: Whether models were named.
        more: How many further ends the list leaves out.
    """

    kind: Literal["lifecycle"] = "lifecycle"
    shutdowns: tuple[Shutdown, ...] = ()
    undated: tuple[Undated, ...] = ()
    providers: tuple[str, ...] = ()
    asked: bool = False
    more: int = 0


def lifecycle(question: LifecycleQuestion, catalog: Catalog, today: date) -> LifecycleAnswer:
    """The shutdown of each model named, or the next ones of the catalog."""
    entries = _named(question, catalog) if question.models else _next(question, catalog, today)
    shown = entries if question.models else entries[:SHOWN]
    dated = {entry.model for entry in shown if entry.shutdown}
    return LifecycleAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        sources=lifecycle_sources(catalog, [entry.model for entry in shown]),
        shutdowns=tuple(_ends(question, shown, catalog, today)),
        undated=tuple(_undated(catalog, model, today) for model in question.models if model not in dated),
        providers=question.providers,
        asked=bool(question.models),
        more=len(entries) - len(shown),
    )


def _undated(catalog: Catalog, model: ModelId, today: date) -> Undated:
    entry = catalog.lifecycle(model)
    promised = entry.not_before if entry else None
    lapsed = promised is not None and promised <= today
    return Undated(model=model, label=label_of(catalog, model), not_before=promised, lapsed=lapsed)


def _ends(question: LifecycleQuestion, entries: list[Lifecycle], catalog: Catalog, today: date) -> Iterator[Shutdown]:
    for entry in entries:
        ends = ends_of(catalog, entry, Workload(), today=today)
        yield from ends if question.models else (end for end in ends if end.platform is None)


def _named(question: LifecycleQuestion, catalog: Catalog) -> list[Lifecycle]:
    return [entry for model in question.models if (entry := catalog.lifecycle(model))]


def _next(question: LifecycleQuestion, catalog: Catalog, today: date) -> list[Lifecycle]:
    coming = catalog.lifecycles.upcoming(after=today, before=today + HORIZON)
    return [entry for entry in coming if not question.providers or entry.model.provider in question.providers]
