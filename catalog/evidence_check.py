"""What every figure on file must satisfy: of a model of the catalog, from a source, on its scale, counted once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, get_args

from catalog.catalog import Catalog
from catalog.evidence import EvidenceShelf
from catalog.evidence_file import BadEvidenceError
from catalog.finding import Finding, Severity
from catalog.model import Benchmark, Evidence, EvidenceSource, ModelId, Task

__all__ = ["evidence_findings"]

SCALES: Final[Mapping[str, tuple[Decimal, Decimal]]] = {
    "percent": (Decimal(0), Decimal(100)),
    "percent hallucination rate": (Decimal(0), Decimal(100)),
    "fraction": (Decimal(0), Decimal(1)),
    "Arena score": (Decimal(500), Decimal(2500)),
}
"""The least and the most that a score of a unit can plausibly be."""
TASKS: Final = frozenset(get_args(Task))
REMEDY: Final = "correct data/evidence/{}.toml"


def evidence_findings(catalog: Catalog, *, today: date) -> Iterator[Finding]:
    """Everything that is wrong with the benchmark figures on a day."""
    try:
        shelf = catalog.evidence
    except BadEvidenceError as error:
        yield Finding(Severity.ERROR, "evidence", str(error), "correct the file as the head of data/evidence/ says")
        return
    for source, about, what in _faults(catalog, shelf, today):
        yield Finding(Severity.ERROR, about, what, REMEDY.format(source.key))


Fault = tuple[EvidenceSource, str, str]


def _faults(catalog: Catalog, shelf: EvidenceShelf, today: date) -> Iterator[Fault]:
    sources = {benchmark.source.key: benchmark.source for benchmark in shelf.benchmarks.values()}
    sources |= {claim.source.key: claim.source for claim in shelf.claims}
    for source in sources.values():
        yield from ((source, f"evidence {source.key}", what) for what in _wrong_source(source))
    for benchmark in shelf.benchmarks.values():
        yield from ((benchmark.source, benchmark.key, what) for what in _wrong_benchmark(shelf, benchmark))
    for figure in shelf.figures:
        wrong = (*_wrong_figure(figure, today), *_wrong_model(catalog, shelf, figure))
        yield from ((figure.benchmark.source, f"{figure.benchmark.key} {figure.model}", what) for what in wrong)
    yield from _twice(shelf)
    for claim in shelf.claims:
        for model in claim.models:
            if catalog.model(model) is None:
                yield claim.source, f"claim {claim.text[:40]!r}", _no_model(model)


def _wrong_source(source: EvidenceSource) -> Iterator[str]:
    missing = [name for name in ("name", "where", "licence") if not getattr(source, name).strip()]
    if missing:
        yield f"has no {' and no '.join(missing)}"


def _wrong_benchmark(shelf: EvidenceShelf, benchmark: Benchmark) -> Iterator[str]:
    if benchmark.unit not in SCALES:
        yield f"unit {benchmark.unit!r} has no scale"
    if unknown := set(benchmark.tasks) - TASKS:
        yield f"{', '.join(sorted(unknown))} is no task"
    if not shelf.of_benchmark(benchmark.key):
        yield "has no figures"


def _wrong_figure(figure: Evidence, today: date) -> Iterator[str]:
    low, high = SCALES.get(figure.benchmark.unit, (figure.score, figure.score))
    if not (figure.score.is_finite() and low <= figure.score <= high):
        yield f"score {figure.score} is outside {low}–{high} {figure.benchmark.unit}"
    match figure.ci_low, figure.ci_high:
        case (None, Decimal()) | (Decimal(), None):
            yield "has half an interval"
        case Decimal() as least, Decimal() as most if not least <= figure.score <= most:
            yield f"score {figure.score} is outside its interval {least}–{most}"
    if figure.cost_usd is not None and not (figure.cost_usd.is_finite() and figure.cost_usd > 0):
        yield f"cost {figure.cost_usd} is no price"
    if figure.as_of and figure.as_of > today:
        yield f"is of {figure.as_of}, which is still to come"
    if not figure.measured.strip():
        yield "does not say what was measured"


def _wrong_model(catalog: Catalog, shelf: EvidenceShelf, figure: Evidence) -> Iterator[str]:
    if catalog.model(figure.model) is None:
        yield _no_model(figure.model)
    elif all(found is not figure for found in shelf.of(figure.model)):
        yield f"{figure.model} is another id of a model whose figures stand under one already"


def _no_model(model: ModelId) -> str:
    return f"{model} is no model of the catalog"


def _twice(shelf: EvidenceShelf) -> Iterator[Fault]:
    entries = Counter((f.benchmark.key, f.model, f.effort, f.measured) for f in shelf.figures)
    for (key, model, effort, measured), times in entries.items():
        if times > 1:
            entry = " ".join(filter(None, (model, effort, f"({measured})")))
            yield shelf.benchmarks[key].source, key, f"{entry} stands there {times} times"
