"""What could change the reader's mind about a decision, the most important first."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.engine.answered import Shutdown
from bot.engine.confidence import Confidence, Doubt
from bot.engine.costing import CACHED
from bot.engine.money import display, exact
from bot.engine.questions import RecommendQuestion
from bot.engine.recommend import RecommendAnswer
from bot.engine.sensitivity import Turn
from bot.engine.verdict import Verdict
from bot.engine.workload import volume_of
from bot.replies import parts
from bot.replies.ahead import ending
from bot.replies.figures import BY_LABS, in_a_hundred, point, point_price, points, signed, test_name
from bot.replies.recommend_headline import end_of, named_and_removed
from bot.replies.reply import Fact
from bot.replies.scores import short_name
from bot.replies.spans import lower_end, money, span
from bot.replies.tasks import task_words
from bot.replies.words import listed, percent, some, token_count, tokens

MOST: Final = 4
"""Facts beside what would settle it and how far to trust it."""
ONE: Final = Decimal(1)
TENTH: Final = Decimal("0.1")


def facts(question: RecommendQuestion, answer: RecommendAnswer) -> tuple[Fact, ...]:
    """The most important facts, then what would settle it, then how far to trust it."""
    return (*parts.first(_facts(question, answer), most=MOST), *_settling(answer), confidence_fact(answer.confidence))


def _facts(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    yield from _endings(question, answer)
    yield from parts.size_facts(answer.costs, question.workload)
    yield from _not_weighed(question, answer)
    yield from _shared(question, answer)
    yield from _over_budget(question, answer)
    # Who chooses asks by task and by stakes; who runs something asks what a change would bring.
    if answer.chooses:
        yield from _tasks(answer)
        yield from _bought(question, answer)
        yield from _solved(answer)
        yield from _splitting(question, answer)
        yield from _reasoning(answer)
        yield from _turning(question, answer)
    else:
        yield from _bought(question, answer)
        yield from _solved(answer)
        yield from _reasoning(answer)
        yield from _turning(question, answer)
        yield from _tasks(answer)
        yield from _levers(question, answer)
        yield from _splitting(question, answer)


def _endings(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """One warning for all that ends: what runs now first, with what its successor costs."""
    models = dict.fromkeys((answer.from_model, answer.to_model, *answer.others))
    ends = [end for model in models if (end := end_of(answer, model))]
    if ends:
        told = f"{ending(ends[0])}; {_successor(ends[0], question, answer)}."
        more = f" {listed(map(_briefly, ends[1:]))}." if ends[1:] else ""
        yield Fact(text=f"{told}{more}", warning=True)


def _briefly(end: Shutdown) -> str:
    return f"{ending(end)} ({f'successor: {end.successor_label}' if end.successor_label else 'no successor named'})"


def _successor(end: Shutdown, question: RecommendQuestion, answer: RecommendAnswer) -> str:
    if end.successor is None:
        return "no successor is named in our sources"
    named = f"its named successor is {end.successor_label}"
    cost = end.successor_monthly_usd
    price = f": {money(question.workload)(cost)} {span(question.workload)}" if cost is not None else ""
    on_file = any(figure.model == end.successor for figure in answer.evidence) or end.successor == answer.to_model
    return f"{named}{price}{'' if on_file else ', with no evidence on file'}"


def _not_weighed(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """Models that were named and not weighed: gated, untested or beaten outright."""
    gated = [f"{each.label} ({each.reason})" for each in named_and_removed(question, answer)]
    if gated:
        yield Fact(text=f"Not weighed: {listed(gated)}.")
    told = {answer.to_model, answer.successor}
    untested = [answer.labels[model] for model in answer.untested if model not in told]
    if untested and answer.from_model and answer.verdict != "insufficient":
        yield Fact(text=f"No test on file compares {listed(untested)} with {answer.labels[answer.from_model]}.")
    for each in answer.dominated:
        yield Fact(text=f"{each.label} is out: {each.by_label} costs no more and does no worse in {each.benchmark}.")


def _shared(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """What the month comes to where two models share the traffic."""
    now = next((cost.monthly_usd for cost in answer.costs if cost.model == answer.from_model), None)
    if answer.verdict != "split" or now is None or answer.cost_change_usd is None or answer.to_model is None:
        return
    shown, change = money(question.workload), answer.share * answer.cost_change_usd
    name, total = answer.labels[answer.to_model], f"{shown(now + change)} {_span(question)}"
    yield Fact(text=f"With {percent(answer.share)} on {name} it comes to {total} ({signed(shown, change)}).")


def _over_budget(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """Where staying is over the budget as well, and which of the models shown would keep it."""
    budget = question.budget_usd
    now = next((cost for cost in answer.costs if cost.model == answer.from_model), None)
    if budget is None or now is None or answer.verdict in {"split", "switch"} or now.monthly_usd <= budget:
        return
    keeping = [cost.label for cost in answer.costs if cost.monthly_usd <= budget]
    kept = f"; {listed(keeping)} would keep it" if keeping else ""
    yield Fact(text=f"{now.label} alone is over the budget of {display(budget)} a month{kept}.", warning=True)


def _bought(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """What the difference in cost buys, and the worth of a point at which it pays."""
    change, standing, price = answer.cost_change_usd, answer.standing, answer.break_even.usd_per_point
    if change is None or standing is None or price is None or answer.rule == "gone":
        return
    shown, each = money(question.workload), _span(question)
    verb = "buys" if change > 0 and standing.preference is not None else "means"
    what = f"{points(standing)} {standing.outcome} in {test_name(standing)}"
    if standing.preference is not None:
        what = f"{in_a_hundred(standing.preference)} instead of 50"
    pays = "worth" if change > 0 else "worth less than"
    worth = f"It pays if one {point(standing.unit)} is {pays} {point_price(price)} {each} to you"
    more = f"{signed(shown, change)} {each}{_in_percent(answer.cost_change_share)}"
    yield Fact(text=f"{more} {verb} {what}. {worth}{_limit(question, answer)}.")


def _in_percent(share: Decimal | None) -> str:
    """A change as a part of what is paid now; nothing where nothing is paid now."""
    return "" if share is None else f" ({'−' if share < 0 else '+'}{percent(abs(share))})"


def _limit(question: RecommendQuestion, answer: RecommendAnswer) -> str:
    """What the workspace says that better answers are worth, where amounts are a month's."""
    point_limit, limit = answer.break_even.limit_usd_per_point, answer.break_even.limit_usd
    said = [] if point_limit is None else [point_price(point_limit)]
    said += [] if limit is None else [f"at most {display(limit)} more a month"]
    return f" (your limit: {listed(said) if said else 'not set'})" if question.workload.volume else ""


