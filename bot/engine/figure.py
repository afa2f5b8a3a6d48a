"""One benchmark figure as a value of an answer."""

from datetime import date

from bot.engine.money import Exact
from bot.engine.questions import Value
from catalog.model import Evidence, EvidenceKind, ModelId, Task


class Figure(Value):
    """One figure on file.

    Attributes:
        model: The model asked about; a hosted copy has its maker's figures.
        effort: Reasoning effort as the source says it; empty for models without efforts.
        benchmark, benchmark_key: The test; figures of other tests are not comparable.
        task: The task asked about where the test measures it, else the first that it measures; null for none.
        tasks: All tasks that the test measures.
        general: The test stands for general ability.
        score, unit, higher_is_better, is_elo: The figure and how to read it.
        source, source_name, url: Where it stands: name with repository, the name alone, a page.
        kind: Who says so.
        licence, attribution: Of the figure.
        as_of: Day of the figure or its table; null where the source gives none.
        ci_low, ci_high: 95 % confidence interval, where given.
        cost_usd: USD for one item of the test, where given.
        measured: The source's own name of what was measured.
        note: What else is to be said beside it.
        remark: What is to be said beside a comparison in this test.
    """

    model: ModelId
    effort: str
    benchmark: str
    benchmark_key: str
    task: Task | None
    tasks: tuple[Task, ...]
    general: bool
    score: Exact
    unit: str
    higher_is_better: bool
    is_elo: bool
    source: str
    source_name: str
    kind: EvidenceKind
    licence: str
    measured: str
    url: str | None = None
    attribution: str = ""
    as_of: date | None = None
    ci_low: Exact | None = None
    ci_high: Exact | None = None
    cost_usd: Exact | None = None
    note: str = ""
    remark: str = ""

    @property
    def has_interval(self) -> bool:
        """Whether the source gives a confidence interval."""
        return self.ci_low is not None and self.ci_high is not None


def figure_of(evidence: Evidence, model: ModelId, task: Task | None) -> Figure:
    """A figure on file as a value of an answer about a model and a task."""
    test, source = evidence.benchmark, evidence.benchmark.source
    return Figure(
        model=model,
        effort=evidence.effort,
        benchmark=test.name,
        benchmark_key=test.key,
        task=task if task in test.tasks else next(iter(test.tasks), None),
        tasks=test.tasks,
        general=test.general,
        score=evidence.score,
        unit=test.unit,
        higher_is_better=test.higher_is_better,
        is_elo=test.is_elo,
        source=f"{source.name}, {source.where}",
        source_name=source.name,
        kind=source.kind,
        licence=source.licence,
        measured=evidence.measured,
        url=source.url,
        attribution=source.attribution,
        as_of=evidence.as_of,
        ci_low=evidence.ci_low,
        ci_high=evidence.ci_high,
        cost_usd=evidence.cost_usd,
        note=evidence.note,
        remark=test.remark,
    )
