"""A change to the workload in words: the bill now and then, and where the difference comes from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bot.engine.money import display, rate_display
from bot.engine.questions import Choice, WhatIfQuestion
from bot.engine.what_if import Line, MonthAhead, WhatIfAnswer
from bot.replies import follow_ups, parts
from bot.replies.ahead import gone_note, scheduled_facts, shutdown_facts
from bot.replies.changes import change_words
from bot.replies.reply import Cell, Chart, Example, Fact, Reply, Series, Table
from bot.replies.spans import lower_end
from bot.replies.what_if_working import what_if_working
from bot.replies.words import day, listed, percent, some, text_cell, tokens
from catalog.model import ModelId, Service

MONTHS: Final = 12
"""Rows of months that a table shows; of more, every second or third."""
CHARTED: Final = 20
PAIR: Final = 2
EXAMPLE: Final = Example(text="what if we send 20% of gpt-4.1-mini to gpt-5.1 at 100M?")


def what_if_reply(question: WhatIfQuestion, answer: WhatIfAnswer) -> Reply:
    """Before, after and the difference, with the parts they are made of."""
    if not answer.lines and not answer.unpriced:
        return Reply(headline="A change can be priced once I know which model runs now", examples=(EXAMPLE,))
    return Reply(
        headline=_headline(question, answer),
        basis=" · ".join((*_now(answer), parts.basis(question.workload, answer.assumptions))),
        table=(_months_table if answer.months else _table)(answer),
        facts=parts.first(_facts(question, answer)),
        chart=_growth_chart(answer) if answer.months else _split_chart(answer),
        follow_ups=_follow_ups(answer),
        working=tuple(what_if_working(question, answer)),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=bool(answer.lines),
        can_refine=True,
        input_share=question.workload.input_share if answer.lines else None,
    )


def _headline(question: WhatIfQuestion, answer: WhatIfAnswer) -> str:
    lead = change_words(question.change, _labels(answer))
    if answer.after_usd is None:
        gaps = listed(f"{gap.label}: {parts.no_price(gap)}" for gap in answer.unpriced)
        return f"{lead or 'This'} cannot be priced: {gaps}"
    after = f"{_money(answer, answer.after_usd)}{_span(answer)}{lower_end(question.workload)}"
    if answer.before_usd is None:
        return f"{lead or 'This'} would come to {after}"
    if not lead or not answer.difference_usd:
        return f"{lead or 'No change'} would leave the bill at {after}{gone_note(answer.shutdowns)}"
    before = _money(answer, answer.before_usd)
    return f"{lead} would take the bill from {before} to {after}{_when(answer)}{_relative(answer)}"


def _labels(answer: WhatIfAnswer) -> dict[ModelId, str]:
    return {line.model: line.label for line in answer.lines} | {gap.model: gap.label for gap in answer.unpriced}


def _money(answer: WhatIfAnswer, usd: Decimal) -> str:
    return display(usd) if answer.per == "month" else rate_display(usd)


def _span(answer: WhatIfAnswer) -> str:
    return " a month" if answer.per == "month" else " per million tokens of today"


def _when(answer: WhatIfAnswer) -> str:
    return f" in {answer.months[-1].start:%B %Y}" if answer.months else ""


def _relative(answer: WhatIfAnswer) -> str:
    return "" if answer.change_share is None else f" ({signed(answer.change_share)})"


def signed(share: Decimal) -> str:
    """A change in percent with its sign: `+92.5 %`, `−50 %`."""
    return f"{'−' if share < 0 else '+'}{percent(abs(share))}"


def _now(answer: WhatIfAnswer) -> Iterator[str]:
    if answer.before:
        yield f"now: {answer.before.label}"


def _table(answer: WhatIfAnswer) -> Table | None:
    """Now, then, and what each part of it takes."""
    if not answer.lines:
        return None
    rows = [_row(f"now: {answer.before.label}", answer.before, answer)] if answer.before else []
    rows += [_row(f"then: {_name(line, answer)}", line, answer) for line in answer.lines]
    if len(answer.lines) >= PAIR and answer.after_usd is not None:
        total = sum(line.tokens for line in answer.lines)
        rows.append(_cells("then, together", Decimal(1), total, answer.after_usd, answer))
    if answer.difference_usd:
        rows.append(_difference(answer, answer.difference_usd))
    span = "a month" if answer.per == "month" else "per million of today"
    return Table(header=("traffic", "share", "tokens", span), rows=tuple(rows), numeric=(1, 2, 3))


def _name(line: Line, answer: WhatIfAnswer) -> str:
    """What a part is called: its model, and how it is served where the parts differ in that."""
    services = {each.service for each in answer.lines}
    return line.label if len(services) == 1 else f"{line.label} ({line.service})"


def _difference(answer: WhatIfAnswer, usd: Decimal) -> tuple[Cell, ...]:
    change = signed(answer.change_share) if answer.change_share is not None else ""
    more = f"{'−' if usd < 0 else '+'}{_money(answer, abs(usd))}"
    return text_cell("difference"), text_cell(change), text_cell(""), Cell(text=more, number=usd)


def _row(name: str, line: Line, answer: WhatIfAnswer) -> tuple[Cell, ...]:
    return _cells(name, line.share, line.tokens, line.usd, answer)


def _cells(name: str, share: Decimal, count: int, usd: Decimal, answer: WhatIfAnswer) -> tuple[Cell, ...]:
    return (
        text_cell(name),
        Cell(text=percent(share), number=share * 100),
        Cell(text=tokens(count), number=Decimal(count)),
        Cell(text=_money(answer, usd), number=usd),
    )


def _months_table(answer: WhatIfAnswer) -> Table:
    rows = (
        (
            text_cell(f"{'⚠ ' if month.gone else ''}{_month(month)}"),
            Cell(text=tokens(month.tokens), number=Decimal(month.tokens)),
            Cell(text=_money(answer, month.usd), number=month.usd),
            Cell(text=_money(answer, month.unchanged_usd), number=month.unchanged_usd),
        )
        for month in _sampled(answer.months, MONTHS)
    )
    span = "a month" if answer.per == "month" else "per million of today"
    return Table(header=("month", "tokens", span, "unchanged"), rows=tuple(rows), numeric=(1, 2, 3))


def _sampled(months: tuple[MonthAhead, ...], most: int) -> tuple[MonthAhead, ...]:
    """Every month, or of many every second or third, the last one always."""
    step = -(-len(months) // most)
    return months[::-1][::step][::-1]


def _month(month: MonthAhead) -> str:
    return f"{month.start:%b %Y}"


def _growth_chart(answer: WhatIfAnswer) -> Chart | None:
    months = _sampled(answer.months, CHARTED)
    if len(months) < PAIR:
        return None
    unit = "USD a month" if answer.per == "month" else "USD per M of today"
    return Chart(
        kind="line",
        title="The bill, month by month",
        categories=tuple(map(_month, months)),
        series=(
            Series(name="with the change", values=tuple(month.usd for month in months)),
            Series(name="unchanged", values=tuple(month.unchanged_usd for month in months)),
        ),
        x_label="month",
        y_label=unit,
    )


def _split_chart(answer: WhatIfAnswer) -> Chart | None:
    """Now and then as bars, a colour a model."""
    if answer.before is None or len(answer.lines) < PAIR:
        return None
    now = {_name(answer.before, answer): answer.before.usd}
    then = {_name(line, answer): line.usd for line in answer.lines}
    nothing = Decimal(0)
    return Chart(
        kind="bar",
        title="The bill by model, now and then",
        categories=("now", "then"),
        series=tuple(
            Series(name=name, values=(now.get(name, nothing), then.get(name, nothing)))
            for name in dict.fromkeys((*now, *then))
        ),
        x_label="traffic",
        y_label="USD a month" if answer.per == "month" else "USD per M of today",
    )


def _facts(question: WhatIfQuestion, answer: WhatIfAnswer) -> Iterator[Fact]:
    if answer.after_usd is not None:
        yield from parts.unpriced_facts(answer.unpriced)
    yield from _runs_out(question, answer)
    yield from _totals(answer)
    yield from _concentration(answer)
    yield from _thinking(answer)


def _runs_out(question: WhatIfQuestion, answer: WhatIfAnswer) -> Iterator[Fact]:
    """Ends of models and price steps; what a successor costs only where it takes the whole of a month's traffic."""
    whole = len(answer.lines) == 1 and not answer.months
    unknown: dict[str, None] = {} if whole else {"successor_monthly_usd": None}
    yield from shutdown_facts((end.model_copy(update=unknown) for end in answer.shutdowns), question.workload)
    yield from _gone_on_the_way(answer)
    if not answer.months:
        today_usd = {line.model: line.usd for line in answer.lines if line.service is Service.STANDARD}
        yield from scheduled_facts(answer.scheduled, question.workload, today_usd=today_usd)
    elif steps := [f"{step.label} on {day(step.start)}" for step in answer.scheduled]:
        counted = f"The months count the price steps of {listed(steps)}"
        yield Fact(text=f"{counted}; vendors do withdraw such plans.", warning=True)


