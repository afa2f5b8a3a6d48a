"""Asking back, and saying what the bot can do: answers that hold no figure."""

from typing import Annotated, Literal

from pydantic import Field

from bot.engine.answered import Answered
from bot.engine.questions import Choice, Missing, RecommendQuestion, Unclear, UnclearQuestion, WhatIfQuestion
from catalog.catalog import Catalog
from catalog.model import ModelId


class HelpAnswer(Answered):
    """What the bot can do."""

    kind: Literal["help"] = "help"
    models: int
    providers: int


class UnclearAnswer(Answered):
    """What is missing, with ways on.

    Attributes:
        why: What is missing or contradictory.
        unknown: Words that look like a model and are nobody's.
        said: The asker's own words that are in the way.
        choices: Ids of the nearest models, at most five.
        options: The ways on as buttons: what they say and what they ask.
        pending: The question that goes on once what is `missing` is chosen (`engine/completing.py`).
        missing: What is to be chosen for it, in the order shown.
    """

    kind: Literal["unclear"] = "unclear"
    why: Unclear
    unknown: tuple[str, ...] = ()
    said: str = ""
    choices: Annotated[tuple[ModelId, ...], Field(max_length=5)] = ()
    options: tuple[Choice, ...] = ()
    pending: Annotated[RecommendQuestion | WhatIfQuestion, Field(discriminator="intent")] | None = None
    missing: tuple[Missing, ...] = ()


def help_(catalog: Catalog) -> HelpAnswer:
    """What the bot can do, with the size of what it knows."""
    return HelpAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        models=len(catalog.models),
        providers=len(catalog.providers),
    )


def unclear(question: UnclearQuestion, catalog: Catalog) -> UnclearAnswer:
    """The question back, with its choices."""
    return UnclearAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        why=question.why,
        unknown=question.unknown,
        said=question.said,
        choices=tuple(choice.model for choice in question.choices if choice.model),
        options=question.choices,
        pending=question.pending,
        missing=question.missing,
    )
