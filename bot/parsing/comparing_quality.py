"""Which performs better, overall or at a task."""

import re
from typing import Final

from bot.engine.questions import Profile, QualityQuestion
from bot.parsing.choice import choice
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.recommending import cleared
from bot.parsing.thread import models_before
from bot.parsing.workloads import workload
from catalog.model import ModelId

__all__ = ["quality"]

COMPARATIVE: Final = re.compile(
    r"\b(?:better|worse|smarter|stronger|weaker|beats?|outperforms?|more (?:capable|accurate|reliable|intelligent"
    r"|powerful)|than (?:ours|what we)|as good as)\b",
    re.IGNORECASE,
)
OURS: Final = re.compile(
    r"\b(?:our|my) (?:\w+ )?(?:model|setup|llm|one)\b|\bours\b|\bwhat we (?:use|have|run)\b|\bthe (?:one|model) we\b",
    re.IGNORECASE,
)
OPEN: Final = re.compile(r"\b(?:which|what|best|who|any|top|strongest|smartest|most)\b", re.IGNORECASE)


def quality(heard: Heard, known: Known) -> QualityQuestion:
    """The models to look up, of text, thread or profile; with none of them, who leads."""
    profile = known.profile
    models, note = _models(heard, profile)
    task = heard.task
    told = None
    if task is None and not heard.models and profile.thread and profile.thread.task:
        task, told = profile.thread.task, f"task from {profile.thread_called}"
    read = workload(heard, profile, with_volume=bool(models), with_mix=False)
    return QualityQuestion(
        models=models,
        efforts=heard.efforts,
        task=task,
        workload=read.workload,
        limits=cleared(choice(heard, known.catalog), task),
        assumptions=tuple(filter(None, (*heard.notes, note, told, *read.assumptions, *heard.wanted.unmet))),
    )


def _models(heard: Heard, profile: Profile) -> tuple[tuple[ModelId, ...], str | None]:
    named, thread, own = heard.models, models_before(profile), profile.model
    if len(named) == 1 and own and own not in named and COMPARATIVE.search(heard.plain) and not heard.leaning.others:
        return (own, *named), "compared with the model of this channel's profile"
    if named:
        return named, None
    if own and OURS.search(heard.plain):
        return (own,), "model from this channel's profile"
    if thread and (heard.leaning.models or COMPARATIVE.search(heard.plain) or not OPEN.search(heard.plain)):
        return thread, f"models from {profile.thread_called}"
    if own and not OPEN.search(heard.plain):
        return (own,), "model from this channel's profile"
    return (), None
