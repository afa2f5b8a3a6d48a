"""What runs out, in words: models that are shut down, and prices that are scheduled to change."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from bot.engine.answered import ScheduledPrice, Shutdown
from bot.engine.questions import Workload
from bot.replies.reply import Fact
from bot.replies.spans import amount, lower_end, money
from bot.replies.words import day, listed
from catalog.model import ModelId

SENTENCES: Final = 2
"""Ends that get a sentence each; more of them share one."""


def shutdown_facts(ends: Iterable[Shutdown], workload: Workload) -> Iterator[Fact]:
    """A warning for each model that is gone or goes, soonest first; one for all where they are many."""
    found = sorted(ends, key=lambda end: end.day)
    if len(found) > SENTENCES:
        yield Fact(text=f"Shut down: {listed(map(_briefly, found))}.", warning=True)
        return
    for end in found:
        yield Fact(text=f"{ending(end)}{_successor(end, workload)}.", warning=True)


def ending(end: Shutdown) -> str:
    """`gpt-4.1-mini is shut down on 14 January 2027`, on one platform only where that is so."""
    where = f" on {end.platform}" if end.platform else ""
    return f"{end.label} {'was' if end.gone else 'is'} shut down{where} on {day(end.day)}"


def gone_note(ends: Iterable[Shutdown]) -> str:
    """What a headline adds about a model that no longer answers."""
    gone = next((end for end in ends if end.gone and end.platform is None), None)
    return f" – but it was shut down on {day(gone.day)}" if gone else ""


def _briefly(end: Shutdown) -> str:
    where = f" on {end.platform}" if end.platform else ""
    successor = f", successor {end.successor_label}" if end.successor_label and not end.platform else ""
    return f"{end.label}{where} ({'since' if end.gone else 'on'} {day(end.day)}{successor})"


def _successor(end: Shutdown, workload: Workload) -> str:
    if end.platform:
        return ""
    if end.successor_label is None:
        return "; no successor is named in our sources"
    cost, reasons = end.successor_monthly_usd, "; it reasons by default, so expect more output"
    price = f": {money(workload)(cost)} for this workload{lower_end(workload)}" if cost is not None else ""
    shown = price if workload.volume else ""
    return f"; its named successor is {end.successor_label}{shown}{reasons if end.successor_reasons else ''}"


def scheduled_facts(
    steps: Iterable[ScheduledPrice], workload: Workload, *, today_usd: Mapping[ModelId, Decimal]
) -> Iterator[Fact]:
    """A warning for the price steps that are scheduled: what the workload costs from then on."""
    plans = [_plan(step, workload, today_usd) for step in steps]
    if plans:
        yield Fact(text=f"{listed(plans)}; vendors do withdraw such plans.", warning=True)


def _plan(step: ScheduledPrice, workload: Workload, today_usd: Mapping[ModelId, Decimal]) -> str:
    before = f" instead of {money(workload)(today_usd[step.model])}" if step.model in today_usd else ""
    cost = f"{amount(workload, step.monthly_usd)}{lower_end(workload)}"
    return f"{step.label} is scheduled to cost {cost}{before} from {day(step.start)}"
