"""Words → a question.

Readers that a comparison or a price can do without are loaded when they are first needed: such a question starts no
slower for them.
"""

import re
from datetime import datetime
from typing import Final, assert_never

from bot.engine.questions import (
    AffordQuestion,
    CatalogQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    HelpQuestion,
    LifecycleQuestion,
    PriceHistoryQuestion,
    PriceQuestion,
    Profile,
    Question,
    UnclearQuestion,
)
from bot.parsing.asking_back import ask_back, choices_for, unread_name, unread_rival
from bot.parsing.choice import choice
from bot.parsing.hearing import Heard, hear
from bot.parsing.intent import IntentName, Signals
from bot.parsing.intents import intent_of
from bot.parsing.known import Known
from bot.parsing.money import other_currency
from bot.parsing.text import clean
from bot.parsing.usage_asked import usage_question
from bot.parsing.workloads import workload
from catalog.catalog import Catalog
from catalog.model import ModelId
from catalog.names import Kind

__all__ = ["parse"]

MOST_MODELS: Final = 10
FILLED_IN: Final = frozenset({"compare", "cost", "price", "afford", "price_history", "lifecycle"})
"""Intents whose models the thread or the profile supplies where none are named."""

OPEN: Final = frozenset({"cost", "price", "compare", "cheapest", "unclear", "profile"})
"""Intents that a text comes to for want of a phrase, or by one that may be only its introduction."""

WHOLE_RANGE: Final = re.compile(
    r"\b(?:all|every|each|whole|entire|models|llms|line-?up|range|portfolio|catalog(?:ue)?)\b", re.IGNORECASE
)
"""What makes a seller's name stand for all that it sells ("compare all anthropic models")."""


def parse(text: str, catalog: Catalog, profile: Profile, now: datetime) -> Question:
    """What somebody asks. Pure, and whole: any text gives a question, if only an unclear one.

    Args:
        text: As typed, Slack's markup included.
        catalog: Whose names count.
        profile: What is known of the channel; it fills in what the text leaves open.
        now: Aware; periods will be reckoned from it.
    """
    profile = _with_thread(profile)
    heard = hear(clean(text), catalog, profile)
    if not heard.text:
        return UnclearQuestion(why="empty")
    known = Known(catalog, profile, now, said=text)
    intent = _intent(heard, known)
    return _trouble(heard, intent, catalog) or _followed(heard, intent, known) or _question(heard, intent, known)


def _with_thread(profile: Profile) -> Profile:
    """Where only the models of a thread are known, it stands for a comparison of them."""
    if profile.thread is not None or len(profile.thread_models) < 2:  # noqa: PLR2004 – a comparison takes two
        return profile
    return profile.model_copy(update={"thread": CompareQuestion(models=profile.thread_models)})


def _intent(heard: Heard, known: Known) -> IntentName:
    """By the phrases of a text; where these leave it open, by its build."""
    intent = intent_of(heard.plain, _signals(heard, known.profile))
    if heard.terse or intent not in OPEN:
        return intent
    from bot.parsing.rereading import reread  # noqa: PLC0415 – see above

    return reread(heard, intent, known)


def _followed(heard: Heard, intent: IntentName, known: Known) -> Question | None:
    if known.profile.thread is None:
        return None
    from bot.parsing.following import followed  # noqa: PLC0415 – see above

    return followed(heard, intent, known)


def _signals(heard: Heard, profile: Profile) -> Signals:
    return Signals(
        models=len(heard.models),
        volume=heard.usage.tokens is not None or heard.usage.problem is not None or heard.usage.requests is not None,
        money=bool(heard.money),
        per_million=heard.per_million,
        known_volume=profile.tokens_per_month is not None,
        others=heard.leaning.others,
        follows_up=heard.leaning.follows_up,
        joins_thread=heard.leaning.joins,
        same_model=heard.is_one_model,
        task=heard.task is not None,
        terse=heard.terse,
    )


def _trouble(heard: Heard, intent: IntentName, catalog: Catalog) -> UnclearQuestion | None:
    """What makes it impossible to answer, whatever is asked."""
    own = catalog.names.sold_by_makers
    unknown = [mention for mention in heard.mentions if mention.kind is Kind.UNKNOWN]
    if unknown:
        return ask_back("unknown model", heard.text, unknown, own=own, named=heard.models)
    if intent in ("help", "catalog", "subscribe", "spend", "forecast", "budget"):
        return None
    vague = [mention for mention in heard.mentions if mention.kind is Kind.AMBIGUOUS]
    if intent in ("recommend", "quality"):
        vague = [mention for mention in vague if not mention.bare]
    if vague and intent != "cheapest":
        return ask_back("which host", heard.text, vague, own=own, named=heard.models)
    if not heard.models and intent in ("cost", "price", "afford", "price_history", "lifecycle"):
        unread = unread_name(heard.blank)
        if unread:
            return UnclearQuestion(why="unknown model", unknown=(unread,))
    if intent in ("compare", "cost", "price", "cheapest", "afford"):
        return _bad_numbers(heard, intent)
    return None


