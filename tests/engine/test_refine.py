from decimal import Decimal

from bot.engine.questions import (
    HALF_ASSUMED,
    AffordQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    PriceQuestion,
    Volume,
)
from bot.engine.refine import refined
from catalog.model import Service
from tests.builders import GPT_5_1, MINI, answered, workload

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
