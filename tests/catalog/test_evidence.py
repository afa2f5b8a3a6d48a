"""Figures on file: which model they are of, what they may be set beside, and how old they are."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.bundled import evidence
from catalog.catalog import Catalog
from catalog.evidence import EvidenceShelf, age_in_months, is_old
from catalog.model import Benchmark, Claim, Evidence, EvidenceKind, EvidenceSource, ModelId

TODAY = date(2026, 11, 22)
BIG, SMALL, OTHER = (ModelId(f"openai:{name}") for name in ("gpt-5.1", "gpt-4.1-mini", "gpt-6-luna"))
SOURCE = EvidenceSource("here", "Here", "a page", "MIT", EvidenceKind.INDEPENDENT)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


@pytest.fixture(scope="module")
def shelf() -> EvidenceShelf:
    return evidence()


def scores(shelf: EvidenceShelf, model: ModelId, benchmark: str) -> dict[str, Decimal]:
    return {figure.effort: figure.score for figure in shelf.of(model) if figure.benchmark.key == benchmark}


def figure(model: ModelId, benchmark: Benchmark, score: str) -> Evidence:
    return Evidence(model, benchmark, Decimal(score), model.name)


@pytest.mark.parametrize(
    ("test", "big", "small"),
    [
        ("lmarena_text/full", {"unlabelled (none or low)": "1437.9", "high": "1458.2"}, "1380.9"),
        ("lmarena_text/coding", {"unlabelled (none or low)": "1477.8", "high": "1488.9"}, "1432.3"),
        ("lmarena_text/math", {"unlabelled (none or low)": "1413.2", "high": "1474.4"}, "1357.8"),
        ("lmarena_text/writing", {"unlabelled (none or low)": "1406.6", "high": "1436.9"}, "1344.1"),
        ("lmarena_vision/full", {"unlabelled (none or low)": "1237.9", "high": "1249"}, "1201.9"),
        ("livebench/2025-reasoning", {"none": "48.06", "high": "95.75"}, "53.78"),
        ("livebench/2025-mathematics", {"none": "60.37", "high": "94.46"}, "58.78"),
        ("livebench/2025-data-analysis", {"none": "64.14", "high": "72.07"}, "61.34"),
        ("livebench/2025-instruction-following", {"none": "82.66", "high": "93.28"}, "70.31"),
        ("swebench_bash_only/verified", {"medium": "66"}, "23.94"),
        ("nyt_connections/older-models", {"none": "22.1", "medium": "62.7", "high": "70"}, "14.4"),
    ],
)
def test_the_public_figures_of_the_two_models_stand_side_by_side(
    shelf: EvidenceShelf, test: str, big: dict[str, str], small: str
) -> None:
    found = (scores(shelf, BIG, test), scores(shelf, SMALL, test))

    assert found == ({effort: Decimal(score) for effort, score in big.items()}, {"": Decimal(small)})


@pytest.mark.parametrize(
    ("test", "score"),
    [
        ("simple_evals/mmlu", "87.5"),
        ("simple_evals/gpqa", "65"),
        ("simple_evals/math", "81.4"),
        ("simple_evals/humaneval", "93.8"),
        ("simple_evals/mgsm", "88.2"),
        ("simple_evals/drop", "81"),
        ("simple_evals/simpleqa", "16.8"),
        ("aider/polyglot", "32.4"),
        ("bfcl/fc-overall", "50.45"),
        ("tau2/retail", "61.4"),
        ("tau2/airline", "48.7"),
        ("tau2/telecom", "48.9"),
    ],
)
def test_the_figures_that_only_the_small_model_has_are_on_file(shelf: EvidenceShelf, test: str, score: str) -> None:
    assert scores(shelf, SMALL, test) == {"": Decimal(score)}
    assert scores(shelf, BIG, test) == {}


def test_a_hallucination_rate_is_better_the_lower_it_is(shelf: EvidenceShelf) -> None:
    found = [f for f in shelf.of_benchmark("vectara/hallucination") if f.model in (BIG, "openai:gpt-4.1")]

    assert [(f.model.name, f.effort, f.score) for f in found] == [
        ("gpt-4.1", "", Decimal("5.6")),
        ("gpt-5.1", "low", Decimal("10.9")),
        ("gpt-5.1", "high", Decimal("12.1")),
    ]


def test_a_figure_carries_its_interval_its_date_and_the_cost_of_an_item(shelf: EvidenceShelf) -> None:
    arena = next(f for f in shelf.of(SMALL) if f.benchmark.key == "lmarena_text/full")
    agents = {f.model: f for f in shelf.of_benchmark("swebench_bash_only/verified")}
    aider = next(f for f in shelf.of(SMALL) if f.benchmark.key == "aider/polyglot")

    assert (arena.ci_low, arena.ci_high, arena.as_of) == (Decimal(1377), Decimal(1385), date(2025, 12, 17))
    assert (agents[BIG].cost_usd, agents[SMALL].cost_usd) == (Decimal("0.3062"), Decimal("0.4352"))
    assert agents[BIG].benchmark.remark == "different agent versions (1.15.0 and 0.0.0)"
    assert (aider.cost_usd, aider.note) == (Decimal("0.008852"), "whole run $1.99")


def test_a_model_without_figures_has_none_at_all(shelf: EvidenceShelf) -> None:
    newest = ("openai:gpt-6-luna", "openai:gpt-6.1-sol", "anthropic:claude-haiku-5-5", "google:gemini-3.8-flash")

    assert [shelf.of(ModelId(model)) for model in newest] == [(), (), (), ()]


@pytest.mark.parametrize(
    ("hosted", "maker"),
    [
        ("azure:gpt-5.1", "openai:gpt-5.1"),
        ("openrouter:openai/gpt-5.1", "openai:gpt-5.1"),
        ("openrouter:openai/gpt-4.1-mini:batch", "openai:gpt-4.1-mini"),
        ("openai:gpt-5.1-2025-11-13", "openai:gpt-5.1"),
        ("aws:regional.anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic:claude-sonnet-4-5"),
        ("aws:regional.anthropic.claude-sonnet-4-20250514-v1:0", "anthropic:claude-sonnet-4-0"),
        ("openrouter:anthropic/claude-3.7-sonnet", "anthropic:claude-3-7-sonnet-latest"),
        ("google:claude-4-opus", "anthropic:claude-opus-4-0"),
        ("groq:meta-llama/llama-4-maverick-17b-128e-instruct", "openrouter:meta-llama/llama-4-maverick"),
        ("aws:meta.llama3-3-70b-instruct-v1:0", "openrouter:meta-llama/llama-3.3-70b-instruct"),
        ("fireworks:glm-4p7", "zai:GLM-4.7"),
    ],
)
def test_a_hosted_copy_has_its_makers_figures(shelf: EvidenceShelf, hosted: str, maker: str) -> None:
    inherited = shelf.of(ModelId(hosted))

    assert inherited
    assert inherited == shelf.of(ModelId(maker))
    assert {found.model for found in inherited} == {maker}


@pytest.mark.parametrize(
    "moved", ["deepseek:deepseek-chat", "deepseek:deepseek-reasoner", "mistral:mistral-medium-latest"]
)
def test_an_alias_that_moved_on_has_no_figures_of_the_model_that_it_was(shelf: EvidenceShelf, moved: str) -> None:
    assert shelf.of(ModelId(moved)) == ()


def test_a_snapshot_with_a_row_of_its_own_has_its_own_figures(shelf: EvidenceShelf) -> None:
    older, newer = (
        scores(shelf, ModelId(m), "simple_evals/math") for m in ("openai:gpt-4o-2024-05-13", "openai:gpt-4o")
    )

    assert (older, newer) == ({"": Decimal("76.6")}, {"": Decimal("75.9")})


def test_every_figure_is_of_a_model_of_the_catalog_and_of_no_other(shelf: EvidenceShelf, catalog: Catalog) -> None:
    models = {found.model for found in shelf.figures}

    assert models <= catalog.models.keys()
    assert all(found.model == model for model in models for found in shelf.of(model))


def test_no_model_of_the_catalog_has_figures_of_two(shelf: EvidenceShelf, catalog: Catalog) -> None:
    mixed = {model for model in catalog.models if len({found.model for found in shelf.of(model)}) > 1}

    assert mixed == set()


def test_no_benchmark_mixes_sources(shelf: EvidenceShelf) -> None:
    for found in shelf.figures:
        assert found.benchmark is shelf.benchmarks[found.benchmark.key]
        assert found.benchmark.key.startswith(f"{found.benchmark.source.key}/")


def test_every_benchmark_gives_its_figures_best_first(shelf: EvidenceShelf) -> None:
    for key, benchmark in shelf.benchmarks.items():
        values = [found.score for found in shelf.of_benchmark(key)]

        assert values == sorted(values, reverse=benchmark.higher_is_better)
    assert shelf.of_benchmark("nobodys/test") == ()


def test_what_a_lab_says_of_itself_is_never_called_independent(shelf: EvidenceShelf) -> None:
    kinds = {benchmark.source.key: benchmark.source.kind for benchmark in shelf.benchmarks.values()}

    assert {key for key, kind in kinds.items() if kind is EvidenceKind.SELF_REPORTED} == {
        "llm_stats",
        "models_dev_labs",
        "simple_evals",
        "tau2_labs",
    }
    assert {claim.source.kind for claim in shelf.claims} == {EvidenceKind.SECONDARY}


def test_nothing_of_artificial_analysis_is_shipped(shelf: EvidenceShelf) -> None:
    said = " ".join(f"{f.note} {f.benchmark.name} {f.benchmark.source.where}" for f in shelf.figures).lower()

    assert "artificialanalysis" not in said
    assert "openrouter.ai" not in said


def test_a_task_has_the_benchmarks_that_measure_it(shelf: EvidenceShelf) -> None:
    independent = {b.key for b in shelf.measuring("coding") if b.source.kind is EvidenceKind.INDEPENDENT}

    assert {"lmarena_text/coding", "aider/polyglot", "swebench_bash_only/verified"} <= independent
    assert all("coding" in benchmark.tasks for benchmark in shelf.measuring("coding"))
    assert shelf.measuring("classification") == ()


def test_without_a_task_it_is_the_benchmarks_of_general_ability(shelf: EvidenceShelf) -> None:
    independent = {b.key for b in shelf.measuring(None) if b.source.kind is EvidenceKind.INDEPENDENT}

    assert independent == {"lmarena_text/full", "livebench/2026-01-08-global"}


def test_the_claims_of_the_article_are_shown_as_its_claims(shelf: EvidenceShelf) -> None:
    claims = shelf.claims_about([SMALL, ModelId("azure:gpt-5.1")])
    said = " ".join(claim.text for claim in claims)

    assert all(words in said for words in ("2.50/3", "92 %", "87 %", "12 % fewer errors", "4.1/5", "3.7/5", "300 ms"))
    assert all(words in said for words in ("50+ turns", "about 20", "3–5 %", "90 % of the quality", "graded Strong"))
    assert {claim.as_of for claim in claims} == {None}


def test_claims_that_compare_a_model_with_one_nobody_asked_about_are_left_out(shelf: EvidenceShelf) -> None:
    assert shelf.claims_about([BIG]) == shelf.claims
    assert shelf.claims_about([BIG, OTHER]) == ()
    assert shelf.claims_about([BIG, SMALL, OTHER]) == shelf.claims
    assert shelf.claims_about([OTHER]) == shelf.claims_about([]) == ()


@given(st.lists(st.sampled_from([BIG, SMALL, OTHER]), unique=True))
def test_a_claim_is_told_whoever_is_named_first(asked: list[ModelId]) -> None:
    claim = Claim("one is better", (BIG, SMALL), SOURCE)
    shelf = EvidenceShelf(benchmarks={}, figures=(), claims=(claim,))

    assert shelf.claims_about(asked) == shelf.claims_about(list(reversed(asked)))


def test_figures_with_the_same_score_have_one_order() -> None:
    test = Benchmark("here/test", "Test", "percent", SOURCE)
    figures = (figure(BIG, test, "50"), figure(SMALL, test, "50"), figure(OTHER, test, "60"))

    forward, backward = (
        EvidenceShelf(benchmarks={test.key: test}, figures=order) for order in (figures, figures[::-1])
    )

    assert forward.of_benchmark(test.key) == backward.of_benchmark(test.key)
    assert forward.of_benchmark(test.key)[0].model == OTHER


@pytest.mark.parametrize(
    ("as_of", "months", "old"),
    [
        (date(2026, 11, 22), 0, False),
        (date(2026, 10, 23), 0, False),
        (date(2025, 12, 17), 11, False),
        (date(2025, 11, 23), 11, False),
        (date(2025, 11, 22), 12, True),
        (date(2025, 7, 20), 16, True),
        (None, None, False),
    ],
)
def test_old_evidence_is_what_is_twelve_months_old(as_of: date | None, months: int | None, *, old: bool) -> None:
    assert age_in_months(as_of, today=TODAY) == months
    assert is_old(as_of, today=TODAY) is old


@given(DAYS, DAYS, DAYS)
def test_evidence_never_grows_younger(as_of: date, one: date, other: date) -> None:
    earlier, later = (age_in_months(as_of, today=day) for day in sorted((one, other)))

    assert earlier is not None
    assert later is not None
    assert 0 <= earlier <= later
