"""Words → a question."""

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
from bot.parsing.limits import Wanted, limits, per_million, sizes
from bot.parsing.money import Money, money, other_currency
from bot.parsing.quantities import Usage, usage
from bot.parsing.sellers import Sellers, means_maker, sellers
from bot.parsing.shares import Shares, shares
from bot.parsing.tasks import task_of
from bot.parsing.text import clean
from bot.parsing.thread import Leaning, leaning
from bot.parsing.workloads import Reading, workload
from catalog.catalog import Catalog
from catalog.model import ModelId
from catalog.names import Kind, Mention

__all__ = ["parse"]

MOST_MODELS: Final = 10
FILLED_IN: Final = frozenset({"compare", "cost", "price", "afford", "price_history", "lifecycle"})
"""Intents whose models the thread or the profile supplies where none are named."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was read out of a text before its intent is known.

    Attributes:
        text: Cleaned, as typed.
        blank: The part of it that asks, with models blanked out, for phrases.
        mentions: Names of models, in order.
        models: The models named, in order and once each.
        sellers: Sellers named, to choose from or not.
        wanted: What models must satisfy.
        prompt: Tokens of one prompt.
        leaning: How it leans on the models of its thread.
    """

    text: str
    blank: str
    mentions: tuple[Mention, ...]
    models: tuple[ModelId, ...]
    sellers: Sellers
    wanted: Wanted
    usage: Usage
    shares: Shares
    money: tuple[Money, ...]
    per_million: bool
    prompt: int | None
    leaning: Leaning

    @property
    def is_one_model(self) -> bool:
        """Whether several names were said that stand for one model ("gpt-5.1-codex vs gpt-5.1")."""
        return len(self.models) == 1 < len({mention.text.lower() for mention in self.mentions if mention.model})


def parse(text: str, catalog: Catalog, profile: Profile, now: datetime) -> Question:
    """What somebody asks. Pure, and whole: any text gives a question, if only an unclear one.

    Args:
        text: As typed, Slack's markup included.
        catalog: Whose names count.
        profile: What is known of the channel; it fills in what the text leaves open.
        now: Aware; periods will be reckoned from it.
    """
    _ = now
    heard = _hear(clean(text), catalog, profile)
    if not heard.text:
        return UnclearQuestion(why="empty")
    intent = intent_of(heard.blank, _signals(heard, profile))
    return _trouble(heard, intent, catalog) or _question(heard, intent, catalog, profile)


def _hear(text: str, catalog: Catalog, profile: Profile) -> Heard:
    mentions, makers = list[Mention](), list[Mention]()
    for mention in catalog.names.mentions(text):
        (makers if means_maker(text, mention) else mentions).append(mention)
    models = tuple(dict.fromkeys(mention.model for mention in mentions if mention.model))
    blank = focus(_blanked(text, mentions))
    size = sizes(blank)
    named = sellers(text, blank, makers, catalog.names)
    wanted = limits(size.rest, context=size.context)
    sums = money(wanted.rest)
    asked_per_million, rest = per_million(wanted.rest)
    shared = shares(rest)
    rest = shared.rest
    for sum_ in sums:
        rest = rest[: sum_.start] + " " * (sum_.end - sum_.start) + rest[sum_.end :]
    return Heard(
        text=text,
        blank=blank,
        mentions=tuple(mentions),
        models=models,
        sellers=named,
        wanted=wanted,
        usage=usage(rest),
        shares=shared,
        money=sums,
        per_million=asked_per_million,
        prompt=size.prompt,
        leaning=leaning(blank, models, profile),
    )


def _blanked(text: str, mentions: Sequence[Mention]) -> str:
    pieces, at = list[str](), 0
    for mention in mentions:
        name_end, seller = mention.apart or (mention.end, mention.end)
        between = text[name_end:seller]
        pieces += [text[at : mention.start], MODEL * (name_end - mention.start), between, " " * (mention.end - seller)]
        at = mention.end
    return "".join(pieces) + text[at:]


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
    )


def _trouble(heard: Heard, intent: IntentName, catalog: Catalog) -> UnclearQuestion | None:
    """What makes it impossible to answer, whatever is asked."""
    own = catalog.names.sold_by_makers
    unknown = [mention for mention in heard.mentions if mention.kind is Kind.UNKNOWN]
    if unknown:
        return ask_back("unknown model", heard.text, unknown, own=own, named=heard.models)
    if intent in ("help", "catalog", "subscribe"):
        return None
    vague = [mention for mention in heard.mentions if mention.kind is Kind.AMBIGUOUS]
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


def _question(heard: Heard, intent: IntentName, catalog: Catalog, profile: Profile) -> Question:
    """The question of an intent, or what is missing for it."""
    models, notes = _models(heard, intent, profile)
    named = {"models": models, "efforts": _efforts(heard), "task": task_of(heard.blank)}
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
            return _ranking(heard, catalog, profile, notes)
        case "compare" | "cost" | "price" | "afford":
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
    named = {
        "models": models,
        "efforts": _efforts(heard),
        "assumptions": (*notes, *read.assumptions),
        "task": task_of(heard.blank),
    }
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


def _ranking(heard: Heard, catalog: Catalog, profile: Profile, notes: tuple[str, ...]) -> Question:
    """A question for the cheapest, of the sellers that are named by their brand, too ("cheapest gemini")."""
    read = _workload(heard, "cheapest", profile)
    brands = [mention.models[0].provider for mention in heard.mentions if mention.bare and mention.models]
    wanted = dict.fromkeys((*heard.sellers.wanted, *brands))
    barred = heard.sellers.barred
    if barred and not wanted:
        everybody = catalog.providers if heard.wanted.limits.hosts else catalog.names.makers
        wanted = dict.fromkeys(everybody)
    providers = tuple(provider for provider in wanted if provider not in barred)
    return CheapestQuestion(
        workload=read.workload,
        limits=heard.wanted.limits.model_copy(update={"providers": providers}),
        assumptions=(*notes, *read.assumptions, *heard.wanted.unmet),
        task=task_of(heard.blank),
    )


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
    of_sellers = intent == "lifecycle" and heard.sellers.wanted
    if intent not in FILLED_IN or of_sellers or (heard.models and (intent != "compare" or len(heard.models) > 1)):
        return heard.models, notes
    thread = tuple(model for model in heard.leaning.models if model not in heard.models)
    if thread:
        return (*thread, *heard.models)[-MOST_MODELS:], (*notes, "models from this thread")
    if profile.model and profile.model not in heard.models:
        said = "compared with the model of" if heard.models else "model from"
        return (profile.model, *heard.models), (*notes, f"{said} this channel's profile")
    return heard.models, notes


def _said(heard: Heard) -> tuple[ModelId, ...]:
    """The models named by more than their maker ("which mistral models")."""
    return tuple(dict.fromkeys(mention.model for mention in heard.mentions if mention.model and not mention.bare))


def _efforts(heard: Heard) -> dict[ModelId, str]:
    return {mention.model: mention.effort for mention in heard.mentions if mention.model and mention.effort}
