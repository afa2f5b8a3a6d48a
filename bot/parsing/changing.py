"""What would a change do: who is run now, at what workload, and what would be different."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from bot.engine.questions import HALF, Change, Choice, Missing, UnclearQuestion, Volume, WhatIfQuestion, Workload
from bot.parsing.growth import Growth, Step, growth, step
from bot.parsing.hearing import Heard
from bot.parsing.horizon import months_ahead
from bot.parsing.known import Known
from bot.parsing.moves import moved, share_in
from bot.parsing.patterns import compiled
from bot.parsing.quantities import Usage
from bot.parsing.workloads import exact, workload
from catalog.model import ModelId, Service

__all__ = ["CHANGES", "change_in", "hypothesis"]

CACHING: Final = r"\bcach(?:e|es|ed|ing)\b"
OFF: Final = (
    r"\b(?:(?:turn|switch)(?:ed|ing)? off|stop(?:ped)?(?: using)?|without|no|not|drop(?:ped)?|disabled?|left|leave)"
    r"(?: the| using)? (?:prompt )?(?P<what>batch|flex|priority|cach(?:e|ing))"
)
OF_INPUT: Final = (
    r"(?<![\d.,])(100|\d{1,2}(?:\.\d{1,3})?) ?(?:%|percent) of (?:the |our |all )*(?:inputs?|prompts?|tokens)\b"
)
"""A part of the input, in a text that speaks of caching."""

HALF_CACHED: Final = "half of the input cached assumed (say “60% cached”)"
CHANGES: Final = (
    Choice(label="Traffic doubles", ask="what if our traffic doubles?"),
    Choice(label="Everything in batch", ask="what if we ran everything in batch?"),
    Choice(label="60% of the input cached", ask="what if 60% of the input was cached?"),
    Choice(label="10% more every month", ask="what if traffic grows 10% every month for 12 months?"),
)
"""Changes to press, where none could be read."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a text is the change, and what its start.

    Attributes:
        factors: Growth of any kind.
        new: A new volume.
        base: The text without what would be different.
        mix_changes: Its mix would be different; else it is that of the start.
    """

    factors: tuple[Growth, ...]
    new: Step | None
    base: Heard
    mix_changes: bool


def hypothesis(heard: Heard, known: Known) -> WhatIfQuestion | UnclearQuestion | None:
    """The change and what it starts from, or what is missing to tell; None where no change can be read."""
    where = moved(heard, known.profile)
    plan = _plan(heard, moves=bool(where.moves))
    if plan.new is None and heard.usage.problem:
        return UnclearQuestion(why=heard.usage.problem, models=heard.models, said=heard.usage.said[:200])
    read = workload(plan.base, known.profile)
    change, told = _change(heard, known, plan, read.workload.input_share)
    change = change.model_copy(update={"moves": where.moves})
    if not where.moves:
        change = with_share_of_service(change, heard)
    if change == Change() or _is_only_volume(change, read.workload, heard):
        return None
    question = WhatIfQuestion(
        models=_models(heard.models, where.baseline),
        baseline=where.baseline,
        efforts=heard.efforts,
        task=heard.task,
        workload=read.workload,
        change=change,
        assumptions=tuple(filter(None, (*heard.notes, where.note, *read.assumptions, *told))),
    )
    return question if where.baseline else _no_setup(question)


def _is_only_volume(change: Change, start: Workload, heard: Heard) -> bool:
    """Whether the one volume of a text is no change of another ("say we pick M and get through 8M tokens a day")."""
    alone = change == Change(volume=change.volume) and change.volume is not None
    return alone and start.volume is None and len(heard.models) == 1


def with_share_of_service(change: Change, heard: Heard) -> Change:
    """The change with the part of the traffic that its service takes ("half of it in batch")."""
    share = share_in(heard) if change.service else None
    return change if share is None or share == 1 else change.model_copy(update={"service_share": exact(share)})


def change_in(heard: Heard, known: Known) -> Change:
    """The change that a text states, without its moves."""
    plan = _plan(heard, moves=True)
    return _change(heard, known, plan, HALF)[0]


def _plan(heard: Heard, *, moves: bool) -> Plan:
    factors, shares = tuple(growth(heard.rest)), heard.shares
    is_more = bool(moves or factors or shares.service or shares.cached is not None)
    new = step(heard.rest, alone=not is_more and shares.input is None)
    mix_changes = not is_more and new is None
    base = replace(
        heard,
        usage=new.before if new else heard.usage,
        shares=replace(shares, cached=None, service=None, input=None if mix_changes else shares.input),
    )
    return Plan(factors, new, base, mix_changes)


def _models(named: tuple[ModelId, ...], baseline: ModelId | None) -> tuple[ModelId, ...]:
    return named if baseline is None or baseline in named else (baseline, *named)


def _no_setup(question: WhatIfQuestion) -> UnclearQuestion:
    missing: tuple[Missing, ...] = ("model",) if question.workload.volume else ("model", "volume")
    return UnclearQuestion(why="no setup", pending=question, missing=missing, assumptions=question.assumptions)


def _change(heard: Heard, known: Known, plan: Plan, share: Decimal) -> tuple[Change, tuple[str, ...]]:
    """The change without its moves, and what was assumed for it."""
    shares = heard.shares
    cached = shares.cached
    told: tuple[str, ...] = ()
    off = compiled(OFF).search(heard.rest)
    stops_caching = off is not None and off["what"].lower().startswith("cach")
    if stops_caching:
        cached = Fraction(0)
    elif cached is None and compiled(CACHING).search(heard.rest):
        named = compiled(OF_INPUT).search(heard.rest)
        cached, told = (Fraction(named[1]) / 100, ()) if named else (Fraction(1, 2), (HALF_CACHED,))
    once = [each for each in plan.factors if each.side is None and each.period is None]
    sides = {each.side: exact(each.factor) for each in reversed(plan.factors)}
    going_on = next((each for each in plan.factors if each.period is not None), None)
    months = months_ahead(heard.rest, today=known.now.date()) if going_on else None
    grown = _going_on(going_on, months) if going_on else {}
    change = Change(
        volume=_volume(plan.new.after, share) if plan.new else None,
        factor=exact(once[0].factor) if once else None,
        input_factor=sides.get("input"),
        output_factor=sides.get("output"),
        cached_share=None if cached is None else exact(cached),
        input_share=exact(shares.input) if plan.mix_changes and shares.input is not None else None,
        service=Service.STANDARD if off and not stops_caching else shares.service,
    )
    return change.model_copy(update=grown), told


def _going_on(each: Growth, months: int | None) -> dict[str, object]:
    """Growth a month. A yearly or quarterly one comes as its whole factor once: no monthly rate is exactly that."""
    period = each.period or Fraction(1)
    if period == 1:
        return {"monthly_growth": exact(min(each.factor - 1, Fraction(10))), "months": months}
    if period < 1:
        steps = round((months or 12) / period)
        return {"factor": exact((each.factor**steps).limit_denominator(10**6))}
    return {"factor": exact(each.factor ** max(1, round((months or 0) / period)))}


def _volume(after: Usage, share: Decimal) -> Volume | None:
    """The new volume at the mix that holds."""
    if after.tokens is None:
        return None
    if after.tokens.input is not None and after.tokens.output is not None:
        return Volume(input=exact(after.tokens.input), output=exact(after.tokens.output))
    return Volume.of(exact(after.tokens.total), share)
