from decimal import Decimal

from bot.engine.completing import completed
from bot.engine.questions import Change, RecommendQuestion, WhatIfQuestion
from tests.builders import GPT_5_1, HAIKU, MINI, workload


def test_a_model_and_a_volume_make_a_recommendation_of_it() -> None:
    question = completed(RecommendQuestion(), model=MINI, volume=10**8)

    assert question == RecommendQuestion(models=(MINI,), from_model=MINI, workload=workload(10**8))


def test_the_volume_keeps_the_mix_that_was_asked() -> None:
    pending = RecommendQuestion(workload=workload(input_share="0.8"))

    question = completed(pending, model=MINI, volume=10**7)

    assert question.workload == workload(10**7, input_share="0.8")


def test_a_candidate_and_a_task_are_filled_in_beside_what_was_known() -> None:
    pending = RecommendQuestion(models=(MINI,), from_model=MINI, task="chat")

    question = completed(pending, task="coding", to_model=GPT_5_1)

    assert question == RecommendQuestion(models=(MINI, GPT_5_1), from_model=MINI, to_model=GPT_5_1, task="coding")


def test_a_change_gets_its_baseline_and_keeps_the_change() -> None:
    pending = WhatIfQuestion(models=(HAIKU,), change=Change(factor=Decimal(2)))

    question = completed(pending, model=MINI)

    assert question == pending.model_copy(update={"baseline": MINI, "models": (MINI, HAIKU)})


def test_nothing_chosen_leaves_the_question_as_it_was() -> None:
    pending = RecommendQuestion(models=(MINI,), task="math")

    assert completed(pending) == pending
