"""Budgets: set, shown, cleared; for this channel, the workspace, a team, a project, a provider or a model."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.engine.questions import BudgetQuestion, Choice, Question, UnclearQuestion
from bot.engine.usage_questions import Scope
from bot.parsing.budget_sums import MOST, Sum, impossible, sums
from bot.parsing.corrections import CORRECTION
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.money import other_currency
from bot.parsing.narrowing import Narrow, narrow

__all__ = ["budget"]

NAMED: Final = r"\b.{0,60}\b(?:budgets?|spending limits?|limits?|caps?)\b"
CLEAR: Final = re.compile(
    rf"\b(?:remove|delete|clear|cancel|unset|get rid of|scrap|lift|forget|kill|disable|turn off|no more){NAMED}"
    r"|\b(?:take|turn) (?:the |our )?budget (?:off|away)\b",
    re.IGNORECASE,
)
CLEAR_WITHOUT_SUM: Final = re.compile(rf"\b(?:drop|reset|end|stop){NAMED}|\b(?:no|without an?) budget\b", re.IGNORECASE)
ASKS: Final = re.compile(
    r"^\W*(?:(?:so|and|hey|hi|hello|ok|okay|please|pls|bot)\W+)*(?:are|is|am|do|does|did|how|what|whats|what's"
    r"|when|will|have"
    r"|has|were|was|show|where|who|which|tell|check|display|list|see|view|status|remaining)\b|\b(?:are|is) (?:we"
    r"|our team|the team)\b"
    r"|\bhow (?:much|far|close)\b|\bcan you (?:show|tell|check)\b|\bif (?:we|our)\b|\bbudget (?:status|check|left"
    r"|remaining)\b",
    re.IGNORECASE,
)
SETS: Final = re.compile(
    r"\b(?:set|change|raise|lower|increase|decrease|reduce|update|adjust|cap|define|make|add|create|put|bump|cut|limit"
    r"|establish|introduce|new)\b",
    re.IGNORECASE,
)
BY: Final = re.compile(
    r"\b(?:(?P<up>raise|increase|bump|up|extend|add|grow)|lower|decrease|reduce|cut"
    r"|drop)\b(?:(?!\bto\b).){0,80}?\bby (?:about |another )?"
    r"(?:(?P<share>\d{1,4}(?:\.\d{1,4})?) ?(?:%|percent|per cent))?",
    re.IGNORECASE,
)
CHANGES: Final = re.compile(
    r"\b(?:rais\w+|lower\w*|increas\w+|decreas\w+|reduc\w+|chang\w+|bump\w*|from|instead of|cut|drop)\b", re.IGNORECASE
)
WORKSPACE: Final = re.compile(
    r"\b(?:workspace|compan(?:y|y-wide|ywide)|org(?:ani[sz]ation)?(?:-wide)?|everyone|everybody|overall|global(?:ly)?"
    r"|all (?:channels|teams|projects)|entire (?:slack|business)|firm)\b",
    re.IGNORECASE,
)
BASES: Final = "a budget is kept by the month: {} {} is ${:,.2f} a month"
REMOVE: Final = Choice(label="Remove the budget", ask="remove the budget")
SAID: Final = 200


def budget(heard: Heard, known: Known) -> Question:
    """A budget that is set, cleared or asked about, or what is in its way."""
    text, found = heard.blank, sums(heard.blank)
    about = _about(heard)
    if CLEAR.search(text) or (not found and CLEAR_WITHOUT_SUM.search(text)):
        return about.model_copy(update={"action": "clear"})
    if currency := other_currency(text):
        return UnclearQuestion(why="currency", said=currency[:SAID])
    asks = bool(ASKS.search(text))
    if amount := impossible(text):
        return about if asks else UnclearQuestion(why="bad amount", said=amount[:SAID])
    if not asks and (by := BY.search(text)):
        return _changed(about, by, found, known.profile.budget_usd)
    if found:
        return _stated(about, text, found, asks=asks)
    return UnclearQuestion(why="no amount") if SETS.search(text) and not asks else about


def _stated(about: BudgetQuestion, text: str, found: Sequence[Sum], *, asks: bool) -> Question:
    """A budget whose sum was said; asked back where several were, or nothing."""
    sum_ = _meant(text, found)
    if sum_ is None:
        return UnclearQuestion(why="bad amount", said=", ".join(each.said for each in found)[:SAID])
    if not asks and not sum_.usd:
        return UnclearQuestion(why="bad amount", said=sum_.said[:SAID], choices=(REMOVE,))
    notes = [*about.assumptions]
    if not sum_.dollars:
        notes.append(f"“{sum_.said}” read as US dollars")
    if sum_.factor != 1:
        notes.append(f"a budget is kept by the month: that is ${sum_.usd:,.2f}")
    action = "show" if asks else "set"
    return about.model_copy(update={"action": action, "budget_usd": sum_.usd, "assumptions": tuple(notes)})


def _meant(text: str, found: Sequence[Sum]) -> Sum | None:
    """The one sum, the last of a correction or change ("from $5k to $6k"); None where it cannot be told."""
    different = {sum_.usd for sum_ in found}
    between = text[found[0].to : found[-1].at]
    if len(different) == 1 or CORRECTION.search(between):
        return found[-1]
    changed = len(found) == 2 and CHANGES.search(text) and "and" not in between.split()  # noqa: PLR2004
    return (found[0] if "instead" in between else found[-1]) if changed else None


def _changed(about: BudgetQuestion, by: re.Match[str], found: Sequence[Sum], present: Decimal | None) -> Question:
    """A budget raised or lowered by an amount or a share, where the present one is known."""
    if present is None or not (by["share"] or found):
        return UnclearQuestion(why="no amount")
    step = present * Decimal(by["share"]) / 100 if by["share"] else found[-1].usd
    usd = present + step if by["up"] else present - step
    if not 0 < usd <= MOST:
        return UnclearQuestion(why="bad amount", said=by[0][:SAID])
    notes = (*about.assumptions, f"from the present ${present:,.2f} of this channel's profile")
    return about.model_copy(update={"action": "set", "budget_usd": usd, "assumptions": notes})


def _about(heard: Heard) -> BudgetQuestion:
    """What the budget is for, before anything is done to it."""
    part = narrow(heard)
    scope, names = _scope(heard.blank, part)
    notes = part.notes if scope == "model" else ()
    if len(names) > 1:
        notes = (*notes, f"one budget at a time: for {names[0]} only")
    if "key" in part.only:
        notes = (*notes, "there are no budgets of single keys")
    return BudgetQuestion(
        models=part.models[:1] if scope == "model" else (),
        scope=scope,
        scope_name=names[0][:120] if names else None,
        assumptions=notes,
    )


def _scope(text: str, part: Narrow) -> tuple[Scope, tuple[str, ...]]:
    if "team" in part.only:
        return "team", part.only["team"]
    if "project" in part.only:
        return "project", part.only["project"]
    if part.models:
        return "model", part.models
    if part.providers:
        return "provider", part.providers
    return ("workspace" if WORKSPACE.search(text) else "channel"), ()
