"""A decision in words: what to do first, then the figures, then what could change the reader's mind."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from bot.engine.answered import ModelCost
from bot.engine.questions import Choice, RecommendQuestion
from bot.engine.recommend import RecommendAnswer
from bot.engine.standing import Figure
from bot.replies import follow_ups, parts
from bot.replies.figures import BY_LABS, month, none_on_file, odds, point_price, score, signed
from bot.replies.recommend_facts import facts
from bot.replies.recommend_headline import headline
from bot.replies.recommend_working import working
from bot.replies.reply import Cell, Reply, Table
from bot.replies.scores import aged, effort_words, short_name
from bot.replies.spans import money, span
from bot.replies.tasks import task_words
from bot.replies.words import listed, short_day, text_cell, tokens, usd
from catalog.model import EvidenceKind, ModelId

__all__ = ["recommend_reply"]

PROFILED: Final = " from this channel's profile"
"""How the parser's sentences end that say where a figure was taken from."""


def recommend_reply(question: RecommendQuestion, answer: RecommendAnswer) -> Reply:
    """The decision as a headline, a table of now, candidate and successor, and at most six facts."""
    return Reply(
        headline=headline(question, answer),
        basis=_basis(question, answer),
        table=_table(question, answer),
        facts=facts(question, answer),
        follow_ups=_follow_ups(answer),
        controls=("set_worth",),
        working=working(question, answer),
        explained=question.explain,
        sources=parts.sources(answer),
        can_share=bool(answer.costs),
        can_refine=True,
        input_share=question.workload.input_share if answer.costs else None,
    )


def _basis(question: RecommendQuestion, answer: RecommendAnswer) -> str:
    run = () if answer.chooses or not answer.from_model else (f"You run {answer.labels[answer.from_model]}",)
    task = f"task: {task_words(answer.task)}" if answer.task else "no task named"
    basis = parts.basis(question.workload, _together(answer.assumptions))
    return " · ".join((*run, task, basis, *_limits(question, answer)))


