"""The one sentence about which performs better."""

from collections.abc import Iterable, Sequence

from bot.engine.boards import Board
from bot.engine.gate import is_same
from bot.engine.quality import Pairing, QualityAnswer
from bot.engine.questions import QualityQuestion
from bot.engine.standing import Standing
from bot.replies.figures import BY_LABS, score
from bot.replies.scores import aged, clause, effort_words, short_name
from bot.replies.tasks import task_words
from bot.replies.words import listed, some
from catalog.model import ModelId

PAIR = 2
SAID = 2
"""Tests that a sentence can carry."""


def quality_headline(question: QualityQuestion, answer: QualityAnswer) -> str:
    """Who is better and by what, or why nobody can tell."""
    if not answer.models:
        return _leading(question, answer)
    if len(answer.models) == 1:
        return _single(answer)
    return _pair(answer, answer.pairings[0]) if len(answer.models) == PAIR else _many(answer)


def _pair(answer: QualityAnswer, pair: Pairing) -> str:
    one, other = answer.labels[pair.one], answer.labels[pair.other]
    found = standings_of(answer, pair)
    if is_same(pair.one, pair.other):
        return f"{one} and {other} are one model at two sellers"
    match pair.outcome:
        case "better":
            return f"{_scope(answer, pair)}{one} does better than {other}{_at(answer, pair)}: {_clauses(found)}"
        case "worse":
            return f"{_scope(answer, pair)}{other} does better than {one}{_at(answer, pair)}: {_clauses(found)}"
        case "tie":
            close = f"{score(found[0].one)} against {score(found[0].other)} in {short_name(found[0].benchmark)}"
            inside = ", inside the 95 % intervals" if found[0].has_interval else ""
            return f"{_scope(answer, pair)}{one} and {other} tie{_at(answer, pair)}: {close}{inside}"
        case "mixed":
            lead = f"{_scope(answer, pair)}the tests disagree on {one} and {other}{_at(answer, pair)}"
            return f"{lead[:1].upper()}{lead[1:]}: {_sides(answer, found)}"
        case "not comparable":
            return _incomparable(answer, pair)


def standings_of(answer: QualityAnswer, pair: Pairing) -> tuple[Standing, ...]:
    """The standings that an outcome rests on, the most telling first."""
    both = (pair.one, pair.other)
    ours = {each.benchmark_key: each for each in answer.standings if (each.one.model, each.other.model) == both}
    return tuple(ours[key] for key in pair.tests)


def _scope(answer: QualityAnswer, pair: Pairing) -> str:
    """What has to be said first: that the figures are the makers' own, or not about the task."""
    if pair.is_own:
        return "By their makers' own figures alone "
    if answer.task is None or pair.about_task:
        return ""
    of_both = " of both" if answer.is_measured else ""
    return f"No independent test{of_both} on file measures {task_words(answer.task)}; in general "


def _at(answer: QualityAnswer, pair: Pairing) -> str:
    return f" at {task_words(answer.task)}" if answer.task and pair.about_task else ""


def _clauses(found: Sequence[Standing]) -> str:
    """The most telling test that shows a difference, and the next of another kind."""
    telling = [each for each in found if each.outcome != "tie"]
    first = telling[0]
    other = next((each for each in telling[1:] if (each.preference is None) != (first.preference is None)), None)
    return "; ".join(clause(each) for each in (first, other) if each)


def _sides(answer: QualityAnswer, found: Sequence[Standing]) -> str:
    for_one = next(each for each in found if each.outcome == "better")
    for_other = next(each for each in found if each.outcome == "worse")
    one, other = answer.labels[for_one.one.model], answer.labels[for_other.other.model]
    tests = [short_name(each.benchmark).removesuffix(BY_LABS) for each in (for_one, for_other)]
    return f"{one} leads in {tests[0]}, {other} in {tests[1]}"


