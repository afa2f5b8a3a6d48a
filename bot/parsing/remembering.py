"""What a channel runs: remember it, show it, forget it."""

from typing import Any, Final

from bot.engine.profile import workload_of
from bot.engine.questions import ProfileQuestion, Setup, UnclearQuestion
from bot.engine.setup import SetupField
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.patterns import finds
from bot.parsing.roles import roles
from bot.parsing.stakes import stakes, worth_over
from bot.parsing.workloads import exact, rounded, workload
from bot.parsing.zones import zone_in
from catalog.model import ModelId

__all__ = ["remembered"]

FORGET: Final = (
    r"\b(?:forget|clear|delete|remove|reset|erase|wipe|unset|drop)\b(?! to\b)(?=.{0,40}\b(?:profile|setup|settings"
    r"|defaults?|model|config\w*|what|everything|all|us|volume|this channel|our)\b)|^\W*(?:please )?forget\b"
)
ASKS: Final = (
    r"\?|^\W*(?:what|which|show|do you|who|how|tell me|list|display|print|give me|see|view|get|can you|could you)\b"
)
NO_LONGER: Final = (
    r"\b(?:don'?t|do not|no longer|stopped|quit|not) (?:use|using|run|running|on|do|doing) (?:our |the )?$"
)
CHANGED_TO: Final = r"\b(?:switched|moved|migrated|changed|upgraded|downgraded|went|going|swapped|replaced)\b"


def remembered(heard: Heard, known: Known) -> ProfileQuestion | UnclearQuestion:
    """What is to be remembered, shown or forgotten of a channel, with what holds after it."""
    if heard.usage.problem:
        return UnclearQuestion(why=heard.usage.problem, models=heard.models, said=heard.usage.said[:200])
    profile = known.profile.model_copy(update={"thread": None, "thread_models": ()})
    before = Setup(**{name: getattr(profile, name) for name in Setup.model_fields})
    said = stakes(heard)
    stated, notes = _stated(heard)
    if finds(FORGET, heard.blank) and not stated:
        return ProfileQuestion(action="forget", before=before)
    if finds(ASKS, heard.blank) or not (stated or said.worth):
        models = (profile.model,) if profile.model else ()
        return ProfileQuestion(models=models, setup=before, before=before, workload=workload_of(before))
    read = workload(heard, profile, with_mix=False)
    return ProfileQuestion(
        action="set",
        models=(stated["model"],) if "model" in stated else (),
        efforts=heard.efforts,
        task=stated.get("task"),
        setup=before.model_copy(
            update={"set_on": known.now.date(), **{str(field): value for field, value in stated.items()}}
        ),
        before=before,
        said=tuple(stated),
        worth=worth_over(profile.worth, said.worth) if said.worth else None,
        workload=read.workload,
        assumptions=(*heard.notes, *notes),
    )


def _stated(heard: Heard) -> tuple[dict[SetupField, Any], tuple[str, ...]]:
    """The fields that the text states, and what was left aside."""
    model, notes = _model(heard)
    tokens, shares = heard.usage.tokens, heard.shares
    mix = tokens.input / tokens.total if tokens and tokens.input is not None and tokens.total else shares.input
    found: dict[SetupField, Any] = {
        "model": model,
        "tokens_per_month": rounded(tokens.total) if tokens else None,
        "input_share": None if mix is None else exact(mix),
        "cached_share": None if shares.cached is None else exact(shares.cached),
        "service": shares.service,
        "task": heard.task,
        "budget_usd": stakes(heard).budget_usd,
        "timezone": zone_in(heard.blank),
    }
    return {name: value for name, value in found.items() if value is not None}, notes


def _model(heard: Heard) -> tuple[ModelId | None, tuple[str, ...]]:
    """The one model that is run: of "from M to M" the second, else the first; the others are said to be left aside."""
    gone = {place.model for place in heard.places if finds(NO_LONGER, place.before)}
    models = tuple(model for model in heard.models if model not in gone) or heard.models
    if not models[1:]:
        return next(iter(models), None), ()
    said = roles(heard.places)
    if said.current and said.candidates and finds(CHANGED_TO, heard.blank):
        return said.candidates[0], ()
    first = said.current if said.current in models else models[0]
    others = ", ".join(model.name for model in models if model != first)
    return first, (f"one model a channel is remembered, so {others} is left aside",)
