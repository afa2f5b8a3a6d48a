"""Words that lean on what was said before: "those two", "same for 10M", "and what about haiku?"."""

import re
from dataclasses import dataclass
from typing import Final

from bot.engine.questions import (
    Profile,
    ProfileQuestion,
    Question,
    RecommendQuestion,
    WhatIfQuestion,
    Workload,
)
from bot.parsing.amounts import MODEL
from catalog.model import ModelId

__all__ = ["Leaning", "leaning", "models_before", "workload_before"]

OTHERS: Final = re.compile(
    (
        r"\b(?:those|them|these|both|the two|each of them|they|the (?:two|three|four|five)? ?models|either"
        r"|which (?:one )?(?:is|was|would be) (?:the )?cheap\w+|which one|the (?:former|latter|first one"
        r"|second one))\b"
    ),
    re.IGNORECASE,
)
GOES_ON: Final = re.compile(
    r"^\W*(?:and|but|ok|okay|then|also|same|again|instead|what about|how about|with|at|for)\b", re.IGNORECASE
)
JOINS: Final = re.compile(
    rf"^[^\w{MODEL}]*(?:(?:ok|okay|so|then|but|and|hm+)[^\w{MODEL}]+)*(?:(?:what|how) about|and|plus|add|or|vs\.?"
    rf"|versus"
    rf"|against|compared? (?:to|with))[ :]+(?:(?:the|for|on|with|also|adding)[ ]+)*{MODEL}",
    re.IGNORECASE,
)
SINGLE: Final = re.compile(r"\b(?:it|its|it's|(?:that|this) (?:one|model))\b", re.IGNORECASE)
MOST: Final = 10
"""Models that one answer holds."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a text leans on the models of its thread.

    Attributes:
        others: It speaks of them ("those"), and there are several.
        follows_up: It names no model and goes on with several of them.
        joins: Its one model is to stand beside them.
        models: Those of the thread that it leans on.
    """

    others: bool = False
    follows_up: bool = False
    joins: bool = False
    models: tuple[ModelId, ...] = ()


def leaning(blank: str, named: tuple[ModelId, ...], profile: Profile) -> Leaning:
    """How a text (models blanked out) that names some models leans on its thread."""
    thread = models_before(profile)
    if not thread:
        return Leaning(joins=len(named) == 1 and profile.model not in (None, *named) and bool(JOINS.match(blank)))
    if named:
        joins = len(named) == 1 and named[0] not in thread and bool(JOINS.match(blank))
        return Leaning(others=len(thread) > 1 and bool(OTHERS.search(blank)), joins=joins, models=thread)
    several = len(thread) > 1
    others = several and bool(OTHERS.search(blank))
    goes_on = profile.model is None or bool(GOES_ON.search(blank))
    leans = others or goes_on or (not several and bool(SINGLE.search(blank)))
    return Leaning(others=others, follows_up=several and goes_on, models=thread if leans else ())


def models_before(profile: Profile) -> tuple[ModelId, ...]:
    """The models that the thread spoke of last."""
    return (_models_of(profile.thread) if profile.thread else ()) or profile.thread_models


def workload_before(profile: Profile) -> Workload | None:
    """The workload of the thread's last question; None where there is none, or that question had none."""
    return None if isinstance(profile.thread, ProfileQuestion) else getattr(profile.thread, "workload", None)


def _models_of(question: Question) -> tuple[ModelId, ...]:
    match question:
        case RecommendQuestion():
            found = (*question.models, question.from_model, question.to_model)
        case WhatIfQuestion():
            found = (question.baseline, *question.models, *(move.model for move in question.change.moves))
        case _:
            found = question.models
    return tuple(dict.fromkeys(filter(None, found)))[:MOST]
