"""What holds for every recommendation, tried on made-up catalogs."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.engine.questions import RecommendQuestion, Worth
from bot.engine.recommend import RecommendAnswer, recommend
from bot.replies.compose import reply_to
from bot.replies.recommend_reasons import reasons
from catalog.model import EvidenceKind, ModelId, Service, Task
from tests.builders import workload
from tests.engine.small_catalog import ARENA, CLAIMED, CODING, TODAY, Made, Score, made_id, small_catalog

CLOSENESS = {"insufficient": 0, "stay": 1, "split": 2, "switch": 3}
TASKS: tuple[Task | None, ...] = (None, "coding", "chat", "vision")

rates = st.integers(1, 50)
scores = st.builds(Score, st.integers(0, 100), st.none() | st.integers(0, 9), st.none() | st.sampled_from(["0.1", "1"]))
figures = st.fixed_dictionaries({}, optional={ARENA: scores, CODING: scores, CLAIMED: scores})
ends = st.none() | st.sampled_from([-400, -1, 0, 1, 90, 181, 400]).map(lambda days: TODAY + timedelta(days=days))
worths = st.builds(
    Worth,
    usd_per_point=st.none() | st.integers(0, 50).map(Decimal),
    max_increase_usd=st.none() | st.integers(0, 500).map(Decimal),
)


def made(name: str) -> st.SearchStrategy[Made]:
    return st.builds(Made, st.just(name), rates, rates, figures, ends, st.none() | st.just("next"), st.booleans())


three = st.tuples(made("base"), made("first"), made("second"))
SUCCESSOR = Made("next", 2, 2, {ARENA: Score(50)})


def decided(models: tuple[Made, ...], **asked: Any) -> RecommendAnswer:
    question = RecommendQuestion(**{"from_model": made_id("base"), "workload": workload(10**8)} | asked)
    return recommend(question, small_catalog(*models), TODAY)


def gist(found: RecommendAnswer) -> tuple[object, ...]:
    return (found.verdict, found.rule, found.model, found.share, found.to_model, found.cost_change_usd, found.move_to)


def irrelevant(models: tuple[Made, ...], candidate: ModelId | None) -> list[Made]:
    """Models that can matter to nobody: without figures, without a price, gone, or beaten by the candidate outright."""
    extra = [
        Made("silent", 1, 1),
        Made("unpriced", None, None, {ARENA: Score(100), CODING: Score(100)}),
        Made("gone", 1, 1, {ARENA: Score(100), CODING: Score(100)}, shutdown=TODAY - timedelta(days=1)),
    ]
    best = next((model for model in models if model.id == candidate), None)
    if best and best.shutdown is None and best.scores:
        worse = {
            test: replace(score, score=int(score.score) - 1)
            for test, score in best.scores.items()
            if isinstance(score, Score)
        }
        extra.append(replace(best, name="beaten", input=int(best.input or 0) + 1, scores=worse, reasons=False))
    return extra


@given(three, worths, st.sampled_from(TASKS))
def test_models_that_cannot_matter_never_change_a_recommendation(
    models: tuple[Made, ...], worth: Worth, task: Task | None
) -> None:
    models = (*models, SUCCESSOR)
    found = decided(models, worth=worth, task=task)

    again = decided((*irrelevant(models, found.to_model), *models), worth=worth, task=task)

    assert gist(again) == gist(found)


@given(three, worths, st.sampled_from(TASKS))
def test_a_dominated_model_is_never_preferred(models: tuple[Made, ...], worth: Worth, task: Task | None) -> None:
    found = decided((*models, SUCCESSOR), worth=worth, task=task)

    if found.verdict in {"switch", "split"} and found.standing is not None:
        assert found.cost_change_usd is not None
        beaten = found.cost_change_usd >= 0 and found.standing.outcome in {"worse", "tie"}
        assert found.rule == "gone" or not beaten


@given(three, worths, st.sampled_from(TASKS))
def test_of_named_models_a_dominated_one_is_never_chosen(
    models: tuple[Made, ...], worth: Worth, task: Task | None
) -> None:
    question = RecommendQuestion(
        from_model=made_id("base"),
        models=tuple(model.id for model in models),
        workload=workload(10**8),
        worth=worth,
        task=task,
    )

    found = recommend(question, small_catalog(*models, SUCCESSOR), TODAY)

    assert found.verdict not in {"switch", "split"} or found.to_model not in {each.model for each in found.dominated}


@given(three, worths, st.sampled_from(TASKS), st.integers(0, 50))
def test_a_dearer_candidate_never_moves_the_verdict_towards_itself(
    models: tuple[Made, ...], worth: Worth, task: Task | None, more: int
) -> None:
    base, first, _ = models
    dearer = replace(first, input=int(first.input or 0) + more)

    before, after = (
        decided((base, model, SUCCESSOR), worth=worth, task=task, to_model=first.id) for model in (first, dearer)
    )

    assume(before.rule != "gone")
    assert CLOSENESS[after.verdict] <= CLOSENESS[before.verdict]


@given(three, worths, st.sampled_from(TASKS), st.integers(0, 50))
def test_a_dearer_baseline_never_moves_the_verdict_away_from_the_candidate(
    models: tuple[Made, ...], worth: Worth, task: Task | None, more: int
) -> None:
    base, first, _ = models
    dearer = replace(base, input=int(base.input or 0) + more)

    before, after = (
        decided((model, first, SUCCESSOR), worth=worth, task=task, to_model=first.id) for model in (base, dearer)
    )

    assert CLOSENESS[after.verdict] >= CLOSENESS[before.verdict]


@given(three, worths, st.sampled_from(TASKS), st.sampled_from([(), (made_id("first"), made_id("second"))]))
def test_what_is_gone_is_never_recommended(
    models: tuple[Made, ...],
    worth: Worth,
    task: Task | None,
    asked: tuple[ModelId, ...],
) -> None:
    question = RecommendQuestion(
        from_model=made_id("base"),
        models=asked,
        workload=workload(10**8),
        worth=worth,
        task=task,
    )

    found = recommend(question, small_catalog(*models, SUCCESSOR), TODAY)

    ends_on = {model.id: model.shutdown for model in models}
    for model in (found.model, found.move_to):
        end = ends_on.get(model) if model else None
        assert end is None or end > TODAY


@given(st.integers(1, 180), st.integers(0, 100), st.sampled_from([None, made_id("base")]))
def test_a_switch_to_what_ends_within_the_horizon_says_so_first(
    days: int, score: int, from_model: ModelId | None
) -> None:
    models = (
        Made("base", 10, 10, {ARENA: Score(0)}),
        Made("first", 1, 1, {ARENA: Score(score)}, shutdown=TODAY + timedelta(days=days), successor="next"),
    )
    question = RecommendQuestion(
        from_model=from_model, models=(made_id("base"), made_id("first")), workload=workload(10**8)
    )

    found = recommend(question, small_catalog(*models, SUCCESSOR), TODAY)

    assert found.model == made_id("first")
    assert reply_to(question, found).headline.startswith("first is shut down on")


workloads = st.builds(
    lambda tokens, share, cached, service: workload(
        tokens, input_share=share, cached_share=Decimal(cached), service=service
    ),
    st.sampled_from([None, 0, 1, 10**6, 10**18]),
    st.sampled_from(["0", "0.5", "1", "0.3333333333333333333333333333"]),
    st.sampled_from(["0", "0.6", "1"]),
    st.sampled_from(list(Service)),
)


@given(three, worths, st.sampled_from(TASKS), workloads, st.none() | st.sampled_from(["0", "1", "300", "1000000000"]))
def test_no_workload_limit_or_catalog_makes_it_fail(
    models: tuple[Made, ...], worth: Worth, task: Task | None, use: Any, budget: str | None
) -> None:
    question = RecommendQuestion(
        from_model=made_id("base"),
        models=(made_id("first"), made_id("second"), made_id("nobody's")),
        workload=use,
        worth=worth,
        task=task,
        budget_usd=None if budget is None else Decimal(budget),
    )
    found = recommend(question, small_catalog(*models, SUCCESSOR), TODAY)
    reply = reply_to(question, found)

    assert reply.headline
    assert all(step.result for step in reply.working)
    assert all(sentence.endswith(".") for sentence in reasons(question, found))
    assert RecommendAnswer.model_validate_json(found.model_dump_json()) == found


@given(three, st.sampled_from(TASKS), st.sampled_from([date(2026, 1, 31), date(2026, 12, 31), date(2028, 2, 29)]))
def test_any_pair_of_named_models_without_a_baseline_has_an_answer(
    models: tuple[Made, ...], task: Task | None, today: date
) -> None:
    question = RecommendQuestion(models=tuple(model.id for model in models), task=task)

    found = recommend(question, small_catalog(*models), today)

    assert found.chooses
    assert reply_to(question, found).headline


@given(three, worths, st.sampled_from(TASKS), st.permutations([0, 1, 2]))
def test_the_order_in_which_models_are_named_chooses_nothing(
    models: tuple[Made, ...], worth: Worth, task: Task | None, order: list[int]
) -> None:
    ids = [model.id for model in models]

    there, back = (
        recommend(
            RecommendQuestion(models=named, workload=workload(10**8), worth=worth, task=task),
            small_catalog(*models, SUCCESSOR),
            TODAY,
        )
        for named in (tuple(ids), tuple(ids[place] for place in order))
    )

    assert gist(there) == gist(back)


@given(three, st.sampled_from(TASKS), st.integers(1, 10**6))
def test_a_larger_volume_scales_the_dollars_and_never_the_verdict(
    models: tuple[Made, ...], task: Task | None, times: int
) -> None:
    small, large = (
        decided((*models, SUCCESSOR), task=task, workload=workload(tokens)) for tokens in (10**6, 10**6 * times)
    )

    assert (small.verdict, small.rule, small.model, small.to_model) == (
        large.verdict,
        large.rule,
        large.model,
        large.to_model,
    )
    if small.cost_change_usd is not None:
        assert large.cost_change_usd == small.cost_change_usd * times


@given(three, worths, st.sampled_from(TASKS), st.sampled_from([None, made_id("base")]))
def test_with_models_named_nothing_else_is_chosen(
    models: tuple[Made, ...], worth: Worth, task: Task | None, from_model: ModelId | None
) -> None:
    base, first, _ = models
    question = RecommendQuestion(
        from_model=from_model,
        models=(base.id, first.id),
        workload=workload(10**8),
        worth=worth,
        task=task,
    )

    found = recommend(question, small_catalog(*models, SUCCESSOR), TODAY)

    gone_to_the_successor = found.rule == "gone" and found.to_model == SUCCESSOR.id
    assert found.model in {None, base.id, first.id} or gone_to_the_successor


@given(three, st.sampled_from(TASKS))
def test_a_search_of_the_catalog_never_rests_on_makers_own_figures(models: tuple[Made, ...], task: Task | None) -> None:
    found = decided((*models, SUCCESSOR), task=task)

    assert found.standing is None or found.standing.kind is EvidenceKind.INDEPENDENT


@given(three, worths, st.sampled_from(TASKS))
def test_what_rests_on_makers_own_figures_is_of_low_confidence_and_says_so(
    models: tuple[Made, ...], worth: Worth, task: Task | None
) -> None:
    question = RecommendQuestion(
        from_model=made_id("base"), to_model=made_id("first"), workload=workload(10**8), worth=worth, task=task
    )

    found = recommend(question, small_catalog(*models, SUCCESSOR), TODAY)

    if found.standing and found.standing.is_own:
        assert found.confidence.level == "low"
        assert "makers' own figures" in " ".join(fact.text for fact in reply_to(question, found).facts)
