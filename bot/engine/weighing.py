"""Who is weighed against whom, and what comes of it: baseline, candidate and successor of a `recommend` question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from bot.engine.answered import ModelCost
from bot.engine.candidates import Choosing, Comparison, best, candidates, compared
from bot.engine.gate import Removed, ends_within, first_objection, is_gone, is_same, months_later, removed
from bot.engine.pricing import Priced, monthly_usd, priced
from bot.engine.questions import RecommendQuestion
from bot.engine.solved import SolvedTask, solved_tasks
from bot.engine.standing import Standing, decisive, standings
from bot.engine.verdict import ALL, UNSET, Decision, Scales, decide
from catalog.catalog import Catalog
from catalog.model import Lifecycle, ModelId, Price

NOTHING: Final = Decimal(0)
OTHERS: Final = 3
"""Models that were named and stand beside baseline and candidate."""


@dataclass(frozen=True)
class Case:
    """A question with what it is answered from.

    Attributes:
        question: What is asked.
        catalog: What is known.
        today: Whose prices hold.
    """

    question: RecommendQuestion
    catalog: Catalog
    today: date

    @cached_property
    def until(self) -> date:
        """The end of the horizon over which a recommendation is to hold."""
        return months_later(self.today, self.question.horizon_months)

    @cached_property
    def baseline(self) -> ModelId | None:
        """What they run now; where nobody runs anything yet, the cheapest of the models named that can be run.

        One that lasts over the horizon comes before one that is shut down within it. The order of naming
        decides nothing.
        """
        if self.question.from_model is not None:
            return self.question.from_model
        places = {
            model: (self.ends_soon(model), usd, model)
            for model in self._named
            if self.objection(model) is None and (usd := self.usd(model)) is not None
        }
        return min(places, key=lambda model: places[model], default=None)

    @property
    def chooses(self) -> bool:
        """Nobody runs anything yet: models are chosen, not stayed with."""
        return self.question.from_model is None

    @cached_property
    def named(self) -> tuple[ModelId, ...]:
        """The candidates that were named, in that order."""
        return tuple(model for model in self._named if model != self.baseline)

    @cached_property
    def ending(self) -> Lifecycle | None:
        """The end of the baseline, where it is past or within the horizon."""
        if self.baseline is None or not self.ends_soon(self.baseline):
            return None
        return self.catalog.lifecycle(self.baseline)

    @cached_property
    def is_gone(self) -> bool:
        """Whether the baseline no longer answers."""
        return self.baseline is not None and is_gone(self.catalog, self.baseline, today=self.today)

    @cached_property
    def successor(self) -> ModelId | None:
        """What the seller names instead of a baseline that ends; None where it cannot be run for the horizon."""
        return self.successor_of(self.baseline)

    @property
    def _named(self) -> tuple[ModelId, ...]:
        question = self.question
        return (question.to_model,) if question.to_model is not None else tuple(dict.fromkeys(question.models))

    def successor_of(self, model: ModelId | None) -> ModelId | None:
        """What the seller names instead of a model that ends within the horizon, if it can be run over it."""
        if model is None or not self.ends_soon(model):
            return None
        entry = self.catalog.lifecycle(model)
        named = entry.successor if entry else None
        if named is None or self.objection(named) or self.ends_soon(named):
            return None
        return named

    def ends_soon(self, model: ModelId) -> bool:
        """Whether a model's end is announced for a day within the horizon."""
        return ends_within(self.catalog, model, until=self.until)

    def objection(self, model: ModelId) -> str | None:
        """Why a model cannot be recommended at all; None where it can."""
        return first_objection(self.question, model, self.catalog, today=self.today)

    def usd(self, model: ModelId) -> Decimal | None:
        """What the workload costs on a model; None without a price."""
        return monthly_usd(self.catalog, model, self.question.workload, at=self.today)


