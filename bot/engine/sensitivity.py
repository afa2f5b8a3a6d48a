"""Whether a verdict holds where the assumptions are a little off, and where it turns.

Costs are straight lines in each of them, so a verdict can change only where a line crosses another or a limit.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from bot.engine.money import Exact
from bot.engine.questions import Value, Volume, Workload
from bot.engine.rating import monthly_cost
from bot.engine.verdict import Scales, Verdict, decide
from bot.engine.workload import volume_of, with_input_share
from catalog.model import Rates

Dimension = Literal["input share", "output of the candidate", "volume"]
RANGES: Final[dict[Dimension, tuple[Decimal, Decimal]]] = {
    "input share": (Decimal(0), Decimal(1)),
    "output of the candidate": (Decimal(1), Decimal(10)),
    "volume": (Decimal("0.1"), Decimal(10)),
}
"""How far off each assumption could be: the whole mix; up to ten times the output; a tenth to ten times the volume."""


class Turn(Value):
    """A place at which the verdict becomes another one.

    Attributes:
        dimension: What is varied; the rest stays.
        at: The input share, or the factor on output or volume.
        below, above: The verdict on either side.
    """

    dimension: Dimension
    at: Exact
    below: Verdict
    above: Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """A cost as a straight line: `start` at the low end of a range, `end` at its high end."""

    start: Decimal
    end: Decimal

    def at(self, place: Decimal) -> Decimal:
        """The cost at a place in [0, 1] of the range."""
        return self.start + place * (self.end - self.start)

    def crossing(self, level: Decimal) -> Iterator[Decimal]:
        """The place strictly inside the range at which the line has that level."""
        rise = self.end - self.start
        if rise and 0 < (place := (level - self.start) / rise) < 1:
            yield place


@dataclass(frozen=True, slots=True)
class Pair:
    """The rates of the baseline and the candidate, and what they are weighed at."""

    now: Rates
    then: Rates
    workload: Workload
    scales: Scales


def turns(pair: Pair, *, thinks: bool) -> tuple[Turn, ...]:
    """Every place within the plausible ranges at which the verdict turns.

    Args:
        pair: What is weighed.
        thinks: The candidate reasons by default, so that its output may be a multiple.
    """
    lines: dict[Dimension, Callable[[Decimal], tuple[Decimal, Decimal]]] = {
        "input share": lambda share: _at_mix(pair, share),
        "volume": lambda factor: (pair.scales.now * factor, pair.scales.then * factor),
    }
    if thinks:
        lines["output of the candidate"] = lambda factor: (pair.scales.now, _with_output(pair, factor))
    return tuple(turn for dimension, costs in lines.items() for turn in _turns(pair.scales, dimension, costs))


def _turns(scales: Scales, dimension: Dimension, costs: Callable[[Decimal], tuple[Decimal, Decimal]]) -> Iterator[Turn]:
    low, high = RANGES[dimension]
    (now_low, then_low), (now_high, then_high) = costs(low), costs(high)
    now, then = Line(now_low, now_high), Line(then_low, then_high)
    places = [Decimal(0), *sorted(set(_crossings(scales, now, then))), Decimal(1)]
    verdicts = [_verdict(scales, now, then, (left + right) / 2) for left, right in pairwise(places)]
    for place, (below, above) in zip(places[1:-1], pairwise(verdicts), strict=True):
        if below != above:
            yield Turn(dimension=dimension, at=low + place * (high - low), below=below, above=above)


def _crossings(scales: Scales, now: Line, then: Line) -> Iterator[Decimal]:
    extra = Line(then.start - now.start, then.end - now.end)
    worth = scales.worth
    yield from extra.crossing(Decimal(0))
    if worth.usd_per_point is not None:
        yield from extra.crossing(worth.usd_per_point * scales.points)
    if worth.max_increase_usd is not None:
        yield from extra.crossing(worth.max_increase_usd)
    if scales.budget is not None:
        yield from now.crossing(scales.budget)
        yield from then.crossing(scales.budget)


def _verdict(scales: Scales, now: Line, then: Line, place: Decimal) -> Verdict:
    return decide(replace(scales, now=now.at(place), then=then.at(place))).verdict


def _at_mix(pair: Pair, share: Decimal) -> tuple[Decimal, Decimal]:
    workload = with_input_share(pair.workload, share)
    volume, cached = volume_of(workload), workload.cached_share
    return monthly_cost(pair.now, volume, cached), monthly_cost(pair.then, volume, cached)


def _with_output(pair: Pair, factor: Decimal) -> Decimal:
    volume = volume_of(pair.workload)
    more = Volume.model_construct(input=volume.input, output=volume.output * factor)
    return monthly_cost(pair.then, more, pair.workload.cached_share)
