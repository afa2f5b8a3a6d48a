"""A file of benchmark figures: the head says whose they are, and each benchmark has its figures line by line."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from catalog.evidence import EvidenceShelf
from catalog.model import Benchmark, Claim, Evidence, EvidenceKind, EvidenceSource, ModelId

__all__ = ["BadEvidenceError", "shelf_of"]

COLUMN: Final = " | "
NOTHING: Final = "-"
SOURCE: Final = frozenset({"name", "where", "licence", "kind", "url", "attribution"})
EVERY_BENCHMARK: Final = frozenset({"unit", "remark"})
"""What the head of a file may say for all its benchmarks, where they do not say otherwise."""


class BadEvidenceError(ValueError):
    """A file is not what the head of `data/evidence/aider.toml` says."""


def shelf_of(files: Mapping[str, Mapping[str, Any]]) -> EvidenceShelf:
    """All figures of the files in `data/evidence/`.

    Args:
        files: The parsed files by their names without suffix.

    Raises:
        BadEvidenceError: A file cannot be used; the error says which.
    """
    benchmarks: dict[str, Benchmark] = {}
    figures: list[Evidence] = []
    claims: list[Claim] = []
    for key, data in files.items():
        try:
            source = _source(key, data)
            for benchmark, table in _benchmarks(data, source):
                benchmarks[benchmark.key] = benchmark
                figures += _figures(benchmark, table["figures"], table.get("as_of", data.get("as_of")))
            claims += (_claim(claim, source, data.get("as_of")) for claim in data.get("claims", ()))
        except (KeyError, ValueError, TypeError, ArithmeticError) as error:
            raise BadEvidenceError(f"data/evidence/{key}.toml cannot be used: {error!r}") from error
    return EvidenceShelf(benchmarks=benchmarks, figures=tuple(figures), claims=tuple(claims))


def _source(key: str, data: Mapping[str, Any]) -> EvidenceSource:
    head = {name: value for name, value in data.items() if name in SOURCE}
    return EvidenceSource(key=key, **{**head, "kind": EvidenceKind(head["kind"])})


def _benchmarks(data: Mapping[str, Any], source: EvidenceSource) -> Iterator[tuple[Benchmark, Mapping[str, Any]]]:
    defaults = {name: data[name] for name in EVERY_BENCHMARK if name in data}
    for name, table in data.get("benchmarks", {}).items():
        head = defaults | {name: value for name, value in table.items() if name not in {"figures", "as_of"}}
        tasks = tuple(head.pop("tasks", ()))
        yield Benchmark(key=f"{source.key}/{name}", source=source, tasks=tasks, **head), table


def _figures(benchmark: Benchmark, rows: str, as_of: date | None) -> Iterator[Evidence]:
    for row in rows.strip().splitlines():
        model, effort, score, interval, cost, day, measured, *note = row.split(COLUMN)
        low, _, high = interval.partition("–")
        yield Evidence(
            model=ModelId(model),
            benchmark=benchmark,
            score=Decimal(score),
            measured=measured,
            effort="" if effort == NOTHING else effort,
            ci_low=Decimal(low) if high else None,
            ci_high=Decimal(high) if high else None,
            cost_usd=None if cost == NOTHING else Decimal(cost),
            as_of=as_of if day == NOTHING else date.fromisoformat(day),
            note=COLUMN.join(note),
        )


def _claim(claim: Mapping[str, Any], source: EvidenceSource, as_of: date | None) -> Claim:
    models = tuple(ModelId(model) for model in claim["models"])
    return Claim(text=claim["text"], models=models, source=source, task=claim.get("task"), as_of=as_of)