def _limits(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[str]:
    """What a candidate had to satisfy."""
    if question.budget_usd is not None:
        yield f"budget {usd(question.budget_usd)} a month"
    if answer.sellers:
        yield f"only {listed(answer.sellers)}"
    if question.limits.min_context:
        yield f"at least {tokens(question.limits.min_context)} context"


def _together(assumptions: tuple[str, ...]) -> tuple[str, ...]:
    """Assumptions with those from the channel's profile in one: `model and volume from this channel's profile`."""
    known = [said.removesuffix(PROFILED) for said in assumptions if said.endswith(PROFILED)]
    rest = (said for said in assumptions if not said.endswith(PROFILED))
    return (f"{listed(known)}{PROFILED}", *rest) if known else tuple(rest)


def _table(question: RecommendQuestion, answer: RecommendAnswer) -> Table | None:
    if not answer.costs:
        return None
    rows = [(f"{span(question.workload)}", _costs(question, answer)), *_evidence(answer), ("shut down", _ends(answer))]
    return Table(
        header=("compared", *(_head(cost, answer) for cost in answer.costs)),
        rows=tuple((text_cell(name), *cells) for name, cells in rows),
        numeric=tuple(range(1, len(answer.costs) + 1)),
    )


def _head(cost: ModelCost, answer: RecommendAnswer) -> str:
    ran = "was: " if answer.rule == "gone" else "now: "
    now = "" if answer.chooses or cost.model != answer.from_model else ran
    return f"{now}{cost.label}{parts.own_price_note(is_own=cost.is_own)}"


def _costs(question: RecommendQuestion, answer: RecommendAnswer) -> list[Cell]:
    now = next((cost for cost in answer.costs if cost.model == answer.from_model), None)
    shown = money(question.workload)
    cells = []
    for cost in answer.costs:
        text = usd(cost.monthly_usd, cost.upper_monthly_usd) if cost.upper_monthly_usd else shown(cost.monthly_usd)
        change = "" if now is None or cost.model == answer.from_model else f" ({_change(shown, cost, now)})"
        cells.append(Cell(text=f"{text}{change}", number=cost.monthly_usd))
    return cells


def _change(shown: Callable[[Decimal], str], cost: ModelCost, now: ModelCost) -> str:
    """What a model costs more, at both ends of a range of volumes."""
    low = signed(shown, cost.monthly_usd - now.monthly_usd)
    if cost.upper_monthly_usd is None or now.upper_monthly_usd is None:
        return low
    return f"{low} to {signed(shown, cost.upper_monthly_usd - now.upper_monthly_usd)}"


def _evidence(answer: RecommendAnswer) -> Iterator[tuple[str, list[Cell]]]:
    """The figures for the task, those of the deciding test, and what a solved task costs."""
    about = [each for each in answer.standings if each.about_task and each.kind is EvidenceKind.INDEPENDENT]
    if answer.task and not about:
        yield f"independent tests of {task_words(answer.task)}", _task_figures(answer)
    decided = answer.standing
    if decided:
        whose = ", makers' own figures" if decided.is_own else ""
        name = f"{decided.benchmark.removesuffix(BY_LABS)} ({month(decided.as_of)}{whose})"
        figures = [_figure(answer, cost.model, decided.benchmark_key) for cost in answer.costs]
        yield f"{name}{aged(answer.confidence.months)}", figures
    elif not answer.task:
        yield "independent tests, in general", _task_figures(answer)
    if answer.solved:
        paid = {answer.to_model: answer.solved.one_usd, answer.from_model: answer.solved.other_usd}
        name = f"a solved task ({short_name(answer.solved.benchmark)})"
        yield name, [text_cell(point_price(paid[c.model]) if c.model in paid else none_on_file()) for c in answer.costs]


def _task_figures(answer: RecommendAnswer) -> list[Cell]:
    """The most telling independent figure of each model; figures of different tests never side by side."""
    found = [_task_figure(answer, cost.model) for cost in answer.costs]
    if len({figure.benchmark_key for figure in found if figure}) > 1:
        return [text_cell("other tests" if figure else none_on_file()) for figure in found]
    return [text_cell(f"{score(f)} ({short_name(f.benchmark)})" if f else none_on_file()) for f in found]


def _task_figure(answer: RecommendAnswer, model: ModelId) -> Figure | None:
    """The most telling independent figure of a model for the task, or without one of general ability."""
    found = (each for each in answer.evidence if each.model == model and each.kind is EvidenceKind.INDEPENDENT)
    return next((each for each in found if (each.task == answer.task if answer.task else each.general)), None)


def _figure(answer: RecommendAnswer, model: ModelId, test: str) -> Cell:
    """A model's figure in a test: the one that counted, for the candidate with the preference that it means."""
    decided = answer.standing
    if decided and model == decided.other.model:
        return text_cell(_scored(decided.other))
    if decided and model == decided.one.model:
        preferred = f" – preferred {odds(decided.preference)}" if decided.preference is not None else ""
        return text_cell(f"{_scored(decided.one)}{preferred}")
    figure = next((each for each in answer.evidence if each.model == model and each.benchmark_key == test), None)
    return text_cell(_scored(figure) if figure else none_on_file())


def _scored(figure: Figure) -> str:
    effort = effort_words(figure.effort) or ("effort unlabelled" if figure.effort else "")
    return f"{score(figure)}{f' ({effort})' if effort else ''}"


def _ends(answer: RecommendAnswer) -> list[Cell]:
    ends = {end.model: end for end in reversed(answer.shutdowns) if end.platform is None}
    return [text_cell(short_day(ends[c.model].day) if c.model in ends else "none announced") for c in answer.costs]


def _follow_ups(answer: RecommendAnswer) -> tuple[Choice, ...]:
    saves = any(lever.lever == "batch" for lever in answer.levers)
    return follow_ups.first(
        (
            follow_ups.side_by_side(answer.costs),
            follow_ups.asking("what about batch?", "What about batch?") if saves else None,
            follow_ups.asking("which one for coding?", "Which one for coding?") if answer.task != "coding" else None,
        )
    )
