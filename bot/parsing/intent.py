"""A kind of question, and how it is told."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.parsing.patterns import compiled, sorted_out

__all__ = ["MODEL_NAME", "Intent", "IntentName", "Phrases", "Signals", "phrases"]

IntentName = Literal[
    "compare", "cost", "price", "recommend", "quality", "cheapest", "what_if", "afford", "spend", "forecast", "budget",
    "subscribe", "profile", "lifecycle", "price_history", "catalog", "help", "unclear",
]  # fmt: skip

MODEL_NAME: Final = "\x01+"
"""A model's name in a pattern, once read."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What was found in a question before its words are weighed.

    Attributes:
        models: How many models were named.
        volume: Whether a volume was said.
        money: Whether a sum of dollars was said.
        per_million: Whether a price per million tokens was asked for.
        known_volume: Whether the channel's profile has a volume.
        others: Whether "those", "both" and the like stand for models that were named before.
        follows_up: Whether the text goes on with several models of the thread ("same for 10M").
        joins_thread: Whether its one model is to stand beside those of the thread ("and haiku?").
        same_model: Whether several names were said that the catalog prices as one model.
        task: Whether it was said what a model is wanted for.
        terse: Whether there is nothing but names, numbers and the words between them ("M vs M 100M a month").
    """

    models: int
    volume: bool
    money: bool
    per_million: bool
    known_volume: bool
    others: bool
    follows_up: bool = False
    joins_thread: bool = False
    same_model: bool = False
    task: bool = False
    terse: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """A pattern that is compiled when it is first looked for: most questions are told without most of them."""

    pattern: str

    def search(self, text: str) -> re.Match[str] | None:
        """A place in a text where one of the phrases stands."""
        for pattern in sorted_out(self.pattern):
            if match := compiled(pattern).search(text):
                return match
        return None


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of question.

    Attributes:
        name: Its name in the contract.
        asked: What is asked, in a line for the help.
        examples: Questions to copy.
        phrases: What gives it away, as a pattern over the text with models as M.
        certain: What gives it away before anything else is tried.
    """

    name: IntentName
    asked: str
    examples: tuple[str, ...]
    phrases: Phrases
    certain: Phrases | None = None


def phrases(*alternatives: str) -> Phrases:
    r"""One pattern of several, without regard to capitals. `\W` is no letter and no model's name."""
    return Phrases("|".join(alternatives).replace(r"\W", r"[^\w\x01]"))