@dataclass(frozen=True)
class Weighing:
    """What was weighed and what came of it.

    Attributes:
        case: What was asked.
        candidate: The model weighed against the baseline; None where there was none to weigh.
        decision: The verdict.
        scales: What it follows from; None where there was nothing to weigh.
        comparisons: All candidates that could be compared.
        removed: Those that the gate removed.
        untested: Those named that no test which may decide compares with the baseline.
        standings: Every test that both are in, the most telling first.
    """

    case: Case
    candidate: ModelId | None
    decision: Decision
    scales: Scales | None = None
    comparisons: tuple[Comparison, ...] = ()
    removed: tuple[Removed, ...] = ()
    untested: tuple[ModelId, ...] = ()
    standings: tuple[Standing, ...] = ()

    @cached_property
    def decisive(self) -> tuple[Standing, ...]:
        """The tests that may decide, the most telling first; makers' own figures only about a model that was named."""
        return decisive(self.standings, self.case.question.task, own=self.candidate in self.case.named)

    @cached_property
    def standing(self) -> Standing | None:
        """The test that decided."""
        return next(iter(self.decisive), None)

    @cached_property
    def is_same(self) -> bool:
        """Whether baseline and candidate are one model at two sellers."""
        return bool(self.case.baseline and self.candidate and is_same(self.case.baseline, self.candidate))

    @cached_property
    def solved(self) -> SolvedTask | None:
        """What a solved task costs on both, by a test of the task that agrees with the deciding one."""
        return _solved(self.standings, self.standing)

    @cached_property
    def successor(self) -> ModelId | None:
        """What succeeds the baseline where that ends; else what succeeds the candidate where that ends."""
        return self.case.successor or self.case.successor_of(self.candidate)

    @cached_property
    def others(self) -> tuple[ModelId, ...]:
        """What else was named and could be run."""
        out = {each.model for each in self.removed} | {self.case.baseline, self.candidate}
        return tuple(model for model in self.case.named if model not in out)[:OTHERS]

    @cached_property
    def shown(self) -> tuple[ModelId, ...]:
        """Baseline, candidate, what else was named, and successor, as far as there are any."""
        both = (self.case.baseline, self.candidate)
        return tuple(dict.fromkeys(filter(None, (*both, *self.others, self.successor))))

    @cached_property
    def found(self) -> Priced:
        """The costs of all that are shown."""
        return priced(self.case.catalog, self.shown, self.case.question.workload, at=self.case.today)

    def cost(self, model: ModelId | None) -> ModelCost | None:
        """The cost of one of them."""
        return next((cost for cost in self.found.costs if cost.model == model), None)

    def price(self, model: ModelId | None) -> Price | None:
        """The price of one of them."""
        return next((price for price in self.found.prices if price.model == model), None)


def weighed(case: Case) -> Weighing:
    """Gate, cost and quality of the candidates, and the verdict about the one that was chosen to be weighed."""
    baseline = case.baseline
    if baseline is None:
        return Weighing(case, None, Decision("insufficient", "none left"), removed=_gated(case, case.named))
    if case.is_gone:
        return _replaced(case, baseline)
    now = case.usd(baseline)
    if now is None:
        return Weighing(case, next(iter(case.named), None), Decision("insufficient", "no price"))
    return _against(case, baseline, now)


def _against(case: Case, baseline: ModelId, now: Decimal) -> Weighing:
    """The verdict about the best candidate against a baseline that can be run."""
    choosing = Choosing(case.question, case.catalog, baseline, now, case.today, case.until)
    comparisons, out = compared(choosing, case.named or candidates(choosing))
    known = {each.model for each in comparisons} | {each.model for each in out}
    untested = tuple(model for model in case.named if model not in known)
    candidate = _chosen(case, comparisons, untested, now=now)
    held = Weighing(case, candidate, Decision("insufficient", "nothing comparable"), None, comparisons, out, untested)
    if candidate is None:
        # Whoever was named cannot be run at all; or whoever was found is dearer and no better.
        stays = case.named or comparisons
        return (
            replace(held, decision=Decision("stay", "none left" if case.named else "nothing better")) if stays else held
        )
    return _decided(held, candidate, baseline, now=now)


