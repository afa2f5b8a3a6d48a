"""Follow-ups in a thread: the question that was answered there, asked again with what is said now."""

from typing import Final

from bot.engine.changed_workload import changed
from bot.engine.questions import (
    MAX_TOKENS,
    AffordQuestion,
    CatalogQuestion,
    Change,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    LifecycleQuestion,
    Limits,
    PriceHistoryQuestion,
    PriceQuestion,
    QualityQuestion,
    Question,
    RecommendQuestion,
    UnclearQuestion,
    WhatIfQuestion,
)
from bot.engine.refine import refined
from bot.parsing.changing import change_in
from bot.parsing.choice import choice
from bot.parsing.hearing import Heard
from bot.parsing.horizon import months_ahead
from bot.parsing.intent import IntentName
from bot.parsing.known import Known
from bot.parsing.moves import share_in
from bot.parsing.patterns import finds
from bot.parsing.recommending import recommendation
from bot.parsing.regrouping import regrouped
from bot.parsing.stakes import Stakes, stakes, worth_over
from bot.parsing.supposing import supposed_again
from bot.parsing.workloads import workload
from catalog.model import ModelId

__all__ = ["compared_after", "followed"]

WHY: Final = (
    r"^\W*(?:(?:but|and|so|ok|okay|hm+|wait|um|please|pls|can you|could you|sorry)\W+)*(?:why(?: that| so| not| is that"
    r"| this| exactly| though)?\W*$|how (?:so|come)\W*$|how (?:did|do|does|have) (?:you|it|that|the bot) (?:get"
    r"|got|come"
    r"|arriv|calculat|comput|reckon|know|work|reach|end up)|how (?:is|was|are|were) (?:that|this|it|these|those|the)"
    r" ?(?:\w+ )?(?:calculated|computed|reckoned|worked out|derived)|(?:show|give|explain|see|tell)(?: me| us)?(?: the"
    r"| your| that| this| it| how)*\W*(?:working|work|math|maths|calculation|calculations|formula|formulas|steps"
    r"|derivation|numbers|reasoning|details|breakdown|in detail|you got (?:that|there|this))?\W*$|explain\b|where (?:do"
    r"|does|did) (?:that|this|these|those|the) (?:\w+ )?(?:come|comes|came)|what(?:'s| is) (?:that|this|it|the math)"
    r" (?:based on|behind)|(?:based on what|on what basis|prove it|says who|source|sources)\W*$)"
)
"""What asks for the working of the last answer."""

OWN: Final = (
    r"\b(?:pric(?:e|es|ing|ed)|rates?|costs?|costing|bill|pay|how much|compar\w+|vs\.?|versus|cheaper|difference"
    r"|expensive|list)\b"
)
"""Words by which a text asks something of its own."""

WITH: Final = r"^\W*(?:and|but|what|how about|if|with|ok)\b[^.]*\?\W*$"
"""How a question goes on."""

SWAPS: Final = r"^\W*(?:(?:ok|okay|please|now|and|then|can you)\W+)*(?:replace|swap|exchange|substitute)\b[^?]*$"
"""What changes the models of a comparison, said as an order."""


def followed(heard: Heard, intent: IntentName, known: Known) -> Question | None:
    """The thread's question with what a follow-up changes; None where the text asks something of its own."""
    thread = known.profile.thread
    if thread is None or isinstance(thread, UnclearQuestion):
        return None
    if not heard.models and finds(WHY, heard.plain):
        return thread.model_copy(update={"explain": True})
    if heard.usage.problem:
        return None
    if _goes_on(heard, intent, thread, known):
        return _again(heard, thread, known)
    return None


def _goes_on(heard: Heard, intent: IntentName, thread: Question, known: Known) -> bool:
    """Whether a text says something of the thread's question, and nothing of another one."""
    match intent, thread:
        case "what_if", WhatIfQuestion():
            return True
        case "what_if", RecommendQuestion():
            limited = choice(heard, known.catalog) != Limits() or stakes(heard) != Stakes()
            return limited and change_in(heard, known) == Change()
        case "recommend", CompareQuestion() | CostQuestion() | PriceQuestion() | QualityQuestion():
            return finds(SWAPS, heard.plain)
        case "budget", RecommendQuestion():
            return stakes(heard) != Stakes() and finds(WITH, heard.plain)
        case "afford", _:
            return isinstance(thread, AffordQuestion) and not finds(OWN, heard.plain)
        case "compare" | "cost" | "price" | "unclear", _:
            return not finds(OWN, heard.plain) and _says_something(heard, thread, known)
        case _:
            return False


def compared_after(question: WhatIfQuestion, known: Known) -> CompareQuestion | None:
    """The thread's comparison at a workload that a change makes of it; None where that is none, or beyond measure."""
    thread, change = known.profile.thread, question.change
    if not isinstance(thread, CompareQuestion) or change.moves or change.monthly_growth is not None:
        return None
    if change.service_share is not None:
        return None
    workload_after = changed(question.workload, change)
    if workload_after.volume is None or workload_after.volume.total > MAX_TOKENS:
        return None
    if question.workload.volume is None and change.volume is None:
        workload_after = workload_after.model_copy(update={"volume": None, "tokens_per_month": None})
    said = (*question.assumptions, f"models from {known.profile.thread_called}")
    return thread.model_copy(update={"workload": workload_after, "assumptions": said})


