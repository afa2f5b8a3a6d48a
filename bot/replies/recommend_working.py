"""The working of a decision: every figure with its formula."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.engine.answered import ModelCost
from bot.engine.costing import CACHED
from bot.engine.money import exact
from bot.engine.questions import RecommendQuestion
from bot.engine.recommend import RecommendAnswer
from bot.engine.sensitivity import RANGES
from bot.engine.workload import volume_of
from bot.replies.figures import odds, signed
from bot.replies.reply import Step
from bot.replies.words import day, percent, some, token_count
from bot.replies.working import cost_step, costs_working, counted, full
from catalog.model import MILLION, ModelId

HUNDREDTH: Final = Decimal("0.01")


def working(question: RecommendQuestion, answer: RecommendAnswer) -> tuple[Step, ...]:
    """Costs, change, quality, break-even, split, levers and experiment, in the order in which they are argued."""
    return (
        *costs_working(answer.costs, question.workload),
        *_changes(answer),
        *_quality(answer),
        *_solved(answer),
        *_break_even(question, answer),
        *_split(answer),
        *_output(question, answer),
        *_sensitivity(answer),
        *_levers(question, answer),
        *_experiment(answer),
        Step(
            what="horizon over which it is to hold",
            formula=f"{some(question.horizon_months, 'month')} from today",
            result=f"until {day(answer.until)}",
        ),
        *_confidence(answer),
    )


def _cost(answer: RecommendAnswer, model: ModelId | None) -> ModelCost | None:
    return next((cost for cost in answer.costs if cost.model == model), None)


def _changes(answer: RecommendAnswer) -> Iterator[Step]:
    now = _cost(answer, answer.from_model)
    for cost in answer.costs:
        if now is None or cost.model == answer.from_model:
            continue
        change = cost.monthly_usd - now.monthly_usd
        share = f" ({'+' if change > 0 else '−'}{percent(abs(change) / now.monthly_usd)})" if now.monthly_usd else ""
        yield Step(
            what=f"{cost.label} against {now.label}",
            formula=f"{full(cost.monthly_usd)} − {full(now.monthly_usd)}",
            result=f"{signed(full, change)}{share}",
        )


def _quality(answer: RecommendAnswer) -> Iterator[Step]:
    """The deciding figures, and what their difference means."""
    found = answer.standing
    if found is None:
        return
    one, other = exact(found.one.score), exact(found.other.score)
    yield Step(
        what=f"difference in {found.benchmark}",
        formula=f"{one} − {other}" if found.one.higher_is_better else f"{other} − {one} (less is better)",
        result=f"{_number(found.difference)}, {found.outcome}",
    )
    if found.preference is not None:
        yield Step(
            what="expected preference in blind votes",
            formula=f"1 ÷ (1 + 10^(−{exact(found.difference)} ÷ 400))",
            result=f"{percent(found.preference)}, {odds(found.preference)}",
        )


def _solved(answer: RecommendAnswer) -> Iterator[Step]:
    solved = answer.solved
    if solved is None or answer.to_model is None or answer.from_model is None:
        return
    for model, item, share, usd in (
        (answer.to_model, solved.one_item_usd, solved.one_share, solved.one_usd),
        (answer.from_model, solved.other_item_usd, solved.other_share, solved.other_usd),
    ):
        yield Step(
            what=f"a solved task of {solved.benchmark} on {answer.labels[model]}",
            formula=f"{full(item)} a task ÷ {percent(share)} solved",
            result=full(usd),
        )


def _break_even(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Step]:
    change, found, balance = answer.cost_change_usd, answer.standing, answer.break_even
    if change is None:
        return
    if found and balance.usd_per_point is not None:
        formula = f"{full(abs(change))} ÷ {_number(abs(found.difference))}"
        yield Step(what="worth of a point at which it pays", formula=formula, result=full(balance.usd_per_point))
    total = volume_of(question.workload).total
    for gap in balance.gap_volumes:
        yield Step(
            what=f"volume at which the gap is {full(gap.usd)} a month",
            formula=f"{full(gap.usd)} ÷ ({full(abs(change))} ÷ {counted(total)} tokens)",
            result=token_count(gap.tokens),
        )


def _split(answer: RecommendAnswer) -> Iterator[Step]:
    split = answer.split
    if split is None:
        return
    dear, cheap = _cost(answer, split.dearer), _cost(answer, split.cheaper)
    if dear is None or cheap is None:
        return
    low, high = full(cheap.monthly_usd), full(dear.monthly_usd)
    for part in split.parts:
        formula = f"{low} + {percent(part.share)} × ({high} − {low})"
        yield Step(what=f"{percent(part.share)} to {dear.label}", formula=formula, result=full(part.monthly_usd))
    for saved in split.saved:
        yield Step(
            what=f"part to {cheap.label} that saves {percent(saved.saving)} of {dear.label}'s bill",
            formula=f"{percent(saved.saving)} ÷ (1 − {low} ÷ {high})",
            result=percent(saved.share),
        )
    if split.budget_share is not None:
        formula = f"(budget − {low}) ÷ ({high} − {low})"
        yield Step(what=f"part to {dear.label} within the budget", formula=formula, result=percent(split.budget_share))
    yield Step(
        what=f"trying {cheap.label} first pays if more of its answers can be kept than",
        formula=f"{low} ÷ {high}, from cheap + (1 − p) × dear < dear, without the cost of checking",
        result=percent(split.cascade_acceptance),
    )
    if split.task_acceptance is not None and split.task_cost_ratio is not None:
        verdict = "pays" if split.cascade_pays else "loses"
        yield Step(
            what="the same by the cost of a task",
            formula=f"solved {percent(split.task_acceptance)} against a cost ratio of {percent(split.task_cost_ratio)}",
            result=f"trying the cheaper one first {verdict}",
        )


def _output(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Step]:
    """How many times the output a reasoning model may write."""
    for each in answer.output_factors:
        model, other = _cost(answer, each.model), _cost(answer, each.against)
        if model is None or other is None or each.factor is None:
            continue
        output = volume_of(question.workload).output * model.output_per_mtok / MILLION
        yield Step(
            what=f"times the output at which {model.label} costs as much as {other.label}",
            formula=f"({full(other.monthly_usd)} − {full(model.monthly_usd - output)}) ÷ {full(output)}",
            result=f"{_number(each.factor)}×",
        )


def _sensitivity(answer: RecommendAnswer) -> Iterator[Step]:
    """Whether the verdict turns within the plausible ranges, and where."""
    if answer.standing is None or answer.cost_change_usd is None:
        return
    low, high = (exact(factor) for factor in RANGES["volume"])
    turns = [f"{turn.below} → {turn.above} at {turn.dimension} {_number(turn.at)}" for turn in answer.turns]
    yield Step(
        what="where the verdict turns",
        formula=f"the same rules at every input share, at {low} to {high} times the volume, and at more output where "
        "the candidate reasons",
        result="; ".join(turns) or "nowhere",
    )


def _levers(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Step]:
    names = {"batch": "in batch", "caching": f"with {percent(CACHED)} of the input cached"}
    now = _cost(answer, answer.from_model)
    for lever in answer.levers:
        if lever.saving:
            cached = CACHED if lever.lever == "caching" else question.workload.cached_share
            what = f"{lever.label} {names[lever.lever]}"
            volume = volume_of(question.workload)
            yield cost_step(lever.saving, volume, cached, what=what, usd=lever.monthly_usd)
        if now:
            yield Step(
                what=f"{lever.label} {names.get(lever.lever, 'instead')}: saved",
                formula=f"{full(now.monthly_usd)} − {full(lever.monthly_usd)}",
                result=full(lever.saves_usd),
            )


def _experiment(answer: RecommendAnswer) -> Iterator[Step]:
    test = answer.experiment
    if test:
        yield Step(
            what=f"{test.items} of your own items on {test.label}",
            formula=f"{test.items} × {test.tokens_per_item:,} tokens at the workload's mix, nothing cached",
            result=full(test.usd),
        )


def _confidence(answer: RecommendAnswer) -> Iterator[Step]:
    found = answer.confidence
    yield Step(
        what="confidence",
        formula="high without doubts, medium with one, low with more",
        result=f"{found.level}: {', '.join(found.doubts) or 'no doubts'}",
    )


def _number(value: Decimal) -> str:
    short = value.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)
    return f"{'' if short == value else '≈ '}{exact(short)}"
