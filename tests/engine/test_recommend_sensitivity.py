"""Where a verdict turns: the places named are the places at which it is another one."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Worth
from bot.engine.rating import monthly_cost
from bot.engine.sensitivity import RANGES, Dimension, Pair, Turn, turns
from bot.engine.standing import Outcome
from bot.engine.verdict import Scales, Verdict, decide
from catalog.model import Rates
from tests.builders import workload

RATE = st.integers(0, 40).map(Decimal)
RATES = st.builds(Rates, RATE, RATE)
SAYS: dict[int, Outcome] = {1: "better", 0: "tie", -1: "worse"}
WORTH = st.builds(Worth, usd_per_point=st.none() | RATE, max_increase_usd=st.none() | st.integers(0, 3000).map(Decimal))


def pair(now: Rates, then: Rates, points: int, worth: Worth, share: Decimal) -> Pair:
    use = workload(10**8, input_share=str(share))
    assert use.volume is not None
    costs = monthly_cost(now, use.volume), monthly_cost(then, use.volume)
    return Pair(now, then, use, Scales(*costs, SAYS[(points > 0) - (points < 0)], Decimal(points), worth))


def told(found: tuple[Turn, ...], dimension: Dimension, at: Decimal, *, otherwise: Verdict) -> Verdict:
    """The verdict at a place, going by the turns alone."""
    said = [turn for turn in found if turn.dimension == dimension]
    passed = [turn for turn in said if turn.at < at]
    return passed[-1].above if passed else said[0].below if said else otherwise


@given(RATES, RATES, st.integers(-50, 50), WORTH, st.integers(0, 100), st.integers(0, 100))
def test_the_turns_tell_the_verdict_of_every_mix(
    now: Rates, then: Rates, points: int, worth: Worth, percent: int, other_percent: int
) -> None:
    here = pair(now, then, points, worth, Decimal(percent) / 100)
    there = pair(now, then, points, worth, Decimal(other_percent) / 100)
    found = turns(here, thinks=False)

    if all(turn.at != Decimal(other_percent) / 100 for turn in found) and 0 < other_percent < 100:
        verdict = decide(there.scales).verdict
        assert told(found, "input share", Decimal(other_percent) / 100, otherwise=verdict) == verdict


def test_gpt_5_1_never_turns_against_gpt_4_1_mini_without_a_worth() -> None:
    small, big = Rates(Decimal("0.4"), Decimal("1.6")), Rates(Decimal("1.25"), Decimal(10))

    assert turns(pair(small, big, 57, Worth(), Decimal("0.5")), thinks=False) == ()


def test_a_worth_of_ten_dollars_a_point_turns_at_the_mix_and_at_the_volume_where_the_gap_is_570() -> None:
    small, big = Rates(Decimal("0.4"), Decimal("1.6")), Rates(Decimal("1.25"), Decimal(10))

    found = turns(pair(small, big, 57, Worth(usd_per_point=Decimal(10)), Decimal("0.5")), thinks=False)

    # The gap is 840 − 755 × share a month at 100M; it is 570 at 270/755, and 462.5 at the stated mix.
    assert [(turn.dimension, turn.below, turn.above) for turn in found] == [
        ("input share", "stay", "switch"),
        ("volume", "switch", "stay"),
    ]
    assert found[0].at == Decimal(270) / 755
    assert abs(found[1].at - Decimal(570) / Decimal("462.5")) < Decimal("1e-20")


def test_a_candidate_that_reasons_turns_where_its_extra_output_eats_the_saving() -> None:
    mini, luna = Rates(Decimal("0.4"), Decimal("1.6")), Rates(Decimal("0.1"), Decimal("0.5"))

    found = turns(pair(mini, luna, 5, Worth(), Decimal("0.5")), thinks=True)

    assert [(t.dimension, round(t.at, 12), t.below, t.above) for t in found] == [
        ("output of the candidate", Decimal("3.8"), "switch", "stay")
    ]


def test_every_range_is_one() -> None:
    assert all(low < high for low, high in RANGES.values())