def _bad_numbers(heard: Heard, intent: IntentName) -> UnclearQuestion | None:
    if currency := other_currency(heard.blank):
        return UnclearQuestion(why="currency", models=heard.models, said=currency[:200])
    if heard.usage.problem:
        return UnclearQuestion(why=heard.usage.problem, models=heard.models, said=heard.usage.said[:200])
    if heard.usage.requests is not None and heard.usage.tokens is None:
        return UnclearQuestion(why="no volume", models=heard.models)
    if len(heard.models) > MOST_MODELS and intent in ("compare", "price"):
        return UnclearQuestion(why="too many models", models=heard.models[:MOST_MODELS])
    if rival := unread_rival(heard.blank):
        return UnclearQuestion(why="unknown model", models=heard.models, unknown=(rival,))
    return None


def _question(heard: Heard, intent: IntentName, known: Known) -> Question:
    """The question of an intent, or what is missing for it."""
    models, notes = _models(heard, intent, known.profile)
    named = {"models": models, "efforts": heard.efforts, "task": heard.task}
    match intent:
        case "help":
            return HelpQuestion()
        case "catalog":
            return CatalogQuestion(models=_said(heard), providers=heard.sellers.wanted)
        case "lifecycle":
            return LifecycleQuestion(**named, providers=heard.sellers.wanted if not models else (), assumptions=notes)
        case "price_history":
            return PriceHistoryQuestion(**named, assumptions=notes) if models else UnclearQuestion(why="no model")
        case "cheapest":
            return _ranking(heard, known, notes)
        case "compare" | "cost" | "price" | "afford":
            return _priced(heard, intent, known, models, notes)
        case "unclear":
            return UnclearQuestion(why="not understood", choices=choices_for(models))
        case "what_if" | "recommend" | "quality" | "profile":
            from bot.parsing.decisions import decision  # noqa: PLC0415 – see above

            return decision(heard, intent, known) or _unsupposed(heard, known)
        case "spend" | "forecast" | "budget" | "subscribe":
            return usage_question(heard, intent, known)
        case _ as never:
            assert_never(never)


def _unsupposed(heard: Heard, known: Known) -> Question:
    """Words of a what-if without a change: whatever else they ask, or the changes that can be asked for."""
    intent = intent_of(heard.plain, _signals(heard, known.profile), besides="what_if")
    if intent == "unclear" or (intent == "cost" and heard.usage.tokens is None):
        from bot.parsing.changing import CHANGES  # noqa: PLC0415 – see above

        return UnclearQuestion(why="not understood", models=heard.models, choices=CHANGES)
    return _trouble(heard, intent, known.catalog) or _question(heard, intent, known)


def _priced(
    heard: Heard, intent: IntentName, known: Known, models: tuple[ModelId, ...], notes: tuple[str, ...]
) -> Question:
    """A question with a workload."""
    read = workload(heard, known.profile, with_volume=intent in ("compare", "cost"), with_mix=intent != "price")
    named = {
        "models": models,
        "efforts": heard.efforts,
        "assumptions": (*notes, *read.assumptions),
        "task": heard.task,
    }
    if not models and heard.sellers.wanted and WHOLE_RANGE.search(heard.blank):
        return _ranking(heard, known, notes)
    if not models:
        return UnclearQuestion(why="no model")
    if intent == "afford":
        return (
            AffordQuestion(**named, workload=read.workload, budget_usd=heard.money[0].usd)
            if heard.money
            else UnclearQuestion(why="no amount", models=models)
        )
    if intent == "compare" and len(models) > 1:
        return CompareQuestion(**named, workload=read.workload)
    if intent == "compare":
        return UnclearQuestion(why="one model", models=models)
    if intent == "cost" and read.workload.volume is not None and len(models) == 1:
        return CostQuestion(**named, workload=read.workload)
    return PriceQuestion(**named, workload=read.workload)


def _ranking(heard: Heard, known: Known, notes: tuple[str, ...]) -> CheapestQuestion:
    """A question for the cheapest, of the sellers that are named by their brand, too ("cheapest gemini")."""
    read = workload(heard, known.profile)
    limits, most = choice(heard, known.catalog, brands=True), heard.money[0].usd if heard.money else None
    unmet = heard.wanted.unmet
    if most is not None and read.workload.volume is None:
        unmet = (*unmet, "the amount is left aside: say for how many tokens a month it is to do")
    elif most is not None:
        limits = limits.model_copy(update={"max_usd_per_month": most})
    return CheapestQuestion(
        workload=read.workload,
        limits=limits,
        assumptions=(*notes, *read.assumptions, *unmet),
        task=heard.task,
    )


def _models(heard: Heard, intent: IntentName, profile: Profile) -> tuple[tuple[ModelId, ...], tuple[str, ...]]:
    """The models asked about: those named, else the thread's or the profile's; and what was assumed."""
    notes = heard.notes
    of_sellers = intent == "lifecycle" and heard.sellers.wanted
    if intent not in FILLED_IN or of_sellers or (heard.models and (intent != "compare" or len(heard.models) > 1)):
        return heard.models, notes
    thread = tuple(model for model in heard.leaning.models if model not in heard.models)
    if thread:
        return (*thread, *heard.models)[-MOST_MODELS:], (*notes, f"models from {profile.thread_called}")
    if profile.model and profile.model not in heard.models:
        said = "compared with the model of" if heard.models else "model from"
        return (profile.model, *heard.models), (*notes, f"{said} this channel's profile")
    return heard.models, notes


def _said(heard: Heard) -> tuple[ModelId, ...]:
    """The models named by more than their maker ("which mistral models")."""
    return tuple(dict.fromkeys(mention.model for mention in heard.mentions if mention.model and not mention.bare))
