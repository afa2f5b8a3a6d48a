"""The verdict about a candidate against what is run now: a pure function of two costs, one test and what is wanted.

Rules, in this order, for a candidate whose month costs `then` against `now`, and which a test puts at `points`:

1. No test that may decide compares the two (see `standing.decisive`): insufficient. One model at two sellers is a tie.
2. No dearer and no worse, and one of it strictly: switch. No cheaper and no better: stay.
3. Dearer and better: switch where `points` are worth the extra cost, as far as the limits allow: the most that a month
   may cost more, and the budget. Where a limit allows a part of it, split by that part. Where neither worth nor limit
   is set, the cost of a solved task decides if a test of the task gives it for both; else stay.
4. Cheaper and worse: switch where the saving is worth the points; where the present cost is over the budget, send as
   much as keeps it. Where nothing is set, the cost of a solved task decides as above; else stay.

A dearer candidate never moves a verdict towards itself, nor a dearer baseline away from the candidate, as long as no
budget is set: under a budget, a dearer baseline leaves less for anything else.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from bot.engine.questions import Worth
from bot.engine.standing import Outcome

ALL: Final = Decimal(1)
NONE: Final = Decimal(0)
UNSET: Final = Worth()

Verdict = Literal["stay", "switch", "split", "insufficient"]
Rule = Literal[
    "nothing comparable", "no dearer and no worse", "no cheaper and no better", "worth it", "not worth it",
    "within the limit", "over the limit", "over the budget", "a solved task costs less", "nothing set",
    "nothing better", "no price", "none left", "gone",
]  # fmt: skip
"""Why it is that verdict. "no price": what runs now has none; "none left": nothing that was named can be run."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What is weighed.

    Attributes:
        now, then: USD a month on the baseline and on the candidate.
        outcome: What the deciding test says of the candidate; None without one.
        points: By how much the candidate is better there; negative where it is worse.
        worth: What better answers are worth.
        budget: What a month may cost.
        solved: USD for a solved task on the baseline and on the candidate, where a test of the task gives both.
    """

    now: Decimal
    then: Decimal
    outcome: Outcome | None
    points: Decimal = NONE
    worth: Worth = UNSET
    budget: Decimal | None = None
    solved: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the rule it follows from, and the part of the traffic that goes to the candidate."""

    verdict: Verdict
    rule: Rule
    share: Decimal = NONE


def decide(scales: Scales) -> Decision:
    """The verdict by the rules at the head of this file."""
    extra, outcome = scales.then - scales.now, scales.outcome
    if outcome is None:
        return Decision("insufficient", "nothing comparable")
    if (extra < 0 and outcome != "worse") or (extra == 0 and outcome == "better"):
        return Decision("switch", "no dearer and no worse", ALL)
    if extra >= 0 and outcome != "better":
        return Decision("stay", "no cheaper and no better")
    return _upgrade(scales, extra) if extra > 0 else _downgrade(scales, -extra)


def _upgrade(scales: Scales, extra: Decimal) -> Decision:
    paid, limit = scales.worth.usd_per_point, _limit(scales)
    if paid is not None and paid * scales.points < extra:
        return Decision("stay", "not worth it")
    if limit is not None:
        return _limited(limit, extra)
    if paid is not None:
        return Decision("switch", "worth it", ALL)
    return _by_solved_task(scales)


def _limit(scales: Scales) -> Decimal | None:
    """The most that a month may cost more."""
    left = None if scales.budget is None else scales.budget - scales.now
    return min((usd for usd in (scales.worth.max_increase_usd, left) if usd is not None), default=None)


def _limited(limit: Decimal, extra: Decimal) -> Decision:
    if limit >= extra:
        return Decision("switch", "within the limit", ALL)
    if limit > 0:
        return Decision("split", "within the limit", limit / extra)
    return Decision("stay", "over the limit")


def _downgrade(scales: Scales, saving: Decimal) -> Decision:
    paid = scales.worth.usd_per_point
    if paid is not None and saving >= paid * -scales.points:
        return Decision("switch", "worth it", ALL)
    if scales.budget is not None and scales.now > scales.budget:
        share = (scales.now - scales.budget) / saving
        return Decision("split" if share < ALL else "switch", "over the budget", min(share, ALL))
    return _by_solved_task(scales) if paid is None else Decision("stay", "not worth it")


def _by_solved_task(scales: Scales) -> Decision:
    if scales.solved is not None and scales.solved[1] < scales.solved[0]:
        return Decision("switch", "a solved task costs less", ALL)
    return Decision("stay", "nothing set")
