"""Benchmark figures by model and reasoning effort: comparable within one benchmark only, never mixed into one score."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from catalog.copies import by_name, names_of
from catalog.model import Benchmark, Claim, Evidence, ModelId, Task

__all__ = ["OLD", "EvidenceShelf", "age_in_months", "is_old"]

OLD: Final = 12
"""Months from which on a figure is shown with its age."""
MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True)
class EvidenceShelf:
    """All figures on file.

    Attributes:
        benchmarks: Every test by its key.
        figures: All figures, in no order that means anything.
        claims: What sources say of models without a test's score.
    """

    benchmarks: Mapping[str, Benchmark]
    figures: tuple[Evidence, ...]
    claims: tuple[Claim, ...] = ()

    def of(self, model: ModelId) -> tuple[Evidence, ...]:
        """Every figure of a model, whoever sells it; none means "no evidence on file"."""
        return next((self._by_model[name] for name in names_of(model) if name in self._by_model), ())

    def measuring(self, task: Task | None) -> tuple[Benchmark, ...]:
        """The benchmarks of a task; without one, those of general ability."""
        return self._by_task.get(task, ())

    def of_benchmark(self, key: str) -> tuple[Evidence, ...]:
        """The figures of a benchmark, best first; none for a key that is no benchmark's."""
        return self._by_benchmark.get(key, ())

    def claims_about(self, models: Iterable[ModelId]) -> tuple[Claim, ...]:
        """What is claimed of models: everything that compares no others with them.

        Of one model that is every claim which names it; of several, the claims among them, and those about all of them.
        """
        asked = {next((self._claimed[name] for name in names_of(m) if name in self._claimed), m) for m in models}
        return tuple(c for c in self.claims if asked and (asked.issuperset(c.models) or asked.issubset(c.models)))

    @cached_property
    def _by_model(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: defaultdict[ModelId, list[Evidence]] = defaultdict(list)
        for figure in self.figures:
            found[figure.model].append(figure)
        return by_name({model: tuple(figures) for model, figures in found.items()})

    @cached_property
    def _claimed(self) -> Mapping[str, ModelId]:
        return by_name({model: model for claim in self.claims for model in claim.models})

    @cached_property
    def _by_benchmark(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: defaultdict[str, list[Evidence]] = defaultdict(list)
        for figure in self.figures:
            found[figure.benchmark.key].append(figure)
        return {key: _best_first(figures) for key, figures in found.items()}

    @cached_property
    def _by_task(self) -> Mapping[Task | None, tuple[Benchmark, ...]]:
        found: defaultdict[Task | None, list[Benchmark]] = defaultdict(list)
        for benchmark in self.benchmarks.values():
            for task in benchmark.tasks:
                found[task].append(benchmark)
            if benchmark.general:
                found[None].append(benchmark)
        return {task: tuple(benchmarks) for task, benchmarks in found.items()}


def age_in_months(as_of: date | None, *, today: date) -> int | None:
    """Whole months since the day of a figure; None where its source gives no day."""
    if as_of is None:
        return None
    months = (today.year - as_of.year) * MONTHS_A_YEAR + today.month - as_of.month
    return max(0, months - (today.day < as_of.day))


def is_old(as_of: date | None, *, today: date) -> bool:
    """Whether a figure must be shown with its age. One without a day is not known to be old."""
    age = age_in_months(as_of, today=today)
    return age is not None and age >= OLD


def _best_first(figures: Iterable[Evidence]) -> tuple[Evidence, ...]:
    def place(figure: Evidence) -> tuple[object, ...]:
        score = -figure.score if figure.benchmark.higher_is_better else figure.score
        return (score, figure.model, figure.effort, figure.measured)

    return tuple(sorted(figures, key=place))