def _solved(answer: RecommendAnswer) -> Iterator[Fact]:
    """What the same tasks cost on both: tokens are not tasks."""
    solved = answer.solved
    if solved is None or answer.to_model is None or answer.from_model is None:
        return
    one, other = answer.labels[answer.to_model], answer.labels[answer.from_model]
    costs = f"{point_price(solved.one_usd)} on {one} and {point_price(solved.other_usd)} on {other}"
    remark = f"; {solved.remark}" if solved.remark else ""
    yield Fact(text=f"A solved task of {short_name(solved.benchmark)} costs {costs}{remark}.")


def _reasoning(answer: RecommendAnswer) -> Iterator[Fact]:
    """How much more a model that reasons may write before it costs as much as what runs now."""
    for each in answer.output_factors:
        weighed = each.model in {answer.to_model, answer.successor}
        if weighed and each.against == answer.from_model and each.factor is not None:
            times = exact(each.factor.quantize(TENTH, rounding=ROUND_HALF_UP))
            name, other = answer.labels[each.model], answer.labels[each.against]
            stays = f"it stays cheaper until it writes {times} times the output of {other}"
            yield Fact(text=f"{name} reasons by default: {stays}.")


def _turning(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """Where the verdict becomes another one within the plausible ranges, seen from the present workload."""
    places: dict[Verdict, list[str]] = {}
    for turn in answer.turns:
        verdict, place = _turn(turn, question)
        places.setdefault(verdict, []).append(place)
    if places:
        said = listed(f"“{verdict}” {' or '.join(found)}" for verdict, found in places.items())
        yield Fact(text=f"The verdict would be {said}.")


def _turn(turn: Turn, question: RecommendQuestion) -> tuple[Verdict, str]:
    """The other verdict, and where it holds: `below 35.8 % input`, `above 170M tokens a month`."""
    match turn.dimension:
        case "input share":
            is_below = turn.at < question.workload.input_share
            where = f"{percent(turn.at)} input"
        case "volume":
            is_below = turn.at < 1
            where = f"{token_count(turn.at * volume_of(question.workload).total)} a month"
        case "output of the candidate":
            is_below = False
            where = f"{exact(turn.at.quantize(TENTH, rounding=ROUND_HALF_UP))} times the output"
    return (turn.below, f"below {where}") if is_below else (turn.above, f"above {where}")


def _tasks(answer: RecommendAnswer) -> Iterator[Fact]:
    """For which tasks the candidate is better, equal or worse, and where tests disagree on that."""
    if answer.to_model is None or answer.task is not None:
        return
    found = {
        outcome: listed(task_words(each.task) for each in answer.by_task if each.outcome == outcome)
        for outcome in ("better", "tie", "worse", "mixed")
    }
    words = {"better": "better at", "tie": "level at", "worse": "worse at"}
    is_so = "; ".join(f"{lead} {found[outcome]}" for outcome, lead in words.items() if found[outcome])
    disagree = f"the tests disagree at {found['mixed']}" if found["mixed"] else ""
    name = answer.labels[answer.to_model]
    said = "; ".join(filter(None, (f"{name} is {is_so}" if is_so else "", disagree)))
    if said:
        yield Fact(text=f"By task, {said}.")


def _levers(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    """What lowers the bill with the same model, or with a smaller one of its maker."""
    shown, each = money(question.workload), _span(question)
    names = {"batch": "batch", "caching": f"caching {percent(CACHED)} of the input"}
    same = [f"{names[lv.lever]} saves {shown(lv.saves_usd)}" for lv in answer.levers if lv.lever in names]
    if same:
        yield Fact(text=f"Before any change of model: {listed(same)} {each}.")
    for lever in answer.levers:
        if lever.lever == "sibling":
            does = "worse" if lever.outcome == "worse" else "no worse"
            saves = f"{lever.label} of the same maker would save {shown(lever.saves_usd)} {each}"
            yield Fact(text=f"{saves}, and does {does} in the same test.")


def _splitting(question: RecommendQuestion, answer: RecommendAnswer) -> Iterator[Fact]:
    split = answer.split
    if split is None:
        return
    dear, cheap = answer.labels[split.dearer], answer.labels[split.cheaper]
    part = split.parts[0]
    cost = f"{money(question.workload)(part.monthly_usd)} {_span(question)}"
    yield Fact(text=f"Sending only the hardest {percent(part.share)} to {dear}, the rest to {cheap}, costs {cost}.")


def _span(question: RecommendQuestion) -> str:
    """What an amount is for, and at which end of a range."""
    return f"{span(question.workload)}{lower_end(question.workload)}"


def _settling(answer: RecommendAnswer) -> Iterator[Fact]:
    """The experiment that would settle it."""
    test = answer.experiment
    if test is None:
        return
    cost = "under $1" if test.usd < ONE else f"about {display(test.usd)}"
    length = f"{tokens(test.tokens_per_item)} tokens each{', assumed' if test.tokens_assumed else ''}"
    yield Fact(text=f"What would settle it: your own {test.items} hardest items on {test.label}, {cost} ({length}).")


def confidence_fact(found: Confidence) -> Fact:
    """How far to trust the decision, and why."""
    if found.same_model:
        return Fact(text=f"Confidence: {found.level} – the same model at two sellers.")
    if "nothing comparable" in found.doubts:
        return Fact(text="Confidence: low – nothing independent on file compares the two for this.")
    count = "one source" if found.sources == 1 else some(found.sources, "source")
    age = "undated" if found.months is None else f"{some(found.months, 'month')} old"
    opposed = _opposed(found.opposed_by)
    said = [count] if found.sources else []
    said += [age, *(_DOUBTS[doubt] for doubt in found.doubts if doubt in _DOUBTS)]
    return Fact(text=f"Confidence: {found.level} – {', '.join(filter(None, (*said, opposed)))}.")


def _opposed(tests: tuple[str, ...]) -> str:
    """Which test says the opposite of the deciding one."""
    if not tests:
        return ""
    name = short_name(tests[0]).removesuffix(BY_LABS)
    return (
        f"{name} and {some(len(tests) - 1, 'more test')} say the opposite" if tests[1:] else f"{name} says the opposite"
    )


_DOUBTS: Final[dict[Doubt, str]] = {
    "makers' own figures": "makers' own figures only",
    "not about this task": "not about this task",
    "no task named": "single tasks only",
    "no interval given": "no interval given",
    "different conditions": "tasks solved under different conditions",
}
"""Doubts beside number, age and agreement of the sources."""
