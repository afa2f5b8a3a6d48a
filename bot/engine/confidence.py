"""How far a decision can be trusted, and the one experiment that would settle it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from bot.engine.money import Exact
from bot.engine.questions import Value, Workload
from bot.engine.rating import monthly_cost
from bot.engine.standing import ENOUGH_SOURCES, Standing, agree
from bot.engine.workload import volume_of
from catalog.evidence import OLD, age_in_months
from catalog.model import ModelId, Price, Task

ITEMS: Final = 200
"""Items that tell two models apart by about ten points (95 %) where each solves around half of them."""
TOKENS_AN_ITEM: Final = 2_000
"""Tokens of one item where the workload does not say how many requests it has."""

Doubt = Literal[
    "nothing comparable", "makers' own figures", "one source", "old", "undated", "sources disagree",
    "not about this task", "no task named", "no interval given", "different conditions",
]  # fmt: skip


class Confidence(Value):
    """How far the comparison behind a decision can be trusted.

    Attributes:
        level: High without doubts, medium with one, low with more, without any comparison, and by makers' own figures.
        doubts: What speaks against relying on it.
        sources: Independent sources that compare the two for this task (or in general ability).
        months: Age of the deciding figures; null where they have no day.
        agree: None of these sources says the opposite of another.
        about_task: The deciding test measures the task.
        opposed_by: Names of the tests that say the opposite of the deciding one.
        same_model: The two are one model at two sellers, so there is nothing to compare.
    """

    level: Literal["high", "medium", "low"]
    doubts: tuple[Doubt, ...]
    sources: int
    months: int | None
    agree: bool
    about_task: bool
    opposed_by: tuple[str, ...] = ()
    same_model: bool = False


SAME: Final = Confidence(level="high", doubts=(), sources=0, months=None, agree=True, about_task=False, same_model=True)
"""Of one model at two sellers, whose answers are the same."""


class Experiment(Value):
    """A test of one's own that would settle the question.

    Attributes:
        model: What to run it on.
        items: How many of one's own hardest items.
        tokens_per_item: Input and output together.
        tokens_assumed: Nobody said how long an item is.
        usd: What it costs at standard rates and the workload's mix.
    """

    model: ModelId
    label: str
    items: int
    tokens_per_item: int
    tokens_assumed: bool
    usd: Exact


def confidence(found: tuple[Standing, ...], task: Task | None, *, today: date, conditions: str = "") -> Confidence:
    """The confidence from number, age and agreement of the sources that compare two models, and what they measure.

    Args:
        found: The standings that may decide, the most telling first.
        task: What the models are wanted for.
        today: From which day the age counts.
        conditions: What is to be said beside a comparison of solved tasks that decided; empty where none did.
    """
    if not found:
        return Confidence(
            level="low", doubts=("nothing comparable",), sources=0, months=None, agree=True, about_task=False
        )
    first = found[0]
    alike = [each for each in found if (each.about_task, each.general) == (first.about_task, first.general)]
    sources = 0 if first.is_own else len({each.one.source_name for each in alike})
    agreeing = agree(alike)
    months = age_in_months(first.as_of, today=today)
    doubts: tuple[Doubt, ...] = tuple(_doubts(first, task, sources=sources, agree=agreeing, months=months))
    doubts = (*doubts, "different conditions") if conditions else doubts
    return Confidence(
        level="low" if first.is_own or len(doubts) > 1 else "medium" if doubts else "high",
        doubts=doubts,
        sources=sources,
        months=months,
        agree=agreeing,
        about_task=first.about_task,
        opposed_by=tuple(each.benchmark for each in alike if not agree((first, each))),
    )


def _doubts(first: Standing, task: Task | None, *, sources: int, agree: bool, months: int | None) -> Iterator[Doubt]:
    if first.is_own:
        yield "makers' own figures"
    elif sources < ENOUGH_SOURCES:
        yield "one source"
    if months is None:
        yield "undated"
    elif months >= OLD:
        yield "old"
    if not agree:
        yield "sources disagree"
    if task is not None and not first.about_task:
        yield "not about this task"
    if task is None and not first.general:
        yield "no task named"
    if not first.has_interval:
        yield "no interval given"


def experiment(price: Price, label: str, workload: Workload) -> Experiment:
    """Two hundred of one's own items on a model: its cost at the workload's mix."""
    volume = volume_of(workload)
    requests, total = workload.requests_per_month, volume.total
    known = round(total / requests) if requests and total else 0
    tokens = known or TOKENS_AN_ITEM
    part = workload.model_copy(update={"volume": None, "tokens_per_month": ITEMS * tokens})
    return Experiment(
        model=price.model,
        label=label,
        items=ITEMS,
        tokens_per_item=tokens,
        tokens_assumed=not known,
        usd=monthly_cost(price.rates, volume_of(part), Decimal(0)),
    )
