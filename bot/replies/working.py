"""The working of an answer: every figure with its formula, exact where a decimal can be."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Protocol

from bot.engine.afford import AffordAnswer
from bot.engine.answered import Costed, ModelCost, Rung
from bot.engine.compare import CompareAnswer, Flip
from bot.engine.costing import CACHED
from bot.engine.money import exact, rate_display
from bot.engine.questions import Volume, Workload
from bot.engine.workload import REFERENCE_TOKENS, volume_of
from bot.replies.reply import Step
from bot.replies.words import mix, percent, ratio, token_count, tokens

LONG: Final = Decimal("0.000001")
"""Digits of an amount that has no end, or a long one."""
PAIR: Final = 2


class Rated(Protocol):
    """Something with unit rates, in USD per million tokens."""

    @property
    def label(self) -> str:
        """What people call it."""

    @property
    def input_per_mtok(self) -> Decimal:
        """The input rate."""

    @property
    def output_per_mtok(self) -> Decimal:
        """The output rate."""

    @property
    def cache_read_per_mtok(self) -> Decimal | None:
        """The cache-read rate; None where there is none on file."""


def full(usd: Decimal) -> str:
    """An amount with all its digits, `$562.50`; where it has more than six decimals, `≈ $0.333333`."""
    short = usd.quantize(LONG, rounding=ROUND_HALF_UP)
    sign = "−" if usd < 0 else ""
    return f"{'' if short == usd else '≈ '}{sign}{rate_display(abs(short))}"


def counted(number: Decimal) -> str:
    """A number of tokens with all its digits, `50,000,000`; rounded where it is no whole number."""
    whole = number.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{'' if whole == number else '≈ '}{whole:,}"


def cost_step(rated: Rated, volume: Volume, cached_share: Decimal, *, what: str, usd: Decimal) -> Step:
    """What a volume costs at a model's rates: `50,000,000 × $1.25/M + 50,000,000 × $10.00/M`."""
    terms = [f"{counted(amount)} × {full(rate)}/M" for amount, rate in _terms(rated, volume, cached_share)]
    return Step(what=what, formula=" + ".join(terms), result=full(usd))


