"""Which performs better, in words: what the tests say, test by test, and what they do not say."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from bot.engine.boards import Board
from bot.engine.quality import Pairing, QualityAnswer
from bot.engine.questions import Choice, QualityQuestion
from bot.engine.standing import Figure, Standing
from bot.replies import follow_ups, parts
from bot.replies.figures import BY_LABS, month, none_on_file
from bot.replies.quality_facts import quality_facts
from bot.replies.quality_headline import quality_headline, standings_of
from bot.replies.quality_working import quality_working
from bot.replies.reply import Cell, Reply, Table
from bot.replies.scores import aged, full_score, states_effort
from bot.replies.tasks import task_words
from bot.replies.words import listed, text_cell
from catalog.model import ModelId

ROWS: Final = 12
"""Tests that a table shows."""
BELOW: Final = 3
"""Tests beside each other where models stand below each other."""
PAIR: Final = 2
LEADERS: Final = 3


def quality_reply(question: QualityQuestion, answer: QualityAnswer) -> Reply:
    """What the figures on file say, and what they do not."""
    return Reply(
        headline=quality_headline(question, answer),
        basis=" · ".join(_basis(question, answer)),
        table=_table(answer) if answer.models else _leaders(answer),
        facts=quality_facts(question, answer),
        follow_ups=_follow_ups(answer),
        working=tuple(quality_working(question, answer)),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=bool(answer.evidence),
        can_refine=bool(answer.models),
    )


def _basis(question: QualityQuestion, answer: QualityAnswer) -> Iterator[str]:
    yield f"task: {task_words(answer.task)}" if answer.task else "overall"
    own = any(pair.is_own for pair in answer.pairings)
    yield "no independent test on file compares them" if own else "independent tests on file, each for itself"
    if any(figure.effort for figure in answer.evidence) and not question.efforts:
        yield "of several efforts the lowest" if answer.models else "every model at its best effort"
    if not all(map(states_effort, _shown(answer))):
        yield "effort unlabelled where none is named"
    if question.workload.volume and answer.models:
        yield parts.basis(question.workload, answer.assumptions)
    else:
        yield from answer.assumptions


def _shown(answer: QualityAnswer) -> Iterator[Figure]:
    return (figure for board in (*answer.tests, *answer.leaders) for figure in board.figures)


def _table(answer: QualityAnswer) -> Table | None:
    """Tests below each other and models beside each other; the other way round for many models."""
    own = [pair for pair in answer.pairings if pair.is_own]
    if own and len(answer.models) == PAIR:
        return _own_table(answer, own[0])
    comparing = [board for board in answer.tests if len(board.figures) > 1]
    beside = BELOW if len(answer.models) > 1 else ROWS
    boards = comparing[:ROWS] or list(answer.tests)[:beside]
    if not boards:
        return None
    if len(answer.models) > LEADERS:
        return _models_below(answer, boards[:BELOW])
    pair = len(answer.models) == PAIR
    return Table(
        header=("test", *(answer.labels[model] for model in answer.models), *(("better",) if pair else ()), "as of"),
        rows=tuple(
            (
                text_cell(board.benchmark),
                *(_score_cell(board, model) for model in answer.models),
                *((text_cell(_better(board, answer)),) if pair else ()),
                text_cell(_dated(board, answer)),
            )
            for board in boards
        ),
    )


def _own_table(answer: QualityAnswer, pair: Pairing) -> Table:
    """The makers' own figures that decided, where nothing independent compares the two."""
    found = standings_of(answer, pair)[:ROWS]
    return Table(
        header=("makers' own figures", answer.labels[pair.one], answer.labels[pair.other], "better", "as of"),
        rows=tuple(
            (
                text_cell(each.benchmark.removesuffix(BY_LABS)),
                Cell(text=full_score(each.one), number=each.one.score),
                Cell(text=full_score(each.other), number=each.other.score),
                text_cell("tie" if each.outcome == "tie" else answer.labels[_winner(each)]),
                text_cell(f"{month(each.as_of)}{aged(answer.ages.get(each.benchmark_key))}"),
            )
            for each in found
        ),
    )


def _models_below(answer: QualityAnswer, boards: list[Board]) -> Table:
    return Table(
        header=("model", *(board.benchmark for board in boards)),
        rows=tuple(
            (text_cell(answer.labels[model]), *(_score_cell(board, model) for board in boards))
            for model in answer.models
        ),
    )


def _score_cell(board: Board, model: ModelId) -> Cell:
    figure = next((figure for figure in board.figures if figure.model == model), None)
    return Cell(text=full_score(figure), number=figure.score) if figure else text_cell(none_on_file())


def _better(board: Board, answer: QualityAnswer) -> str:
    """Who is better in a test of both; where no confidence interval is given, that."""
    found = next((each for each in answer.standings if each.benchmark_key == board.benchmark_key), None)
    if found is None:
        return ""
    name = "tie" if found.outcome == "tie" else answer.labels[_winner(found)]
    return name if found.has_interval else f"{name} (no interval)"


def _winner(standing: Standing) -> ModelId:
    return standing.one.model if standing.difference >= 0 else standing.other.model


def _dated(board: Board, answer: QualityAnswer) -> str:
    """The month of the oldest figure of a test, with its age where that is old."""
    days = [figure.as_of for figure in board.figures if figure.as_of]
    return f"{month(min(days, default=None))}{aged(answer.ages.get(board.benchmark_key))}"


def _leaders(answer: QualityAnswer) -> Table | None:
    """The first few of each test, source by source."""
    if not answer.leaders:
        return None
    return Table(
        header=("test", "first", "second", "third", "models", "as of"),
        rows=tuple(
            (
                text_cell(board.benchmark),
                *(_place(board, place, answer) for place in range(LEADERS)),
                Cell(text=str(board.models), number=Decimal(board.models)),
                text_cell(_dated(board, answer)),
            )
            for board in answer.leaders[:ROWS]
        ),
    )


def _place(board: Board, place: int, answer: QualityAnswer) -> Cell:
    figure: Figure | None = next(islice(board.figures, place, None), None)
    if figure is None:
        return text_cell("")
    ended = "⚠ " if any(end.model == figure.model for end in answer.shutdowns) else ""
    return text_cell(f"{ended}{answer.labels[figure.model]}: {full_score(figure)}")


def _follow_ups(answer: QualityAnswer) -> tuple[Choice, ...]:
    costs = answer.costs
    if answer.leaders:
        first = [figure.model for figure in answer.leaders[0].figures[:LEADERS]]
        return (follow_ups.asking(f"compare {listed(first)}", "What do the first ones cost?"),)
    return follow_ups.first((follow_ups.which_to_choose(costs), follow_ups.side_by_side(costs)))
