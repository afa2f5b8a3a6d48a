"""A comparison in words: who is cheaper and by how much, what it rests on, and what could turn it round."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from bot.engine.answered import ModelCost, Rung, Saving
from bot.engine.compare import CompareAnswer
from bot.engine.costing import CACHED
from bot.engine.questions import Choice, CompareQuestion, Workload
from bot.replies import follow_ups, parts
from bot.replies.ahead import scheduled_facts, shutdown_facts
from bot.replies.reply import Cell, Chart, Fact, Reply, Series, Table
from bot.replies.spans import figure, lower_end, money, span
from bot.replies.words import (
    listed,
    money_cell,
    percent,
    rate_cell,
    ratio,
    roughly,
    text_cell,
    tokens,
    usd,
)
from bot.replies.working import compare_working

SIDE_BY_SIDE = 3
"""Models that fit beside each other on a phone; more stand below each other."""
PAIR = 2
CHARTED = 6
"""Series that a chart can hold and an eye can tell apart."""


def compare_reply(question: CompareQuestion, answer: CompareAnswer) -> Reply:
    """The comparison as a headline, a table, a chart and at most a few facts."""
    workload = question.workload
    return Reply(
        headline=_headline(question, answer),
        basis=parts.basis(workload, answer.assumptions),
        table=cost_table(answer.costs, answer.ladder, workload),
        facts=parts.first(_facts(question, answer)),
        chart=volume_chart(answer.costs, answer.ladder),
        follow_ups=_follow_ups(answer),
        working=compare_working(answer, workload),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=True,
        can_refine=True,
        input_share=workload.input_share,
    )


def _headline(question: CompareQuestion, answer: CompareAnswer) -> str:
    costs = sorted(answer.costs, key=lambda cost: cost.monthly_usd)
    if not costs:
        return f"No price on file for {listed(gap.label for gap in answer.unpriced)}"
    cheap, dear, each = costs[0], costs[-1], span(question.workload)
    low, high = (_figure(cost, question.workload) for cost in (cheap, dear))
    if len(costs) == 1:
        return f"Only {cheap.label} has a price for this: {low} {each}"
    if cheap.monthly_usd == dear.monthly_usd:
        return f"{listed(cost.label for cost in costs)} cost the same: {low} {each}"
    factor = f"{roughly(dear.monthly_usd / cheap.monthly_usd)} less" if cheap.monthly_usd else "infinitely less"
    if len(costs) == PAIR:
        return f"{cheap.label} costs {factor} than {dear.label}: {low} against {high} {each}"
    return f"{cheap.label} is the cheapest of {len(costs)}: {low} {each}, {factor} than {dear.label} at {high}"


def _figure(cost: ModelCost, workload: Workload) -> str:
    return f"{figure(cost, workload)}{parts.own_price_note(is_own=cost.is_own)}"


def cost_table(costs: tuple[ModelCost, ...], ladder: tuple[Rung, ...], workload: Workload) -> Table | None:
    """Costs, rates and the ladder: models beside each other while they fit, else below each other."""
    if not costs:
        return None
    return (_side_by_side if len(costs) <= SIDE_BY_SIDE else _below)(costs, ladder, workload)


def _side_by_side(costs: tuple[ModelCost, ...], rungs: tuple[Rung, ...], workload: Workload) -> Table:
    rows = [("a month", _months(costs))] if workload.volume else []
    rows += [("input, per million", _rates(costs, "input_per_mtok"))]
    rows += [("output, per million", _rates(costs, "output_per_mtok"))]
    rows += [("cache read, per million", _rates(costs, "cache_read_per_mtok"))] if workload.cached_share else []
    rows += [(f"at {tokens(rung.tokens)} tokens", _rung(costs, rung)) for rung in rungs]
    return Table(
        header=("USD", *(f"{cost.label}{parts.own_price_note(is_own=cost.is_own)}" for cost in costs)),
        rows=tuple((text_cell(name), *cells) for name, cells in rows),
        numeric=tuple(range(1, len(costs) + 1)),
    )


def _months(costs: tuple[ModelCost, ...]) -> list[Cell]:
    return [money_cell(cost.monthly_usd, cost.upper_monthly_usd) for cost in costs]


def _rung(costs: tuple[ModelCost, ...], rung: Rung) -> list[Cell]:
    return [money_cell(rung.monthly_usd[cost.model]) for cost in costs]


def _rates(costs: tuple[ModelCost, ...], field: str) -> list[Cell]:
    """Unit rates; of two models, the cheaper one says by how much."""
    rates: list[Decimal | None] = [getattr(cost, field) for cost in costs]
    known = [rate for rate in rates if rate]
    if len(rates) != PAIR or len(known) != PAIR or known[0] == known[1]:
        return [rate_cell(rate) for rate in rates]
    low = min(known)
    return [rate_cell(rate, f" ({ratio(max(known) / low)} less)" if rate == low else "") for rate in rates]


def _below(costs: tuple[ModelCost, ...], rungs: tuple[Rung, ...], workload: Workload) -> Table:
    columns = [("a month", _months(costs))] if workload.volume else []
    columns += [("input, per million", _rates(costs, "input_per_mtok"))]
    columns += [("output, per million", _rates(costs, "output_per_mtok"))]
    columns += [
        (f"at {tokens(rung.tokens)}", _rung(costs, rung)) for rung in rungs if rung.tokens != workload.tokens_per_month
    ]
    names = [text_cell(f"{cost.label}{parts.own_price_note(is_own=cost.is_own)}") for cost in costs]
    return Table(
        header=("model", *(head for head, _ in columns)),
        rows=tuple(zip(names, *(cells for _, cells in columns), strict=True)),
        numeric=tuple(range(1, len(columns) + 1)),
    )


def volume_chart(costs: tuple[ModelCost, ...], ladder: tuple[Rung, ...]) -> Chart | None:
    """Cost over volume as lines from nothing to the largest rung but one, which the eye can compare.

    No chart where it would show nothing: a single line, more lines than an eye can tell apart, or equal ones.
    """
    if not PAIR <= len(costs) <= CHARTED or len({cost.monthly_usd for cost in costs}) == 1 or len(ladder) < PAIR:
        return None
    top = ladder[-PAIR] if len(ladder) > SIDE_BY_SIDE else ladder[-1]
    steps = [Decimal(step) / 4 for step in range(5)]
    return Chart(
        kind="line",
        title="Cost a month over tokens a month",
        categories=tuple(tokens(top.tokens * step) for step in steps),
        series=tuple(
            Series(name=cost.label, values=tuple(top.monthly_usd[cost.model] * step for step in steps))
            for cost in costs
        ),
        x_label="tokens a month",
        y_label="USD a month",
    )


def _follow_ups(answer: CompareAnswer) -> tuple[Choice, ...]:
    costs = answer.costs
    ways = (follow_ups.which_to_choose(costs), follow_ups.batch(answer.savings), follow_ups.which_is_better(costs))
    return follow_ups.first(ways)


def _facts(question: CompareQuestion, answer: CompareAnswer) -> Iterator[Fact]:
    workload = question.workload
    today_usd = {cost.model: cost.monthly_usd for cost in answer.costs}
    yield from parts.unpriced_facts(answer.unpriced)
    yield from parts.size_facts(answer.costs, workload)
    yield from shutdown_facts(answer.shutdowns, workload)
    yield from scheduled_facts(answer.scheduled, workload, today_usd=today_usd)
    yield from _gap_facts(question, answer)
    yield from saving_facts(answer.savings, workload)
    yield from parts.reasoning_facts(answer.costs)
    yield from parts.peak_facts(answer.costs, workload)
    yield from parts.tier_facts(answer.costs)


def _gap_facts(question: CompareQuestion, answer: CompareAnswer) -> Iterator[Fact]:
    """The gap in dollars, how it moves with the mix, and whether the winner ever changes."""
    if not answer.difference_usd:
        return
    gap = f"The gap is {_gap(question.workload, answer)} {span(question.workload)}"
    if answer.flips:
        yield Fact(text=f"{gap}, but the mix decides: {_turns(answer)}.")
    elif answer.by_input_share:
        yield Fact(text=f"{gap} and never turns round: {_by_mix(answer)}.")
    else:
        yield Fact(text=f"{gap} from cheapest to dearest; the cheapest stays so at every mix of input and output.")


def _gap(workload: Workload, answer: CompareAnswer) -> str:
    low, high = answer.difference_usd or Decimal(0), answer.upper_difference_usd
    return money(workload)(low) if high is None else usd(low, high)


def _turns(answer: CompareAnswer) -> str:
    labels = {cost.model: cost.label for cost in answer.costs}
    return listed(
        f"{labels[flip.above]} is cheapest above {percent(flip.input_share)} input, {labels[flip.below]} below"
        for flip in answer.flips
    )


def _by_mix(answer: CompareAnswer) -> str:
    output, input_ = _times(answer.by_input_share[0].ratio), _times(answer.by_input_share[-1].ratio)
    if output == input_:
        return f"{input_} at every mix of input and output"
    return f"{input_} if all were input, {output} if all were output"


def _times(value: Decimal | None) -> str:
    return "no ratio" if value is None else ratio(value)


def saving_facts(savings: tuple[Saving, ...], workload: Workload) -> Iterator[Fact]:
    """What batch would cost, and what caching would save, model by model."""
    for lever, group in groupby(savings, key=lambda saving: saving.lever):
        yield Fact(text=_saving(lever, list(group), workload))


def _saving(lever: str, group: list[Saving], workload: Workload) -> str:
    shown, end = money(workload), f"{lower_end(workload)}{'' if workload.volume else ' per million tokens'}."
    if lever == "batch":
        return f"Batch would cost {listed(f'{shown(s.monthly_usd)} on {s.label}' for s in group)}{end}"
    saved = listed(f"{shown(s.saves_usd)} on {s.label}" for s in group)
    return f"Caching {percent(CACHED)} of the input would save {saved}{end}"
