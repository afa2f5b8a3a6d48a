"""When a model is shut down and what succeeds it."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from bot.engine.answered import Answered, Shutdown
from bot.engine.pricing import HORIZON, label_of, lifecycle_sources, shutdown_of
from bot.engine.questions import LifecycleQuestion, Value, Workload
from catalog.catalog import Catalog
from catalog.model import Lifecycle, ModelId

SHOWN: Final = 20
"""Most ends of a list that nobody named models for."""


class Undated(Value):
    """A model without an end on file: none announced, as far as the sources say."""

    model: ModelId
    label: str


class PlatformEnd(Value):
    """That a platform of the same seller stops serving a model earlier or later than its main API."""

    model: ModelId
    label: str
    platform: str
    day: date


class LifecycleAnswer(Answered):
    """Ends of models.

    Attributes:
        shutdowns: In the order asked; with no model named, the next ends, soonest first.
        undated: Models named that have no end on file.
        platforms: Days on other platforms of the same seller (Vertex AI beside the Gemini API).
        providers: The sellers that the list was narrowed to.
        more: How many further ends the list leaves out.
    """

    kind: Literal["lifecycle"] = "lifecycle"
    shutdowns: tuple[Shutdown, ...] = ()
    undated: tuple[Undated, ...] = ()
    platforms: tuple[PlatformEnd, ...] = ()
    providers: tuple[str, ...] = ()
    more: int = 0


def lifecycle(question: LifecycleQuestion, catalog: Catalog, today: date) -> LifecycleAnswer:
    """The shutdown of each model named, or the next ones of the catalog."""
    entries = _named(question, catalog) if question.models else _next(question, catalog, today)
    shown = entries if question.models else entries[:SHOWN]
    dated = {entry.model for entry in shown}
    return LifecycleAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        sources=lifecycle_sources(catalog, question.models or dated),
        shutdowns=tuple(shutdown_of(catalog, entry, Workload(), today=today) for entry in shown),
        undated=tuple(Undated(model=m, label=label_of(catalog, m)) for m in question.models if m not in dated),
        platforms=tuple(_platforms(question, catalog)),
        providers=question.providers,
        more=len(entries) - len(shown),
    )


def _platforms(question: LifecycleQuestion, catalog: Catalog) -> Iterator[PlatformEnd]:
    for model in question.models:
        entry = catalog.lifecycle(model)
        for platform, day in entry.platforms if entry else ():
            yield PlatformEnd(model=model, label=label_of(catalog, model), platform=platform, day=day)


def _named(question: LifecycleQuestion, catalog: Catalog) -> list[Lifecycle]:
    entries = (catalog.lifecycle(model) for model in question.models)
    return [entry for entry in entries if entry and entry.shutdown]


def _next(question: LifecycleQuestion, catalog: Catalog, today: date) -> list[Lifecycle]:
    coming = catalog.lifecycles.upcoming(after=today, before=today + HORIZON)
    return [entry for entry in coming if not question.providers or entry.model.provider in question.providers]
