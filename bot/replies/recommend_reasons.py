"""The reasons of a decision as sentences that stand alone, each with its figure and where the figure stands."""

from collections.abc import Iterator

from bot.engine.answered import ModelCost, Source
from bot.engine.questions import RecommendQuestion
from bot.engine.recommend import RecommendAnswer
from bot.engine.standing import Figure
from bot.replies.ahead import ending
from bot.replies.figures import odds, score
from bot.replies.recommend_headline import named_and_removed
from bot.replies.spans import span
from bot.replies.words import day, listed, percent, short_day
from bot.replies.working import full
from catalog.model import ModelId


def reasons(question: RecommendQuestion, answer: RecommendAnswer) -> tuple[str, ...]:
    """What speaks for the verdict: costs, evidence, ends of life, and what is unknown."""
    parts = (_evidence, _solved, _ends, _unknown)
    unasked = (sentence for part in parts for sentence in part(answer))
    found = (*_costs(question, answer), *unasked, *_gated(question, answer))
    return tuple(f"{sentence}." for sentence in found)


def _costs(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[str]:
    source = _source(answer, "list prices")
    now = next((cost for cost in answer.costs if cost.model == answer.from_model), None)
    for cost in answer.costs:
        yield f"{cost.label} costs {full(cost.monthly_usd)} {span(question.workload)}{_change(cost, now)} ({source})"


def _change(cost: ModelCost, now: ModelCost | None) -> str:
    if now is None or now.model == cost.model:
        return ""
    change = cost.monthly_usd - now.monthly_usd
    more = "more" if change > 0 else "less"
    share = f", {percent(abs(change) / now.monthly_usd)}" if now.monthly_usd else ""
    return f", {full(abs(change))} {more} than {now.label}{share}" if change else f", as much as {now.label}"


def _evidence(answer: RecommendAnswer) -> Iterator[str]:
    """The deciding test first, then the other independent tests of the task."""
    for found in dict.fromkeys((answer.standing, *(each for each in answer.standings if each.about_task))):
        if found is None:
            continue
        one, other = answer.labels[found.one.model], answer.labels[found.other.model]
        preferred = f", preferred {odds(found.preference)}" if found.preference is not None else ""
        margin = "" if found.has_interval else ", no interval given"
        claimed = "" if found.kind == "independent" else f", {found.kind}"
        scores = f"{one} {score(found.one)} against {other} {score(found.other)}"
        yield f"{found.benchmark}: {scores}{preferred}{margin}{claimed} ({_dated(found.one)})"


def _dated(figure: Figure) -> str:
    return f"{figure.source_name}, {short_day(figure.as_of) if figure.as_of else 'undated'}"


def _solved(answer: RecommendAnswer) -> Iterator[str]:
    solved = answer.solved
    if solved and answer.to_model and answer.from_model:
        one, other = answer.labels[answer.to_model], answer.labels[answer.from_model]
        costs = f"{full(solved.one_usd)} on {one} and {full(solved.other_usd)} on {other}"
        remark = f", {solved.remark}" if solved.remark else ""
        yield f"A solved task costs {costs} ({solved.benchmark}{remark})"


def _ends(answer: RecommendAnswer) -> Iterator[str]:
    source = _source(answer, "shutdown dates")
    for end in answer.shutdowns:
        if end.platform is None:
            named = f"; its named successor is {end.successor_label}" if end.successor_label else ""
            yield f"{ending(end)}{named} ({source})"
    if answer.move_by and answer.move_to:
        yield f"What runs now has to be replaced before {day(answer.move_by)}: {answer.labels[answer.move_to]} is next"


def _unknown(answer: RecommendAnswer) -> Iterator[str]:
    """Models without any evidence, and whoever reasons by default."""
    known = {figure.model for figure in answer.evidence}
    silent = [label for model, label in answer.labels.items() if model not in known]
    if silent:
        yield f"No evidence on file for {listed(silent)} (searched: all benchmark tables of this catalog)"
    for each in answer.output_factors:
        if each.factor is not None and each.against == answer.from_model:
            limit = f"{each.factor:.1f} times the output of {_label(answer, each.against)}"
            yield f"{_label(answer, each.model)} reasons by default: cheaper until it writes {limit} (list prices)"


def _gated(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[str]:
    for each in named_and_removed(question, answer):
        yield f"{each.label} was not weighed: {each.reason} (price list and life spans of this catalog)"


def _label(answer: RecommendAnswer, model: ModelId) -> str:
    return answer.labels.get(model, model.name)


def _source(answer: RecommendAnswer, what: str) -> str:
    """The sources of one kind, each once."""
    found = dict.fromkeys(_named(source) for source in answer.sources if source.what.endswith(what))
    return listed(found) if found else answer.prices_from


def _named(source: Source) -> str:
    checked = f", checked {short_day(source.as_of)}" if source.as_of else ""
    return f"{source.what}: {source.where}{checked}"
