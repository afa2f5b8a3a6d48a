"""The verdict as a function of costs, one test and what is wanted, and the laws that hold for any of them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Worth
from bot.engine.standing import Outcome
from bot.engine.verdict import Decision, Scales, Verdict, decide

CLOSENESS: dict[Verdict, int] = {"insufficient": 0, "stay": 1, "split": 2, "switch": 3}
"""How far a verdict goes towards the candidate."""


def scales(now: int, then: int, outcome: Outcome | None, points: int = 10, **wanted: Any) -> Scales:
    worth = Worth(
        usd_per_point=wanted.pop("point", None),
        max_increase_usd=wanted.pop("increase", None),
    )
    signed = points if outcome == "better" else -points if outcome == "worse" else 0
    return Scales(Decimal(now), Decimal(then), outcome, Decimal(signed), worth, **wanted)


def part(share: str) -> Decimal:
    return Decimal(share)


@pytest.mark.parametrize(
    ("weighed", "decision"),
    [
        (scales(100, 10, None), Decision("insufficient", "nothing comparable")),
        (scales(100, 90, "better"), Decision("switch", "no dearer and no worse", part("1"))),
        (scales(100, 90, "tie"), Decision("switch", "no dearer and no worse", part("1"))),
        (scales(100, 100, "better"), Decision("switch", "no dearer and no worse", part("1"))),
        (scales(100, 100, "tie"), Decision("stay", "no cheaper and no better")),
        (scales(100, 110, "tie"), Decision("stay", "no cheaper and no better")),
        (scales(100, 110, "worse"), Decision("stay", "no cheaper and no better")),
        (scales(100, 150, "better"), Decision("stay", "nothing set")),
        (scales(100, 150, "better", point=Decimal(5)), Decision("switch", "worth it", part("1"))),
        (scales(100, 150, "better", point=Decimal("4.99")), Decision("stay", "not worth it")),
        (scales(100, 150, "better", increase=Decimal(50)), Decision("switch", "within the limit", part("1"))),
        (scales(100, 150, "better", increase=Decimal(20)), Decision("split", "within the limit", part("0.4"))),
        (scales(100, 150, "better", increase=Decimal(0)), Decision("stay", "over the limit")),
        (
            scales(100, 150, "better", point=Decimal(9), increase=Decimal(20)),
            Decision("split", "within the limit", part("0.4")),
        ),
        (scales(100, 150, "better", budget=Decimal(150)), Decision("switch", "within the limit", part("1"))),
        (scales(100, 150, "better", budget=Decimal(125)), Decision("split", "within the limit", part("0.5"))),
        (scales(100, 150, "better", budget=Decimal(90)), Decision("stay", "over the limit")),
        (
            scales(100, 150, "better", solved=(Decimal("1.82"), Decimal("0.46"))),
            Decision("switch", "a solved task costs less", part("1")),
        ),
        (scales(100, 150, "better", solved=(Decimal("0.06"), Decimal("0.46"))), Decision("stay", "nothing set")),
        (scales(100, 60, "worse"), Decision("stay", "nothing set")),
        (scales(100, 60, "worse", point=Decimal(4)), Decision("switch", "worth it", part("1"))),
        (scales(100, 60, "worse", point=Decimal("4.01")), Decision("stay", "not worth it")),
        (scales(100, 60, "worse", budget=Decimal(80)), Decision("split", "over the budget", part("0.5"))),
        (scales(100, 60, "worse", budget=Decimal(50)), Decision("switch", "over the budget", part("1"))),
        (scales(100, 60, "worse", budget=Decimal(100)), Decision("stay", "nothing set")),
    ],
)
def test_every_rule_gives_its_verdict(weighed: Scales, decision: Decision) -> None:
    assert decide(weighed) == decision


USD = st.integers(0, 1000)
OUTCOMES: tuple[Outcome, ...] = ("better", "worse", "tie")
AMOUNT = st.none() | st.decimals(0, 1000, places=1)
SOLVED = st.none() | st.tuples(st.decimals(0, 9, places=1), st.decimals(0, 9, places=1))


@st.composite
def any_scales(draw: st.DrawFn, *, budget: bool) -> Scales:
    outcome = draw(st.none() | st.sampled_from(OUTCOMES))
    return scales(
        draw(USD),
        draw(USD),
        outcome,
        draw(st.integers(1, 100)),
        point=draw(AMOUNT),
        increase=draw(AMOUNT),
        solved=draw(SOLVED),
        budget=draw(AMOUNT) if budget else None,
    )


@given(any_scales(budget=False), USD)
def test_a_dearer_candidate_never_moves_the_verdict_towards_itself(weighed: Scales, more: int) -> None:
    dearer = replace(weighed, then=weighed.then + more)

    assert CLOSENESS[decide(dearer).verdict] <= CLOSENESS[decide(weighed).verdict]


@given(any_scales(budget=False), USD)
def test_a_dearer_baseline_never_moves_the_verdict_away_from_the_candidate(weighed: Scales, more: int) -> None:
    dearer = replace(weighed, now=weighed.now + more)

    assert CLOSENESS[decide(dearer).verdict] >= CLOSENESS[decide(weighed).verdict]


@given(any_scales(budget=True).filter(lambda s: s.outcome != "worse"), USD)
def test_under_a_budget_too_a_dearer_better_candidate_never_gains(weighed: Scales, more: int) -> None:
    dearer = replace(weighed, then=weighed.then + more)

    assert CLOSENESS[decide(dearer).verdict] <= CLOSENESS[decide(weighed).verdict]


@given(any_scales(budget=True))
def test_a_split_is_a_part_and_keeps_the_limit_it_is_for(weighed: Scales) -> None:
    found = decide(weighed)

    assert (0 < found.share < 1) == (found.verdict == "split")
    if found.verdict == "split" and weighed.budget is not None:
        assert weighed.now + found.share * (weighed.then - weighed.now) <= weighed.budget + Decimal("1e-20")


@given(any_scales(budget=True))
def test_what_is_cheaper_and_better_is_always_taken_and_what_is_dearer_and_worse_never(weighed: Scales) -> None:
    found = decide(weighed).verdict

    if weighed.outcome == "better" and weighed.then <= weighed.now:
        assert found == "switch"
    if weighed.outcome == "worse" and weighed.then >= weighed.now:
        assert found == "stay"
