"""Price steps in words."""

from collections.abc import Iterator
from decimal import Decimal

from bot.engine.money import rate_display
from bot.engine.price_history import DatedPrice, ModelHistory, PriceHistoryAnswer
from bot.replies import parts
from bot.replies.reply import Cell, Fact, Reply, Table
from bot.replies.words import day, percent, rate_cell, short_day, text_cell


def price_history_reply(answer: PriceHistoryAnswer) -> Reply:
    """The last step in the headline, all of them in the table."""
    return Reply(
        headline="; ".join(_headline(history) for history in answer.histories),
        basis=" · ".join(("list prices, standard service, USD per million tokens", *answer.assumptions)),
        table=_table(answer),
        facts=parts.first(_facts(answer)),
        sources=parts.sources(answer),
        can_share=True,
    )


def _headline(history: ModelHistory) -> str:
    if not history.steps:
        return f"{history.label} has no price on file"
    ahead = next((step for step in history.steps if step.scheduled), None)
    changed = [step for step in history.steps if step.input_change is not None or step.output_change is not None]
    past = [step for step in changed if not step.scheduled]
    before = f"last changed on {_on(past[-1])}: it {_moved(past[-1])}" if past else "has no past change on file"
    if ahead:
        return f"{history.label}'s price {before}; it is scheduled to {_move(ahead)} on {_on(ahead)}"
    return f"{history.label}'s price {before}" if past else f"No change of {history.label}'s price is on file"


def _on(step: DatedPrice) -> str:
    return day(step.start) if step.start else "a day that is not on file"


def _move(step: DatedPrice) -> str:
    change = step.output_change or step.input_change or Decimal(0)
    return f"{'rise' if change > 0 else 'fall'} by {percent(abs(change))} ({_rates(step)})"


def _moved(step: DatedPrice) -> str:
    change = step.output_change or step.input_change or Decimal(0)
    if not change:
        return "kept its input and output rates"
    return f"became {percent(abs(change))} {'dearer' if change > 0 else 'cheaper'} ({_rates(step)})"


def _rates(step: DatedPrice) -> str:
    return f"{rate_display(step.input_per_mtok)} input, {rate_display(step.output_per_mtok)} output"


def _table(answer: PriceHistoryAnswer) -> Table | None:
    rows = tuple(_row(history, step) for history in answer.histories for step in history.steps)
    return Table(header=("model", "from", "input", "output", "change"), rows=rows, numeric=(2, 3, 4)) if rows else None


def _row(history: ModelHistory, step: DatedPrice) -> tuple[Cell, ...]:
    start = short_day(step.start) if step.start else "before"
    change = step.output_change if step.output_change is not None else step.input_change
    return (
        text_cell(history.label),
        text_cell(f"{start}{' (scheduled)' if step.scheduled else ''}"),
        rate_cell(step.input_per_mtok),
        rate_cell(step.output_per_mtok),
        Cell(text="–")
        if change is None
        else Cell(text=f"{'+' if change > 0 else '−' if change < 0 else ''}{percent(abs(change))}", number=change),
    )


def _facts(answer: PriceHistoryAnswer) -> Iterator[Fact]:
    if any(step.scheduled for history in answer.histories for step in history.steps):
        yield Fact(text="Scheduled prices are the vendor's plan; such plans have been withdrawn before.", warning=True)
    if any(len(history.steps) < 2 for history in answer.histories):  # noqa: PLR2004 – one step is no change
        yield Fact(
            text="The price list keeps dates only for some models: a missing step does not prove that nothing moved."
        )
