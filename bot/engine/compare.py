"""Two to ten models side by side: what each costs, by how much they differ, and whether that ever turns round."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, Literal

from bot.engine.answered import Costed
from bot.engine.costing import costed
from bot.engine.money import Exact
from bot.engine.pricing import (
    Priced,
    priced,
)
from bot.engine.questions import CompareQuestion, Value
from bot.engine.rating import blended_price, input_rate
from catalog.catalog import Catalog
from catalog.model import ModelId, Price

PAIR: Final = 2
"""A ratio is of two."""
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


class CompareAnswer(Costed):
    """A comparison.

    Attributes:
        difference_usd: Dearest − cheapest, a month.
        upper_difference_usd: The same for the other end of a range of volumes.
        ratio, input_ratio, output_ratio: Dearer ÷ cheaper for two models, of the whole and of each unit rate.
        by_input_share: For two models, the ratio as the mix moves.
        flips: Where the winner changes with the mix; empty where one model wins at every mix.
    """

    kind: Literal["compare"] = "compare"
    difference_usd: Exact | None = None
    upper_difference_usd: Exact | None = None
    ratio: Exact | None = None
    input_ratio: Exact | None = None
    output_ratio: Exact | None = None
    by_input_share: tuple[MixRatio, ...] = ()
    flips: tuple[Flip, ...] = ()


def compare(question: CompareQuestion, catalog: Catalog, today: date) -> CompareAnswer:
    """The monthly cost of each model at the rates of today, and what could change the reader's mind."""
    found = priced(catalog, question.models, question.workload, at=today)
    return CompareAnswer(
        **costed(question, found, catalog, today),
        difference_usd=_spread([cost.monthly_usd for cost in found.costs]),
        upper_difference_usd=_spread([cost.upper_monthly_usd for cost in found.costs if cost.upper_monthly_usd]),
        **_ratios(found),
        by_input_share=tuple(_mix_ratios(found)),
        flips=flips(found),
    )


def _spread(amounts: list[Decimal]) -> Decimal | None:
    return max(amounts) - min(amounts) if len(amounts) > 1 else None


def _ratios(found: Priced) -> dict[str, Decimal | None]:
    """Dearer ÷ cheaper of exactly two models: by total, by input rate and by output rate, each on its own."""
    if len(found.costs) != PAIR:
        return {}
    one, other = found.costs
    return {
        "ratio": _ratio(one.monthly_usd, other.monthly_usd),
        "input_ratio": _ratio(one.input_per_mtok, other.input_per_mtok),
        "output_ratio": _ratio(one.output_per_mtok, other.output_per_mtok),
    }


def _ratio(one: Decimal, other: Decimal) -> Decimal | None:
    low, high = sorted((one, other))
    return high / low if low else None


def _mix_ratios(found: Priced) -> Iterator[MixRatio]:
    if len(found.prices) != PAIR:
        return
    cached = found.workload.cached_share
    for share in SHARES:
        blends = {p.model: blended_price(p.rates, input_share=share, cached_share=cached) for p in found.prices}
        low, high = min(blends.values()), max(blends.values())
        yield MixRatio(input_share=share, ratio=_ratio(low, high), cheapest=min(blends, key=lambda m: blends[m]))


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
