"""A ranking by cost in words."""

from collections.abc import Iterator

from bot.engine.cheapest import CheapestAnswer
from bot.engine.money import display
from bot.engine.questions import CheapestQuestion, Limits
from bot.replies import follow_ups, parts
from bot.replies.ahead import shutdown_facts
from bot.replies.reply import Cell, Chart, Fact, Reply, Series, Table
from bot.replies.spans import figure, span
from bot.replies.words import listed, money_cell, rate_cell, some, tokens, usd
from bot.replies.working import costs_working

CHARTED = 10
WORKED_OUT = 3
"""Models of a ranking that are worked out; the others go the same way."""
NAME = 20
"""Characters of a label under a chart."""


def cheapest_reply(question: CheapestQuestion, answer: CheapestAnswer) -> Reply:
    """The cheapest first, with what was left out and why."""
    best = answer.costs[:WORKED_OUT]
    return Reply(
        headline=_headline(question, answer),
        basis=" · ".join((parts.basis(question.workload, answer.assumptions), *_limits(question, answer))),
        table=_table(answer, stated=question.workload.volume is not None),
        facts=parts.first(_facts(question, answer)),
        chart=_chart(question, answer),
        follow_ups=follow_ups.first((follow_ups.side_by_side(best), follow_ups.which_is_better(best))),
        working=tuple(costs_working(best, question.workload)),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=bool(answer.costs),
        can_refine=True,
        input_share=question.workload.input_share if answer.costs else None,
    )


def _headline(question: CheapestQuestion, answer: CheapestAnswer) -> str:
    if not answer.costs:
        return "No model in the catalog satisfies all of that"
    best = answer.costs[0]
    cost = f"{figure(best, question.workload)} {span(question.workload)}{parts.own_price_note(is_own=best.is_own)}"
    if answer.ranked == 1:
        return f"{best.label} is the only model that satisfies this: {cost}"
    return f"{best.label} is the cheapest of {some(answer.ranked, 'model')}: {cost}"


def _limits(question: CheapestQuestion, answer: CheapestAnswer) -> Iterator[str]:
    limits = question.limits
    if limits.providers:
        yield f"only {listed(answer.sellers)}"
    elif not limits.hosts:
        yield "makers' own APIs (say “on any host” for resellers too)"
    yield from _abilities(limits)
    if limits.max_usd_per_mtok is not None:
        yield f"at most {usd(limits.max_usd_per_mtok)} per million tokens"
    if limits.max_usd_per_month is not None:
        yield f"at most {display(limits.max_usd_per_month)} a month"


def _abilities(limits: Limits) -> Iterator[str]:
    if limits.min_context:
        yield f"at least {tokens(limits.min_context)} context"
    for wanted, name in (
        (limits.vision, "with vision"),
        (limits.tool_use, "with tool use"),
        (limits.reasoning, "with reasoning"),
        (limits.open_weights, "with open weights"),
    ):
        if wanted:
            yield name


def _table(answer: CheapestAnswer, *, stated: bool) -> Table | None:
    if not answer.costs:
        return None
    ends = {end.model for end in answer.shutdowns}
    return Table(
        header=("model", "a month" if stated else "per million tokens", "input, per million", "output, per million"),
        rows=tuple(
            (
                Cell(
                    text=f"{'⚠ ' if cost.model in ends else ''}{cost.label}{parts.own_price_note(is_own=cost.is_own)}"
                ),
                money_cell(cost.monthly_usd, cost.upper_monthly_usd) if stated else rate_cell(cost.monthly_usd),
                rate_cell(cost.input_per_mtok),
                rate_cell(cost.output_per_mtok),
            )
            for cost in answer.costs
        ),
        numeric=(1, 2, 3),
    )


def _chart(question: CheapestQuestion, answer: CheapestAnswer) -> Chart | None:
    """Bars of the first few, where they differ."""
    costs = answer.costs[:CHARTED]
    names = [cost.label[:NAME] for cost in costs]
    if len({cost.monthly_usd for cost in costs}) < 2 or len(set(names)) < len(names):  # noqa: PLR2004 – nothing to see
        return None
    span = "a month" if question.workload.volume else "per million tokens"
    return Chart(
        kind="bar",
        title=f"Cost {span}",
        categories=tuple(names),
        series=(
            Series(
                name=f"USD {'a month' if question.workload.volume else 'per M'}",
                values=tuple(c.monthly_usd for c in costs),
            ),
        ),
        x_label="model",
        y_label=f"USD {span}",
    )


def _facts(question: CheapestQuestion, answer: CheapestAnswer) -> Iterator[Fact]:
    if question.task:
        task = question.task.replace("_", " ")
        yield Fact(text=f"Ranked by cost alone: how well a model does {task} is not in this ranking.")
    yield from shutdown_facts(answer.shutdowns, question.workload)
    if answer.left_out:
        reasons = listed(f"{left.count:,} {left.reason}" for left in answer.left_out)
        yield Fact(text=f"Left out: {reasons}.")
    yield from parts.peak_facts(answer.costs[:1], question.workload)
    yield from parts.reasoning_facts(answer.costs[:1])
    yield from parts.tier_facts(answer.costs[:3])
