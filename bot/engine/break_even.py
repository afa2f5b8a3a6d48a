"""Where a decision turns: the worth of a point, the volume of a gap, the part of the traffic, the extra output."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bot.engine.answered import ModelCost
from bot.engine.money import Exact
from bot.engine.questions import Value, Workload
from bot.engine.rating import monthly_cost
from bot.engine.solved import SolvedTask
from bot.engine.standing import Standing
from bot.engine.workload import rounded_tokens, volume_of
from catalog.model import ModelId, Price

CARED_ABOUT: Final = (Decimal(100), Decimal(1000))
"""USD a month that people care about."""
HARDEST: Final = tuple(Decimal(n) / 100 for n in (10, 20, 30))
"""Parts of the traffic that could be sent to the better model."""
WANTED_SAVINGS: Final = (Decimal("0.25"), Decimal("0.5"))
"""Parts of the better model's bill that people want to save."""
UNKNOWN: Final = Decimal(0)


class GapVolume(Value):
    """The tokens a month at which two models are so many USD apart."""

    usd: Exact
    tokens: int


class BreakEven(Value):
    """What would have to be so for the verdict to be in balance.

    Attributes:
        usd_per_point: Extra cost (or saving) a month ÷ points gained (or lost) in the deciding test: the worth of a
            point at which it pays. Null where one model is both cheaper and better, or nothing compares them.
        unit: Of those points.
        limit_usd_per_point, limit_usd: What the workspace set, where it did.
        gap_volumes: Where the gap reaches amounts that people care about.
    """

    usd_per_point: Exact | None = None
    unit: str = ""
    limit_usd_per_point: Exact | None = None
    limit_usd: Exact | None = None
    gap_volumes: tuple[GapVolume, ...] = ()


class Part(Value):
    """The cost of sending a part of the traffic to the dearer model."""

    share: Exact
    monthly_usd: Exact


class SavedPart(Value):
    """The part of the traffic that has to go to the cheaper model to save so much of the dearer one's bill.

    From s = x ÷ (1 − cheaper ÷ dearer).
    """

    saving: Exact
    share: Exact


class Split(Value):
    """Two models for one workload: the hardest requests to the dearer, better one.

    Attributes:
        dearer, cheaper: The two.
        parts: What sending 10, 20 and 30 % to the dearer one costs.
        saved: What part must go to the cheaper one to save 25 and 50 % of the dearer one's bill.
        budget_share: The part that the dearer one can have within the budget; null without one between the two costs.
        cascade_acceptance: Trying the cheaper one first pays if more than this part of its answers can be kept: its
            cost ÷ the dearer one's, from c_cheap + (1 − p) × c_dear < c_dear. Without the cost of the check itself.
        task_acceptance, task_cost_ratio: The same by a test of the task, where one gives what an item costs: the part
            that the cheaper one solves, and its cost of an item ÷ the dearer one's.
        cascade_pays: What that test says.
    """

    dearer: ModelId
    cheaper: ModelId
    parts: tuple[Part, ...]
    saved: tuple[SavedPart, ...]
    budget_share: Exact | None = None
    cascade_acceptance: Exact
    task_acceptance: Exact | None = None
    task_cost_ratio: Exact | None = None
    cascade_pays: bool | None = None


class OutputFactor(Value):
    """How many times the output one model may write before it costs as much as another; null: it never does."""

    model: ModelId
    against: ModelId
    factor: Exact | None


def gap_volumes(extra: Decimal, workload: Workload) -> tuple[GapVolume, ...]:
    """Where the gap between two models reaches amounts that people care about; costs are straight in the volume."""
    total = volume_of(workload).total
    if not extra or not total:
        return ()
    return tuple(GapVolume(usd=usd, tokens=rounded_tokens(usd * total / abs(extra))) for usd in CARED_ABOUT)


def usd_per_point(extra: Decimal, standing: Standing | None) -> Decimal | None:
    """What one point costs or saves a month; None unless more quality costs more."""
    if standing is None or standing.outcome == "tie" or extra * standing.difference <= 0:
        return None
    return extra / standing.difference


def split(
    dear: ModelCost, cheap: ModelCost, *, budget: Decimal | None, task: SolvedTask | None, dear_is_one: bool
) -> Split | None:
    """The split between a dearer and a cheaper model; None where they cost the same.

    Args:
        dear: The dearer, better one.
        cheap: The other.
        budget: What a month may cost.
        task: What an item of a test of the task costs on both.
        dear_is_one: The dearer one is the first of that comparison.
    """
    gap = dear.monthly_usd - cheap.monthly_usd
    if gap <= 0:
        return None
    ratio = cheap.monthly_usd / dear.monthly_usd
    return Split(
        dearer=dear.model,
        cheaper=cheap.model,
        parts=tuple(Part(share=share, monthly_usd=cheap.monthly_usd + share * gap) for share in HARDEST),
        saved=tuple(
            SavedPart(saving=saving, share=saving / (1 - ratio)) for saving in WANTED_SAVINGS if saving <= 1 - ratio
        ),
        budget_share=_budget_share(budget, cheap.monthly_usd, gap),
        cascade_acceptance=ratio,
        **dict(_by_task(task, dear_is_one=dear_is_one)),
    )


def _budget_share(budget: Decimal | None, cheap: Decimal, gap: Decimal) -> Decimal | None:
    if budget is None or not cheap <= budget <= cheap + gap:
        return None
    return (budget - cheap) / gap


def _by_task(task: SolvedTask | None, *, dear_is_one: bool) -> Iterator[tuple[str, Decimal | bool]]:
    if task is None:
        return
    dear, cheap = task.one_item_usd, task.other_item_usd
    accepted = task.other_share
    if not dear_is_one:
        dear, cheap, accepted = cheap, dear, task.one_share
    if dear > 0:
        yield "task_acceptance", accepted
        yield "task_cost_ratio", cheap / dear
        yield "cascade_pays", accepted > cheap / dear


def output_factor(model: Price, against: ModelCost, workload: Workload) -> OutputFactor | None:
    """How many times the output a cheaper model may write before it costs as much; None where it is not cheaper.

    From input cost + k × output cost = the other's cost.
    """
    volume = volume_of(workload)
    inputs = monthly_cost(model.rates, volume.model_copy(update={"output": UNKNOWN}), workload.cached_share)
    outputs = monthly_cost(model.rates, volume, workload.cached_share) - inputs
    if inputs + outputs >= against.monthly_usd:
        return None
    factor = (against.monthly_usd - inputs) / outputs if outputs else None
    return OutputFactor(model=model.model, against=against.model, factor=factor)
