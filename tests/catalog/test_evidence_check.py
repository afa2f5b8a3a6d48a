"""What the check of the catalog says of figures on file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from catalog.catalog import Catalog
from catalog.check import check
from catalog.evidence import EvidenceShelf
from catalog.evidence_check import evidence_findings
from catalog.evidence_file import BadEvidenceError
from catalog.finding import Severity
from catalog.model import Benchmark, Claim, Evidence, EvidenceKind, EvidenceSource, ModelId

TODAY = date(2026, 11, 22)
SOURCE = EvidenceSource("board", "Board", "a page", "MIT", EvidenceKind.INDEPENDENT)
TEST = Benchmark("board/code", "Board: code", "percent", SOURCE, ("coding",))
FIGURE = Evidence(ModelId("openai:gpt-5.1"), TEST, Decimal(60), "gpt-5.1", effort="high", as_of=date(2026, 1, 2))


def found(
    catalog: Catalog, *figures: Evidence, test: Benchmark = TEST, claims: tuple[Claim, ...] = ()
) -> list[tuple[str, str]]:
    shelf = EvidenceShelf(benchmarks={test.key: test}, figures=figures, claims=claims)
    findings = evidence_findings(replace(catalog, benchmarked=lambda: shelf), today=TODAY)
    return [(finding.about, finding.what) for finding in findings]


def test_the_shipped_figures_have_no_faults(catalog: Catalog) -> None:
    assert list(evidence_findings(catalog, today=TODAY)) == []


def test_a_sound_figure_is_nothing_to_report(catalog: Catalog) -> None:
    assert found(catalog, FIGURE) == []


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        (replace(FIGURE, score=Decimal(101)), "score 101 is outside 0–100 percent"),
        (replace(FIGURE, score=Decimal(-1)), "score -1 is outside 0–100 percent"),
        (replace(FIGURE, ci_low=Decimal(61), ci_high=Decimal(63)), "score 60 is outside its interval 61–63"),
        (replace(FIGURE, ci_low=Decimal(50)), "has half an interval"),
        (replace(FIGURE, cost_usd=Decimal(0)), "cost 0 is no price"),
        (replace(FIGURE, as_of=date(2026, 11, 23)), "is of 2026-11-23, which is still to come"),
        (replace(FIGURE, measured=" "), "does not say what was measured"),
    ],
)
def test_a_figure_that_cannot_be_right_is_an_error(catalog: Catalog, figure: Evidence, what: str) -> None:
    assert found(catalog, figure) == [("board/code openai:gpt-5.1", what)]


def test_a_figure_of_a_model_that_is_none_is_an_error(catalog: Catalog) -> None:
    stranger = replace(FIGURE, model=ModelId("openai:gpt-9"))

    assert found(catalog, stranger) == [("board/code openai:gpt-9", "openai:gpt-9 is no model of the catalog")]


def test_two_ids_of_one_model_would_hide_each_others_figures(catalog: Catalog) -> None:
    hosted = replace(FIGURE, model=ModelId("openrouter:openai/gpt-5.1"))

    assert [about for about, _ in found(catalog, FIGURE, hosted)] == ["board/code openai:gpt-5.1"]


def test_a_figure_that_stands_there_twice_is_an_error_and_another_effort_is_none(catalog: Catalog) -> None:
    assert found(catalog, FIGURE, replace(FIGURE, effort="none")) == []
    assert found(catalog, FIGURE, FIGURE) == [("board/code", "openai:gpt-5.1 high (gpt-5.1) stands there 2 times")]


def test_a_source_without_a_licence_is_an_error(catalog: Catalog) -> None:
    test = replace(TEST, source=replace(SOURCE, licence="", where=" "))

    assert found(catalog, replace(FIGURE, benchmark=test), test=test) == [
        ("evidence board", "has no where and no licence")
    ]


def test_a_test_without_a_scale_a_known_task_or_figures_is_an_error(catalog: Catalog) -> None:
    test = replace(TEST, unit="stars", tasks=("poetry",))  # type: ignore[arg-type] # the planted fault

    assert found(catalog, test=test) == [
        ("board/code", "unit 'stars' has no scale"),
        ("board/code", "poetry is no task"),
        ("board/code", "has no figures"),
    ]


def test_a_claim_about_a_model_that_is_none_is_an_error(catalog: Catalog) -> None:
    claim = Claim("gpt-9 is better", (ModelId("openai:gpt-9"),), SOURCE)

    assert found(catalog, FIGURE, claims=(claim,)) == [
        ("claim 'gpt-9 is better'", "openai:gpt-9 is no model of the catalog")
    ]


def test_a_file_that_cannot_be_read_is_a_finding_of_the_whole_check(catalog: Catalog) -> None:
    def spoilt() -> EvidenceShelf:
        raise BadEvidenceError("data/evidence/board.toml cannot be used: KeyError('kind')")

    findings = check(replace(catalog, benchmarked=spoilt), today=TODAY)

    assert [(finding.severity, finding.what) for finding in findings] == [
        (Severity.ERROR, "data/evidence/board.toml cannot be used: KeyError('kind')")
    ]
