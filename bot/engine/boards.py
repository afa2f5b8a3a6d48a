"""One test with the models in it, best first: never merged with another test."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from bot.engine.questions import Value
from bot.engine.standing import Figure, counting, figure_of, gap
from catalog.catalog import Catalog
from catalog.model import Benchmark, Evidence, EvidenceKind, ModelId, Task

FIRST: Final = 5
"""Models of a test that are shown where nobody named any."""


class Board(Value):
    """A test and the figures of models in it.

    Attributes:
        benchmark, benchmark_key, unit: The test.
        about_task: It measures the task asked about.
        general: It stands for general ability.
        figures: One a model, the best first.
        tied: Models whose figure is equal to the first one's, or whose 95 % interval overlaps with it.
        models: How many models are on file in this test.
        remark: What is to be said beside a comparison in it.
    """

    benchmark: str
    benchmark_key: str
    unit: str
    about_task: bool
    general: bool
    figures: tuple[Figure, ...]
    tied: tuple[ModelId, ...] = ()
    models: int
    remark: str = ""


def boards_of(
    catalog: Catalog, models: Iterable[ModelId], task: Task | None, *, efforts: Mapping[ModelId, str]
) -> tuple[Board, ...]:
    """Every independent test that holds one of the models, those that compare most of them first.

    Then tests of the task before general ability and that before others, newer before older, and those that measure
    more before their parts.
    """
    found: dict[str, dict[ModelId, Evidence]] = {}
    for model in models:
        for key, evidence in counting(catalog, model, effort=efforts.get(model)).items():
            if evidence.benchmark.source.kind is EvidenceKind.INDEPENDENT:
                found.setdefault(key, {})[model] = evidence
    boards = [_board(catalog, catalog.evidence.benchmarks[key], held, task) for key, held in found.items()]
    return tuple(sorted(boards, key=_most_telling))


def leaders(catalog: Catalog, task: Task | None, *, counts: Callable[[ModelId], bool]) -> Iterator[Board]:
    """Who is best in each independent test of a task, those with most models first; of the models that count only.

    Each model stands there once, with its best figure, whatever its effort.
    """
    boards = []
    for test in catalog.evidence.measuring(task):
        best: dict[ModelId, Evidence] = {}
        for evidence in catalog.evidence.of_benchmark(test.key):
            if counts(evidence.model):
                best.setdefault(evidence.model, evidence)
        if best and test.source.kind is EvidenceKind.INDEPENDENT:
            boards.append(_board(catalog, test, best, task))
    for board in sorted(boards, key=lambda board: (-len(board.figures), -_newest(board), board.benchmark_key)):
        yield board.model_copy(update={"figures": board.figures[:FIRST]})


def _board(catalog: Catalog, test: Benchmark, held: Mapping[ModelId, Evidence], task: Task | None) -> Board:
    sign = -1 if test.higher_is_better else 1
    ranked = sorted(held.items(), key=lambda item: (sign * item[1].score, item[0]))
    first = ranked[0][1]
    return Board(
        benchmark=test.name,
        benchmark_key=test.key,
        unit=test.unit,
        about_task=task is not None and task in test.tasks,
        general=test.general,
        figures=tuple(figure_of(evidence, model, task) for model, evidence in ranked),
        tied=tuple(model for model, evidence in ranked[1:] if gap(first, evidence)[1] == "tie"),
        models=len({evidence.model for evidence in catalog.evidence.of_benchmark(test.key)}),
        remark=test.remark,
    )


def _most_telling(board: Board) -> tuple[int, int, int, int, str]:
    about = 0 if board.about_task else 1 if board.general else 2
    return (-len(board.figures), about, -_newest(board), -len(board.figures[0].tasks), board.benchmark_key)


def _newest(board: Board) -> int:
    return max((figure.as_of.toordinal() for figure in board.figures if figure.as_of), default=date.min.toordinal())
