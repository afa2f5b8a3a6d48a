from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.efforts import effort_rank, is_effort
from bot.engine.standing import Outcome, Standing, agree, claims, deciding, decisive, figures_of, preference, standings
from catalog.model import Benchmark, EvidenceKind, ModelId, Task
from tests.builders import GPT_5_1, LUNA, MINI, catalog
from tests.engine.small_catalog import ARENA, CLAIMED, CODING, ERRORS, Made, Score, small_catalog

BETTER, WORSE = "better", "worse"


def only_standing(one: Score, other: Score, *, test: Benchmark = CODING) -> Standing:
    models = (Made("one", scores={test: one}), Made("other", scores={test: other}))
    (found,) = standings(small_catalog(*models), models[0].id, models[1].id, None)
    return found


def test_the_arena_puts_gpt_5_1_57_points_ahead_which_is_58_votes_of_100() -> None:
    first = standings(catalog(), GPT_5_1, MINI, None)[0]

    assert (first.benchmark_key, first.difference, first.outcome) == ("lmarena_text/full", Decimal(57), BETTER)
    assert first.preference is not None
    assert round(first.preference, 3) == Decimal("0.581")
    assert (first.has_interval, first.one.effort, first.as_of) == (
        True,
        "unlabelled (none or low)",
        date(2025, 12, 17),
    )


def test_at_its_lowest_effort_gpt_5_1_is_worse_at_livebench_reasoning_and_at_high_better() -> None:
    def reasoning(effort: str | None) -> Standing:
        efforts = {GPT_5_1: effort} if effort else {}
        found = standings(catalog(), GPT_5_1, MINI, "reasoning", efforts=efforts)
        return next(each for each in found if each.benchmark_key == "livebench/2025-reasoning")

    lowest, high = reasoning(None), reasoning("high")

    assert (lowest.one.effort, lowest.difference, lowest.outcome) == ("none", Decimal("-5.72"), WORSE)
    assert (high.one.effort, high.difference, high.outcome) == ("high", Decimal("41.97"), BETTER)


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (Score(70, margin=2), Score(60, margin=2), "better"),
        (Score(70, margin=5), Score(60, margin=5), "tie"),
        (Score(60, margin=2), Score(70, margin=2), "worse"),
        (Score(61), Score(60), "better"),
        (Score(61, margin=9), Score(60), "better"),
        (Score(60), Score(60), "tie"),
    ],
)
def test_overlapping_intervals_are_a_tie_and_without_an_interval_any_difference_counts(
    one: Score, other: Score, outcome: Outcome
) -> None:
    found = only_standing(one, other)

    assert found.outcome == outcome
    assert found.has_interval == (one.margin is not None and other.margin is not None)


def test_where_less_is_better_the_lower_figure_is_the_better_one() -> None:
    found = only_standing(Score(3), Score(11), test=ERRORS)

    assert (found.difference, found.outcome) == (Decimal(8), BETTER)


SCORES = st.builds(Score, st.integers(1, 2000), st.none() | st.integers(0, 50))


@given(SCORES, SCORES, st.sampled_from([ARENA, CODING, ERRORS]))
def test_who_is_better_does_not_depend_on_who_is_named_first(one: Score, other: Score, test: Benchmark) -> None:
    there, back = only_standing(one, other, test=test), only_standing(other, one, test=test)

    assert there.difference == -back.difference
    assert {there.outcome, back.outcome} in ({"tie"}, {"better", "worse"})


@given(st.integers(-2000, 2000))
def test_the_preferences_of_two_models_make_up_all_votes(points: int) -> None:
    assert abs(preference(Decimal(points)) + preference(Decimal(-points)) - 1) < Decimal("1e-20")


def test_tests_of_the_task_come_first_then_general_ability_and_independent_before_claimed() -> None:
    scores = {CODING: Score(1), CLAIMED: Score(1), ARENA: Score(1), ERRORS: Score(1)}
    models = (Made("one", scores=scores), Made("other", scores=scores))

    def order(task: Task | None) -> list[str]:
        return [each.benchmark_key for each in standings(small_catalog(*models), models[0].id, models[1].id, task)]

    assert order("coding") == ["coding", "claimed", "arena", "errors"]
    assert order("writing") == ["arena", "claimed", "coding", "errors"]
    assert order(None) == ["arena", "claimed", "coding", "errors"]


def test_what_labs_say_of_themselves_decides_only_about_models_that_were_named() -> None:
    models = (Made("one", scores={CLAIMED: Score(90)}), Made("other", scores={CLAIMED: Score(10)}))
    found = standings(small_catalog(*models), models[0].id, models[1].id, "coding")

    assert [each.kind for each in found] == [EvidenceKind.SELF_REPORTED]
    assert deciding(found, "coding", own=False) is None
    assert deciding(found, "coding", own=True) == found[0]


