"""What to run: gate, cost, quality, Pareto, verdict, and everything that would change it.

The rules stand where they are applied: who may be weighed in `gate`, who is weighed in `candidates`, which test decides
in `standing`, and what follows in `verdict`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from pydantic import Field

from bot.engine.ahead import HORIZON, ends_of, lifecycle_sources
from bot.engine.answered import Answered, ModelCost, Shutdown, Source
from bot.engine.balance import break_even, change, output_factors, split_between, verdict_turns
from bot.engine.break_even import BreakEven, OutputFactor, Split
from bot.engine.candidates import Dominated, dominated
from bot.engine.confidence import SAME, Confidence, Experiment, confidence, experiment
from bot.engine.gate import Removed
from bot.engine.levers import Lever, levers
from bot.engine.money import Exact
from bot.engine.pricing import effort_notes, label_of, price_sources
from bot.engine.questions import RecommendQuestion, Value
from bot.engine.sensitivity import Turn
from bot.engine.solved import SolvedTask
from bot.engine.standing import Figure, Outcome, Said, Standing, agree, claims, figures_of
from bot.engine.verdict import Rule, Verdict
from bot.engine.weighing import Case, Weighing, weighed
from catalog.catalog import Catalog
from catalog.model import EvidenceKind, ModelId, Task

HALF: Final = Decimal("0.5")
TASKS: Final[tuple[Task, ...]] = get_args(Task)


class TaskStanding(Value):
    """What the independent tests of a task say of the candidate against the baseline.

    Attributes:
        outcome: `mixed` where one test says the opposite of another.
        benchmark, benchmark_key, difference: The most telling of them.
    """

    task: Task
    outcome: Outcome | Literal["mixed"]
    benchmark: str
    benchmark_key: str
    difference: Exact


class RecommendAnswer(Answered):
    """A decision.

    Attributes:
        verdict, rule: What to do, and the rule it follows from (`bot/engine/verdict.py`).
        model: What to run; for a forced move still the present model until `move_by`. Null where nothing can be run.
        share: The part of the traffic that goes to the candidate.
        chooses: Nobody runs anything yet: the baseline is the cheapest of the models named.
        from_model, to_model: The baseline, and the candidate that was weighed; null where there is none.
        successor: What the seller names instead of the baseline, or else of the candidate, where that ends within the
            horizon; null where that cannot be run.
        labels: What people call the models of this answer.
        task: What they are wanted for.
        sellers: Names of the sellers that candidates were narrowed to.
        move_to, move_by: What to run once the baseline is shut down, and the first day on which it no longer answers.
        until: The end of the horizon.
        cost_change_usd, cost_change_share: Candidate − baseline a month, and that ÷ the baseline.
        costs: Of baseline, candidate, what else was named, and successor, as far as they have a price.
        standing: The test that decided; null without one.
        standings: Every test that both are in, the most telling first.
        by_task: For each task with an independent test of both, what it says of the candidate.
        evidence: Figures of all of these for the task, else in general.
        claims: What unverified sources say of baseline and candidate.
        solved: What a solved task costs on candidate (`one`) and baseline (`other`).
        break_even: What would have to be so for the verdict to be in balance.
        split: Two models for one workload, where the dearer one is better.
        output_factors: How much more each reasoning model may write before it costs as much as another.
        levers: What lowers the bill otherwise.
        turns: Where the verdict turns within the plausible ranges.
        removed: Models that the gate kept out.
        untested: Models named that no test which may decide compares with the baseline.
        dominated: Models named that another one beats in cost and quality.
        considered: How many models were compared with the baseline.
        same_model: Baseline and candidate are one model at two sellers.
        others: What else was named and could be run.
        confidence: How far to trust it.
        experiment: What would settle it.
        shutdowns: Ends of all of these within the horizon or twelve months.
    """

    kind: Literal["recommend"] = "recommend"
    verdict: Verdict
    rule: Rule
    model: ModelId | None = None
    share: Exact = Decimal(0)
    chooses: bool = False
    from_model: ModelId | None = None
    to_model: ModelId | None = None
    successor: ModelId | None = None
    labels: dict[ModelId, str] = Field(default_factory=dict)
    task: Task | None = None
    sellers: tuple[str, ...] = ()
    move_to: ModelId | None = None
    move_by: date | None = None
    until: date
    cost_change_usd: Exact | None = None
    cost_change_share: Exact | None = None
    costs: tuple[ModelCost, ...] = ()
    standing: Standing | None = None
    standings: tuple[Standing, ...] = ()
    by_task: tuple[TaskStanding, ...] = ()
    evidence: tuple[Figure, ...] = ()
    claims: tuple[Said, ...] = ()
    solved: SolvedTask | None = None
    break_even: BreakEven = BreakEven()
    split: Split | None = None
    output_factors: tuple[OutputFactor, ...] = ()
    levers: tuple[Lever, ...] = ()
    turns: tuple[Turn, ...] = ()
    removed: tuple[Removed, ...] = ()
    untested: tuple[ModelId, ...] = ()
    dominated: tuple[Dominated, ...] = ()
    considered: int = 0
    same_model: bool = False
    others: tuple[ModelId, ...] = ()
    confidence: Confidence
    experiment: Experiment | None = None
    shutdowns: tuple[Shutdown, ...] = ()


def recommend(question: RecommendQuestion, catalog: Catalog, today: date) -> RecommendAnswer:
    """The decision at the prices of today."""
    held = weighed(Case(question, catalog, today))
    case, decision = held.case, held.decision
    extra = change(held)
    now = held.cost(case.baseline)
    ends = tuple(_ends(held))
    return RecommendAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *effort_notes(question), *held.found.assumptions, *_assumed(held)),
        sources=_sources(held, ends),
        unpriced=held.found.unpriced,
        verdict=decision.verdict,
        rule=decision.rule,
        model=_model(held),
        share=decision.share,
        chooses=case.chooses,
        from_model=case.baseline,
        to_model=held.candidate,
        successor=held.successor,
        labels={model: label_of(catalog, model) for model in (*held.shown, *held.untested)},
        task=question.task,
        sellers=tuple(catalog.providers.get(provider, provider) for provider in question.limits.providers),
        **_move(held),
        until=case.until,
        cost_change_usd=extra,
        cost_change_share=extra / now.monthly_usd if extra is not None and now and now.monthly_usd else None,
        costs=held.found.costs,
        standing=held.standing,
        standings=held.standings,
        by_task=tuple(_by_task(held)),
        evidence=tuple(_evidence(held)),
        claims=claims(catalog, held.shown[:2]) if held.candidate else (),
        solved=held.solved,
        break_even=break_even(held),
        split=split_between(held),
        output_factors=tuple(output_factors(held)),
        levers=levers(held),
        turns=verdict_turns(held),
        removed=held.removed,
        untested=held.untested,
        dominated=dominated(catalog, (each for each in held.comparisons if each.model in case.named)),
        considered=len(held.comparisons),
        same_model=held.is_same,
        others=held.others,
        confidence=_confidence(held),
        experiment=_experiment(held),
        shutdowns=ends,
    )


def _model(held: Weighing) -> ModelId | None:
    """What to run now: of two that share the traffic, the one that gets more of it."""
    if held.decision.share > HALF:
        return held.candidate
    return None if held.case.is_gone else held.case.baseline


def _move(held: Weighing) -> dict[str, ModelId | date | None]:
    """Where to and until when, where the baseline ends within the horizon."""
    case = held.case
    if case.ending is None:
        return {}
    lasting = held.decision.verdict == "switch" and not _candidate_ends(held)
    return {"move_to": held.candidate if lasting else case.successor, "move_by": case.ending.shutdown}


def _candidate_ends(held: Weighing) -> bool:
    return held.candidate is not None and held.case.ends_soon(held.candidate)


def _by_task(held: Weighing) -> Iterator[TaskStanding]:
    independent = [each for each in held.standings if each.kind is EvidenceKind.INDEPENDENT]
    for task in TASKS:
        found = [each for each in independent if task in each.one.tasks]
        if found:
            yield TaskStanding(
                task=task,
                outcome=found[0].outcome if agree(found) else "mixed",
                benchmark=found[0].benchmark,
                benchmark_key=found[0].benchmark_key,
                difference=found[0].difference,
            )


def _evidence(held: Weighing) -> Iterator[Figure]:
    """Figures for the task and of general ability; without a task those of the tests that compare the two.

    A model that has none of these shows what else was measured independently.
    """
    question = held.case.question
    compared = {each.benchmark_key for each in held.standings}
    for model in held.shown:
        found = figures_of(held.case.catalog, model, question.task, effort=question.efforts.get(model))
        speaking = [each for each in found if question.task or each.general or each.benchmark_key in compared]
        yield from speaking or (each for each in found if each.kind is EvidenceKind.INDEPENDENT)


def _confidence(held: Weighing) -> Confidence:
    """How far to trust it; lower where the tests of solved tasks that decided were run under other conditions."""
    if held.is_same:
        return SAME
    solved = held.solved if held.decision.rule == "a solved task costs less" else None
    conditions = solved.remark if solved else ""
    return confidence(held.decisive, held.case.question.task, today=held.case.today, conditions=conditions)


def _experiment(held: Weighing) -> Experiment | None:
    """One's own items on the model to move to where that is untested, else on the candidate.

    Where nothing tells models apart of which one is to be chosen, on the cheapest.
    """
    if held.is_same:
        return None
    case, verdict = held.case, held.decision.verdict
    if verdict == "insufficient" and case.chooses:
        model = case.successor or case.baseline
    else:
        later = verdict == "stay" or (verdict == "insufficient" and _candidate_ends(held))
        model = (held.successor if later else None) or held.candidate
    price = held.price(model)
    return experiment(price, label_of(case.catalog, price.model), case.question.workload) if price else None


def _ends(held: Weighing) -> Iterator[Shutdown]:
    """Ends of what is shown on their sellers' main APIs and other platforms, within the horizon or twelve months."""
    case = held.case
    last = max(case.until, case.today + HORIZON)
    for model in held.shown:
        entry = case.catalog.lifecycle(model)
        for end in ends_of(case.catalog, entry, case.question.workload, today=case.today) if entry else ():
            if end.day <= last:
                yield end


def _assumed(held: Weighing) -> Iterator[str]:
    question = held.case.question
    if held.case.chooses and held.case.baseline and held.candidate:
        lasts = " that lasts" if _candidate_ends(held) and not held.case.ending else ""
        yield f"nothing said about what runs today: weighed against {held.case.baseline.name}, the cheapest{lasts}"
    if not question.workload.volume and (question.worth.usd_per_point or question.worth.max_increase_usd):
        yield "what quality is worth is set a month, and counts once a volume is known"


def _sources(held: Weighing, ends: tuple[Shutdown, ...]) -> tuple[Source, ...]:
    catalog = held.case.catalog
    solved = held.solved.benchmark_key if held.solved else None
    tests = (each for each in held.standings if each == held.standing or each.benchmark_key == solved)
    return (
        *price_sources(catalog, held.found.prices),
        *lifecycle_sources(catalog, dict.fromkeys(end.model for end in ends)),
        *(
            Source(
                what=each.benchmark,
                where=each.one.source,
                url=each.one.url,
                as_of=each.as_of,
                credit=each.one.attribution,
            )
            for each in tests
        ),
    )
