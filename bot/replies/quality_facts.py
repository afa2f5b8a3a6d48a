"""What else is on file about quality: by task, cost of success, efforts, remarks, and what is only claimed."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from bot.engine.quality import Pairing, QualityAnswer
from bot.engine.questions import QualityQuestion
from bot.engine.standing import Figure
from bot.replies import parts
from bot.replies.ahead import shutdown_facts
from bot.replies.figures import BY_LABS, point_price, score
from bot.replies.quality_headline import by_task_words, standings_of
from bot.replies.reply import Fact
from bot.replies.scores import effort_words, short_name
from bot.replies.spans import figure as cost_figure
from bot.replies.words import listed, some
from catalog.model import EvidenceKind

OWN: Final = 4
"""Makers' own figures that a sentence can carry."""
MOST: Final = 6
"""Facts under the table."""
CLAIMS: Final = 7
"""Claims of one source that can be read at once."""
PAIR: Final = 2


def quality_facts(question: QualityQuestion, answer: QualityAnswer) -> tuple[Fact, ...]:
    """The most important first; claims last, and apart."""
    claims = tuple(_claims(answer)) if len(answer.models) <= PAIR else ()
    return (*parts.first(_facts(question, answer), most=MOST - len(claims)), *claims)


def _facts(question: QualityQuestion, answer: QualityAnswer) -> Iterator[Fact]:
    if answer.models:
        yield from shutdown_facts(answer.shutdowns, question.workload)
    yield from _nothing_on_file(answer)
    decided = next(iter(answer.pairings), None) if len(answer.models) == PAIR else None
    if decided:
        yield from _by_task(answer, decided)
        yield from _solved(answer)
    yield from _costs(question, answer)
    yield from _ending_leaders(answer)
    # Makers' own figures never stand beside independent ones, nor below a table of themselves.
    compared = any(pair.is_own for pair in answer.pairings) or any(len(board.figures) > 1 for board in answer.tests)
    if len(answer.models) <= PAIR and not compared:
        yield from _own_figures(answer)
    if decided:
        yield from _caveats(answer, decided)
        yield from _other_efforts(answer, decided)


def _nothing_on_file(answer: QualityAnswer) -> Iterator[Fact]:
    """Models without evidence: neither bad nor ranked."""
    if answer.without_evidence and len(answer.models) > 1:
        names = listed(answer.labels[model] for model in answer.without_evidence)
        yield Fact(text=f"No evidence on file for {names}: neither a bad mark nor a good one.")


def _by_task(answer: QualityAnswer, pair: Pairing) -> Iterator[Fact]:
    if answer.task is None and pair.outcome != "not comparable" and (words := by_task_words(answer, pair)):
        yield Fact(text=f"By task: {words}.")


def _solved(answer: QualityAnswer) -> Iterator[Fact]:
    """What success costs: dearer tokens can be the cheaper work."""
    one, other = (answer.labels[model] for model in answer.models)
    for solved in answer.solved[:1]:
        costs = f"{point_price(solved.one_usd)} with {one} and {point_price(solved.other_usd)} with {other}"
        remark = f"; {solved.remark}" if solved.remark else ""
        yield Fact(text=f"A solved task of {short_name(solved.benchmark)} cost {costs}{remark}.")


def _costs(question: QualityQuestion, answer: QualityAnswer) -> Iterator[Fact]:
    if question.workload.volume and len(answer.costs) > 1:
        costs = listed(f"{cost_figure(cost, question.workload)} on {cost.label}" for cost in answer.costs)
        yield Fact(text=f"The same tokens cost {costs} a month.")


def _other_efforts(answer: QualityAnswer, pair: Pairing) -> Iterator[Fact]:
    """The same model at another effort is another entry; more effort writes more tokens."""
    for standing in standings_of(answer, pair)[:1]:
        counted = {standing.one.measured, standing.other.measured}
        for model in (pair.one, pair.other):
            others = [
                f"{score(figure)} at {effort_words(figure.effort)}"
                for figure in answer.evidence
                if figure.model == model and figure.benchmark_key == standing.benchmark_key
                if figure.measured not in counted and figure.effort
            ]
            if others:
                elsewhere = f"{answer.labels[model]} has {listed(others)} in {short_name(standing.benchmark)}"
                yield Fact(text=f"{elsewhere}; more effort writes more output.")


def _caveats(answer: QualityAnswer, pair: Pairing) -> Iterator[Fact]:
    """Remarks on the tests that decided, where nothing has said them yet; their ages stand in the table."""
    said = {solved.remark for solved in answer.solved[:1]}
    for standing in standings_of(answer, pair)[:2]:
        if standing.one.remark and standing.one.remark not in said:
            said.add(standing.one.remark)
            yield Fact(text=f"{short_name(standing.benchmark).removesuffix(BY_LABS)}: {standing.one.remark}.")


def _ending_leaders(answer: QualityAnswer) -> Iterator[Fact]:
    if answer.leaders and answer.shutdowns:
        yield Fact(text="The marked models are shut down already or within twelve months.", warning=True)


def _own_figures(answer: QualityAnswer) -> Iterator[Fact]:
    """What makers say of their own models: claims, and never beside independent figures."""
    own = [each for each in answer.evidence if each.kind is EvidenceKind.SELF_REPORTED]
    shown = [each for each in own if answer.task is None or answer.task in each.tasks] or own
    for model, group in groupby(shown if answer.models else [], key=lambda each: each.model):
        figures = list(group)
        words = listed(f"{_test(each)} {score(each)}" for each in _distinct(figures)[:OWN])
        more = f", and {some(len(figures) - OWN, 'more figure')}" if len(figures) > OWN else ""
        yield Fact(text=f"{answer.labels[model]} by its maker's own figures, as claims: {words}{more}.")


def _test(figure: Figure) -> str:
    """A test's name without who says so, which the sentence says already."""
    return short_name(figure.benchmark).removesuffix(BY_LABS)


def _distinct(figures: list[Figure]) -> list[Figure]:
    """One figure a test, the first."""
    return list({each.benchmark_key: each for each in reversed(figures)}.values())[::-1]


def _claims(answer: QualityAnswer) -> Iterator[Fact]:
    for (source, kind), group in groupby(answer.claims, key=lambda said: (said.source, said.kind)):
        said = [each.text for each in group]
        more = f"; and {some(len(said) - CLAIMS, 'more claim')}" if len(said) > CLAIMS else ""
        words = "; ".join(said[:CLAIMS])
        yield Fact(text=f"Claims of an {kind.value}, not counted ({source}): {words}{more}.")
