"""What the bot says when a channel tells what it runs."""

from collections.abc import Iterator
from typing import Final

from bot.engine.money import display, rate_display
from bot.engine.profile import FIELDS, ProfileAnswer
from bot.engine.questions import Choice, ProfileQuestion, Setup, Worth
from bot.engine.setup import SetupField
from bot.replies import follow_ups, parts
from bot.replies.ahead import shutdown_facts
from bot.replies.reply import Control, Example, Fact, Reply, Table
from bot.replies.tasks import task_words
from bot.replies.words import day, mix, percent, text_cell, token_count
from bot.replies.working import costs_working

EXAMPLE: Final = Example(text="we use gpt-4.1-mini for 100M tokens a month", asks="remember it for this channel")
NAMES: Final[dict[SetupField, str]] = {
    "model": "model",
    "tokens_per_month": "volume",
    "input_share": "mix",
    "cached_share": "cached",
    "service": "service",
    "task": "task",
    "budget_usd": "budget",
    "timezone": "time zone",
}


def profile_reply(question: ProfileQuestion, answer: ProfileAnswer) -> Reply:
    """What was understood, what it costs, and what can be asked now."""
    if _is_worth_alone(question):
        return Reply(headline=_headline(question, answer), controls=("set_worth",), explained=question.explain)
    return Reply(
        headline=_headline(question, answer),
        basis=" · ".join(_basis(answer)),
        table=_changes(answer) if answer.action == "set" else None,
        facts=parts.first(_facts(answer)),
        examples=() if _known(answer.setup) else (EXAMPLE,),
        follow_ups=_follow_ups(answer),
        controls=_controls(question),
        working=tuple(costs_working([answer.cost], answer.workload)) if answer.cost else (),
        explained=question.explain,
        sources=parts.sources(answer) if answer.cost else (),
    )


def _is_worth_alone(question: ProfileQuestion) -> bool:
    """Whether nothing was said of the channel, only what quality is worth."""
    return question.action == "set" and question.worth is not None and not question.said


def _known(setup: Setup) -> bool:
    """Whether anything is known of what runs here; a time zone alone tells nothing of it."""
    return any(getattr(setup, field) is not None for field in FIELDS if field != "timezone")


def _headline(question: ProfileQuestion, answer: ProfileAnswer) -> str:
    if answer.action == "forget":
        return "Forgotten: nothing is remembered of this channel from now on"
    if answer.action == "show":
        known = _known(answer.setup)
        return f"This channel: {_runs(answer)}" if known else "I know nothing of what this channel runs yet"
    if _is_worth_alone(question):
        return f"From now on: {_worth(answer.worth)}"
    changed = "From now on" if answer.changed else "As before"
    return f"{changed}: {'; '.join(filter(None, (_runs(answer), _worth(answer.worth))))}"


def _runs(answer: ProfileAnswer) -> str:
    """`gpt-4.1-mini, 100M tokens a month: $100 a month at list prices`; without a model, whatever is known."""
    setup = answer.setup
    known = {field: words for field in FIELDS if (words := _said(setup, field, answer.label)) is not None}
    main = [words for field, words in known.items() if field in FIELDS[:2]]
    rest = [f"{NAMES[field]} {words}" for field, words in known.items()]
    return f"{', '.join(main or rest) or 'nothing'}{_cost(answer)}"


def _cost(answer: ProfileAnswer) -> str:
    if answer.cost is None:
        return ""
    prices = "your price" if answer.cost.is_own else "list prices"
    if answer.workload.volume is None:
        return f": {rate_display(answer.cost.monthly_usd)} per million tokens at {prices}"
    return f": {display(answer.cost.monthly_usd)} a month at {prices}"


def _worth(worth: Worth | None) -> str:
    if worth is None:
        return ""
    point, more = worth.usd_per_point, worth.max_increase_usd
    limits = [
        "" if point is None else f"a point of quality is worth {display(point)} a month to this workspace",
        "" if more is None else f"an upgrade may cost this workspace {display(more)} a month more at most",
    ]
    return "; ".join(filter(None, limits)) or "what quality is worth to this workspace is not set"


def _basis(answer: ProfileAnswer) -> Iterator[str]:
    setup, workload = answer.setup, answer.workload
    if setup.input_share is not None:
        yield mix(setup.input_share)
    if answer.cost:
        yield f"{percent(workload.cached_share)} of the input cached" if workload.cached_share else "nothing cached"
        yield f"{workload.service} service"
    for field in ("task", "budget_usd", "timezone"):
        if words := _said(setup, field, None):
            yield f"{NAMES[field]}: {words}"
    if setup.set_on:
        yield f"set on {day(setup.set_on)}"
    yield from answer.assumptions


def _said(setup: Setup, field: SetupField, label: str | None) -> str | None:
    """A field of a setup in words; None where nobody said."""
    value = getattr(setup, field)
    if value is None:
        return None
    match field:
        case "model":
            return label or str(value)
        case "tokens_per_month":
            return f"{token_count(value)} a month"
        case "input_share":
            return mix(value)
        case "cached_share":
            return f"{percent(value)} of the input"
        case "task":
            return task_words(value)
        case "budget_usd":
            return f"{display(value)} a month"
        case "service" | "timezone":
            return str(value)


def _changes(answer: ProfileAnswer) -> Table | None:
    """What differs from before, where anything was known before."""
    if not _known(answer.before) or not answer.changed:
        return None
    return Table(
        header=("changed", "before", "from now on"),
        rows=tuple(
            (
                text_cell(NAMES[field]),
                text_cell(_said(answer.before, field, answer.label_before) or ""),
                text_cell(_said(answer.setup, field, answer.label) or ""),
            )
            for field in answer.changed
        ),
    )


def _facts(answer: ProfileAnswer) -> Iterator[Fact]:
    yield from parts.unpriced_facts(answer.unpriced)
    yield from shutdown_facts(answer.shutdowns, answer.workload)
    if not _known(answer.setup):
        return
    if answer.setup.model is None:
        yield Fact(text="Which model runs here is not known yet; say for example “we use gpt-4.1-mini”.")
    if answer.setup.tokens_per_month is None:
        yield Fact(text="How many tokens a month is not known yet; say for example “about 100M tokens a month”.")


def _follow_ups(answer: ProfileAnswer) -> tuple[Choice, ...]:
    if answer.setup.model is None:
        return ()
    doubles = follow_ups.asking("What if traffic doubles?") if answer.workload.volume else None
    return follow_ups.first((follow_ups.asking("Should we upgrade?"), doubles))


def _controls(question: ProfileQuestion) -> tuple[Control, ...]:
    if question.action == "show":
        return ("edit_profile",)
    return ("undo", "edit_profile", "set_worth") if question.worth else ("undo", "edit_profile")
