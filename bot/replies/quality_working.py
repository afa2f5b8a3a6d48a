"""The working of a comparison of quality: differences, preferences, costs of success."""

from collections.abc import Iterator

from bot.engine.money import exact
from bot.engine.quality import QualityAnswer
from bot.engine.questions import QualityQuestion
from bot.engine.standing import Standing
from bot.replies.reply import Step
from bot.replies.words import percent
from bot.replies.working import costs_working, full
from catalog.model import EvidenceKind

SHOWN = 12
"""Tests that are worked out."""


def quality_working(question: QualityQuestion, answer: QualityAnswer) -> Iterator[Step]:
    """Every independent difference with its formula, then what success and the workload cost."""
    independent = [each for each in answer.standings if each.kind is EvidenceKind.INDEPENDENT]
    for standing in independent[:SHOWN]:
        yield from _standing(standing, answer)
    for solved in answer.solved:
        for item, share, usd in (
            (solved.one_item_usd, solved.one_share, solved.one_usd),
            (solved.other_item_usd, solved.other_share, solved.other_usd),
        ):
            formula = f"{full(item)} an item ÷ {percent(share)} solved"
            yield Step(what=f"{solved.benchmark}, a solved item", formula=formula, result=full(usd))
    if question.workload.volume:
        yield from costs_working(answer.costs, question.workload)


def _standing(standing: Standing, answer: QualityAnswer) -> Iterator[Step]:
    one, other = answer.labels[standing.one.model], answer.labels[standing.other.model]
    scores = f"{exact(standing.one.score)} − {exact(standing.other.score)}"
    sign = "" if standing.one.higher_is_better else ", less is better"
    points = _signed(exact(standing.difference))
    what = f"{standing.benchmark}: {one} over {other}"
    yield Step(what=what, formula=f"{scores}{sign}", result=f"{points} points, {_outcome(standing)}")
    if standing.preference is not None:
        formula = f"1 ÷ (1 + 10^(−({exact(standing.difference)}) ÷ 400))"
        yield Step(what=f"{standing.benchmark}: votes for {one}", formula=formula, result=percent(standing.preference))


def _outcome(standing: Standing) -> str:
    interval = "" if standing.has_interval else ", no interval given"
    return f"{standing.outcome}{interval}"


def _signed(number: str) -> str:
    return number.replace("-", "−") if number.startswith("-") else f"+{number}"
