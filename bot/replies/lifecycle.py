"""Shutdowns in words."""

from collections.abc import Iterator

from bot.engine.answered import Shutdown
from bot.engine.lifecycle import LifecycleAnswer, Undated
from bot.replies import parts
from bot.replies.ahead import ending
from bot.replies.reply import Fact, Reply, Table
from bot.replies.words import day, listed, short_day, some, text_cell

NAMED = 3
"""Models that are spoken of one by one."""


def lifecycle_reply(answer: LifecycleAnswer) -> Reply:
    """When each model goes, and what its vendor names instead."""
    return Reply(
        headline=_headline(answer),
        basis=" · ".join(answer.assumptions),
        table=_table(answer),
        facts=parts.first(_facts(answer)),
        sources=parts.sources(answer),
        can_share=bool(answer.shutdowns),
    )


def _headline(answer: LifecycleAnswer) -> str:
    if not answer.shutdowns:
        names = listed(f"{model.label}{_kept(model)}" for model in answer.undated)
        return f"No shutdown of {names} is on file" if names else "No shutdown within twelve months is on file"
    soonest = min(answer.shutdowns, key=lambda end: end.day)
    if len({end.model for end in answer.shutdowns} | {model.model for model in answer.undated}) > 1:
        count = len(answer.shutdowns) + answer.more
        horizon = "" if answer.asked else " within twelve months"
        return f"{some(count, 'shutdown')} on file{horizon}; the first: {ending(soonest)}"
    main = next((end for end in answer.shutdowns if end.platform is None), None)
    if main is None:
        return f"{ending(soonest)}; no end of its own API is on file"
    successor = f"; its named successor is {main.successor_label}" if main.successor_label else ""
    return f"{ending(main)}{successor}"


def _kept(model: Undated) -> str:
    """What its seller promises, in brackets."""
    if model.not_before is None:
        return ""
    return f" (promised until {day(model.not_before)}{' only' if model.lapsed else ' at least'})"


def _table(answer: LifecycleAnswer) -> Table | None:
    rows = [(_where(end), short_day(end.day), end.successor_label or "none named") for end in answer.shutdowns]
    rows += [(model.label, _kept(model).strip(" ()") or "none on file", "–") for model in answer.undated]
    if len(rows) < 2:  # noqa: PLR2004 – the headline says it all
        return None
    return Table(header=("model", "shut down", "successor"), rows=tuple(tuple(map(text_cell, row)) for row in rows))


def _where(end: Shutdown) -> str:
    return f"{end.label}, {end.platform}" if end.platform else end.label


def _facts(answer: LifecycleAnswer) -> Iterator[Fact]:
    if answer.asked:
        yield from (fact for end in answer.shutdowns[:NAMED] for fact in _about(end, alone=len(answer.shutdowns) == 1))
    if answer.undated:
        yield Fact(text="No date on file means that our sources state none, not that the model stays for ever.")
    if answer.more:
        narrow = "" if answer.providers else "; name a provider to narrow the list"
        yield Fact(text=f"{some(answer.more, 'further shutdown')} left out{narrow}.")


def _about(end: Shutdown, *, alone: bool) -> Iterator[Fact]:
    if end.gone and not alone:
        yield Fact(text=f"{ending(end)}.", warning=True)
    if end.via:
        yield Fact(text=f"{end.label} takes its date from its snapshot {end.via}.")
    if end.successor_source and end.successor_label and not end.platform:
        reasons = "; it reasons by default, so expect more output" if end.successor_reasons else ""
        yield Fact(text=f"{end.successor_label} as successor: {end.successor_source}{reasons}.")
