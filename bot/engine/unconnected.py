"""Questions about real usage while none is connected: what was understood, and what is missing."""

from datetime import date
from typing import Literal

from bot.engine.answered import Answered, ModelCost
from bot.engine.money import Exact
from bot.engine.pricing import price_sources, priced
from bot.engine.questions import (
    BudgetQuestion,
    ForecastQuestion,
    Period,
    SpendQuestion,
    SubscribeQuestion,
    Value,
    Workload,
)
from catalog.catalog import Catalog

UsageQuestion = SpendQuestion | ForecastQuestion | BudgetQuestion | SubscribeQuestion


class Group(Value):
    """A part of what was spent."""

    key: str
    usd: Exact
    tokens: int


class UnconnectedAnswer(Answered):
    """What is missing for an answer. The fields of the figures are there, and hold none.

    Attributes:
        kind: What was asked.
        connected: Whether usage is connected: it is not.
        period: The days that were asked about.
        total_usd, groups, previous_usd: Of a question about spend.
        month, to_date_usd, expected_usd, low_usd, high_usd: Of a forecast; the month's first day.
        budget_usd: The budget that was understood; it is not watched yet.
        list_costs: What the workload that is known would cost at list prices; this is no forecast.
    """

    kind: Literal["spend", "forecast", "budget", "subscribe"]
    connected: Literal[False] = False
    period: Period | None = None
    total_usd: Exact | None = None
    groups: tuple[Group, ...] = ()
    previous_usd: Exact | None = None
    month: date | None = None
    to_date_usd: Exact | None = None
    expected_usd: Exact | None = None
    low_usd: Exact | None = None
    high_usd: Exact | None = None
    budget_usd: Exact | None = None
    list_costs: tuple[ModelCost, ...] = ()


def unconnected(question: UsageQuestion, catalog: Catalog, today: date) -> UnconnectedAnswer:
    """That nothing is connected yet; for a forecast of a known workload also its cost at the prices of today."""
    workload = question.workload if isinstance(question, ForecastQuestion) else Workload()
    runs = question.runs if isinstance(question, ForecastQuestion) and workload.volume else None
    found = priced(catalog, (runs,) if runs else (), workload, at=today)
    return UnconnectedAnswer(
        kind=question.intent,
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *found.assumptions),
        sources=price_sources(catalog, found.prices),
        unpriced=found.unpriced,
        period=question.period if isinstance(question, SpendQuestion | ForecastQuestion) else None,
        month=question.period.start if isinstance(question, ForecastQuestion) else None,
        budget_usd=question.budget_usd if isinstance(question, BudgetQuestion) else None,
        list_costs=found.costs,
    )
