"""The working of a change: both bills part by part, the difference, and the months on the way."""

from collections.abc import Iterator
from decimal import Decimal

from bot.engine.money import exact
from bot.engine.questions import WhatIfQuestion
from bot.engine.what_if import Line, WhatIfAnswer
from bot.replies.reply import Step
from bot.replies.words import day, percent
from bot.replies.working import cost_step, full


def what_if_working(question: WhatIfQuestion, answer: WhatIfAnswer) -> Iterator[Step]:
    """Every figure of the answer with its formula."""
    if answer.before:
        yield _line("now", answer.before)
    yield from _grown(question, answer)
    for line in answer.lines:
        yield _line("then", line)
    if len(answer.lines) > 1 and answer.after_usd is not None:
        parts = " + ".join(full(line.usd) for line in answer.lines)
        yield Step(what="then, together", formula=parts, result=full(answer.after_usd))
    yield from _difference(answer)
    yield from _months(answer)


def _line(when: str, line: Line) -> Step:
    return cost_step(line, line.volume, line.cached_share, what=f"{when}: {line.label}", usd=line.usd)


def _grown(question: WhatIfQuestion, answer: WhatIfAnswer) -> Iterator[Step]:
    """How the volume of the last month comes about."""
    growth = question.change.monthly_growth
    if growth is None or not answer.months:
        return
    factor = (1 + growth) ** len(answer.months)
    formula = f"{exact(1 + growth)} to the power of {len(answer.months)}"
    yield Step(what="the volume of the last month over today's", formula=formula, result=f"{_short(factor)}×")


def _short(value: Decimal) -> str:
    return exact(value.quantize(Decimal("0.0001")) if value < 10**9 else value)


def _difference(answer: WhatIfAnswer) -> Iterator[Step]:
    before, after, difference = answer.before_usd, answer.after_usd, answer.difference_usd
    if before is None or after is None or difference is None:
        return
    yield Step(what="the difference", formula=f"{full(after)} − {full(before)}", result=full(difference))
    if answer.change_share is not None:
        formula = f"{full(difference)} ÷ {full(before)}"
        shown = f"{'−' if answer.change_share < 0 else ''}{percent(abs(answer.change_share))}"
        yield Step(what="the difference in percent", formula=formula, result=shown)


def _months(answer: WhatIfAnswer) -> Iterator[Step]:
    for month in answer.months:
        formula = f"{month.tokens:,} tokens at the prices of {day(month.start)}"
        yield Step(what=f"{month.start:%B %Y}", formula=formula, result=full(month.usd))
    if answer.total_usd is not None and answer.unchanged_total_usd is not None:
        yield Step(what="all months", formula="the sum of them", result=full(answer.total_usd))
        unchanged = full(answer.unchanged_total_usd)
        yield Step(what="all months, unchanged", formula="the same months without the change", result=unchanged)
