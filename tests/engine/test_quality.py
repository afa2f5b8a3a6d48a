from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.quality import QualityAnswer
from bot.engine.questions import Limits, QualityQuestion
from catalog.model import EvidenceKind, ModelId, Task
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, TODAY, answered, catalog, workload

TASKS = get_args(Task)
O3 = ModelId("openai:o3")


def quality(*models: ModelId, **question: Any) -> QualityAnswer:
    found = answered(QualityQuestion(models=models, **question))
    assert isinstance(found, QualityAnswer)
    return found


def test_a_task_with_tests_of_both_models_is_decided_by_them() -> None:
    found = quality(GPT_5_1, MINI, task="coding")

    (pair,) = found.pairings
    assert (pair.outcome, pair.about_task) == ("better", True)
    assert pair.tests == ("lmarena_text/coding", "swebench_bash_only/verified")
    assert found.is_measured


def test_turned_round_the_same_figures_say_the_opposite() -> None:
    (pair,) = quality(MINI, GPT_5_1, task="coding").pairings

    assert (pair.one, pair.outcome) == (MINI, "worse")


def test_a_task_without_a_test_is_answered_by_general_ability_and_says_so() -> None:
    found = quality(GPT_5_1, MINI, task="classification")

    (pair,) = found.pairings
    assert (found.is_measured, pair.outcome, pair.about_task) == (False, "better", False)
    assert pair.tests == ("lmarena_text/full",)


def test_tests_that_contradict_each_other_decide_nothing() -> None:
    (pair,) = quality(GPT_5_1, MINI, task="reasoning").pairings

    assert (pair.outcome, pair.about_task) == ("mixed", True)


def test_every_task_with_a_test_of_both_has_an_outcome_of_its_own() -> None:
    (pair,) = quality(GPT_5_1, MINI).pairings

    assert {each.task: each.outcome for each in pair.by_task} == {
        "coding": "better",
        "reasoning": "mixed",
        "math": "better",
        "chat": "better",
        "writing": "better",
        "agents": "better",
        "vision": "better",
    }


def test_a_model_without_evidence_is_neither_bad_nor_ranked() -> None:
    found = quality(LUNA, MINI)

    (pair,) = found.pairings
    assert (pair.outcome, pair.tests, found.without_evidence) == ("not comparable", (), (LUNA,))
    assert all(figure.model == MINI for figure in found.evidence)


def test_what_makers_say_of_their_own_models_decides_alone_and_as_such() -> None:
    found = quality(O3, ModelId("google:gemini-2.5-pro"), task="math")

    (pair,) = found.pairings
    assert (pair.outcome, pair.is_own) == ("mixed", True)
    assert {standing.kind for standing in found.standings} == {EvidenceKind.SELF_REPORTED}


def test_the_claims_of_the_article_stand_apart_from_the_evidence() -> None:
    found = quality(GPT_5_1, MINI)

    texts = " ".join(claim.text for claim in found.claims)
    assert all(part in texts for part in ("2.50/3", "92 %", "87 %", "12 % fewer", "4.1/5", "3.7/5", "300 ms", "50+"))
    assert {claim.kind for claim in found.claims} == {EvidenceKind.SECONDARY}
    assert EvidenceKind.SECONDARY not in {figure.kind for figure in found.evidence}


def test_claims_about_a_task_come_before_those_about_the_whole() -> None:
    assert {claim.task for claim in quality(GPT_5_1, MINI, task="writing").claims} == {"writing"}
    assert {claim.task for claim in quality(GPT_5_1, MINI, task="vision").claims} == {None}


def test_a_named_effort_is_another_figure() -> None:
    found = quality(GPT_5_1, MINI, task="math", efforts={GPT_5_1: "high"})

    assert [(each.one.score, each.one.effort) for each in found.standings[:2]] == [
        (Decimal("1474.4"), "high"),
        (Decimal("94.46"), "high"),
    ]


def test_success_has_its_price() -> None:
    (solved,) = quality(GPT_5_1, MINI, task="agents").solved

    assert (round(solved.one_usd, 2), round(solved.other_usd, 2)) == (Decimal("0.46"), Decimal("1.82"))


def test_the_cost_stands_beside_the_figures() -> None:
    found = quality(GPT_5_1, MINI, workload=workload(10**8))

    assert [(cost.model, cost.monthly_usd) for cost in found.costs] == [
        (GPT_5_1, Decimal("562.5")),
        (MINI, Decimal(100)),
    ]


def test_the_leaders_of_each_test_stand_source_by_source() -> None:
    found = quality(task="writing")

    (board,) = found.leaders
    assert (board.benchmark_key, board.models) == ("lmarena_text/writing", 2)
    assert [(figure.model, figure.effort, figure.score) for figure in board.figures] == [
        (GPT_5_1, "high", Decimal("1436.9")),
        (MINI, "", Decimal("1344.1")),
    ]


def test_leaders_are_those_of_the_sellers_asked_for() -> None:
    found = quality(task="agents", limits=Limits(providers=("anthropic",)))

    assert {figure.model.provider for board in found.leaders for figure in board.figures} == {"anthropic"}


def test_leaders_have_the_abilities_asked_for() -> None:
    found = quality(task="coding", limits=Limits(open_weights=True, hosts=True))

    able = [catalog().capabilities(figure.model) for board in found.leaders for figure in board.figures]
    assert able
    assert all(ability is not None and ability.open_weights for ability in able)


def test_nobody_leads_what_no_independent_test_measures() -> None:
    found = quality(task="classification")

    assert not found.is_measured
    assert all(board.general and not board.about_task for board in found.leaders)


def test_old_figures_carry_their_age() -> None:
    ages = quality(GPT_5_1, MINI, task="coding").ages

    assert (ages["swebench_bash_only/verified"], ages["lmarena_text/coding"]) == (16, 11)


def test_one_model_shows_all_that_is_on_file_the_task_first() -> None:
    found = quality(MINI, task="coding")

    assert "coding" in found.evidence[0].tasks
    assert {figure.benchmark_key for figure in found.evidence} == {
        figure.benchmark.key for figure in catalog().evidence.of(MINI)
    }


def test_no_figure_of_a_later_day_than_today_is_of_negative_age() -> None:
    found = answered(QualityQuestion(models=(MINI,)), today=date(2025, 1, 1))

    assert min(found.ages.values()) == 0


@given(st.lists(st.sampled_from((GPT_5_1, MINI, HAIKU, LUNA, O3)), max_size=5, unique=True), st.sampled_from(TASKS))
def test_no_test_is_ever_set_beside_another(models: list[ModelId], task: Task) -> None:
    found = quality(*models, task=task)

    assert all(each.one.benchmark_key == each.other.benchmark_key for each in found.standings)
    for board in (*found.tests, *found.leaders):
        assert {figure.benchmark_key for figure in board.figures} == {board.benchmark_key}
        assert {figure.kind for figure in board.figures} == {EvidenceKind.INDEPENDENT}
        assert len({figure.model for figure in board.figures}) == len(board.figures)


@pytest.mark.parametrize("task", [*TASKS, None])
def test_a_model_against_itself_on_a_host_ties(task: Task | None) -> None:
    found = answered(QualityQuestion(models=(MINI, ModelId("azure:gpt-4.1-mini")), task=task), today=TODAY)

    assert {standing.outcome for standing in found.standings} <= {"tie"}
    assert found.pairings[0].outcome in {"tie", "not comparable"}
