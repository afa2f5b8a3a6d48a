"""Whether and when a model's price changed or will change."""

from datetime import date
from decimal import Decimal
from typing import Literal

from bot.engine.answered import Answered, Source
from bot.engine.money import Exact
from bot.engine.pricing import label_of
from bot.engine.questions import PriceHistoryQuestion, Value
from catalog.catalog import Catalog
from catalog.model import ModelId, PriceStep


class DatedPrice(Value):
    """The list price from a day on.

    Attributes:
        start: Its first day; null for the oldest price on file, whose first day the list does not say.
        scheduled: It lies ahead, and can still be withdrawn.
        input_change, output_change: Relative to the step before, e.g. "-0.8"; null for the first and from zero.
    """

    start: date | None
    scheduled: bool
    input_per_mtok: Exact
    output_per_mtok: Exact
    input_change: Exact | None = None
    output_change: Exact | None = None


class ModelHistory(Value):
    """The dated list prices of one model, oldest first."""

    model: ModelId
    label: str
    steps: tuple[DatedPrice, ...]


class PriceHistoryAnswer(Answered):
    """Dated list prices in the order asked; one step means that no change is on file."""

    kind: Literal["price_history"] = "price_history"
    histories: tuple[ModelHistory, ...]


def price_history(question: PriceHistoryQuestion, catalog: Catalog, today: date) -> PriceHistoryAnswer:
    """Every price step on file, past and scheduled."""
    return PriceHistoryAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        sources=(Source(what="dated list prices", where=catalog.source, as_of=catalog.as_of),),
        histories=tuple(_history(catalog, model, today) for model in question.models),
    )


def _history(catalog: Catalog, model: ModelId, today: date) -> ModelHistory:
    steps = catalog.history(model, today=today)
    before = (None, *steps)
    dated = (_dated(step, last) for step, last in zip(steps, before, strict=False))
    return ModelHistory(model=model, label=label_of(catalog, model), steps=tuple(dated))


def _dated(step: PriceStep, last: PriceStep | None) -> DatedPrice:
    return DatedPrice(
        start=step.start,
        scheduled=step.scheduled,
        input_per_mtok=step.rates.input,
        output_per_mtok=step.rates.output,
        input_change=_change(last.rates.input, step.rates.input) if last else None,
        output_change=_change(last.rates.output, step.rates.output) if last else None,
    )


def _change(old: Decimal, new: Decimal) -> Decimal | None:
    return (new - old) / old if old else None
