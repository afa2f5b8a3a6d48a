"""What the bot says to questions about usage while none is connected."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, assert_never

from bot.engine.money import display
from bot.engine.questions import BudgetQuestion, ForecastQuestion, Period, SpendQuestion, SubscribeQuestion
from bot.engine.unconnected import UnconnectedAnswer, UsageQuestion
from bot.replies import parts
from bot.replies.reply import Example, Fact, Reply
from bot.replies.words import day, listed, some, token_count
from bot.replies.working import costs_working

WEEKDAYS: Final = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
EVERY: Final = {"day": "daily", "week": "weekly", "month": "monthly"}
NOT_YET: Final = "no usage is connected yet"
EXAMPLES: Final = (
    Example(text="we use gpt-4.1-mini for 100M tokens a month", asks="what that costs at list prices, remembered here"),
    Example(text="should we upgrade?", asks="what to run instead, once that is known"),
)


def unconnected_reply(question: UsageQuestion, answer: UnconnectedAnswer) -> Reply:
    """What was understood, what is missing, and what can be done now."""
    costs, workload = answer.list_costs, question.workload if isinstance(question, ForecastQuestion) else None
    return Reply(
        headline=_headline(question),
        basis=" · ".join(_basis(question, answer)),
        facts=tuple(_facts(question, answer)),
        examples=() if costs else EXAMPLES,
        controls=() if costs else ("edit_profile",),
        working=tuple(costs_working(costs, workload)) if workload else (),
        explained=question.explain,
        sources=parts.sources(answer) if costs else (),
    )


def _headline(question: UsageQuestion) -> str:
    match question:
        case SpendQuestion():
            return f"I can't tell yet what was spent {_period(question.period)}: {NOT_YET}"
        case ForecastQuestion():
            return f"I can't forecast {_month(question.period)} yet: {NOT_YET}"
        case BudgetQuestion():
            return _budget(question)
        case SubscribeQuestion():
            return f"Nothing is posted by itself yet: {NOT_YET}"
        case _ as never:
            assert_never(never)


def _budget(question: BudgetQuestion) -> str:
    """The amount is understood; nobody watches it."""
    if question.budget_usd is None:
        return f"No budget is watched{_scope(question)}: {NOT_YET}"
    amount = f"a budget of {display(question.budget_usd)} a month{_scope(question)}"
    if question.action == "set":
        return f"Understood, but not watched yet: {amount}"
    return f"I can't tell whether you are within {amount}: {NOT_YET}"


def _scope(question: BudgetQuestion) -> str:
    name = f" {question.scope_name}" if question.scope_name else ""
    return f" for the {question.scope}{name}" if name else f" for this {question.scope}"


def _basis(question: UsageQuestion, answer: UnconnectedAnswer) -> Iterator[str]:
    """What was understood, in words."""
    if understood := listed(_understood(question)):
        yield f"understood: {understood}"
    yield from answer.assumptions


def _understood(question: UsageQuestion) -> Iterator[str]:
    match question:
        case SpendQuestion():
            yield some((question.period.end - question.period.start).days, "day")
            if question.group_by:
                then = f", then by {_group(question.then_by)}" if question.then_by else ""
                yield f"by {_group(question.group_by)}{then}"
        case ForecastQuestion():
            yield _period(question.period)
            if question.group_by:
                yield f"by {_group(question.group_by)}"
        case BudgetQuestion():
            yield f"{question.action} the budget{_scope(question)}"
        case SubscribeQuestion():
            yield _schedule(question)
        case _ as never:
            assert_never(never)
    if not isinstance(question, BudgetQuestion):
        yield from _narrowed(question)


def _narrowed(question: SpendQuestion | ForecastQuestion | SubscribeQuestion) -> Iterator[str]:
    for word, names in (("only", (*question.models, *question.providers)), ("without", question.barred)):
        if names:
            yield f"{word} {listed(names)}"
    for group, names in question.only.items():
        yield f"only the {_group(group)} {listed(names)}"


def _group(group: str) -> str:
    return "API key" if group == "key" else group


def _period(period: Period) -> str:
    """`on 21 November 2026`, `from 9 November 2026 to 15 November 2026`."""
    last = period.end - timedelta(days=1)
    return f"on {day(last)}" if last <= period.start else f"from {day(period.start)} to {day(last)}"


def _month(period: Period) -> str:
    """`November 2026`, or the days where it is no calendar month."""
    is_month = period.start.day == 1 and period.end == _next_month(period.start)
    return f"{period.start:%B %Y}" if is_month else f"what is spent {_period(period)}"


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _schedule(question: SubscribeQuestion) -> str:
    """`weekly digest here, Mondays 09:00 Europe/Berlin`."""
    often = f"{EVERY[question.every]} " if question.every else ""
    what = question.what or ("digest" if question.action == "subscribe" else "everything that is scheduled")
    where = "in another channel" if question.channel else "here"
    until = f" until {day(question.until)}" if question.until else ""
    schedule = ", ".join(filter(None, (f"{often}{what} {where}{until}", " ".join(_when(question)))))
    return schedule if question.action == "subscribe" else f"{question.action} {schedule}"


def _when(question: SubscribeQuestion) -> Iterator[str]:
    if question.weekday is not None:
        yield WEEKDAYS[question.weekday]
    if question.day_of_month is not None:
        yield f"on day {question.day_of_month} of the month"
    if question.at is not None:
        yield f"{question.at:%H:%M}"
    if question.timezone and question.at is not None:
        yield question.timezone


def _facts(question: UsageQuestion, answer: UnconnectedAnswer) -> Iterator[Fact]:
    """What is missing, and what can be said without usage; never a figure that would look like it."""
    yield Fact(text="This version cannot read what was really used, so there is nothing to connect yet.")
    if isinstance(question, ForecastQuestion):
        volume = token_count(question.workload.tokens_per_month or 0)
        for cost in answer.list_costs:
            at_list = f"At list prices {cost.label} for {volume} is {cost.display} a month"
            yield Fact(text=f"{at_list}: what this channel says it runs, not what was used.")
    if not answer.list_costs:
        yield Fact(text="What I can price now is a model and a volume that you tell me.")
