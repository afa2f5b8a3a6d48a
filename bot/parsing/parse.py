"""Words → a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.engine.questions import (
    AffordQuestion,
    CatalogQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    HelpQuestion,
    LifecycleQuestion,
    Limits,
    PriceHistoryQuestion,
    PriceQuestion,
    Profile,
    Question,
    UnclearQuestion,
)
from bot.parsing.amounts import MODEL
from bot.parsing.asking_back import ask_back, choices_for, unread_name, unread_rival
from bot.parsing.focus import focus
from bot.parsing.intent import IntentName, Signals
from bot.parsing.intents import BY_NAME, intent_of
from bot.parsing.limits import limits, per_million, sizes
from bot.parsing.money import Money, money, other_currency
from bot.parsing.quantities import Usage, usage
from bot.parsing.shares import Shares, shares
from bot.parsing.text import clean
from bot.parsing.workloads import Reading, workload
from catalog.catalog import Catalog
from catalog.model import ModelId
from catalog.names import Kind, Mention

__all__ = ["parse"]

MOST_MODELS: Final = 10
OTHERS: Final = re.compile(
    (
        r"\b(?:those|them|these|both|the two|each of them|they|the (?:two|three|four|five)? ?models|either"
        r"|which (?:one )?(?:is|was|would be) (?:the )?cheap\w+|which one)\b"
    ),
    re.IGNORECASE,
)
OF_MAKER: Final = re.compile(
    r"(?:'s)? (?:\w{2,12} )?(?:models?|llms?|options?|offerings?|family|line-?up|api|apis)\b", re.IGNORECASE
)
BY_MAKER: Final = re.compile(r"\b(?:from|by|only) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was read out of a text before its intent is known.

    Attributes:
        text: Cleaned, as typed.
        blank: The part of it that asks, with models blanked out, for phrases.
        mentions: Names of models, in order.
        models: The models named, in order and once each.
        providers: Sellers named.
        limits: What models must satisfy.
        prompt: Tokens of one prompt.
    """

    text: str
    blank: str
    mentions: tuple[Mention, ...]
    models: tuple[ModelId, ...]
    providers: tuple[str, ...]
    limits: Limits
    usage: Usage
    shares: Shares
    money: tuple[Money, ...]
    per_million: bool
    prompt: int | None


def parse(text: str, catalog: Catalog, profile: Profile, now: datetime) -> Question:
    """What somebody asks. Pure, and whole: any text gives a question, if only an unclear one.

    Args:
        text: As typed, Slack's markup included.
        catalog: Whose names count.
        profile: What is known of the channel; it fills in what the text leaves open.
        now: Aware; periods will be reckoned from it.
    """
    _ = now
    heard = _hear(clean(text), catalog)
    if not heard.text:
        return UnclearQuestion(why="empty")
    intent = intent_of(heard.blank, _signals(heard, profile))
    return _trouble(heard, intent) or _question(heard, intent, profile)


def _hear(text: str, catalog: Catalog) -> Heard:
    mentions, makers = list[Mention](), list[str]()
    for mention in catalog.names.mentions(text):
        if _means_maker(text, mention):
            makers.append(mention.models[0].provider)
        else:
            mentions.append(mention)
    blank = focus(_blanked(text, mentions))
    size = sizes(blank)
    providers = tuple(dict.fromkeys((*makers, *catalog.names.providers(blank))))
    found_limits, rest = limits(size.rest, providers=providers, context=size.context)
    sums = money(rest)
    asked_per_million, rest = per_million(rest)
    shared = shares(rest)
    rest = shared.rest
    for sum_ in sums:
        rest = rest[: sum_.start] + " " * (sum_.end - sum_.start) + rest[sum_.end :]
    return Heard(
        text=text,
        blank=blank,
        mentions=tuple(mentions),
        models=tuple(dict.fromkeys(mention.model for mention in mentions if mention.model)),
        providers=providers,
        limits=found_limits,
        usage=usage(rest),
        shares=shared,
        money=sums,
        per_million=asked_per_million,
        prompt=size.prompt,
    )


def _means_maker(text: str, mention: Mention) -> bool:
    """Whether a brand stands for whoever makes it ("mistral models") and not for its newest model."""
    if not mention.bare:
        return False
    return bool(OF_MAKER.match(text, mention.end) or BY_MAKER.search(text[max(0, mention.start - 6) : mention.start]))


