"""What somebody asks: one frozen class an intent, joined in `Question`.

A question holds only what was said or what the channel's profile and thread supplied; what the bot filled in by itself
stands in `assumptions`, in words that the reply shows.
"""

from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from bot.engine.asked import (
    HALF,
    HALF_ASSUMED,
    MAX_TOKENS,
    Asked,
    Choice,
    Limits,
    Period,
    Share,
    Tokens,
    Value,
    Volume,
    Workload,
)
from bot.engine.decisions import Change, Move, QualityQuestion, RecommendQuestion, WhatIfQuestion
from bot.engine.money import Exact
from bot.engine.setup import ProfileQuestion, Setup, Worth
from bot.engine.usage_questions import BudgetQuestion, ForecastQuestion, GroupBy, SpendQuestion, SubscribeQuestion
from catalog.model import ModelId, Task

__all__ = [
    "HALF", "HALF_ASSUMED", "MAX_TOKENS", "QUESTION", "AffordQuestion", "Asked", "BudgetQuestion", "CatalogQuestion",
    "Change", "CheapestQuestion", "Choice", "CompareQuestion", "CostQuestion", "Exact", "ForecastQuestion", "GroupBy",
    "HelpQuestion", "LifecycleQuestion", "Limits", "Missing", "Move", "Period", "PriceHistoryQuestion",
    "PriceQuestion", "Profile", "ProfileQuestion", "QualityQuestion", "Question", "RecommendQuestion", "Setup",
    "Share", "SpendQuestion", "SubscribeQuestion", "Task", "Tokens", "Unclear", "UnclearQuestion", "Value", "Volume",
    "WhatIfQuestion", "Workload", "Worth",
]  # fmt: skip


class CompareQuestion(Asked):
    """The monthly cost of two to ten models side by side."""

    intent: Literal["compare"] = "compare"
    workload: Workload = Workload()


class CostQuestion(Asked):
    """One model's monthly cost at a volume."""

    intent: Literal["cost"] = "cost"
    workload: Workload = Workload()


class PriceQuestion(Asked):
    """List prices of one or more models, for the service and prompt size of `workload`."""

    intent: Literal["price"] = "price"
    workload: Workload = Workload()


class CheapestQuestion(Asked):
    """The catalog ranked by the cost of a workload, under limits."""

    intent: Literal["cheapest"] = "cheapest"
    workload: Workload = Workload()
    limits: Limits = Limits()


class AffordQuestion(Asked):
    """How many tokens an amount of money buys."""

    intent: Literal["afford"] = "afford"
    workload: Workload = Workload()
    budget_usd: Annotated[Exact, Field(ge=0, le=10**15)]


class PriceHistoryQuestion(Asked):
    """Whether and when a model's price changed or will change."""

    intent: Literal["price_history"] = "price_history"


class LifecycleQuestion(Asked):
    """When a model is shut down and what succeeds it. With no model named: what is shut down next."""

    intent: Literal["lifecycle"] = "lifecycle"
    providers: tuple[str, ...] = ()


class CatalogQuestion(Asked):
    """Which models or providers are known."""

    intent: Literal["catalog"] = "catalog"
    providers: tuple[str, ...] = ()


class HelpQuestion(Asked):
    """What the bot can do."""

    intent: Literal["help"] = "help"


Missing = Literal["model", "volume", "task", "to_model"]
"""What the bot asks back for with a menu."""
Unclear = Literal[
    "empty", "not understood", "unknown model", "which host", "no model", "no volume", "bad volume", "two volumes",
    "too many models", "no amount", "currency", "one model", "no setup", "bad period", "bad amount",
]  # fmt: skip


class UnclearQuestion(Asked):
    """Something that cannot be told; the answer asks back.

    Attributes:
        why: What is missing or contradictory.
        unknown: Words that look like a model and are nobody's.
        said: The asker's own words that are in the way (a currency, two volumes), shortened.
        choices: At most five ways on.
        pending: The question that goes on once what is `missing` is chosen (`engine/completing.py`).
        missing: What is to be chosen for it, in the order shown.
    """

    intent: Literal["unclear"] = "unclear"
    why: Unclear = "not understood"
    unknown: tuple[str, ...] = ()
    said: Annotated[str, Field(max_length=200)] = ""
    choices: Annotated[tuple[Choice, ...], Field(max_length=5)] = ()
    pending: Annotated[RecommendQuestion | WhatIfQuestion, Field(discriminator="intent")] | None = None
    missing: tuple[Missing, ...] = ()


Question = Annotated[
    CompareQuestion
    | CostQuestion
    | PriceQuestion
    | CheapestQuestion
    | AffordQuestion
    | RecommendQuestion
    | QualityQuestion
    | WhatIfQuestion
    | SpendQuestion
    | ForecastQuestion
    | BudgetQuestion
    | SubscribeQuestion
    | ProfileQuestion
    | PriceHistoryQuestion
    | LifecycleQuestion
    | CatalogQuestion
    | HelpQuestion
    | UnclearQuestion,
    Field(discriminator="intent"),
]
QUESTION: Final[TypeAdapter[Question]] = TypeAdapter(Question, config=ConfigDict(defer_build=True))


class Profile(Setup):
    """All that the bot knows before somebody asks: the channel's setup, the workspace's worth of quality, the thread.

    Attributes:
        worth: What the workspace says better answers are worth.
        thread_models: Models that were spoken of in this thread.
        thread: The last question that was answered in this thread; its models and workload are what a follow-up
            changes.
        thread_called: What people would call the place that `thread` was asked in, for the sentence that says what was
            taken from it ("models from this thread", "models from your last question here").
    """

    worth: Worth = Worth()
    thread_models: Annotated[tuple[ModelId, ...], Field(max_length=10)] = ()
    thread: Question | None = None
    thread_called: Annotated[str, Field(max_length=64)] = "this thread"
