"""List prices in words."""

from collections.abc import Iterator

from bot.engine.money import rate_display
from bot.engine.price import ModelPrice, PriceAnswer
from bot.engine.questions import Choice, PriceQuestion, Workload
from bot.replies import follow_ups, parts
from bot.replies.ahead import gone_note, shutdown_facts
from bot.replies.reply import Fact, Reply, Table
from bot.replies.words import day, listed, rate_cell, text_cell, tokens
from bot.replies.working import blended_step
from catalog.model import Service

PAIR = 2
"""Prices that fit in a headline."""


def price_reply(question: PriceQuestion, answer: PriceAnswer) -> Reply:
    """What a million tokens cost, and what other services charge."""
    return Reply(
        headline=_headline(answer),
        basis=_basis(question, answer),
        table=_table(answer),
        facts=parts.first(_facts(answer)),
        follow_ups=_follow_ups(answer),
        working=tuple(blended_step(price, question.workload) for price in answer.prices),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=True,
        can_refine=True,
    )


def _headline(answer: PriceAnswer) -> str:
    if not answer.prices:
        gap = answer.unpriced[0]
        return f"{gap.label}: {parts.no_price(gap)}"
    if len(answer.prices) == 1:
        return f"{_one(answer.prices[0])}{gone_note(answer.shutdowns)}"
    return "; ".join(map(_one, answer.prices)) if len(answer.prices) <= PAIR else _many(answer)


def _one(price: ModelPrice) -> str:
    own = parts.own_price_note(is_own=price.is_own)
    rates = f"{rate_display(price.input_per_mtok)} input and {rate_display(price.output_per_mtok)} output"
    return f"{price.label} costs {rates} per million tokens{own}"


def _many(answer: PriceAnswer) -> str:
    low = min(answer.prices, key=lambda p: (p.output_per_mtok, p.input_per_mtok))
    return f"Of {len(answer.prices)} models, {_one(low)}, the lowest output price"


def _basis(question: PriceQuestion, answer: PriceAnswer) -> str:
    workload = question.workload
    prompt = (f"{tokens(workload.prompt_tokens)}-token prompts",) if workload.prompt_tokens else ()
    return " · ".join(("USD per million tokens", f"{workload.service} service", *prompt, *answer.assumptions))


def _table(answer: PriceAnswer) -> Table | None:
    if not answer.prices:
        return None
    return Table(
        header=("model", "input", "output", "cache read", "cache write"),
        rows=tuple(
            (
                text_cell(f"{price.label}{parts.own_price_note(is_own=price.is_own)}{_service(price)}"),
                rate_cell(price.input_per_mtok),
                rate_cell(price.output_per_mtok),
                rate_cell(price.cache_read_per_mtok),
                rate_cell(price.cache_write_per_mtok),
            )
            for price in answer.prices
        ),
        numeric=(1, 2, 3, 4),
    )


def _service(price: ModelPrice) -> str:
    return "" if price.service is Service.STANDARD else f", {price.service}"


def _follow_ups(answer: PriceAnswer) -> tuple[Choice, ...]:
    """A month of one model, or several models side by side."""
    prices = answer.prices
    if len(prices) == 1:
        month = follow_ups.asking(f"cost of {prices[0].model} for 100M tokens a month", "What do 100M tokens cost?")
        return (month, follow_ups.upgrade_from(prices[0]))
    return follow_ups.first((follow_ups.side_by_side(prices), follow_ups.which_is_better(prices)))


def _facts(answer: PriceAnswer) -> Iterator[Fact]:
    yield from parts.unpriced_facts(answer.unpriced if answer.prices else ())
    yield from shutdown_facts(answer.shutdowns, Workload())
    yield from _scheduled(answer)
    for price in answer.prices:
        yield from _other_rates(price)


def _scheduled(answer: PriceAnswer) -> Iterator[Fact]:
    for step in answer.scheduled:
        rates = f"{rate_display(step.input_per_mtok)} input and {rate_display(step.output_per_mtok)} output"
        yield Fact(
            text=f"{step.label} is scheduled to cost {rates} from {day(step.start)}; vendors do withdraw such plans.",
            warning=True,
        )


def _other_rates(price: ModelPrice) -> Iterator[Fact]:
    """Services, peak hours and long prompts: where the same model costs something else."""
    others = [
        f"{rate_display(other.input_per_mtok)} and {rate_display(other.output_per_mtok)} {_by(other.service)}"
        for other in price.other_services
    ]
    if others:
        yield Fact(text=f"{price.label} input and output: {listed(others)}.")
    if price.peak_input_per_mtok is not None and price.peak_output_per_mtok is not None:
        peak = f"{rate_display(price.peak_input_per_mtok)} and {rate_display(price.peak_output_per_mtok)}"
        hours = " and ".join(price.peak_hours)
        yield Fact(text=f"{price.label} costs {peak} from {hours} UTC; the table shows the off-peak rates.")
    if above := price.next_tier_above:
        dearer = f"{price.label} costs more for prompts over {tokens(above)} tokens"
        yield Fact(text=f"{dearer}; say “with {tokens(above * 2)}-token prompts” for those rates.")
    if price.since:
        yield Fact(text=f"{price.label} has had this price since {day(price.since)}.")


def _by(service: Service) -> str:
    return {
        Service.STANDARD: "at standard service",
        Service.BATCH: "in batch",
        Service.FLEX: "in flex",
        Service.PRIORITY: "with priority",
    }[service]
