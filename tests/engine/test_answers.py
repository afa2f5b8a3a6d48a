from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.cheapest import cheapest
from bot.engine.questions import (
    AffordQuestion,
    CatalogQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    HelpQuestion,
    LifecycleQuestion,
    Limits,
    PriceHistoryQuestion,
    PriceQuestion,
    Question,
    UnclearQuestion,
)
from catalog.model import ModelId, Price, Service
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, TODAY, answered, catalog, workload


@pytest.mark.parametrize(
    ("tokens", "usd"), [(10**6, "5.625"), (10**7, "56.25"), (10**8, "562.5"), (25 * 10**7, "1406.25"), (0, "0")]
)
def test_a_month_on_one_model_costs_what_its_rates_say(tokens: int, usd: str) -> None:
    found = answered(CostQuestion(models=(GPT_5_1,), workload=workload(tokens)))

    assert [cost.monthly_usd for cost in found.costs] == [Decimal(usd)]


def test_a_cache_hit_is_priced_at_the_cache_rate() -> None:
    use = workload(120_000_000, input_share="0.9", cached_share=Decimal("0.7"))

    found = answered(CostQuestion(models=(HAIKU,), workload=use))

    assert found.costs[0].monthly_usd == Decimal("99.96")


def test_a_model_without_a_price_is_unpriced_and_not_free() -> None:
    found = answered(CostQuestion(models=(ModelId("openai:text-embedding-3-small"),), workload=workload(10**6)))

    assert found.costs == ()
    assert [gap.reason for gap in found.unpriced] == ["input only"]


def test_a_model_that_nobody_knows_is_unpriced_and_raises_nothing() -> None:
    found = answered(CostQuestion(models=(ModelId("openai:gpt-9"),), workload=workload(10**6)))

    assert [gap.reason for gap in found.unpriced] == ["unpriced"]


def test_a_price_names_the_rates_of_every_service_on_file() -> None:
    (price,) = answered(PriceQuestion(models=(GPT_5_1,))).prices

    assert (price.input_per_mtok, price.output_per_mtok, price.cache_read_per_mtok) == tuple(
        map(Decimal, ("1.25", "10", "0.125"))
    )
    assert {other.service: other.output_per_mtok for other in price.other_services} == {
        Service.BATCH: Decimal(5),
        Service.FLEX: Decimal(5),
        Service.PRIORITY: Decimal(20),
    }


def test_dear_hours_stand_beside_the_off_peak_price() -> None:
    (price,) = answered(PriceQuestion(models=(ModelId("deepseek:deepseek-v4-pro"),))).prices

    assert (price.input_per_mtok, price.output_per_mtok) == (Decimal("0.66"), Decimal("1.98"))
    assert (price.peak_input_per_mtok, price.peak_output_per_mtok) == (Decimal("1.32"), Decimal("3.96"))
    assert price.peak_hours == ("01:00-04:00", "06:00-10:00")


@pytest.mark.parametrize(
    ("budget", "model", "input_share", "tokens"),
    [
        ("500", GPT_5_1, "0.5", 88_888_888),
        ("50", MINI, "0.5", 50_000_000),
        ("0", MINI, "0.5", 0),
        ("1", MINI, "1", 2_500_000),
    ],
)
def test_an_amount_buys_whole_tokens_rounded_down(budget: str, model: ModelId, input_share: str, tokens: int) -> None:
    question = AffordQuestion(models=(model,), budget_usd=Decimal(budget), workload=workload(input_share=input_share))

    assert answered(question).tokens == tokens


@given(st.integers(1, 10**6), st.integers(0, 100))
def test_what_an_amount_buys_never_costs_more_than_the_amount(dollars: int, percent: int) -> None:
    use = workload(input_share=str(Decimal(percent) / 100))
    found = answered(AffordQuestion(models=(GPT_5_1,), budget_usd=Decimal(dollars), workload=use))

    spent = answered(CostQuestion(models=(GPT_5_1,), workload=workload(found.tokens, input_share=str(use.input_share))))

    assert dollars - Decimal("0.00001") <= spent.costs[0].monthly_usd <= dollars


def test_a_ranking_is_sorted_by_cost_and_holds_only_the_provider_asked_for() -> None:
    found = answered(CheapestQuestion(workload=workload(2 * 10**7), limits=Limits(providers=("anthropic",), top=5)))

    amounts = [cost.monthly_usd for cost in found.costs]
    assert amounts == sorted(amounts)
    assert {cost.model.provider for cost in found.costs} == {"anthropic"}
    assert found.cheapest == "anthropic:claude-haiku-5-5"


def test_a_model_that_is_shut_down_is_never_ranked() -> None:
    found = answered(CheapestQuestion(limits=Limits(providers=("openai",), top=50)))

    assert "openai:gpt-4.1-nano" not in {cost.model for cost in found.costs}
    assert "already shut down" in {left.reason for left in found.left_out}


def test_a_model_whose_ability_is_not_on_file_is_counted_and_not_ranked() -> None:
    found = answered(CheapestQuestion(limits=Limits(hosts=True, vision=True)))

    able = [catalog().capabilities(cost.model) for cost in found.costs]
    assert all(ability is not None and ability.vision for ability in able)
    assert "not known to have vision" in {left.reason for left in found.left_out}


