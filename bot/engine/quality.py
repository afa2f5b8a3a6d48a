"""Which performs better: the figures on file, test by test, never merged into one ranking."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final, Literal, get_args

from pydantic import Field

from bot.engine.ahead import lifecycle_sources, shutdowns
from bot.engine.answered import Answered, ModelCost, Shutdown, Source
from bot.engine.boards import Board, boards_of, leaders
from bot.engine.gate import against
from bot.engine.pricing import effort_notes, label_of, price_for, price_sources, priced
from bot.engine.questions import QualityQuestion, Value
from bot.engine.solved import SolvedTask, solved_tasks
from bot.engine.standing import Figure, Said, Standing, claims, decisive, figures_of, standings
from catalog.catalog import Catalog
from catalog.evidence import age_in_months
from catalog.model import EvidenceKind, ModelId, Price, Task

COMPARED: Final = 4
"""Models that are compared pair by pair; more stand side by side only."""
TASKS: Final[tuple[Task, ...]] = get_args(Task)
PairOutcome = Literal["better", "worse", "tie", "mixed", "not comparable"]
"""What the tests say of the first of two models; mixed where one says the opposite of another."""


class TaskOutcome(Value):
    """What the independent tests of one task say of the first of two models."""

    task: Task
    outcome: PairOutcome


class Pairing(Value):
    """Two models, and what the tests that may decide say of them.

    Attributes:
        one, other: The models; the outcome is about the first.
        outcome: Of the independent tests of the task; where none has both, of those of general ability; where nothing
            independent speaks of it, of makers' own figures.
        about_task: Whether that rests on tests of the task.
        is_own: Whether that rests on makers' own figures, because no independent test speaks of it.
        tests: The keys of those tests, the most telling first.
        by_task: The same for every task that has a test of both.
    """

    one: ModelId
    other: ModelId
    outcome: PairOutcome
    about_task: bool
    is_own: bool = False
    tests: tuple[str, ...] = ()
    by_task: tuple[TaskOutcome, ...] = ()


class QualityAnswer(Answered):
    """What the sources say.

    Attributes:
        models: The models asked about; empty where the leaders were asked for.
        labels: What people call every model of the answer.
        task: What for; null for overall.
        is_measured: Whether an independent test on file measures that; else general ability stands in.
        pairings: The first models pair by pair.
        standings: The tests that two of them are in and that speak of the question, pair by pair, the most telling
            first; makers' own figures too.
        tests: Every independent test that one of them is in.
        leaders: Without a model, who is best in each independent test.
        evidence: Every figure on file that speaks of the question.
        claims: What sources claim without a test's score; never counted.
        solved: What a solved item of a test costs on two of the models.
        without_evidence: Models that nothing is on file about.
        ages: Whole months since the oldest figure of each test, by its key.
        costs: The workload's cost on each model.
        shutdowns: Models that are gone or go within twelve months.
    """

    kind: Literal["quality"] = "quality"
    models: tuple[ModelId, ...] = ()
    labels: dict[ModelId, str] = Field(default_factory=dict)
    task: Task | None = None
    is_measured: bool = True
    pairings: tuple[Pairing, ...] = ()
    standings: tuple[Standing, ...] = ()
    tests: tuple[Board, ...] = ()
    leaders: tuple[Board, ...] = ()
    evidence: tuple[Figure, ...] = ()
    claims: tuple[Said, ...] = ()
    solved: tuple[SolvedTask, ...] = ()
    without_evidence: tuple[ModelId, ...] = ()
    ages: dict[str, int] = Field(default_factory=dict)
    costs: tuple[ModelCost, ...] = ()
    shutdowns: tuple[Shutdown, ...] = ()


def quality(question: QualityQuestion, catalog: Catalog, today: date) -> QualityAnswer:
    """The figures for the models and the task asked about, with the cost of the models at the prices of today."""
    models, task = question.models, question.task
    boards = () if models else tuple(_leaders(question, catalog, today))
    found = {pair: standings(catalog, *pair, task, efforts=question.efforts) for pair in _pairs(models)}
    speaking = tuple(each for pair in found.values() for each in pair if _speaks(each, task))
    evidence = tuple(_evidence(question, catalog) if models else (f for board in boards for f in board.figures))
    shown = models or tuple(dict.fromkeys(figure.model for figure in evidence))
    tests = tuple(_tests(question, catalog))
    pairings = tuple(_pairing(pair, each, task) for pair, each in found.items())
    costs = priced(catalog, models, question.workload, at=today)
    is_sized = question.workload.volume is not None
    ends = shutdowns(catalog, shown, question.workload, today=today)
    return QualityAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *effort_notes(question), *(costs.assumptions if is_sized else ())),
        sources=(
            *_sources(_told(evidence, tests, pairings)),
            *price_sources(catalog, costs.prices if is_sized else ()),
            *_lifecycle_sources(catalog, ends, is_named=bool(models)),
        ),
        unpriced=costs.unpriced,
        models=models,
        labels={model: label_of(catalog, model) for model in shown},
        task=task,
        is_measured=task is None or _is_measured(catalog, task),
        pairings=pairings,
        standings=speaking,
        tests=tests,
        leaders=boards,
        evidence=evidence,
        claims=tuple(_claims(catalog, models, task)),
        solved=tuple(solved_tasks(speaking)),
        without_evidence=tuple(model for model in models if not catalog.evidence.of(model)),
        ages=_ages(evidence, today),
        costs=costs.costs,
        shutdowns=ends,
    )


def _pairs(models: tuple[ModelId, ...]) -> Iterator[tuple[ModelId, ModelId]]:
    return combinations(models[:COMPARED], 2)


def _pairing(pair: tuple[ModelId, ModelId], found: tuple[Standing, ...], task: Task | None) -> Pairing:
    counted = decisive(found, task, own=True)
    about = tuple(each for each in counted if each.about_task)
    chosen = about or counted
    return Pairing(
        one=pair[0],
        other=pair[1],
        outcome=_outcome(chosen),
        about_task=bool(about),
        is_own=any(each.is_own for each in chosen),
        tests=tuple(each.benchmark_key for each in chosen),
        by_task=tuple(_by_task(found)),
    )


def _by_task(found: tuple[Standing, ...]) -> Iterator[TaskOutcome]:
    independent = [each for each in found if each.kind is EvidenceKind.INDEPENDENT]
    for task in TASKS:
        if measuring := [each for each in independent if task in each.one.tasks]:
            yield TaskOutcome(task=task, outcome=_outcome(measuring))


def _outcome(found: Iterable[Standing]) -> PairOutcome:
    """What several tests say together; ties contradict nobody."""
    said = {each.outcome for each in found}
    if not said:
        return "not comparable"
    if {"better", "worse"} <= said:
        return "mixed"
    return "better" if "better" in said else "worse" if "worse" in said else "tie"


def _tests(question: QualityQuestion, catalog: Catalog) -> Iterator[Board]:
    """Where a task was named, those that speak of it; of a single model all, where none does."""
    boards = boards_of(catalog, question.models, question.task, efforts=question.efforts)
    speaking = [board for board in boards if question.task is None or board.about_task or board.general]
    yield from speaking or (boards if len(question.models) == 1 else ())


def _leaders(question: QualityQuestion, catalog: Catalog, today: date) -> Iterator[Board]:
    """Of the task; where no independent test measures it, of general ability."""
    task = question.task if question.task and _is_measured(catalog, question.task) else None
    limits, workload = question.limits, question.workload

    def counts(model: ModelId) -> bool:
        if limits.providers and model.provider not in limits.providers:
            return False
        if not limits.wants_abilities and limits.max_usd_per_mtok is None:
            return True
        price = price_for(catalog, model, workload, at=today)
        return isinstance(price, Price) and not any(against(price, workload, limits, catalog, today=today))

    return leaders(catalog, task, counts=counts)


def _is_measured(catalog: Catalog, task: Task) -> bool:
    return any(test.source.kind is EvidenceKind.INDEPENDENT for test in catalog.evidence.measuring(task))


def _evidence(question: QualityQuestion, catalog: Catalog) -> Iterator[Figure]:
    """What speaks of the task first; of a single model whatever else is on file, too."""
    for model in question.models:
        effort = question.efforts.get(model)
        speaking = figures_of(catalog, model, question.task, effort=effort)
        yield from speaking
        if len(question.models) == 1:
            known = {(figure.benchmark_key, figure.effort, figure.measured) for figure in speaking}
            rest = figures_of(catalog, model, None, effort=effort)
            yield from (each for each in rest if (each.benchmark_key, each.effort, each.measured) not in known)


def _speaks(standing: Standing, task: Task | None) -> bool:
    return task is None or standing.about_task or standing.general


def _claims(catalog: Catalog, models: tuple[ModelId, ...], task: Task | None) -> list[Said]:
    """What is claimed of the task; where nothing is, of the models as a whole. Without a task everything."""
    found = list(claims(catalog, models))
    about = [said for said in found if said.task == task]
    return found if task is None else about or [said for said in found if said.task is None]


def _told(evidence: tuple[Figure, ...], tests: tuple[Board, ...], pairings: tuple[Pairing, ...]) -> Iterator[Figure]:
    """The figures that the answer speaks of: of tests that compare models, else all of them."""
    compared = {board.benchmark_key for board in tests if len(board.figures) > 1}
    compared = compared or {key for pair in pairings if pair.is_own for key in pair.tests}
    shown = {board.benchmark_key for board in tests}
    for figure in evidence:
        own_of_few = figure.kind is EvidenceKind.SELF_REPORTED and len(pairings) <= 1
        alone = own_of_few or not tests or figure.benchmark_key in shown
        if figure.benchmark_key in compared or (not compared and alone):
            yield figure


def _sources(evidence: Iterable[Figure]) -> tuple[Source, ...]:
    """Each source once, with what its licence wants said and the day of its oldest figure."""
    days: dict[tuple[str, str, str, str | None], list[date]] = {}
    for figure in evidence:
        key = (figure.source_name, figure.source, figure.attribution, figure.url)
        days.setdefault(key, []).extend(filter(None, (figure.as_of,)))
    return tuple(
        Source(what=name, where=where, url=url, as_of=min(found, default=None), credit=credit)
        for (name, where, credit, url), found in days.items()
    )


def _lifecycle_sources(catalog: Catalog, ends: tuple[Shutdown, ...], *, is_named: bool) -> Iterator[Source]:
    """Of shutdown dates, and of successors where the answer names them."""
    for source in lifecycle_sources(catalog, dict.fromkeys(end.model for end in ends)):
        if is_named or source.what == "shutdown dates":
            yield source


def _ages(evidence: tuple[Figure, ...], today: date) -> dict[str, int]:
    ages: dict[str, int] = {}
    for figure in evidence:
        if (age := age_in_months(figure.as_of, today=today)) is not None:
            ages[figure.benchmark_key] = max(age, ages.get(figure.benchmark_key, 0))
    return ages
