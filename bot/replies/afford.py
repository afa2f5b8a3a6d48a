"""What an amount of money buys, in words."""

from collections.abc import Iterator
from decimal import Decimal

from bot.engine.afford import AffordAnswer, Bought
from bot.engine.money import display
from bot.engine.questions import AffordQuestion
from bot.replies import parts
from bot.replies.reply import Cell, Fact, Reply, Table
from bot.replies.words import rate_cell, text_cell, tokens


def afford_reply(question: AffordQuestion, answer: AffordAnswer) -> Reply:
    """Tokens for the money, and their parts."""
    return Reply(
        headline=_headline(answer),
        basis=parts.basis(question.workload, answer.assumptions, volume=False),
        table=_table(answer),
        facts=parts.first(_facts(answer)),
        sources=parts.sources(answer),
        can_share=bool(answer.bought),
        can_refine=True,
        input_share=question.workload.input_share,
    )


def _headline(answer: AffordAnswer) -> str:
    if not answer.bought:
        gap = answer.unpriced[0]
        return f"{gap.label}: {parts.no_price(gap)}"
    most, budget = max(answer.bought, key=lambda b: b.tokens or 0), display(answer.budget_usd)
    if len(answer.bought) == 1:
        return f"{budget} buys {_tokens(most)} on {most.label}"
    return f"{budget} goes furthest with {most.label}: {_tokens(most)}"


def _tokens(bought: Bought) -> str:
    return "any number of tokens" if bought.tokens is None else f"{tokens(bought.tokens)} tokens"


def _table(answer: AffordAnswer) -> Table | None:
    if not answer.bought:
        return None
    return Table(
        header=("model", "tokens", "of them input", "of them output", "USD per million"),
        rows=tuple(
            (
                text_cell(f"{bought.label}{parts.own_price_note(is_own=bought.is_own)}"),
                *(_count(count) for count in (bought.tokens, bought.input_tokens, bought.output_tokens)),
                rate_cell(bought.blended_per_mtok),
            )
            for bought in answer.bought
        ),
        numeric=(1, 2, 3, 4),
    )


def _count(count: int | None) -> Cell:
    return Cell(text="no limit") if count is None else Cell(text=f"{count:,}", number=Decimal(count))


def _facts(answer: AffordAnswer) -> Iterator[Fact]:
    yield from parts.unpriced_facts(answer.unpriced if answer.bought else ())
    yield from parts.shutdown_facts(answer.shutdowns, with_cost=False)
    yield from _per_day(answer)


def _per_day(answer: AffordAnswer) -> Iterator[Fact]:
    for bought in answer.bought[:1]:
        if bought.tokens:
            yield Fact(
                text=f"As a month's budget that is {tokens(bought.tokens // 30)} tokens a day on {bought.label}."
            )
