from decimal import Decimal

from bot.engine.questions import (
    HALF_ASSUMED,
    AffordQuestion,
    BudgetQuestion,
    Change,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    Move,
    PriceQuestion,
    ProfileQuestion,
    QualityQuestion,
    RecommendQuestion,
    Setup,
    Volume,
    WhatIfQuestion,
)
from bot.engine.refine import refined
from catalog.model import Service
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, answered, workload

ASKED = CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**8), assumptions=(HALF_ASSUMED,))


def test_another_input_share_keeps_the_volume_and_is_no_assumption() -> None:
    changed = refined(ASKED, input_share=Decimal("0.8"))

    assert changed == CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**8, input_share="0.8"))
    assert [cost.monthly_usd for cost in answered(changed).costs] == [Decimal(300), Decimal(64)]


def test_another_volume_keeps_everything_else() -> None:
    changed = refined(ASKED, volume=Volume.of(10**6, Decimal("0.5")))

    assert changed == ASKED.model_copy(update={"workload": workload(10**6)})


def test_a_single_model_left_becomes_a_cost_and_without_a_volume_a_price() -> None:
    unsized = CompareQuestion(models=(GPT_5_1, MINI))

    assert isinstance(refined(ASKED, models=(MINI,)), CostQuestion)
    assert isinstance(refined(unsized, models=(MINI,)), PriceQuestion)


def test_service_and_cached_share_are_taken_over() -> None:
    changed = refined(ASKED, service=Service.BATCH, cached_share=Decimal("0.6"))

    assert isinstance(changed, CompareQuestion)
    assert changed.workload == workload(10**8, service=Service.BATCH, cached_share=Decimal("0.6"))


def test_a_ranking_and_an_amount_stay_what_they_are() -> None:
    ranking, amount = CheapestQuestion(), AffordQuestion(models=(MINI,), budget_usd=Decimal(5))

    assert isinstance(refined(ranking, input_share=Decimal(1)), CheapestQuestion)
    assert isinstance(refined(amount, input_share=Decimal(1)), AffordQuestion)


def test_nothing_changed_is_the_same_question() -> None:
    assert refined(ASKED) == ASKED


UPGRADE = RecommendQuestion(
    models=(MINI, GPT_5_1), from_model=MINI, to_model=GPT_5_1, workload=workload(10**8), task="coding"
)
SPLIT = WhatIfQuestion(
    models=(MINI, GPT_5_1),
    baseline=MINI,
    workload=workload(10**8),
    change=Change(moves=(Move(share=Decimal("0.2"), model=GPT_5_1),)),
)


def test_a_recommendation_stays_one_at_another_volume() -> None:
    changed = refined(UPGRADE, volume=Volume.of(10**6, Decimal("0.5")))

    assert changed == UPGRADE.model_copy(update={"workload": workload(10**6)})


def test_a_new_candidate_takes_the_place_of_the_old_one() -> None:
    changed = refined(UPGRADE, models=(MINI, HAIKU))

    assert changed == UPGRADE.model_copy(update={"models": (MINI, HAIKU), "to_model": HAIKU})


def test_a_model_that_is_left_out_plays_no_part_any_more() -> None:
    changed = refined(UPGRADE, models=(GPT_5_1,))

    assert changed == UPGRADE.model_copy(update={"models": (GPT_5_1,), "from_model": None})


def test_the_present_model_comes_along_even_where_only_the_channel_knew_it() -> None:
    known = RecommendQuestion(models=(GPT_5_1,), from_model=MINI, to_model=GPT_5_1)

    changed = refined(known, models=(LUNA, GPT_5_1))

    assert changed == known.model_copy(update={"models": (LUNA, GPT_5_1), "from_model": LUNA})


def test_a_change_is_priced_for_another_mix() -> None:
    changed = refined(SPLIT, input_share=Decimal("0.8"))

    assert changed == SPLIT.model_copy(update={"workload": workload(10**8, input_share="0.8")})


def test_traffic_goes_to_the_model_in_the_old_ones_place() -> None:
    changed = refined(SPLIT, models=(MINI, HAIKU))

    assert isinstance(changed, WhatIfQuestion)
    assert (changed.baseline, changed.change.moves) == (MINI, (Move(share=Decimal("0.2"), model=HAIKU),))


def test_a_target_that_is_left_out_takes_no_traffic() -> None:
    changed = refined(SPLIT, models=(MINI,))

    assert isinstance(changed, WhatIfQuestion)
    assert (changed.baseline, changed.change.moves) == (MINI, ())


def test_quality_stays_quality_with_the_efforts_of_the_models_left() -> None:
    asked = QualityQuestion(models=(GPT_5_1, MINI), efforts={GPT_5_1: "high"}, task="math")

    assert refined(asked, models=(MINI, HAIKU)) == QualityQuestion(models=(MINI, HAIKU), task="math")


def test_what_a_channel_runs_or_may_spend_is_not_refined() -> None:
    setup = ProfileQuestion(action="set", setup=Setup(model=MINI))
    budget = BudgetQuestion(action="set", budget_usd=Decimal(5000))

    assert refined(setup, models=(GPT_5_1,), input_share=Decimal(1)) == setup
    assert refined(budget, volume=Volume.of(1, Decimal(1))) == budget
