"""Two models in one test: which is better, by how much, and whether that means anything.

Figures are comparable exactly where they are of the same benchmark. They are never mixed into one score.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final, Literal

from bot.engine.efforts import effort_rank, is_effort
from bot.engine.figure import Figure, figure_of
from bot.engine.money import Exact
from bot.engine.questions import Value
from catalog.catalog import Catalog
from catalog.model import Evidence, EvidenceKind, ModelId, Task

__all__ = [
    "ENOUGH_SOURCES", "Figure", "Outcome", "Said", "Standing", "agree", "claims", "counting", "deciding", "decisive",
    "figure_of", "figures_of", "gap", "preference", "standings", "tellingness",
]  # fmt: skip

ELO: Final = Decimal(400)
"""Points of an Arena score that make a preference of ten to one."""
KINDS: Final = (EvidenceKind.INDEPENDENT, EvidenceKind.SELF_REPORTED, EvidenceKind.SECONDARY)
Outcome = Literal["better", "worse", "tie"]
"""What a test says of the first of two models."""
ENOUGH_SOURCES: Final = 2
"""Independent sources from which on one bears out another."""
NO_EFFORTS: Final[Mapping[ModelId, str]] = {}


class Standing(Value):
    """Two figures of one test.

    Attributes:
        benchmark, benchmark_key, unit, kind: The test, and who says so.
        one, other: The figure of each model.
        difference: In the test's own points; positive where `one` is better, whatever the direction of the scale.
        outcome: What that says of `one`. A tie where the figures are equal or their 95 % intervals overlap; without
            an interval any difference counts, and has to be said to be without one.
        preference: Expected share of votes for `one`, 1 / (1 + 10^(−d/400)), for Arena scores.
        about_task: The test measures the task asked about.
        general: It stands for general ability.
        has_interval: Both figures have a confidence interval.
    """

    benchmark: str
    benchmark_key: str
    unit: str
    kind: EvidenceKind
    one: Figure
    other: Figure
    difference: Exact
    outcome: Outcome
    preference: Exact | None = None
    about_task: bool = False
    general: bool = False
    has_interval: bool = False

    @property
    def is_own(self) -> bool:
        """Whether these are the makers' own figures."""
        return self.kind is EvidenceKind.SELF_REPORTED

    @property
    def as_of(self) -> date | None:
        """The day of the older of the two figures; None where one has none."""
        days = (self.one.as_of, self.other.as_of)
        return min(day for day in days if day) if all(days) else None


class Said(Value):
    """Something that a source claims without a test's score: shown as its claim, never counted.

    Attributes:
        text: What it says.
        models: Whom it is about.
        source, kind, url: Who says it.
        as_of: Day of the source; null where it gives none.
    """

    text: str
    models: tuple[ModelId, ...]
    source: str
    kind: EvidenceKind
    task: Task | None = None
    url: str | None = None
    as_of: date | None = None


def figures_of(catalog: Catalog, model: ModelId, task: Task | None, *, effort: str | None = None) -> tuple[Figure, ...]:
    """The figures on file that speak of a task: its own tests, then general ability; without a task all figures.

    Independent figures come before what labs say of themselves, newer before older.
    """
    held = (e for e in catalog.evidence.of(model) if effort is None or is_effort(effort, e.effort))
    found = (e for e in held if task is None or task in e.benchmark.tasks or e.benchmark.general)
    order = sorted(found, key=lambda e: (tellingness(e, e, task=task), e.benchmark.key, *_counts_first(e)))
    return tuple(figure_of(evidence, model, task) for evidence in order)


def standings(
    catalog: Catalog,
    one: ModelId,
    other: ModelId,
    task: Task | None,
    *,
    efforts: Mapping[ModelId, str] = NO_EFFORTS,
) -> tuple[Standing, ...]:
    """Every test that both models are in, the most telling first.

    Tests of the task come before general ability and that before other tests; independent ones before what labs say of
    themselves; those with an interval before those without; newer before older; those that measure more before parts.
    """
    ours, theirs = (counting(catalog, model, effort=efforts.get(model)) for model in (one, other))
    shared = sorted(ours.keys() & theirs.keys(), key=lambda key: (tellingness(ours[key], theirs[key], task=task), key))
    return tuple(_standing(ours[key], theirs[key], models=(one, other), task=task) for key in shared)


def tellingness(one: Evidence, other: Evidence, *, task: Task | None) -> tuple[int, ...]:
    """How much a comparison of two figures of one test tells, the least number first: see `standings`.

    The older of the two figures counts for the age.
    """
    test = one.benchmark
    return (
        0 if task is not None and task in test.tasks else 1 if test.general else 2,
        KINDS.index(test.source.kind),
        not (_has_interval(one) and _has_interval(other)),
        -min(_ordinal(one.as_of), _ordinal(other.as_of)),
        -len(test.tasks),
    )