def _terms(rated: Rated, volume: Volume, cached_share: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    if rated.cache_read_per_mtok is None or not cached_share:
        yield volume.input, rated.input_per_mtok
    else:
        yield volume.input - volume.input * cached_share, rated.input_per_mtok
        yield volume.input * cached_share, rated.cache_read_per_mtok
    yield volume.output, rated.output_per_mtok


def blended_step(rated: Rated, workload: Workload) -> Step:
    """What a million tokens of the mix cost."""
    share = workload.input_share
    usd = _input_rate(rated, workload.cached_share) * share + rated.output_per_mtok * (1 - share)
    input_part = f"{_part(share)} × {_input_formula(rated, workload.cached_share)}"
    return Step(
        what=f"{rated.label}, a million tokens, {mix(share)}",
        formula=f"{input_part} + {_part(1 - share)} × {full(rated.output_per_mtok)}",
        result=full(usd),
    )


def _input_rate(rated: Rated, cached_share: Decimal) -> Decimal:
    if rated.cache_read_per_mtok is None:
        return rated.input_per_mtok
    return rated.input_per_mtok * (1 - cached_share) + rated.cache_read_per_mtok * cached_share


def _input_formula(rated: Rated, cached_share: Decimal) -> str:
    if rated.cache_read_per_mtok is None or not cached_share:
        return full(rated.input_per_mtok)
    uncached = f"{_part(1 - cached_share)} × {full(rated.input_per_mtok)}"
    return f"({uncached} + {_part(cached_share)} × {full(rated.cache_read_per_mtok)})"


def _part(share: Decimal) -> str:
    """A share with all its digits: `0.5`; rounded where it has no end."""
    short = share.quantize(LONG, rounding=ROUND_HALF_UP)
    return f"{'' if short == share else '≈ '}{exact(short)}"


def costs_working(costs: Sequence[ModelCost], workload: Workload) -> Iterator[Step]:
    """Each model's month and, where a volume was given, its million tokens."""
    volume, cached = volume_of(workload), workload.cached_share
    span = "a month" if workload.volume else "per million tokens"
    for cost in costs:
        yield cost_step(cost, volume, cached, what=f"{cost.label} {span}", usd=cost.monthly_usd)
        if workload.upper and cost.upper_monthly_usd is not None:
            what = f"{cost.label} a month at the upper end"
            yield cost_step(cost, workload.upper, cached, what=what, usd=cost.upper_monthly_usd)
        if workload.volume:
            yield blended_step(cost, workload)


def cost_working(answer: Costed, workload: Workload) -> tuple[Step, ...]:
    """Every figure of costs: the months, the other volumes, batch and caching."""
    return (*costs_working(answer.costs, workload), *_rungs(answer, workload), *_savings(answer, workload))


def compare_working(answer: CompareAnswer, workload: Workload) -> tuple[Step, ...]:
    """The same for a comparison, with the gap, the ratios and where the winner changes."""
    return (
        *costs_working(answer.costs, workload),
        *_gap(answer),
        *(_flip(flip, answer, workload) for flip in answer.flips),
        *_rungs(answer, workload),
        *_savings(answer, workload),
    )


def _rungs(answer: Costed, workload: Workload) -> Iterator[Step]:
    own = REFERENCE_TOKENS if workload.volume is None else workload.tokens_per_month
    return (_rung(rung, answer.costs) for rung in answer.ladder if rung.tokens != own)


def _rung(rung: Rung, costs: Sequence[ModelCost]) -> Step:
    return Step(
        what=f"at {token_count(rung.tokens)}",
        formula=f"{(Decimal(rung.tokens) / REFERENCE_TOKENS).normalize():,f} × a million tokens",
        result=" · ".join(f"{cost.label} {full(rung.monthly_usd[cost.model])}" for cost in costs),
    )


def _savings(answer: Costed, workload: Workload) -> Iterator[Step]:
    costs = {cost.model: cost for cost in answer.costs}
    for saving in answer.savings:
        cost = costs[saving.model]
        if saving.lever == "batch":
            what = f"{saving.label} in batch, at its batch rates"
            yield cost_step(saving, volume_of(workload), workload.cached_share, what=what, usd=saving.monthly_usd)
        else:
            what = f"{saving.label} with {percent(CACHED)} of the input cached"
            yield cost_step(cost, volume_of(workload), CACHED, what=what, usd=saving.monthly_usd)
            difference = f"{full(cost.monthly_usd)} − {full(saving.monthly_usd)}"
            yield Step(what=f"{saving.label}, saved by caching", formula=difference, result=full(saving.saves_usd))


def _gap(answer: CompareAnswer) -> Iterator[Step]:
    if answer.difference_usd is None:
        return
    dear, cheap = (pick(answer.costs, key=lambda cost: cost.monthly_usd) for pick in (max, min))
    of = f"{full(dear.monthly_usd)} {{}} {full(cheap.monthly_usd)}"
    yield Step(what="the gap", formula=of.format("−"), result=full(answer.difference_usd))
    if len(answer.costs) != PAIR:
        return
    for what, rate, result in (
        ("the ratio", "monthly_usd", answer.ratio),
        ("the ratio of input rates", "input_per_mtok", answer.input_ratio),
        ("the ratio of output rates", "output_per_mtok", answer.output_ratio),
    ):
        if result is not None:
            low, high = sorted(getattr(cost, rate) for cost in answer.costs)
            yield Step(what=what, formula=f"{full(high)} ÷ {full(low)}", result=ratio(result))


def _flip(flip: Flip, answer: CompareAnswer, workload: Workload) -> Step:
    """Where two costs are equal: s·i₁ + (1−s)·o₁ = s·i₂ + (1−s)·o₂, solved for the input share s."""
    below, above = (next(c for c in answer.costs if c.model == model) for model in (flip.below, flip.above))
    inputs = [full(_input_rate(cost, workload.cached_share)) for cost in (below, above)]
    outputs = f"{full(above.output_per_mtok)} − {full(below.output_per_mtok)}"
    return Step(
        what=f"input share above which {above.label} is cheaper than {below.label}",
        formula=f"({outputs}) ÷ ({inputs[0]} − {inputs[1]} + {outputs})",
        result=percent(flip.input_share),
    )


def afford_working(answer: AffordAnswer, workload: Workload) -> Iterator[Step]:
    """What the amount buys: the amount over the price of a token."""
    share = workload.input_share
    for bought in answer.bought:
        terms = ((share, bought.input_per_mtok), (1 - share, bought.output_per_mtok))
        parts = " + ".join(f"{_part(part)} × {full(rate)}" for part, rate in terms)
        cached = f", {percent(workload.cached_share)} of the input at its cache rate" if workload.cached_share else ""
        blended = full(bought.blended_per_mtok)
        yield Step(what=f"{bought.label}, a million tokens, {mix(share)}", formula=f"{parts}{cached}", result=blended)
        if bought.tokens is not None:
            formula = f"{full(answer.budget_usd)} ÷ {blended} × 1,000,000, rounded down"
            yield Step(what=f"tokens of {bought.label}", formula=formula, result=f"{bought.tokens:,}")
            yield Step(
                what=f"a day of a month on {bought.label}",
                formula=f"{bought.tokens:,} ÷ 30, rounded down",
                result=tokens(bought.tokens // 30),
            )