def _blanked(text: str, mentions: Sequence[Mention]) -> str:
    pieces, at = list[str](), 0
    for mention in mentions:
        pieces += [text[at : mention.start], MODEL * (mention.end - mention.start)]
        at = mention.end
    return "".join(pieces) + text[at:]


def _signals(heard: Heard, profile: Profile) -> Signals:
    return Signals(
        models=len(heard.models),
        volume=heard.usage.tokens is not None or heard.usage.problem is not None or heard.usage.requests is not None,
        money=bool(heard.money),
        per_million=heard.per_million,
        known_volume=profile.tokens_per_month is not None,
        others=len(profile.thread_models) > 1 and bool(OTHERS.search(heard.blank)),
    )


def _trouble(heard: Heard, intent: IntentName) -> UnclearQuestion | None:
    """What makes it impossible to answer, whatever is asked."""
    unknown = [mention for mention in heard.mentions if mention.kind is Kind.UNKNOWN]
    if unknown:
        return ask_back("unknown model", heard.text, unknown, named=heard.models)
    if intent in ("help", "catalog", "subscribe"):
        return None
    vague = [mention for mention in heard.mentions if mention.kind is Kind.AMBIGUOUS]
    if vague and intent != "cheapest":
        return ask_back("which host", heard.text, vague, named=heard.models)
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


def _question(heard: Heard, intent: IntentName, profile: Profile) -> Question:
    """The question of an intent, or what is missing for it."""
    models, notes = _models(heard, intent, profile)
    named = {"models": models, "efforts": _efforts(heard)}
    match intent:
        case "help":
            return HelpQuestion()
        case "catalog":
            return CatalogQuestion(models=_said(heard), providers=heard.providers)
        case "lifecycle":
            return LifecycleQuestion(**named, providers=heard.providers if not models else (), assumptions=notes)
        case "price_history":
            return PriceHistoryQuestion(**named, assumptions=notes) if models else UnclearQuestion(why="no model")
        case "compare" | "cost" | "price" | "cheapest" | "afford":
            return _priced(heard, intent, profile, models, notes)
        case "unclear":
            return UnclearQuestion(why="not understood", choices=choices_for(models))
        case _:
            return HelpQuestion(models=heard.models, about=BY_NAME[intent].about)


def _priced(
    heard: Heard, intent: IntentName, profile: Profile, models: tuple[ModelId, ...], notes: tuple[str, ...]
) -> Question:
    """A question with a workload."""
    read = _workload(heard, intent, profile)
    named = {"models": models, "efforts": _efforts(heard), "assumptions": (*notes, *read.assumptions)}
    if intent == "cheapest":
        named |= {"models": (), "efforts": {}}
        return CheapestQuestion(**named, workload=read.workload, limits=heard.limits)
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


def _workload(heard: Heard, intent: IntentName, profile: Profile) -> Reading:
    return workload(
        heard.usage,
        heard.shares,
        profile,
        prompt=heard.prompt,
        with_volume=intent in ("compare", "cost", "cheapest"),
        with_mix=intent != "price",
    )


def _models(heard: Heard, intent: IntentName, profile: Profile) -> tuple[tuple[ModelId, ...], tuple[str, ...]]:
    """The models asked about: those named, else the thread's or the profile's; and what was assumed."""
    notes = tuple(dict.fromkeys(mention.note for mention in heard.mentions if mention.note))
    if heard.models:
        if intent == "compare" and len(heard.models) == 1 and profile.model and profile.model not in heard.models:
            return (profile.model, *heard.models), (*notes, "compared with the model of this channel's profile")
        return heard.models, notes
    if intent == "compare" and profile.thread_models:
        return profile.thread_models, (*notes, "models from this thread")
    if profile.model and intent in ("cost", "price", "afford", "price_history", "lifecycle", "compare"):
        return (profile.model,), (*notes, "model from this channel's profile")
    return (), notes


def _said(heard: Heard) -> tuple[ModelId, ...]:
    """The models named by more than their maker ("which mistral models")."""
    return tuple(dict.fromkeys(mention.model for mention in heard.mentions if mention.model and not mention.bare))


def _efforts(heard: Heard) -> dict[ModelId, str]:
    return {mention.model: mention.effort for mention in heard.mentions if mention.model and mention.effort}
