"""One model's cost in words."""

from collections.abc import Iterator

from bot.engine.cost import CostAnswer
from bot.engine.money import display
from bot.engine.questions import Choice, CostQuestion
from bot.replies import follow_ups, parts
from bot.replies.ahead import gone_note, scheduled_facts, shutdown_facts
from bot.replies.compare import cost_table, saving_facts
from bot.replies.reply import Fact, Reply
from bot.replies.spans import figure, lower_end
from bot.replies.words import percent, tokens
from bot.replies.working import cost_working


def cost_reply(question: CostQuestion, answer: CostAnswer) -> Reply:
    """The amount, its rates, the ladder and what could lower it."""
    workload = question.workload
    return Reply(
        headline=_headline(question, answer),
        basis=parts.basis(workload, answer.assumptions, volume=False),
        table=cost_table(answer.costs, answer.ladder, workload),
        facts=parts.first(_facts(question, answer)),
        follow_ups=_follow_ups(answer),
        working=cost_working(answer, workload),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=True,
        can_refine=True,
        input_share=workload.input_share,
    )


def _headline(question: CostQuestion, answer: CostAnswer) -> str:
    workload = question.workload
    upper = f"–{tokens(workload.upper.total)}" if workload.upper else ""
    volume = f"{tokens(workload.tokens_per_month or 0)}{upper}"
    if not answer.costs:
        gap = answer.unpriced[0]
        return f"{gap.label}, {volume} tokens a month: {parts.no_price(gap)}"
    cost = answer.costs[0]
    own = parts.own_price_note(is_own=cost.is_own)
    shown = figure(cost, workload)
    return f"{cost.label} costs {shown} a month for {volume} tokens{own}{gone_note(answer.shutdowns)}"


def _follow_ups(answer: CostAnswer) -> tuple[Choice, ...]:
    if not answer.costs:
        return ()
    doubled = follow_ups.asking("What if traffic doubles?")
    return follow_ups.first((follow_ups.upgrade_from(answer.costs[0]), follow_ups.batch(answer.savings), doubled))


def _facts(question: CostQuestion, answer: CostAnswer) -> Iterator[Fact]:
    workload = question.workload
    today_usd = {cost.model: cost.monthly_usd for cost in answer.costs}
    yield from parts.size_facts(answer.costs, workload)
    yield from shutdown_facts(answer.shutdowns, workload)
    yield from scheduled_facts(answer.scheduled, workload, today_usd=today_usd)
    yield from _split(question, answer)
    yield from saving_facts(answer.savings, workload)
    yield from parts.reasoning_facts(answer.costs)
    yield from parts.peak_facts(answer.costs, workload)
    yield from parts.tier_facts(answer.costs)


def _split(question: CostQuestion, answer: CostAnswer) -> Iterator[Fact]:
    """How much of the bill is output: where saving starts."""
    if not answer.costs or not answer.costs[0].monthly_usd or not question.workload.volume:
        return
    cost, volume = answer.costs[0], question.workload.volume
    output = volume.output * cost.output_per_mtok / 1_000_000
    tokens_part, bill_part = percent(volume.output / volume.total), percent(output / cost.monthly_usd)
    bill = f"{tokens_part} of the tokens and {bill_part} of the bill"
    yield Fact(text=f"Output is {bill}: {display(output)} a month{lower_end(question.workload)}.")