def _says_something(heard: Heard, thread: Question, known: Known) -> bool:
    shares = heard.shares
    if isinstance(thread, WhatIfQuestion) and (share_in(heard) is not None or change_in(heard, known) != Change()):
        return True
    if isinstance(thread, RecommendQuestion) and months_ahead(heard.rest, today=known.now.date()):
        return True
    return bool(
        heard.models
        or heard.usage.tokens
        or heard.money
        or heard.prompt
        or shares.input is not None
        or shares.cached is not None
        or shares.service
        or heard.task
        or choice(heard, known.catalog, brands=True) != Limits()
    )


def _again(heard: Heard, thread: Question, known: Known) -> Question | None:
    match thread:
        case CompareQuestion() | CostQuestion() | PriceQuestion() | QualityQuestion():
            return _of_models(heard, thread, known)
        case RecommendQuestion():
            return _decided(heard, thread, known)
        case WhatIfQuestion():
            return supposed_again(heard, thread, known)
        case CheapestQuestion() if not heard.models or heard.sellers.wanted:
            return _ranked(heard, thread, known)
        case AffordQuestion():
            return _afforded(heard, thread, known)
        case LifecycleQuestion() | PriceHistoryQuestion() if heard.models:
            return thread.model_copy(update={"models": heard.models, "assumptions": heard.notes})
        case CatalogQuestion() if heard.sellers.wanted:
            return CatalogQuestion(providers=heard.sellers.wanted)
        case _:
            return None


def _of_models(
    heard: Heard, thread: CompareQuestion | CostQuestion | PriceQuestion | QualityQuestion, known: Known
) -> Question | None:
    """The same models, or one more or less, at the workload said now. A task alone asks which of them to take."""
    models = regrouped(heard, thread.models)
    if models is None:
        return None
    task = heard.task
    if task and not isinstance(thread, QualityQuestion) and not heard.models and heard.usage.tokens is None:
        return recommendation(heard, known)
    lists = isinstance(thread, PriceQuestion) and heard.usage.tokens is None
    read = workload(heard, known.profile, with_volume=not lists, with_mix=not lists)
    said = _said(heard, known, models) + read.assumptions
    update = {"workload": read.workload, "task": task or thread.task, "assumptions": said, "explain": False}
    again = thread.model_copy(update={**update, "efforts": {**thread.efforts, **heard.efforts}})
    return again.model_copy(update={"models": models}) if lists else refined(again, models=models)


def _decided(heard: Heard, thread: RecommendQuestion, known: Known) -> Question | None:
    """The decision with another candidate, workload, task, limit, or worth of quality."""
    models = regrouped(heard, thread.models, candidates=(thread.to_model,) if thread.to_model else ())
    if models is None:
        return None
    question = recommendation(heard, known)
    if isinstance(question, UnclearQuestion):
        return question
    others = [model for model in models if model != thread.from_model]
    said = stakes(heard)
    return question.model_copy(
        update={
            "models": models,
            "from_model": thread.from_model if thread.from_model in models else None,
            "to_model": others[0] if thread.from_model and len(others) == 1 else None,
            "limits": _merged(thread.limits, question.limits),
            "horizon_months": months_ahead(heard.rest, today=known.now.date()) or thread.horizon_months,
            "budget_usd": thread.budget_usd if said.budget_usd is None else said.budget_usd,
            "worth": worth_over(thread.worth, said.worth),
        }
    )


def _ranked(heard: Heard, thread: CheapestQuestion, known: Known) -> CheapestQuestion:
    read = workload(heard, known.profile)
    limits = _merged(thread.limits, choice(heard, known.catalog, brands=True))
    said = (*read.assumptions, *heard.wanted.unmet)
    update = {"workload": read.workload, "limits": limits, "task": heard.task or thread.task}
    return thread.model_copy(update={**update, "assumptions": said})


def _afforded(heard: Heard, thread: AffordQuestion, known: Known) -> AffordQuestion:
    read = workload(heard, known.profile, with_volume=False)
    models = heard.models or thread.models
    budget = heard.money[0].usd if heard.money else thread.budget_usd
    said = (*_said(heard, known, models), *read.assumptions)
    update = {"models": models, "workload": read.workload, "budget_usd": budget, "assumptions": said}
    return thread.model_copy(update=update)


def _merged(known: Limits, said: Limits) -> Limits:
    """What was wanted before, and what is wanted now."""
    return known.model_copy(update=said.model_dump(exclude_defaults=True))


def _said(heard: Heard, known: Known, models: tuple[ModelId, ...]) -> tuple[str, ...]:
    supplied = [f"models from {known.profile.thread_called}"] if set(models) - set(heard.models) else []
    return (*heard.notes, *supplied)
