"""Which model is weighed against what is run now, where several could be.

A candidate passes the gate, is priced, and is compared with the baseline by an independent test that may decide: one of
the task, or of general ability; one that was named by makers' own figures, too, where nothing independent is there. The
choice among candidates is made within one test, never across tests.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from bot.engine.gate import Removed, ends_within, first_objection, removed
from bot.engine.money import Exact
from bot.engine.pricing import label_of, monthly_usd
from bot.engine.questions import RecommendQuestion, Value
from bot.engine.standing import Outcome, counting, deciding, gap, standings, tellingness
from catalog.catalog import Catalog
from catalog.model import Evidence, EvidenceKind, ModelId, Task

FREE: Final = Decimal(0)
PREVIEW: Final = re.compile(r"(?:^|[-./])(?:preview|exp|experimental|beta)(?:$|[-.\d])")
"""Names of models that their makers do not promise to keep: only who names one has it weighed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A candidate beside the baseline, in the test that decides between the two.

    Attributes:
        extra: USD a month that it costs more; negative where it costs less.
        points: By how much it is better in the test; negative where it is worse.
        score: Its own score, counted so that more is better.
        test: Key of the test.
        place: How telling the test is for this baseline, the least number first.
        item_dearer: The test itself cost more with the candidate: it writes more tokens than the baseline.
        contradicted: Another test of the task, or of general ability, says that it is worse; a test of the same kind.
        lasts: It is not shut down within the horizon.
        is_own: The test gives makers' own figures: it counts only where nothing independent is left to choose from.
    """

    model: ModelId
    cost: Decimal
    extra: Decimal
    points: Decimal
    score: Decimal
    outcome: Outcome
    test: str
    place: tuple[int, ...]
    item_dearer: bool
    contradicted: bool
    lasts: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the choice among candidates is made from.

    Attributes:
        question: With limits, workload and task.
        baseline: What is run now, and what it costs a month.
        until: The end of the horizon.
    """

    question: RecommendQuestion
    catalog: Catalog
    baseline: ModelId
    now: Decimal
    today: date
    until: date


class Dominated(Value):
    """A model that nobody should choose: another is no dearer and no worse in the same test.

    Attributes:
        by: That other one.
        benchmark: The test.
    """

    model: ModelId
    label: str
    by: ModelId
    by_label: str
    benchmark: str
    saves_usd: Exact


def candidates(choosing: Choosing) -> Iterator[ModelId]:
    """Every other model that shares an independent test with the baseline.

    They are those of makers' own APIs, or of the sellers allowed; previews are none of them.
    """
    catalog, limits = choosing.catalog, choosing.question.limits
    # A hosted copy has its maker's figures, so these tell whether two ids are of one model.
    itself = catalog.evidence.of(choosing.baseline)
    if limits.providers:
        sold = {model for seller in limits.providers for model in catalog.sold_by(seller)}
        found = {model for model in sold if catalog.evidence.of(model)}
    else:
        shelf = catalog.evidence
        tests = {e.benchmark.key for e in shelf.of(choosing.baseline) if _may_decide(e, choosing.question.task)}
        found = {e.model for test in tests for e in shelf.of_benchmark(test)} & catalog.names.sold_by_makers
    yield from sorted(
        model for model in found if catalog.evidence.of(model) != itself and not PREVIEW.search(model.name)
    )


def compared(choosing: Choosing, models: Iterable[ModelId]) -> tuple[tuple[Comparison, ...], tuple[Removed, ...]]:
    """Candidates that can be weighed, and those that the gate removed."""
    question, catalog = choosing.question, choosing.catalog
    ours = _counting(choosing, choosing.baseline)
    held, out = list[Comparison](), list[Removed]()
    for model in models:
        if model == choosing.baseline:
            continue
        objection = first_objection(question, model, catalog, today=choosing.today)
        if objection:
            out.append(removed(catalog, model, objection))
        elif found := _comparison(choosing, model, ours):
            held.append(found)
    return tuple(held), tuple(out)


def best(comparisons: Iterable[Comparison], *, over_budget: bool = False) -> Comparison | None:
    """The candidate to weigh.

    1. Of those that cost no more and are no worse in any of these tests, one of it strictly: the one of the highest
       score, then the cheapest.
    2. Where the present cost is over the budget: of the cheaper ones, the one that loses the least per dollar saved.
    3. Of the dearer and better ones, the one of the least extra cost per point; then the same among those that are
       shut down within the horizon.
    4. Of the cheaper ones, the one that loses the least per dollar saved.

    Each choice is made in the most telling test in which there is something to choose. Makers' own figures count where
    no independent test leaves anything to choose.
    """
    found = tuple(comparisons)
    independent = _best((each for each in found if not each.is_own), over_budget=over_budget)
    return independent or _best((each for each in found if each.is_own), over_budget=over_budget)


