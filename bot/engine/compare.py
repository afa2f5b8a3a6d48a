"""Two to ten models side by side: what each costs, by how much they differ, and whether that ever turns round."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, Literal

from bot.engine.answered import Answered, ModelCost, Rung, ScheduledPrice, Shutdown
from bot.engine.money import Exact
from bot.engine.pricing import (
    Priced,
    ladder,
    lifecycle_sources,
    monthly_usd,
    price_sources,
    priced,
    scheduled_prices,
    shutdowns,
)
from bot.engine.questions import CompareQuestion, Value, Workload
from bot.engine.rating import blended_price, input_rate
from catalog.catalog import Catalog
from catalog.model import ModelId, Price, Service

CACHED: Final = Decimal("0.6")
"""Share of the input that the caching lever supposes to be read from the cache."""
SHARES: Final = tuple(Decimal(n) / 100 for n in (0, 25, 50, 75, 90, 100))
"""Input shares at which the ratio of two models is shown."""


class MixRatio(Value):
    """How much dearer the dearer of two models is at an input share; null where the cheaper one costs nothing."""

    input_share: Exact
    ratio: Exact | None
    cheapest: ModelId


class Flip(Value):
    """An input share at which another model becomes the cheapest."""

    input_share: Exact
    below: ModelId
    above: ModelId


class Saving(Value):
    """What the same workload would cost with a lever pulled: less, or null where no rate is on file."""

    lever: Literal["batch", "caching"]
    model: ModelId
    label: str
    monthly_usd: Exact
    saves_usd: Exact


class CompareAnswer(Answered):
    """A comparison.

    Attributes:
        costs: In the order asked.
        cheapest: The cheapest for this workload; null where nothing is priced.
        difference_usd: Dearest − cheapest, a month.
        ratio, input_ratio, output_ratio: Dearer ÷ cheaper for two models, of the whole and of the unit rates.
        ladder: Costs at 1M, 10M and 100M tokens and around the own volume.
        by_input_share: For two models, the ratio as the mix moves.
        flips: Where the winner changes with the mix; empty where one model wins at every mix.
        savings: What batch and caching would save.
        shutdowns: Ends within twelve months.
        scheduled: Price steps within twelve months.
    """

    kind: Literal["compare"] = "compare"
    costs: tuple[ModelCost, ...]
    cheapest: ModelId | None = None
    difference_usd: Exact | None = None
    ratio: Exact | None = None
    input_ratio: Exact | None = None
    output_ratio: Exact | None = None
    ladder: tuple[Rung, ...] = ()
    by_input_share: tuple[MixRatio, ...] = ()
    flips: tuple[Flip, ...] = ()
    savings: tuple[Saving, ...] = ()
    shutdowns: tuple[Shutdown, ...] = ()
    scheduled: tuple[ScheduledPrice, ...] = ()


def compare(question: CompareQuestion, catalog: Catalog, today: date) -> CompareAnswer:
    """The monthly cost of each model at the rates of today, and what could change the reader's mind."""
    workload = question.workload
    found = priced(catalog, question.models, workload, at=today)
    ends = shutdowns(catalog, question.models, workload, today=today)
    amounts = [cost.monthly_usd for cost in found.costs]
    return CompareAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *found.assumptions),
        sources=(*price_sources(catalog, found.prices), *lifecycle_sources(catalog, [end.model for end in ends])),
        unpriced=found.unpriced,
        costs=found.costs,
        cheapest=cheapest_of(found),
        difference_usd=max(amounts) - min(amounts) if len(amounts) > 1 else None,
        **_ratios(found),
        ladder=ladder(found.prices, workload),
        by_input_share=tuple(_mix_ratios(found)),
        flips=flips(found),
        savings=savings(catalog, found, at=today),
        shutdowns=ends,
        scheduled=scheduled_prices(catalog, question.models, workload, today=today),
    )


def cheapest_of(found: Priced) -> ModelId | None:
    """The model of the least cost; of equals, the one named first."""
    return min(found.costs, key=lambda cost: cost.monthly_usd).model if found.costs else None


def _ratios(found: Priced) -> dict[str, Decimal | None]:
    """Dearer ÷ cheaper of exactly two models, by total, input and output rate, seen from the cheaper in total."""
    if len(found.costs) != 2:  # noqa: PLR2004 – a ratio is of two
        return {}
    cheap, dear = sorted(found.costs, key=lambda cost: cost.monthly_usd)
    return {
        "ratio": _ratio(dear.monthly_usd, cheap.monthly_usd),
        "input_ratio": _ratio(dear.input_per_mtok, cheap.input_per_mtok),
        "output_ratio": _ratio(dear.output_per_mtok, cheap.output_per_mtok),
    }


def _ratio(dear: Decimal, cheap: Decimal) -> Decimal | None:
    return dear / cheap if cheap else None


def _mix_ratios(found: Priced) -> Iterator[MixRatio]:
    if len(found.prices) != 2:  # noqa: PLR2004 – a ratio is of two
        return
    cached = found.workload.cached_share
    for share in SHARES:
        blends = {p.model: blended_price(p.rates, input_share=share, cached_share=cached) for p in found.prices}
        low, high = min(blends.values()), max(blends.values())
        yield MixRatio(input_share=share, ratio=_ratio(high, low), cheapest=min(blends, key=lambda m: blends[m]))


def flips(found: Priced) -> tuple[Flip, ...]:
    """Each input share strictly between 0 and 1 at which another model becomes the cheapest.

    A model's cost is a straight line over the input share, so the winner can change only where two lines cross.
    """
    if not found.prices:
        return ()
    cached = found.workload.cached_share
    crossings = sorted({share for pair in combinations(found.prices, 2) for share in _crossing(*pair, cached)})
    bounds = [Decimal(0), *crossings, Decimal(1)]
    winners = [_winner(found, (low + high) / 2) for low, high in pairwise(bounds)]
    changes = zip(crossings, winners[:-1], winners[1:], strict=True)
    return tuple(Flip(input_share=share, below=below, above=above) for share, below, above in changes if below != above)


def _crossing(one: Price, other: Price, cached: Decimal) -> Iterator[Decimal]:
    input_gap = input_rate(one.rates, cached) - input_rate(other.rates, cached)
    output_gap = one.rates.output - other.rates.output
    if input_gap * output_gap < 0:
        yield output_gap / (output_gap - input_gap)


def _winner(found: Priced, share: Decimal) -> ModelId:
    cached = found.workload.cached_share
    return min(found.prices, key=lambda p: blended_price(p.rates, input_share=share, cached_share=cached)).model


def savings(catalog: Catalog, found: Priced, *, at: date) -> tuple[Saving, ...]:
    """What batch, and reading part of the input from the cache, would save; only levers not pulled already."""
    return tuple(
        Saving(
            lever=lever,
            model=cost.model,
            label=cost.label,
            monthly_usd=usd,
            saves_usd=cost.monthly_usd - usd,
        )
        for lever, workload in _levers(found.workload)
        for cost in found.costs
        if (usd := monthly_usd(catalog, cost.model, workload, at=at)) is not None and usd < cost.monthly_usd
    )


def _levers(workload: Workload) -> Iterator[tuple[Literal["batch", "caching"], Workload]]:
    if workload.service is Service.STANDARD:
        yield "batch", workload.model_copy(update={"service": Service.BATCH})
    if not workload.cached_share:
        yield "caching", workload.model_copy(update={"cached_share": CACHED})
