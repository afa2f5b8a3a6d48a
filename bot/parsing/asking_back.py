"""Asking back: what is in the way, and ways on that carry the question with them."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from bot.engine.questions import Choice, Unclear, UnclearQuestion
from bot.parsing.amounts import MODEL
from bot.parsing.patterns import compiled
from catalog.mention import Mention
from catalog.model import ModelId

__all__ = ["ask_back", "choices_for", "unread_name", "unread_rival"]

CHOICES: Final = 5
LABEL: Final = 75
ASK: Final = 2000
RIVAL: Final = re.compile(
    rf"{MODEL} ?(?:vs\.?|versus) ([a-z][\w.-]{{1,40}})|\b([a-z][\w.-]{{1,40}}) (?:vs\.?|versus) {MODEL}", re.IGNORECASE
)
UNREAD: Final = r"\b(?:of|for|on|is|does|will|has|price|pricing|cost|about) ([a-z]{2,24}-?\d[\w.-]{0,40})(?!\w)"
NO_RIVAL: Final = (
    r"(?:the|our|a|an|my|all|every\w*|other|others|any\w*|what|us|it|its|that|this|those|these|them|cost"
    r"|costs|price|prices|cheaper|compare[ds]?|comparison|of|for|in|on|and|or|to|with|at|is|be|batch"
    r"|standard|flex|input|output|current\w*|tokens?|same|old|new|something|else|just|using|use|doing"
    r"|running|from|between|tok|much|many|how|whats?|which|why|when|not|no|yes|even|maybe|say|now|then|today"
    r"|(?:second|minute|hour|day|week|month|year)s?)$"
)


def ask_back(
    why: Unclear,
    text: str,
    mentions: Sequence[Mention],
    *,
    own: Collection[ModelId],
    named: Sequence[ModelId] = (),
) -> UnclearQuestion:
    """A question that cannot be read for some names: the first of them with its nearest models to press, save those
    that are named beside it already. A model of its maker's `own` API needs no seller on its button.
    """
    first = mentions[0]
    return UnclearQuestion(
        why=why,
        said=first.text[:200] if why == "which host" else "",
        unknown=tuple(dict.fromkeys(mention.text[:80] for mention in mentions))[:10],
        choices=tuple(
            _choice(text, first, model, label=model.name if model in own else model)
            for model in first.models
            if model not in named
        )[:CHOICES],
    )


def choices_for(models: Sequence[ModelId]) -> tuple[Choice, ...]:
    """The price of each model, as ways on from words that make no question; of one model also what else is on file."""
    prices = tuple(
        Choice(label=f"Price of {model.name}"[:LABEL], ask=f"price of {model}", model=model)
        for model in models[:CHOICES]
    )
    if len(models) != 1:
        return prices
    (model,) = models
    return (
        *prices,
        Choice(label="Cost of 10M tokens a month", ask=f"what do 10M tokens a month cost on {model}?", model=model),
        Choice(label="How good is it?", ask=f"how good is {model}?", model=model),
        Choice(label="When is it shut down?", ask=f"when is {model} shut down?", model=model),
    )


def unread_rival(blank: str) -> str | None:
    """The word on the other side of a "vs" from a model that is no model, or None."""
    for match in RIVAL.finditer(blank):
        word = match[1] or match[2]
        if not compiled(NO_RIVAL).match(word):
            return word
    return None


def unread_name(blank: str) -> str | None:
    """A word that is asked about and looks like a model ("the price of foobar-7b"), or None."""
    match = compiled(UNREAD).search(blank)
    return match[1] if match else None


def _choice(text: str, mention: Mention, model: ModelId, *, label: str) -> Choice:
    """The asker's text with the unknown name replaced by an id; of a long text, the price of the model."""
    ask = text[: mention.start] + model + text[mention.end :]
    return Choice(label=label[:LABEL], ask=ask if len(ask) <= ASK else f"price of {model}", model=model)
