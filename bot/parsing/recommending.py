"""Should we upgrade, downgrade or switch; which should we choose: who is run now, who is the candidate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.engine.decisions import HORIZON_MONTHS
from bot.engine.questions import Limits, Missing, Profile, RecommendQuestion, Task, UnclearQuestion
from bot.parsing.choice import choice
from bot.parsing.hearing import Heard
from bot.parsing.horizon import months_ahead
from bot.parsing.known import Known
from bot.parsing.patterns import finds
from bot.parsing.roles import roles
from bot.parsing.stakes import stakes, worth_over
from bot.parsing.thread import models_before
from bot.parsing.workloads import workload
from catalog.model import ModelId

__all__ = ["cleared", "recommendation"]

CHANGING: Final = (
    r"\b(?:(?:up|down|dwon|donw)-?grad\w*|switch\w*|mov(?:e|ing)|migrat\w+|chang(?:e|ing)|replac\w+|swap\w*|stay\w*"
    r"|stick|keep|leave|leaving|ditch|drop|go(?:ing)? (?:to|from|back)|step up|trade|jump|convert|instead)\b"
)
"""Words of somebody who runs something already."""

OPEN: Final = (
    r"\b(?:which|what|best|right|recommend\w*|suggest\w*|propos\w*|pick|choose|choice|good|ideal|suitable|advise"
    r"|need|looking for"
    r"|any|or|go with|use|take)\b"
)
"""Words of somebody who may choose from all there is."""

OTHERS: Final = (
    r"\b(?:options|alternatives?)\W*$|\b(?:run|use|take|pick|try|do|go with) instead\b"
    r"|\btime to (?:move on|change|switch|upgrade)\b|\breplac(?:e|es|ing) (?:it|this|that|them)\b"
)
"""Words that ask for something else than the one model named."""

PROFILED: Final = "model from this channel's profile"


@dataclass(frozen=True, slots=True)
class Cast:
    """The models of a decision.

    Attributes:
        models: In the order named; those that profile or thread supplied before them.
        current: What is run now.
        candidate: The one candidate.
        note: Where models came from that were not named.
    """

    models: tuple[ModelId, ...] = ()
    current: ModelId | None = None
    candidate: ModelId | None = None
    note: str | None = None


def recommendation(heard: Heard, known: Known) -> RecommendQuestion | UnclearQuestion:
    """What to run, or what is missing to tell."""
    profile = known.profile
    cast = _cast(heard, profile)
    task, told = _task(heard, profile)
    read = workload(heard, profile)
    said = stakes(heard)
    question = RecommendQuestion(
        models=cast.models,
        from_model=cast.current,
        to_model=cast.candidate,
        efforts=heard.efforts,
        task=task,
        workload=read.workload,
        limits=_limits(heard, known, task),
        budget_usd=said.budget_usd,
        worth=worth_over(profile.worth, said.worth),
        horizon_months=months_ahead(heard.rest, today=known.now.date()) or HORIZON_MONTHS,
        assumptions=tuple(filter(None, (*heard.notes, cast.note, told, *read.assumptions, *heard.wanted.unmet))),
    )
    return question if cast.models or _is_open(heard, question) else _no_setup(question)


def cleared(limits: Limits, task: Task | None) -> Limits:
    """The limits without those that only name the task: who reasons best need not be sold as a reasoning model."""
    return limits.model_copy(update={"reasoning": False}) if task == "reasoning" else limits


def _is_open(heard: Heard, question: RecommendQuestion) -> bool:
    """Whether somebody chooses from everything there is, and says for what."""
    bounds = question.task or question.budget_usd is not None or question.limits != Limits()
    is_bounded = bounds or question.workload.volume is not None
    return bool(is_bounded and finds(OPEN, heard.plain) and not finds(CHANGING, heard.plain))


def _no_setup(question: RecommendQuestion) -> UnclearQuestion:
    missing: tuple[Missing, ...] = ("model",) if question.workload.volume else ("model", "volume")
    return UnclearQuestion(why="no setup", pending=question, missing=missing, assumptions=question.assumptions)


def _task(heard: Heard, profile: Profile) -> tuple[Task | None, str | None]:
    """The task of the text, the thread or the profile, and where it came from."""
    if task := heard.task:
        return task, None
    if profile.thread and profile.thread.task:
        return profile.thread.task, f"task from {profile.thread_called}"
    return profile.task, "task from this channel's profile" if profile.task else None


def _limits(heard: Heard, known: Known, task: Task | None) -> Limits:
    """What candidates must satisfy; of "from openai to anthropic" the sellers that are left do not count."""
    limits = choice(heard, known.catalog)
    if len(limits.providers) > 1 and finds(r"\b(?:from|off|leave|leaving|away from) \w.{0,24}\bto \w", heard.plain):
        limits = limits.model_copy(update={"providers": limits.providers[-1:]})
    return cleared(limits, task)


def _cast(heard: Heard, profile: Profile) -> Cast:
    match heard.models:
        case ():
            return _unnamed(heard, profile)
        case (model,):
            return _one_named(heard, model, profile)
        case named:
            return _several_named(heard, named, profile)


def _several_named(heard: Heard, named: Sequence[ModelId], profile: Profile) -> Cast:
    said = roles(heard.places)
    models, current, note = tuple(named), said.current, None
    own = profile.model
    if current is None and own and own in models:
        current = own
    elif current is None and own and set(said.candidates) == set(models) and finds(CHANGING, heard.plain):
        models, current, note = (own, *models), own, PROFILED
    return Cast(models, current, _only_other(models, current), note)


def _one_named(heard: Heard, model: ModelId, profile: Profile) -> Cast:
    """One model: what is run now where words say so, else the candidate for what profile or thread run."""
    if roles(heard.places).current == model or model == profile.model:
        return Cast((model,), current=model)
    if not profile.model and finds(OTHERS, heard.plain):
        return Cast((model,), current=model)
    if profile.model:
        return Cast((profile.model, model), profile.model, model, PROFILED)
    current = _current_before(model, profile)
    if current:
        return Cast((current, model), current, model, f"model from {profile.thread_called}")
    return Cast((model,), candidate=model)


def _current_before(candidate: ModelId, profile: Profile) -> ModelId | None:
    """What is run now by what the thread said: its decision's, or the one model beside the candidate."""
    if isinstance(profile.thread, RecommendQuestion) and profile.thread.from_model != candidate:
        return profile.thread.from_model
    others = [model for model in models_before(profile) if model != candidate]
    return others[0] if len(others) == 1 else None


def _unnamed(heard: Heard, profile: Profile) -> Cast:
    """No model: those of the thread, else what the profile runs."""
    own, thread = profile.model, models_before(profile)
    note = f"models from {profile.thread_called}"
    if isinstance(profile.thread, RecommendQuestion) and thread:
        return Cast(thread, profile.thread.from_model, profile.thread.to_model, note)
    if own in thread:
        return Cast(thread, own, _only_other(thread, own), note)
    if thread and own and finds(CHANGING, heard.plain):
        return Cast((own, *thread), own, _only_other((own, *thread), own), f"{PROFILED}, {note}")
    if len(thread) == 1:
        return Cast(thread, current=thread[0], note=note)
    if thread:
        return Cast(thread, note=note)
    return Cast((own,), current=own, note=PROFILED) if own else Cast()


def _only_other(models: Sequence[ModelId], current: ModelId | None) -> ModelId | None:
    """The candidate, where there is one that is run now and exactly one other."""
    others = [model for model in models if model != current]
    return others[0] if current and len(others) == 1 else None
