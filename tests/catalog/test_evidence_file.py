"""Files of figures: what their lines mean, what is wrong with a bad one, and that the shipped ones are the sources'."""

import csv
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.bundled import evidence
from catalog.evidence_file import BadEvidenceError, shelf_of
from catalog.model import Benchmark, Claim, Evidence, EvidenceKind, EvidenceSource, ModelId

SOURCES = Path(__file__).parents[2] / "../shared/data/evidence"
CENT = Decimal("0.01")
FILE = """
name = "Board"
where = "github:somebody/board"
licence = "MIT"
kind = "independent"
unit = "percent"
remark = "one agent"

[benchmarks.code]
name = "Board: code"
tasks = ["coding", "agents"]
as_of = 2026-01-02
figures = '''
openai:gpt-5.1 | high | 61.5 | 60–63 | 0.25 | 2026-03-04 | gpt-5.1 (high) | a note | and more
openai:gpt-4.1-mini | - | 40 | - | - | - | gpt-4.1-mini
'''

[[claims]]
text = "one is faster"
models = ["openai:gpt-5.1", "openai:gpt-4.1-mini"]
task = "coding"
"""


def test_a_file_is_a_source_with_benchmarks_figures_and_claims() -> None:
    source = EvidenceSource("board", "Board", "github:somebody/board", "MIT", EvidenceKind.INDEPENDENT)
    test = Benchmark("board/code", "Board: code", "percent", source, ("coding", "agents"), remark="one agent")
    big, small = ModelId("openai:gpt-5.1"), ModelId("openai:gpt-4.1-mini")

    shelf = shelf_of({"board": tomllib.loads(FILE)})

    assert shelf.benchmarks == {"board/code": test}
    assert shelf.figures == (
        Evidence(
            big,
            test,
            Decimal("61.5"),
            "gpt-5.1 (high)",
            effort="high",
            ci_low=Decimal(60),
            ci_high=Decimal(63),
            cost_usd=Decimal("0.25"),
            as_of=date(2026, 3, 4),
            note="a note | and more",
        ),
        Evidence(small, test, Decimal(40), "gpt-4.1-mini", as_of=date(2026, 1, 2)),
    )
    assert shelf.claims == (Claim("one is faster", (big, small), source, task="coding"),)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('kind = "independent"', 'kind = "hearsay"'),
        ('licence = "MIT"\n', ""),
        ("| 61.5 |", "| sixty |"),
        ("| 2026-03-04 |", "| March |"),
        ("openai:gpt-4.1-mini | - | 40 | - | - | - | gpt-4.1-mini", "openai:gpt-4.1-mini | 40"),
        ('name = "Board: code"', 'title = "Board: code"'),
    ],
)
def test_a_file_that_cannot_be_used_is_named(right: str, wrong: str) -> None:
    spoilt = FILE.replace(right, wrong)

    with pytest.raises(BadEvidenceError, match=r"data/evidence/board\.toml"):
        shelf_of({"board": tomllib.loads(spoilt)})


@pytest.mark.parametrize(
    ("source", "table", "unit"),
    [
        ("aider", "aider_polyglot", 1),
        ("bfcl", "bfcl", 1),
        ("vectara", "vectara_hallucination", 1),
        ("simple_evals", "openai_simple_evals", 1),
        ("models_dev", "models_dev_benchmarks", 1),
        ("models_dev_labs", "models_dev_benchmarks", 1),
        ("llm_stats", "llm_stats_selfreported", 100),
    ],
)
def test_every_shipped_score_stands_in_its_source(source: str, table: str, unit: int) -> None:
    if not SOURCES.exists():
        pytest.skip(f"the tables of the sources are not here: {SOURCES}")
    with (SOURCES / f"{table}.csv").open(encoding="utf-8") as rows:
        said = {(row["model"], (Decimal(row["score"]) * unit).quantize(CENT)) for row in csv.DictReader(rows)}

    shipped = [figure for figure in evidence().figures if figure.benchmark.source.key == source]
    # A second run of the same model has its date behind the source's own name.
    unknown = [f for f in shipped if (f.measured.partition(" (20")[0], f.score.quantize(CENT)) not in said]

    assert shipped
    assert [f for f in unknown if (f.measured, f.score.quantize(CENT)) not in said] == []
