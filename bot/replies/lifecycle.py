"""Shutdowns in words."""

from collections.abc import Iterator

from bot.engine.answered import Shutdown
from bot.engine.lifecycle import LifecycleAnswer
from bot.replies import parts
from bot.replies.reply import Fact, Reply, Table
from bot.replies.words import day, listed, short_day, some, text_cell


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
    if len(answer.shutdowns) == 1 and not answer.undated:
        return _one(answer.shutdowns[0])
    if not answer.shutdowns:
        names = listed(model.label for model in answer.undated)
        return f"No shutdown of {names} is on file" if names else "No shutdown within twelve months is on file"
    soonest = min(answer.shutdowns, key=lambda end: end.day)
    count = len(answer.shutdowns) + answer.more
    return f"{some(count, 'model')} with an end on file; the first is {soonest.label}, {_when(soonest)}"


def _one(end: Shutdown) -> str:
    successor = f"; its named successor is {end.successor_label}" if end.successor_label else ""
    return f"{end.label} {'was' if end.gone else 'is'} shut down {_when(end)}{successor}"


def _when(end: Shutdown) -> str:
    return f"on {day(end.day)}"


def _table(answer: LifecycleAnswer) -> Table | None:
    rows = [(end.label, short_day(end.day), end.successor_label or "none named") for end in answer.shutdowns]
    rows += [(model.label, "none on file", "–") for model in answer.undated]
    if len(rows) < 2:  # noqa: PLR2004 – the headline says it all
        return None
    return Table(header=("model", "shut down", "successor"), rows=tuple(tuple(map(text_cell, row)) for row in rows))


def _facts(answer: LifecycleAnswer) -> Iterator[Fact]:
    for end in answer.shutdowns[:3]:
        if end.gone and len(answer.shutdowns) > 1:
            yield Fact(text=f"{end.label} no longer answers since {day(end.day)}.", warning=True)
        if end.via:
            yield Fact(text=f"{end.label} takes its date from its snapshot {end.via}.")
        if end.successor_source and end.successor_label:
            yield Fact(text=f"{end.successor_label} as successor: {end.successor_source}.")
    for place in answer.platforms:
        yield Fact(text=f"{place.platform} shuts {place.label} down on {day(place.day)}.", warning=True)
    if answer.undated:
        yield Fact(text="No date on file means that our sources state none, not that the model stays for ever.")
    if answer.more:
        yield Fact(text=f"{some(answer.more, 'further model')} left out; name a provider to narrow the list.")