def _gone_on_the_way(answer: WhatIfAnswer) -> Iterator[Fact]:
    """From which month on the path holds for a price without a model."""
    for line in answer.lines:
        gone = next((month for month in answer.months if line.model in month.gone), None)
        if gone:
            text = f"From {gone.start:%B %Y} on the months are priced as if {line.label} still answered"
            yield Fact(text=f"{text}; ask again with the model that follows it.", warning=True)


def _totals(answer: WhatIfAnswer) -> Iterator[Fact]:
    """The same over a year, where every model lasts that long; or over the months that something grows."""
    if answer.per != "month" or not answer.difference_usd:
        return
    if answer.total_usd is not None and answer.unchanged_total_usd is not None:
        together = f"The {some(len(answer.months), 'month')} together come to {display(answer.total_usd)}"
        yield Fact(text=f"{together} instead of {display(answer.unchanged_total_usd)}.")
        return
    if any(end.platform is None for end in answer.shutdowns):
        return
    more = "more" if answer.difference_usd > 0 else "less"
    each = abs(answer.difference_usd)
    yield Fact(text=f"That is {display(each)} {more} a month, {display(each * MONTHS)} a year at today's prices.")


def _concentration(answer: WhatIfAnswer) -> Iterator[Fact]:
    """Which part of the traffic makes which part of the bill."""
    if len(answer.lines) < PAIR or not answer.after_usd:
        return
    dear = max(answer.lines, key=lambda line: line.usd)
    traffic, bill = percent(dear.share), percent(dear.usd / answer.after_usd)
    yield Fact(text=f"{_name(dear, answer)} takes {traffic} of the traffic and {bill} of the bill.")


def _thinking(answer: WhatIfAnswer) -> Iterator[Fact]:
    before = answer.before.model if answer.before else None
    labels = [line.label for line in answer.lines if line.reasons_by_default and line.model != before]
    if labels:
        verb = "reasons" if len(labels) == 1 else "reason"
        yield Fact(text=f"{listed(labels)} {verb} by default: with more output for the same task that part costs more.")


def _follow_ups(answer: WhatIfAnswer) -> tuple[Choice, ...]:
    before = {answer.before.model: answer.before} if answer.before else {}
    models = tuple((before | {line.model: line for line in answer.lines}).values())
    if len(models) >= PAIR:
        return follow_ups.first((follow_ups.which_to_choose(models), follow_ups.which_is_better(models)))
    return tuple(follow_ups.upgrade_from(model) for model in models)