def _chosen(
    case: Case, comparisons: tuple[Comparison, ...], untested: tuple[ModelId, ...], *, now: Decimal
) -> ModelId | None:
    budget = _budget(case)
    found = best(comparisons, over_budget=budget is not None and now > budget)
    if found:
        return found.model
    if case.named:
        return _cheapest(comparisons) or min(untested, key=lambda model: _hardly(case, model), default=None)
    return None if comparisons else case.successor


def _cheapest(comparisons: tuple[Comparison, ...]) -> ModelId | None:
    """The cheapest of those that could be compared; of equals, the one that scores best."""
    lasting = [each for each in comparisons if each.lasts] or comparisons
    found = sorted(lasting, key=lambda each: (each.is_own, each.cost, each.place, each.test, -each.score, each.model))
    return found[0].model if found else None


def _hardly(case: Case, model: ModelId) -> tuple[object, ...]:
    """Where a model stands among those that nothing compares: those that last first, then the cheapest."""
    return (case.ends_soon(model), case.usd(model) or NOTHING, model)


def _decided(held: Weighing, candidate: ModelId, baseline: ModelId, *, now: Decimal) -> Weighing:
    case = held.case
    question = case.question
    held = replace(held, standings=_tests(case, candidate, baseline))
    standing, solved = held.standing, held.solved
    scales = Scales(
        now=now,
        then=case.usd(candidate) or NOTHING,
        outcome="tie" if held.is_same else standing.outcome if standing else None,
        points=standing.difference if standing else NOTHING,
        worth=question.worth if question.workload.volume else UNSET,
        budget=_budget(case),
        solved=(solved.other_usd, solved.one_usd) if solved else None,
    )
    return replace(held, scales=scales, decision=decide(scales))


def _replaced(case: Case, baseline: ModelId) -> Weighing:
    """A baseline that is gone is replaced: by what was named; else by its successor, or the best on file that lasts."""
    out = _gated(case, case.named)
    usable = [model for model in case.named if case.objection(model) is None]
    now = case.usd(baseline)
    choosing = Choosing(case.question, case.catalog, baseline, now or NOTHING, case.today, case.until)
    comparisons, _ = compared(choosing, usable if case.named else candidates(choosing))
    if not case.named:
        comparisons = tuple(each for each in comparisons if each.lasts)
    found = best(comparisons)
    on_file = found.model if found else _cheapest(comparisons)
    likeliest = min(usable, key=lambda model: _hardly(case, model), default=None)
    candidate = (on_file or likeliest) if usable else (case.successor or on_file)
    if candidate is None:
        return Weighing(case, None, Decision("insufficient", "gone"), removed=out)
    tests = _tests(case, candidate, baseline)
    return Weighing(case, candidate, Decision("switch", "gone", ALL), None, comparisons, out, standings=tests)


def _tests(case: Case, candidate: ModelId, baseline: ModelId) -> tuple[Standing, ...]:
    """Every test that both are in; one model at two sellers has nothing to compare."""
    if is_same(candidate, baseline):
        return ()
    return standings(case.catalog, candidate, baseline, case.question.task, efforts=case.question.efforts)


def _gated(case: Case, models: Iterable[ModelId]) -> tuple[Removed, ...]:
    reasons = {model: case.objection(model) for model in models}
    return tuple(removed(case.catalog, model, reason) for model, reason in reasons.items() if reason)


def _budget(case: Case) -> Decimal | None:
    """The budget, where a month's cost is known to set beside it."""
    return case.question.budget_usd if case.question.workload.volume else None


def _solved(found: tuple[Standing, ...], standing: Standing | None) -> SolvedTask | None:
    agreeing = (each for each in found if standing and each.about_task and each.outcome == standing.outcome)
    return next(solved_tasks(agreeing), None)