def counting(catalog: Catalog, model: ModelId, *, effort: str | None = None) -> dict[str, Evidence]:
    """The one figure of a model that counts in each test, by the test's key.

    Of several efforts it is the one that the question names, and no other; where it names none, the lowest on file:
    rates are per token, and a higher effort writes more of them. Of several figures at one effort, the newest.
    """
    found = (e for e in catalog.evidence.of(model) if effort is None or is_effort(effort, e.effort))
    by_test = sorted(found, key=lambda e: (e.benchmark.key, *_counts_first(e)))
    return {key: next(group) for key, group in groupby(by_test, key=lambda e: e.benchmark.key)}


def gap(one: Evidence, other: Evidence) -> tuple[Decimal, Outcome]:
    """By how much the first figure of a test is better, and what that says of it.

    It is a tie where both are equal or their 95 % intervals overlap.
    """
    difference = (one.score - other.score) * (1 if one.benchmark.higher_is_better else -1)
    if not difference or _overlap(one, other):
        return difference, "tie"
    return difference, "better" if difference > 0 else "worse"


def _standing(one: Evidence, other: Evidence, *, models: tuple[ModelId, ModelId], task: Task | None) -> Standing:
    test = one.benchmark
    difference, outcome = gap(one, other)
    return Standing(
        benchmark=test.name,
        benchmark_key=test.key,
        unit=test.unit,
        kind=test.source.kind,
        one=figure_of(one, models[0], task),
        other=figure_of(other, models[1], task),
        difference=difference,
        outcome=outcome,
        preference=preference(difference) if test.is_elo else None,
        about_task=task is not None and task in test.tasks,
        general=test.general,
        has_interval=_has_interval(one) and _has_interval(other),
    )


def preference(difference: Decimal) -> Decimal:
    """The expected share of votes at a difference of Arena scores: 1 / (1 + 10^(−d/400)) (Elo's formula)."""
    return 1 / (1 + Decimal(10) ** (-difference / ELO))


def deciding(found: Sequence[Standing], task: Task | None, *, own: bool) -> Standing | None:
    """The standing that a decision rests on: the most telling of those that may decide."""
    return next(iter(decisive(found, task, own=own)), None)


def decisive(found: Sequence[Standing], task: Task | None, *, own: bool) -> tuple[Standing, ...]:
    """The standings that a decision may rest on, in the order given.

    They are independent, and of the task or of general ability. Where no task was named and no test of general ability
    has both models, tests of single tasks stand in, if two sources at least have both and none contradicts another.
    Only where nothing independent speaks of the question may makers' own figures decide, and they never stand beside
    independent ones: without a task they need that no independent test has both.

    Args:
        found: Every test that both models are in.
        task: What they are wanted for.
        own: Makers' own figures may decide: somebody named the models, nobody searched the catalog for them.
    """
    independent = tuple(each for each in found if each.kind is EvidenceKind.INDEPENDENT)
    speaking = tuple(each for each in independent if each.about_task or each.general)
    if speaking:
        return speaking
    if task is None and independent:
        sources = {each.one.source_name for each in independent}
        return independent if len(sources) >= ENOUGH_SOURCES and agree(independent) else ()
    return tuple(each for each in found if own and each.is_own and (each.about_task if task else each.general))


def agree(found: Iterable[Standing]) -> bool:
    """Whether no test says the opposite of another; ties contradict nobody."""
    return not {"better", "worse"} <= {each.outcome for each in found}


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.ci_low is None or one.ci_high is None or other.ci_low is None or other.ci_high is None:
        return False
    return one.ci_low <= other.ci_high and other.ci_low <= one.ci_high


def _has_interval(figure: Evidence) -> bool:
    return figure.ci_low is not None and figure.ci_high is not None


def _counts_first(figure: Evidence) -> tuple[tuple[int, int], int, str]:
    """Which of a model's figures in one test counts first."""
    return (effort_rank(figure.effort), -_ordinal(figure.as_of), figure.measured)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def claims(catalog: Catalog, models: Iterable[ModelId]) -> tuple[Said, ...]:
    """What sources claim of models."""
    return tuple(
        Said(
            text=claim.text,
            models=claim.models,
            source=claim.source.name,
            kind=claim.source.kind,
            task=claim.task,
            url=claim.source.url,
            as_of=claim.as_of,
        )
        for claim in catalog.evidence.claims_about(models)
    )
