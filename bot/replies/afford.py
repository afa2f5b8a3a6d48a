"""What an amount of money buys, in words."""

from collections.abc import Iterator
from decimal import Decimal
from math import inf

from bot.engine.afford import AffordAnswer, Bought
from bot.engine.money import display
from bot.engine.questions import AffordQuestion, Workload
from bot.replies import follow_ups, parts
from bot.replies.ahead import gone_note, shutdown_facts
from bot.replies.reply import Cell, Fact, Reply, Table
from bot.replies.words import rate_cell, text_cell, token_count
from bot.replies.working import afford_working


def afford_reply(question: AffordQuestion, answer: AffordAnswer) -> Reply:
    """Tokens for the money, and their parts."""
    return Reply(
        headline=_headline(answer),
        basis=parts.basis(question.workload, answer.assumptions, volume=False),
        table=_table(answer),
        facts=parts.first(_facts(answer)),
        follow_ups=follow_ups.first((follow_ups.which_to_choose(answer.bought),)),
        working=tuple(afford_working(answer, question.workload)),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=bool(answer.bought),
        can_refine=True,
        input_share=question.workload.input_share,
    )


def _headline(answer: AffordAnswer) -> str:
    if not answer.bought:
        gap = answer.unpriced[0]
        return f"{gap.label}: {parts.no_price(gap)}"
    most, budget = _furthest(answer), display(answer.budget_usd)
    own = parts.own_price_note(is_own=most.is_own)
    if len(answer.bought) == 1:
        return f"{budget} buys {_tokens(most)} on {most.label}{own}{gone_note(answer.shutdowns)}"
    return f"{budget} goes furthest with {most.label}{own}: {_tokens(most)}"


def _furthest(answer: AffordAnswer) -> Bought:
    return max(answer.bought, key=lambda bought: inf if bought.tokens is None else bought.tokens)


def _tokens(bought: Bought) -> str:
    return "any number of tokens" if bought.tokens is None else token_count(bought.tokens)


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
    yield from shutdown_facts(answer.shutdowns, Workload())
    yield from _per_day(answer)


def _per_day(answer: AffordAnswer) -> Iterator[Fact]:
    if answer.bought and (most := _furthest(answer)).tokens:
        yield Fact(text=f"As a month's budget that is {token_count(most.tokens // 30)} a day on {most.label}.")
