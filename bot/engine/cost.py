"""One model's monthly cost at a volume."""

from datetime import date
from typing import Literal

from bot.engine.answered import Answered, ModelCost, Rung, ScheduledPrice, Shutdown
from bot.engine.compare import Saving, cheapest_of, savings
from bot.engine.pricing import ladder, lifecycle_sources, price_sources, priced, scheduled_prices, shutdowns
from bot.engine.questions import CostQuestion
from catalog.catalog import Catalog
from catalog.model import ModelId


class CostAnswer(Answered):
    """What a workload costs on one model.

    Attributes:
        costs: One row, or none where the model has no price for what was asked.
        cheapest: That model, as in a comparison.
        ladder, savings, shutdowns, scheduled: As in a comparison.
    """

    kind: Literal["cost"] = "cost"
    costs: tuple[ModelCost, ...]
    cheapest: ModelId | None = None
    ladder: tuple[Rung, ...] = ()
    savings: tuple[Saving, ...] = ()
    shutdowns: tuple[Shutdown, ...] = ()
    scheduled: tuple[ScheduledPrice, ...] = ()


def cost(question: CostQuestion, catalog: Catalog, today: date) -> CostAnswer:
    """The monthly cost at the rates of today."""
    workload = question.workload
    found = priced(catalog, question.models, workload, at=today)
    ends = shutdowns(catalog, question.models, workload, today=today)
    return CostAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *found.assumptions),
        sources=(*price_sources(catalog, found.prices), *lifecycle_sources(catalog, [end.model for end in ends])),
        unpriced=found.unpriced,
        costs=found.costs,
        cheapest=cheapest_of(found),
        ladder=ladder(found.prices, workload),
        savings=savings(catalog, found, at=today),
        shutdowns=ends,
        scheduled=scheduled_prices(catalog, question.models, workload, today=today),
    )
