"""The catalog ranked by what a workload costs, under limits; what was left out is counted by reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from heapq import nsmallest
from typing import Final, Literal

from bot.engine.ahead import lifecycle_sources, shutdowns
from bot.engine.answered import Answered, ModelCost, Rung, Shutdown, Source
from bot.engine.gate import against, no_price
from bot.engine.pricing import cost_at, ladder, price_for, price_sources
from bot.engine.questions import CheapestQuestion, Limits, Value
from bot.engine.rating import monthly_cost
from bot.engine.workload import volume_of
from catalog.catalog import Catalog
from catalog.model import ModelId, NoPrice, Price

SHOWN: Final = 10
"""Rows of a ranking when nobody said how many."""


class LeftOut(Value):
    """How many models a limit kept out."""

    reason: str
    count: int


class CheapestAnswer(Answered):
    """A ranking by cost.

    Attributes:
        costs: Cheapest first.
        cheapest: The first of them; null where nothing satisfies the limits.
        ranked: How many models satisfy the limits.
        sellers: Names of the sellers that it was narrowed to.
        left_out: How many did not, by reason.
        ladder: Costs at 1M, 10M and 100M tokens and around the own volume.
        shutdowns: Ends of ranked models within twelve months.
    """

    kind: Literal["cheapest"] = "cheapest"
    costs: tuple[ModelCost, ...]
    cheapest: ModelId | None = None
    ranked: int
    sellers: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    ladder: tuple[Rung, ...] = ()
    shutdowns: tuple[Shutdown, ...] = ()


def cheapest(question: CheapestQuestion, catalog: Catalog, today: date) -> CheapestAnswer:
    """Every model that is priced, alive and within the limits, cheapest first; the first few of them."""
    workload, limits = question.workload, question.limits
    left_out = Counter[str]()
    prices = list(_within(question, catalog, today, left_out))
    volume, cached = volume_of(workload), workload.cached_share
    shown = nsmallest(
        limits.top or SHOWN,
        prices,
        key=lambda price: (monthly_cost(price.rates, volume, cached), price.rates.output, price.model),
    )
    models = [price.model for price in shown]
    ends = shutdowns(catalog, models, workload, today=today)
    return CheapestAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        sources=(
            *price_sources(catalog, shown),
            *_ability_sources(question, catalog, models),
            *lifecycle_sources(catalog, models),
        ),
        costs=tuple(cost_at(catalog, price, workload) for price in shown),
        cheapest=models[0] if models else None,
        ranked=len(prices),
        sellers=tuple(catalog.providers.get(provider, provider) for provider in limits.providers),
        left_out=tuple(
            LeftOut(reason=reason, count=count)
            for reason, count in sorted(left_out.items(), key=lambda item: (-item[1], item[0]))
        ),
        ladder=ladder(shown, workload),
        shutdowns=ends,
    )


def _within(question: CheapestQuestion, catalog: Catalog, today: date, left_out: Counter[str]) -> Iterator[Price]:
    for model in _choice(question.limits, catalog):
        price = price_for(catalog, model, question.workload, at=today)
        if isinstance(price, NoPrice):
            left_out[no_price(price)] += 1
        elif reason := next(against(price, question.workload, question.limits, catalog, today=today), None):
            left_out[reason] += 1
        else:
            yield price


def _choice(limits: Limits, catalog: Catalog) -> Iterable[ModelId]:
    """The models to choose from: of the sellers named, of everybody, or of makers' own APIs."""
    if limits.providers:
        return (model for provider in limits.providers for model in catalog.sold_by(provider))
    return catalog.models if limits.hosts else catalog.names.sold_by_makers


def _ability_sources(question: CheapestQuestion, catalog: Catalog, models: list[ModelId]) -> tuple[Source, ...]:
    """Where the abilities that were filtered by stand."""
    if not question.limits.wants_abilities:
        return ()
    found = filter(None, map(catalog.capabilities, models))
    return tuple(dict.fromkeys(Source(what="abilities and limits", where=a.source, as_of=a.checked) for a in found))