def _incomparable(answer: QualityAnswer, pair: Pairing) -> str:
    both = f"{answer.labels[pair.one]} and {answer.labels[pair.other]}"
    if answer.without_evidence:
        return f"{both} can't be compared: no evidence on file for {_named(answer, answer.without_evidence)}"
    if answer.task and not answer.is_measured:
        lead = f"No independent test on file measures {task_words(answer.task)}"
        return f"{lead}, and none of general ability has both {both}"
    what = task_words(answer.task) if answer.task else "general ability"
    lead = f"No independent test on file of {what} has both {both}"
    sides = by_task_words(answer, pair)
    if sides and not answer.task:
        return f"{lead}; {sides}"
    return lead


def by_task_words(answer: QualityAnswer, pair: Pairing) -> str:
    """`gpt-5.1 does better at coding and math; the tests disagree at reasoning`."""
    phrases = {
        "better": f"{answer.labels[pair.one]} does better at {{}}",
        "worse": f"{answer.labels[pair.other]} does better at {{}}",
        "tie": "they tie at {}",
        "mixed": "the tests disagree at {}",
    }
    groups = {
        phrase: [task_words(each.task) for each in pair.by_task if each.outcome == outcome]
        for outcome, phrase in phrases.items()
    }
    return "; ".join(phrase.format(listed(tasks)) for phrase, tasks in groups.items() if tasks)


def _many(answer: QualityAnswer) -> str:
    board = next((board for board in answer.tests if len(board.figures) > 1), None)
    if board is None:
        what = f" of {task_words(answer.task)}" if answer.task else ""
        return f"No independent test on file{what} has two of {_named(answer, answer.models)}"
    first = board.figures[0]
    level = f", level with {_named(answer, board.tied)}" if board.tied else ""
    some_of = "" if len(board.figures) == len(answer.models) else f"{len(board.figures)} of "
    among = f"{some_of}{some(len(answer.models), 'model')}"
    lead = f"{answer.labels[first.model]} scores best of {among} in {short_name(board.benchmark)}{level}"
    return f"{lead}: {score(first)}{_about(board, answer)}"


def _about(board: Board, answer: QualityAnswer) -> str:
    """What a test measures where that is not what was asked."""
    if board.about_task or (answer.task is None and board.general):
        return ""
    measures = listed(map(task_words, board.figures[0].tasks)) or "something else"
    return f"; that test is of {measures}"


def _single(answer: QualityAnswer) -> str:
    label = answer.labels[answer.models[0]]
    board = next(iter(answer.tests), None)
    if board is None:
        own = "; only its maker's own figures are" if answer.evidence else ""
        return f"No independent evidence on file for {label}{own}"
    if answer.task and not board.about_task:
        return f"No independent test on file of {label} measures {task_words(answer.task)}; {label} {_scored(board)}"
    return f"{f'At {task_words(answer.task)} ' if answer.task else ''}{label} {_scored(board)}"


def _scored(board: Board) -> str:
    effort = f" (effort {words})" if (words := effort_words(board.figures[0].effort)) else ""
    return f"scores {score(board.figures[0])} in {short_name(board.benchmark)}{effort}"


def _leading(question: QualityQuestion, answer: QualityAnswer) -> str:
    """The test with most models; never one ranking out of several tests."""
    what = task_words(answer.task) if answer.task else "general ability"
    if not answer.leaders:
        of = f" of {listed(question.limits.providers)}" if question.limits.providers else ""
        return f"No independent test on file of {what} has a model{of}"
    board = answer.leaders[0]
    first = board.figures[0]
    effort = f" ({words})" if (words := effort_words(first.effort)) else ""
    lead = f"{answer.labels[first.model]}{effort} scores best in {short_name(board.benchmark)}: {score(first)}"
    among = f"{lead}, of {some(board.models, 'model')} on file{aged(answer.ages.get(board.benchmark_key))}"
    if answer.task and not answer.is_measured:
        return f"No independent test on file measures {what}; of general ability, {among}"
    return among


def _named(answer: QualityAnswer, models: Iterable[ModelId]) -> str:
    return listed(answer.labels[model] for model in models)