def test_no_ranked_model_is_dearer_than_the_limit_or_smaller_than_the_context() -> None:
    limits = Limits(max_usd_per_mtok=Decimal(2), min_context=1_000_000, top=50)

    found = answered(CheapestQuestion(limits=limits))

    assert found.costs
    assert all(cost.monthly_usd <= 2 for cost in found.costs)


def test_a_ranking_within_a_monthly_amount_holds_just_what_the_workload_can_run_on() -> None:
    within, all_of_them = (
        answered(CheapestQuestion(workload=workload(10**8), limits=Limits(max_usd_per_month=most, top=50)))
        for most in (Decimal(30), None)
    )

    affordable = {cost.model for cost in all_of_them.costs if cost.monthly_usd <= 30}
    assert {cost.model for cost in within.costs} == affordable
    assert LUNA in affordable
    assert ("dearer than the limit", all_of_them.ranked - within.ranked) in {
        (left.reason, left.count) for left in within.left_out
    }


def test_with_nothing_left_the_ranking_says_why() -> None:
    found = answered(CheapestQuestion(limits=Limits(providers=("anthropic",), max_usd_per_mtok=Decimal(0))))

    assert (found.costs, found.cheapest, found.ranked) == ((), None, 0)
    assert "dearer than the limit" in {left.reason for left in found.left_out}


@given(st.integers(0, 100), st.integers(0, 10**10))
def test_a_ranking_agrees_with_the_comparison_of_its_models(percent: int, tokens: int) -> None:
    use = workload(tokens, input_share=str(Decimal(percent) / 100))
    ranked = cheapest(CheapestQuestion(workload=use, limits=Limits(providers=("mistral",))), catalog(), TODAY)
    models = tuple(cost.model for cost in ranked.costs)

    compared = answered(CompareQuestion(models=models, workload=use))

    assert compared.costs == ranked.costs


def test_the_price_of_o3_fell_by_four_fifths_in_june_2025() -> None:
    (history,) = answered(PriceHistoryQuestion(models=(ModelId("openai:o3"),))).histories

    assert [(step.start, step.output_per_mtok, step.output_change) for step in history.steps] == [
        (None, Decimal(40), None),
        (date(2025, 6, 10), Decimal(8), Decimal("-0.8")),
    ]


def test_a_scheduled_price_is_marked_until_its_day() -> None:
    question = PriceHistoryQuestion(models=(ModelId("google:gemini-3.8-flash"),))

    ahead, there = answered(question), answered(question, today=date(2027, 1, 1))

    assert [step.scheduled for step in ahead.histories[0].steps] == [False, True]
    assert [step.scheduled for step in there.histories[0].steps] == [False, False]


def test_a_price_is_the_one_in_force_on_the_day() -> None:
    question = CostQuestion(models=(ModelId("openai:o3"),), workload=workload(10**7))

    before, after = (answered(question, today=date(2025, 6, day)) for day in (9, 10))

    assert (before.costs[0].monthly_usd, after.costs[0].monthly_usd) == (Decimal(250), Decimal(50))


def test_a_lifecycle_names_day_snapshot_and_successor() -> None:
    (end,) = answered(LifecycleQuestion(models=(MINI,))).shutdowns

    assert (end.day, end.gone, end.successor, end.via) == (date(2027, 1, 14), False, LUNA, "gpt-4.1-mini-2025-04-14")


def test_a_host_has_its_own_shutdown_day() -> None:
    (end,) = answered(LifecycleQuestion(models=(ModelId("azure:gpt-4.1-mini"),))).shutdowns

    assert end.day == date(2027, 4, 14)


def test_a_model_without_a_date_is_said_to_have_none() -> None:
    found = answered(LifecycleQuestion(models=(LUNA,)))

    assert (found.shutdowns, [model.model for model in found.undated]) == ((), [LUNA])


def test_the_next_shutdowns_come_soonest_first_and_only_of_the_provider() -> None:
    found = answered(LifecycleQuestion(providers=("openai",)))

    days = [end.day for end in found.shutdowns]
    assert days == sorted(days)
    assert {end.model.provider for end in found.shutdowns} == {"openai"}
    assert all(day > TODAY for day in days)


def test_the_catalog_lists_a_providers_models_and_counts_those_with_prices() -> None:
    found = answered(CatalogQuestion(providers=("mistral",)))

    (mistral,) = found.providers
    assert len(found.models) == mistral.models == 52
    assert mistral.priced == sum(isinstance(catalog().price(model.model, at=TODAY), Price) for model in found.models)


QUESTIONS: list[Question] = [
    CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**8)),
    CostQuestion(models=(GPT_5_1,), workload=workload(10**8)),
    PriceQuestion(models=(GPT_5_1,)),
    CheapestQuestion(),
    AffordQuestion(models=(GPT_5_1,), budget_usd=Decimal(5)),
    PriceHistoryQuestion(models=(GPT_5_1,)),
    LifecycleQuestion(models=(GPT_5_1,)),
    CatalogQuestion(),
    HelpQuestion(),
    UnclearQuestion(),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.intent)
def test_the_same_question_on_the_same_day_has_the_same_answer_of_its_own_kind(question: Question) -> None:
    one, other = answered(question), answered(question)

    assert one == other
    assert one.kind == question.intent
    assert one.as_of == date(2026, 11, 4)
