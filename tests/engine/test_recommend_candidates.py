"""Which model is weighed where none was named, and who is left out of it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from bot.engine.candidates import Dominated
from bot.engine.questions import RecommendQuestion, Worth
from bot.engine.recommend import RecommendAnswer, recommend
from bot.engine.weighing import Case, weighed
from catalog.model import ModelId
from tests.builders import MINI, catalog, workload
from tests.engine.small_catalog import ARENA, CODING, ERRORS, TODAY, Made, Score, made_id, small_catalog

BASE = Made("base", 10, 10, {ARENA: Score(1000), CODING: Score(50, cost_usd="1")})


def chosen(*models: Made, **asked: Any) -> RecommendAnswer:
    question = RecommendQuestion(**{"from_model": BASE.id, "workload": workload(10**8), "task": "coding"} | asked)
    return recommend(question, small_catalog(BASE, *models), TODAY)


def test_of_those_that_cost_no_more_and_are_no_worse_the_best_is_chosen() -> None:
    found = chosen(
        Made("good", 9, 9, {CODING: Score(60)}),
        Made("best", 10, 10, {CODING: Score(70)}),
        Made("cheap", 1, 1, {CODING: Score(51)}),
        Made("dear", 90, 90, {CODING: Score(99)}),
    )

    assert (found.verdict, found.to_model, found.considered) == ("switch", made_id("best"), 4)


def test_else_the_one_whose_points_cost_least() -> None:
    found = chosen(
        Made("small", 12, 12, {CODING: Score(51)}), Made("large", 20, 20, {CODING: Score(90)}), Made("silent", 1, 1)
    )

    assert (found.verdict, found.to_model) == ("stay", made_id("large"))
    assert found.break_even.usd_per_point == Decimal(1000) / 40


def test_else_the_one_that_loses_least_for_what_it_saves() -> None:
    found = chosen(Made("near", 5, 5, {CODING: Score(49)}), Made("far", 1, 1, {CODING: Score(10)}))

    assert (found.verdict, found.rule, found.to_model) == ("stay", "nothing set", made_id("near"))


def test_over_the_budget_a_cheaper_one_is_weighed_before_a_better_one() -> None:
    models = (Made("near", 5, 5, {CODING: Score(49)}), Made("better", 20, 20, {CODING: Score(90)}))

    under, over = (chosen(*models, budget_usd=Decimal(usd)) for usd in (2000, 900))

    assert (under.verdict, under.to_model) == ("switch", made_id("better"))
    assert (over.verdict, over.to_model, over.share) == ("split", made_id("near"), Decimal("0.2"))


def test_where_nothing_is_better_or_as_good_for_less_it_is_said_so() -> None:
    found = chosen(Made("worse", 20, 20, {CODING: Score(40)}))

    assert (found.verdict, found.rule, found.model, found.to_model) == ("stay", "nothing better", BASE.id, None)


def test_what_ends_within_the_horizon_is_no_bargain_but_may_be_shown_as_an_upgrade() -> None:
    soon = TODAY + timedelta(days=30)
    bargain = Made("bargain", 1, 1, {CODING: Score(90)}, shutdown=soon)
    better = Made("better", 20, 20, {CODING: Score(90)}, shutdown=soon)

    assert chosen(bargain).to_model is None
    assert chosen(better).to_model == made_id("better")
    assert chosen(bargain, horizon_months=1).to_model is None
    assert chosen(replace(bargain, shutdown=TODAY + timedelta(days=40)), horizon_months=1).to_model == made_id(
        "bargain"
    )


def test_a_bargain_by_tokens_whose_tasks_cost_more_is_none() -> None:
    writes_more = Made("thinker", 5, 5, {CODING: Score(60, cost_usd="2")})

    assert chosen(writes_more).to_model is None
    assert chosen(writes_more, to_model=writes_more.id).to_model == writes_more.id


def test_a_bargain_in_one_test_of_the_task_that_is_worse_in_another_is_none() -> None:
    other = replace(CODING, key="other", name="Other coding test")
    base = Made("base", 10, 10, {CODING: Score(50), other: Score(50)})
    torn = Made("torn", 5, 5, {CODING: Score(60), other: Score(40)})
    question = RecommendQuestion(from_model=base.id, workload=workload(10**8), task="coding")

    assert recommend(question, small_catalog(base, torn), TODAY).to_model is None


def test_previews_are_weighed_only_where_they_are_named() -> None:
    preview = Made("bargain-preview", 1, 1, {CODING: Score(90)})

    assert chosen(preview).considered == 0
    assert chosen(preview, to_model=preview.id).verdict == "switch"


def test_without_a_task_tests_of_single_tasks_are_not_searched() -> None:
    found = chosen(Made("coder", 1, 1, {CODING: Score(90), ERRORS: Score(1)}), task=None)

    assert (found.verdict, found.considered) == ("insufficient", 0)


def test_a_dominated_model_is_named_with_its_dominator() -> None:
    found = chosen(
        Made("good", 9, 9, {CODING: Score(60)}),
        Made("beaten", 10, 10, {CODING: Score(55)}),
        models=(made_id("good"), made_id("beaten")),
    )

    assert found.dominated == (
        Dominated(
            model=made_id("beaten"),
            label="beaten",
            by=made_id("good"),
            by_label="good",
            benchmark="Coding test",
            saves_usd=Decimal(100),
        ),
    )


def test_a_worth_decides_whether_the_dearer_one_pays() -> None:
    dearer = Made("dearer", 20, 20, {CODING: Score(90)})

    verdicts = [chosen(dearer, worth=Worth(usd_per_point=Decimal(usd))).verdict for usd in (24, 25)]

    assert verdicts == ["stay", "switch"]


def test_the_same_model_of_another_seller_is_no_candidate() -> None:
    question = RecommendQuestion(from_model=ModelId("azure:gpt-4.1-mini"), workload=workload(10**8))

    held = weighed(Case(question, catalog(), TODAY))

    assert MINI not in {each.model for each in held.comparisons}
    assert held.comparisons
