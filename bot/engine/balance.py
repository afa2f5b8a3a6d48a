"""Where the verdict about a weighing turns: break-even, split, extra output and the plausible ranges."""

from collections.abc import Iterator
from decimal import Decimal

from bot.engine.break_even import BreakEven, OutputFactor, Split, gap_volumes, output_factor, split, usd_per_point
from bot.engine.sensitivity import Pair, Turn, turns
from bot.engine.weighing import Weighing


def change(held: Weighing) -> Decimal | None:
    """Candidate − baseline, a month; None where one of the two has no price."""
    now, then = held.cost(held.case.baseline), held.cost(held.candidate)
    return then.monthly_usd - now.monthly_usd if now and then else None


def break_even(held: Weighing) -> BreakEven:
    """What would have to be so for the verdict to be in balance."""
    extra, standing, worth = change(held), held.standing, held.case.question.worth
    if extra is None:
        return BreakEven()
    return BreakEven(
        usd_per_point=usd_per_point(extra, standing),
        unit=standing.unit if standing else "",
        limit_usd_per_point=worth.usd_per_point,
        limit_usd=worth.max_increase_usd,
        gap_volumes=gap_volumes(extra, held.case.question.workload),
    )


def split_between(held: Weighing) -> Split | None:
    """The split, where the dearer of the two is the better one and both can be run."""
    now, then, standing = held.cost(held.case.baseline), held.cost(held.candidate), held.standing
    if now is None or then is None or standing is None or held.case.is_gone:
        return None
    if usd_per_point(then.monthly_usd - now.monthly_usd, standing) is None:
        return None
    dear_is_one = then.monthly_usd > now.monthly_usd
    dear, cheap = (then, now) if dear_is_one else (now, then)
    budget = held.case.question.budget_usd if held.case.question.workload.volume else None
    return split(dear, cheap, budget=budget, task=held.solved, dear_is_one=dear_is_one)


def output_factors(held: Weighing) -> Iterator[OutputFactor]:
    """For each model that reasons by default, how much more it may write against each of the others."""
    for cost in held.found.costs:
        price = held.price(cost.model)
        if price is None or not cost.reasons_by_default or cost.model == held.case.baseline:
            continue
        for other in held.found.costs:
            found = output_factor(price, other, held.case.question.workload) if other.model != cost.model else None
            if found:
                yield found


def verdict_turns(held: Weighing) -> tuple[Turn, ...]:
    """Where the verdict turns within the plausible ranges."""
    now, then, candidate = held.price(held.case.baseline), held.price(held.candidate), held.cost(held.candidate)
    if now is None or then is None or candidate is None or held.scales is None:
        return ()
    pair = Pair(now.rates, then.rates, held.case.question.workload, held.scales)
    return turns(pair, thinks=candidate.reasons_by_default)
