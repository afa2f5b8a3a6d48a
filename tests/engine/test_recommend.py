"""Decisions from the shipped catalog: the figures that everything else is held to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.engine.break_even import GapVolume, OutputFactor, Part
from bot.engine.compare import SHARES, compare
from bot.engine.confidence import Confidence, Experiment
from bot.engine.questions import CompareQuestion, Limits, RecommendQuestion, Workload, Worth
from bot.engine.recommend import RecommendAnswer, recommend
from catalog.model import ModelId, Service
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, TODAY, catalog, workload

GPT_4 = ModelId("openai:gpt-4")
SONNET = ModelId("anthropic:claude-sonnet-4-5")


def decision(
    from_model: ModelId | None = None,
    to_model: ModelId | None = None,
    *,
    use: Workload | None = None,
    today: date = TODAY,
    **more: Any,
) -> RecommendAnswer:
    question = RecommendQuestion(from_model=from_model, to_model=to_model, workload=use or workload(10**8), **more)
    return recommend(question, catalog(), today)


def usd(found: RecommendAnswer) -> dict[ModelId, Decimal]:
    return {cost.model: cost.monthly_usd for cost in found.costs}


def rounded(value: Decimal | None, places: int = 3) -> Decimal | None:
    return None if value is None else round(value, places)


def test_should_we_upgrade_from_gpt_4_1_mini_for_classification() -> None:
    found = decision(MINI, task="classification")

    assert (found.verdict, found.model, found.from_model, found.to_model) == ("stay", MINI, MINI, GPT_5_1)
    assert (found.cost_change_usd, found.cost_change_share) == (Decimal("462.5"), Decimal("4.625"))
    assert usd(found) == {MINI: Decimal(100), GPT_5_1: Decimal("562.5"), LUNA: Decimal(30)}
    assert (found.move_to, found.move_by) == (LUNA, date(2027, 1, 14))
    assert [(end.model, end.day) for end in found.shutdowns] == [
        (MINI, date(2027, 1, 14)),
        (GPT_5_1, date(2027, 4, 1)),
    ]
    assert not [figure for figure in found.evidence if figure.model == LUNA or figure.task == "classification"]


def test_the_successor_that_reasons_may_write_3_8_times_the_output_before_it_costs_more() -> None:
    assert decision(MINI, task="classification").output_factors == (
        OutputFactor(model=LUNA, against=MINI, factor=Decimal("3.8")),
        OutputFactor(model=LUNA, against=GPT_5_1, factor=Decimal("22.3")),
    )


def test_the_downgrade_that_it_all_began_with_saves_82_percent_at_ten_million_tokens() -> None:
    found = decision(GPT_5_1, MINI, use=workload(10**7))

    assert usd(found) == {GPT_5_1: Decimal("56.25"), MINI: Decimal(10), LUNA: Decimal(3)}
    assert found.cost_change_usd == Decimal("-46.25")
    assert rounded(found.cost_change_share) == Decimal("-0.822")
    assert found.standing is not None
    assert (found.standing.difference, rounded(found.standing.preference)) == (Decimal(-57), Decimal("0.419"))
    assert rounded(found.break_even.usd_per_point, 2) == Decimal("0.81")
    assert (found.verdict, found.model, found.rule) == ("stay", GPT_5_1, "nothing set")
    assert found.successor == LUNA
    assert 1 - Decimal(3) / Decimal("56.25") == Decimal("0.9466666666666666666666666667")


def test_splits_and_cascades_come_from_the_ratio_of_the_two_costs() -> None:
    split = decision(GPT_5_1, MINI, use=workload(10**7)).split

    assert split is not None
    assert (split.dearer, split.cheaper) == (GPT_5_1, MINI)
    assert [rounded(saved.share) for saved in split.saved] == [Decimal("0.304"), Decimal("0.608")]
    assert rounded(split.cascade_acceptance, 4) == Decimal("0.1778")
    assert split.parts == (
        Part(share=Decimal("0.1"), monthly_usd=Decimal("14.625")),
        Part(share=Decimal("0.2"), monthly_usd=Decimal("19.25")),
        Part(share=Decimal("0.3"), monthly_usd=Decimal("23.875")),
    )


def test_by_the_cost_of_a_task_trying_the_cheaper_one_first_loses_at_coding() -> None:
    split = decision(MINI, GPT_5_1, task="coding").split

    assert split is not None
    assert (split.task_acceptance, rounded(split.task_cost_ratio, 2)) == (Decimal("0.2394"), Decimal("1.42"))
    assert split.cascade_pays is False


def test_at_coding_a_solved_task_costs_less_on_the_model_whose_tokens_cost_more() -> None:
    found = decision(MINI, GPT_5_1, task="coding")

    assert (found.verdict, found.model, found.rule) == ("switch", GPT_5_1, "a solved task costs less")
    assert found.solved is not None
    assert (rounded(found.solved.one_usd, 2), rounded(found.solved.other_usd, 2)) == (Decimal("0.46"), Decimal("1.82"))
    assert "1.15.0" in found.solved.remark


@pytest.mark.parametrize(
    ("share", "ratio"),
    [("1", "3.13"), ("0.9", "4.09"), ("0.75", "4.91"), ("0.5", "5.63"), ("0", "6.25")],
)
def test_the_mix_moves_the_ratio_and_never_the_winner(share: str, ratio: str) -> None:
    compared = compare(CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**7)), catalog(), TODAY)
    at = compared.by_input_share[SHARES.index(Decimal(share))]

    assert at.cheapest == MINI
    assert at.ratio is not None
    assert abs(at.ratio - Decimal(ratio)) <= Decimal("0.005")
    assert decision(GPT_5_1, MINI, use=workload(10**7)).turns == ()


def test_the_gap_reaches_a_hundred_dollars_at_21_6_million_tokens() -> None:
    assert decision(MINI, GPT_5_1).break_even.gap_volumes == (
        GapVolume(usd=Decimal(100), tokens=21_621_622),
        GapVolume(usd=Decimal(1000), tokens=216_216_216),
    )


def test_a_point_pays_at_eight_dollars_eleven() -> None:
    below, above = (
        decision(MINI, GPT_5_1, worth=Worth(usd_per_point=Decimal(price))).verdict for price in ("8.11", "8.12")
    )

    assert (below, above) == ("stay", "switch")
    assert rounded(decision(MINI, GPT_5_1).break_even.usd_per_point, 2) == Decimal("8.11")


def test_a_worth_counts_only_where_a_month_is_known() -> None:
    found = decision(MINI, GPT_5_1, use=workload(), worth=Worth(usd_per_point=Decimal(1000)))

    assert (found.verdict, found.rule) == ("stay", "nothing set")
    assert "what quality is worth is set a month, and counts once a volume is known" in found.assumptions


def test_a_budget_between_the_two_costs_splits_the_traffic() -> None:
    found = decision(MINI, GPT_5_1, budget_usd=Decimal(300))

    assert (found.verdict, found.model, rounded(found.share)) == ("split", MINI, Decimal("0.432"))
    assert found.split is not None
    assert found.split.budget_share == found.share


def test_without_a_test_of_the_two_nothing_is_recommended() -> None:
    found = decision(MINI, LUNA)

    assert (found.verdict, found.model, found.cost_change_usd) == ("insufficient", MINI, Decimal(-70))
    assert found.confidence == Confidence(
        level="low", doubts=("nothing comparable",), sources=0, months=None, agree=True, about_task=False
    )
    assert (found.untested, found.standing) == ((LUNA,), None)


def test_what_is_gone_is_replaced_by_its_named_successor_although_that_is_untested() -> None:
    found = decision(MINI, today=date(2027, 2, 1))

    assert (found.verdict, found.rule, found.model, found.to_model) == ("switch", "gone", LUNA, LUNA)
    assert found.standing is None


def test_a_candidate_that_is_gone_is_not_recommended() -> None:
    found = decision(MINI, GPT_4)

    assert (found.verdict, found.model, found.to_model) == ("stay", MINI, None)
    assert [(each.model, each.reason) for each in found.removed] == [(GPT_4, "already shut down")]


def test_where_nobody_runs_anything_the_cheaper_one_is_weighed_against() -> None:
    found = decision(models=(GPT_5_1, MINI))

    assert (found.chooses, found.from_model, found.to_model, found.model) == (True, MINI, GPT_5_1, MINI)
    assert found.assumptions[-1] == ("nothing said about what runs today: weighed against gpt-4.1-mini, the cheapest")


def test_where_nobody_runs_anything_what_lasts_comes_before_what_is_cheaper() -> None:
    found = decision(models=(MINI, HAIKU), task="tool_use")

    assert (found.verdict, found.model, found.to_model) == ("stay", HAIKU, MINI)
    assert found.assumptions[-1].endswith("weighed against claude-haiku-4-5, the cheapest that lasts")
    assert found.experiment is not None
    assert found.experiment.model == LUNA


def test_of_three_the_one_without_evidence_is_named_and_not_ranked() -> None:
    found = decision(MINI, models=(GPT_5_1, LUNA), task="writing")

    assert (found.to_model, found.untested) == (GPT_5_1, (LUNA,))


def test_a_service_without_a_rate_removes_a_candidate() -> None:
    found = decision(MINI, HAIKU, use=workload(10**8, service=Service.FLEX))

    assert found.verdict == "insufficient"
    assert found.cost_change_usd is None


@pytest.mark.parametrize("context", [500_000, 2_000_000])
def test_a_context_that_is_too_small_removes_a_candidate(context: int) -> None:
    found = decision(MINI, GPT_5_1, limits=Limits(min_context=context))

    assert [(each.model, each.reason) for each in found.removed] == [(GPT_5_1, "with a smaller context")]
    assert (found.verdict, found.model) == ("stay", MINI)


def test_only_allowed_sellers_are_searched() -> None:
    found = decision(MINI, task="tool_use", limits=Limits(providers=("anthropic",)))

    assert found.to_model == HAIKU


def test_a_hosted_copy_is_weighed_by_its_makers_figures() -> None:
    copy = ModelId("azure:gpt-4.1-mini")

    found = decision(copy, GPT_5_1)

    assert found.standing is not None
    assert (found.standing.difference, found.standing.other.model) == (Decimal(57), copy)


def test_nothing_to_weigh_is_said_so() -> None:
    found = decision()

    assert (found.verdict, found.model, found.from_model, found.costs) == ("insufficient", None, None, ())


def test_a_named_effort_is_weighed_at_that_effort() -> None:
    found = decision(MINI, GPT_5_1, task="reasoning", efforts={GPT_5_1: "high"})

    assert found.standing is not None
    assert found.standing.one.effort == "high"
    assert any("effort high" in said for said in found.assumptions)


def test_by_task_the_tests_say_better_or_disagree() -> None:
    outcomes = {each.task: each.outcome for each in decision(MINI, GPT_5_1).by_task}

    assert outcomes == {
        "coding": "better",
        "reasoning": "mixed",
        "math": "better",
        "chat": "better",
        "writing": "better",
        "agents": "better",
        "vision": "better",
    }


def test_levers_that_need_no_other_model_come_first() -> None:
    levers = decision(MINI, task="classification").levers

    assert [(each.lever, each.model, each.saves_usd) for each in levers] == [
        ("batch", MINI, Decimal(50)),
        ("caching", MINI, Decimal(9)),
        ("successor", LUNA, Decimal(70)),
    ]


def test_confidence_is_low_where_one_old_source_speaks_of_something_else() -> None:
    assert decision(MINI, task="classification").confidence == Confidence(
        level="low",
        doubts=("one source", "not about this task"),
        sources=1,
        months=11,
        agree=True,
        about_task=False,
    )


def test_figures_from_twelve_months_on_are_old() -> None:
    later = decision(MINI, GPT_5_1, today=date(2026, 12, 17))

    assert (later.confidence.months, later.confidence.doubts) == (12, ("one source", "old"))


def test_the_experiment_is_two_hundred_items_on_the_untested_successor() -> None:
    assert decision(MINI, task="classification").experiment == Experiment(
        model=LUNA, label="gpt-6-luna", items=200, tokens_per_item=2000, tokens_assumed=True, usd=Decimal("0.12")
    )


def test_the_experiment_takes_the_length_of_the_stated_requests() -> None:
    found = decision(MINI, use=workload(10**8, requests_per_month=100_000)).experiment

    assert found is not None
    assert (found.tokens_per_item, found.tokens_assumed, found.usd) == (1000, False, Decimal("0.06"))


def test_the_sibling_of_the_same_maker_is_told_where_the_test_knows_it() -> None:
    sibling = next(each for each in decision(SONNET, task="coding").levers if each.lever == "sibling")

    assert (sibling.model, sibling.outcome) == (HAIKU, "worse")
