"""What a comparison and a single cost have in common: prices, costs, levers, and what lies ahead."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from bot.engine.ahead import lifecycle_sources, scheduled_prices, shutdowns
from bot.engine.answered import Saving
from bot.engine.pricing import Priced, effort_notes, ladder, price_for, price_sources
from bot.engine.questions import CompareQuestion, CostQuestion, Workload
from bot.engine.rating import monthly_cost
from bot.engine.workload import volume_of
from catalog.catalog import Catalog
from catalog.model import ModelId, Price, Service

CACHED: Final = Decimal("0.6")
"""Share of the input that the caching lever supposes to be read from the cache."""


def costed(question: CompareQuestion | CostQuestion, found: Priced, catalog: Catalog, today: date) -> dict[str, Any]:
    """The fields of `Costed` for models already priced."""
    workload = question.workload
    ends = shutdowns(catalog, question.models, workload, today=today)
    return {
        "as_of": catalog.as_of,
        "prices_from": catalog.source,
        "assumptions": (*question.assumptions, *effort_notes(question), *found.assumptions),
        "sources": (
            *price_sources(catalog, found.prices),
            *lifecycle_sources(catalog, dict.fromkeys(end.model for end in ends)),
        ),
        "unpriced": found.unpriced,
        "costs": found.costs,
        "cheapest": cheapest_of(found),
        "ladder": ladder(found.prices, workload),
        "savings": savings(catalog, found, at=today),
        "shutdowns": ends,
        "scheduled": scheduled_prices(catalog, question.models, workload, today=today),
    }


def cheapest_of(found: Priced) -> ModelId | None:
    """The model of the least cost; of equals, the one named first."""
    return min(found.costs, key=lambda cost: cost.monthly_usd).model if found.costs else None


def savings(catalog: Catalog, found: Priced, *, at: date) -> tuple[Saving, ...]:
    """What batch, and reading part of the input from the cache, would save; only levers not pulled already."""
    return tuple(
        Saving(
            lever=lever,
            model=cost.model,
            label=cost.label,
            monthly_usd=usd,
            saves_usd=cost.monthly_usd - usd,
            input_per_mtok=price.rates.input,
            output_per_mtok=price.rates.output,
            cache_read_per_mtok=price.rates.cache_read,
        )
        for lever, workload in _levers(found.workload)
        for cost in found.costs
        if isinstance(price := price_for(catalog, cost.model, workload, at=at), Price)
        and (usd := monthly_cost(price.rates, volume_of(workload), workload.cached_share)) < cost.monthly_usd
    )


def _levers(workload: Workload) -> Iterator[tuple[Literal["batch", "caching"], Workload]]:
    if workload.service is Service.STANDARD:
        yield "batch", workload.model_copy(update={"service": Service.BATCH})
    if not workload.cached_share:
        yield "caching", workload.model_copy(update={"cached_share": CACHED})