def test_labs_own_figures_of_another_task_never_decide_about_a_task() -> None:
    models = (Made("one", scores={CLAIMED: Score(90)}), Made("other", scores={CLAIMED: Score(10)}))
    found = standings(small_catalog(*models), models[0].id, models[1].id, "writing")

    assert deciding(found, "writing", own=True) is None


@pytest.mark.parametrize("task", [None, "coding", "writing", "summarization"])
def test_what_labs_say_of_themselves_never_stands_beside_independent_tests(task: Task | None) -> None:
    scores = {CLAIMED: Score(90), ARENA: Score(1000), ERRORS: Score(5)}
    models = (Made("one", scores=scores), Made("other", scores=scores))
    found = standings(small_catalog(*models), models[0].id, models[1].id, task)

    assert not any(each.is_own for each in decisive(found, task, own=True))


def test_without_a_task_labs_own_figures_need_that_no_independent_test_has_both() -> None:
    scores = {CLAIMED: Score(90), ERRORS: Score(5)}
    models = (Made("one", scores=scores), Made("other", scores=scores))
    found = standings(small_catalog(*models), models[0].id, models[1].id, None)

    assert decisive(found, None, own=True) == ()


def test_a_test_of_another_task_never_decides_about_a_task() -> None:
    models = (Made("one", scores={ERRORS: Score(1)}), Made("other", scores={ERRORS: Score(9)}))
    found = standings(small_catalog(*models), models[0].id, models[1].id, "coding")

    assert len(found) == 1
    assert deciding(found, "coding", own=True) is None


@pytest.mark.parametrize(("errors", "decides"), [(Score(9), False), (Score(1), True)])
def test_without_a_task_single_tasks_decide_only_where_two_sources_agree(errors: Score, *, decides: bool) -> None:
    models = (
        Made("one", scores={CODING: Score(50), ERRORS: errors}),
        Made("other", scores={CODING: Score(40), ERRORS: Score(5)}),
    )
    found = standings(small_catalog(*models), models[0].id, models[1].id, None)

    assert agree(found) is decides
    assert (deciding(found, None, own=True) is not None) is decides


def test_one_source_of_single_tasks_never_decides_in_general() -> None:
    models = (Made("one", scores={CODING: Score(50)}), Made("other", scores={CODING: Score(40)}))

    assert deciding(standings(small_catalog(*models), models[0].id, models[1].id, None), None, own=True) is None


def test_a_hosted_copy_has_its_makers_figures_under_its_own_name() -> None:
    copy = ModelId("azure:gpt-5.1")

    figures = figures_of(catalog(), copy, "coding")

    assert [figure.model for figure in figures] == [copy] * len(figures)
    assert [(f.benchmark_key, f.score) for f in figures] == [
        (f.benchmark_key, f.score) for f in figures_of(catalog(), GPT_5_1, "coding")
    ]


def test_a_model_without_figures_has_none_and_is_never_zero() -> None:
    assert figures_of(catalog(), LUNA, None) == ()
    assert standings(catalog(), LUNA, MINI, None) == ()


def test_figures_of_one_effort_are_those_alone() -> None:
    efforts = {figure.effort for figure in figures_of(catalog(), GPT_5_1, None, effort="high")}

    assert efforts == {"high"}


def test_of_several_figures_at_one_effort_the_newest_counts() -> None:
    scores = {CODING: (Score(40, as_of=date(2025, 1, 1)), Score(50, as_of=date(2026, 1, 1)))}
    models = (Made("one", scores=scores), Made("other", scores={CODING: Score(45)}))

    (found,) = standings(small_catalog(*models), models[0].id, models[1].id, None)

    assert found.one.score == 50


def test_the_articles_claims_are_claims_of_an_unverified_source() -> None:
    said = claims(catalog(), (GPT_5_1, MINI))

    assert {claim.kind for claim in said} == {EvidenceKind.SECONDARY}
    assert any("2.50/3" in claim.text for claim in said)


@pytest.mark.parametrize(
    ("asked", "effort", "same"),
    [
        ("high", "high", True),
        ("x-high", "xhigh", True),
        ("none", "unlabelled (none or low)", True),
        ("high", "unlabelled (none or low)", False),
        ("low", "medium", False),
        ("high", "", False),
    ],
)
def test_an_effort_is_recognised_in_a_sources_words(asked: str, effort: str, *, same: bool) -> None:
    assert is_effort(asked, effort) is same


def test_efforts_stand_in_the_order_of_how_much_is_thought() -> None:
    efforts = [
        "",
        "none",
        "unlabelled",
        "minimal",
        "low",
        "medium",
        "high",
        "xhigh",
        "max",
        "8k thinking",
        "32k thinking",
    ]

    assert sorted(set(efforts), key=effort_rank) == efforts