def _best(comparisons: Iterable[Comparison], *, over_budget: bool) -> Comparison | None:
    held = [each for each in comparisons if not (each.item_dearer and each.extra < 0)]
    lasting = [each for each in held if each.lasts]
    cheaper = [each for each in lasting if each.extra < 0 and each.outcome == "worse"]
    rounds: tuple[tuple[list[Comparison], Callable[[Comparison], tuple[object, ...]]], ...] = (
        ([each for each in lasting if _improves(each) and not each.contradicted], _by_score),
        (cheaper if over_budget else [], _by_loss),
        ([each for each in lasting if each.extra > 0 and each.outcome == "better"], _by_price_of_a_point),
        ([each for each in held if each.extra > 0 and each.outcome == "better"], _by_price_of_a_point),
        (cheaper, _by_loss),
    )
    return next((_first(group, order) for group, order in rounds if group), None)


def dominated(catalog: Catalog, comparisons: Iterable[Comparison]) -> tuple[Dominated, ...]:
    """Candidates of which another in the same test is no dearer and scores no less, one of it strictly.

    Only a model that lasts over the horizon dominates, and only by an independent test.
    """
    found = []
    independent = sorted((each for each in comparisons if not each.is_own), key=lambda each: (each.test, each.model))
    for _, group in groupby(independent, key=lambda each: each.test):
        held = list(group)
        for each in held:
            over = [other for other in held if _dominates(other, each)]
            if over:
                found.append(_dominated(catalog, each, min(over, key=_by_score)))
    return tuple(found)


def _dominated(catalog: Catalog, each: Comparison, by: Comparison) -> Dominated:
    return Dominated(
        model=each.model,
        label=label_of(catalog, each.model),
        by=by.model,
        by_label=label_of(catalog, by.model),
        benchmark=catalog.evidence.benchmarks[each.test].name,
        saves_usd=each.cost - by.cost,
    )


def _dominates(other: Comparison, each: Comparison) -> bool:
    return (
        other.lasts
        and other.cost <= each.cost
        and other.score >= each.score
        and (other.cost < each.cost or other.score > each.score)
    )


def _comparison(choosing: Choosing, model: ModelId, ours: dict[str, Evidence]) -> Comparison | None:
    theirs = _counting(choosing, model)
    test = _deciding_test(choosing, model, ours, theirs)
    cost = monthly_usd(choosing.catalog, model, choosing.question.workload, at=choosing.today)
    if test is None or cost is None:
        return None
    task = choosing.question.task
    one, other = theirs[test], ours[test]
    points, outcome = gap(one, other)
    return Comparison(
        model=model,
        cost=cost,
        extra=cost - choosing.now,
        points=points,
        score=one.score if one.benchmark.higher_is_better else -one.score,
        outcome=outcome,
        test=test,
        # By the baseline's own figure: another candidate's must not move the order of the tests.
        place=tellingness(other, other, task=task),
        item_dearer=(one.cost_usd or FREE) > other.cost_usd if other.cost_usd is not None else False,
        contradicted=any(
            gap(theirs[key], ours[key])[1] == "worse"
            for key in ours.keys() & theirs.keys()
            if _may_decide(ours[key], task, kind=one.benchmark.source.kind)
        ),
        lasts=not ends_within(choosing.catalog, model, until=choosing.until),
        is_own=one.benchmark.source.kind is EvidenceKind.SELF_REPORTED,
    )


def _deciding_test(
    choosing: Choosing, model: ModelId, ours: Mapping[str, Evidence], theirs: Mapping[str, Evidence]
) -> str | None:
    """The key of the test that decides between the baseline and a model: see `standing.decisive`.

    Tests of single tasks stand in for general ability, and makers' own figures for independent ones, only where the
    model was named.
    """
    question = choosing.question
    shared = [key for key in ours.keys() & theirs.keys() if _may_decide(ours[key], question.task)]
    if shared:
        return min(shared, key=lambda key: (tellingness(ours[key], theirs[key], task=question.task), key))
    if model not in question.models and model != question.to_model:
        return None
    found = standings(choosing.catalog, model, choosing.baseline, question.task, efforts=question.efforts)
    decides = deciding(found, question.task, own=True)
    return decides.benchmark_key if decides else None


def _counting(choosing: Choosing, model: ModelId) -> dict[str, Evidence]:
    return counting(choosing.catalog, model, effort=choosing.question.efforts.get(model))


def _may_decide(figure: Evidence, task: Task | None, *, kind: EvidenceKind = EvidenceKind.INDEPENDENT) -> bool:
    test = figure.benchmark
    return test.source.kind is kind and (test.general or (task is not None and task in test.tasks))


def _improves(each: Comparison) -> bool:
    return each.extra <= 0 and each.outcome != "worse" and (each.extra < 0 or each.outcome == "better")


def _first(group: list[Comparison], order: Callable[[Comparison], tuple[object, ...]]) -> Comparison:
    place = min((each.place, each.test) for each in group)
    return min((each for each in group if (each.place, each.test) == place), key=order)


def _by_score(each: Comparison) -> tuple[object, ...]:
    return (-each.score, each.cost, each.model)


def _by_price_of_a_point(each: Comparison) -> tuple[object, ...]:
    return (each.extra / each.points, each.cost, each.model)


def _by_loss(each: Comparison) -> tuple[object, ...]:
    return (each.points / each.extra, each.cost, each.model)
