"""Asking back, and saying what the bot can do: answers that hold no figure."""

from typing import Annotated, Literal

from pydantic import Field

from bot.engine.answered import Answered
from bot.engine.questions import Choice, HelpQuestion, Unclear, UnclearQuestion
from catalog.catalog import Catalog
from catalog.model import ModelId


class HelpAnswer(Answered):
    """What the bot can do; `about` names what it cannot yet."""

    kind: Literal["help"] = "help"
    about: str | None = None
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
    """

    kind: Literal["unclear"] = "unclear"
    why: Unclear
    unknown: tuple[str, ...] = ()
    said: str = ""
    choices: Annotated[tuple[ModelId, ...], Field(max_length=5)] = ()
    options: tuple[Choice, ...] = ()


def help_(question: HelpQuestion, catalog: Catalog) -> HelpAnswer:
    """What the bot can do, with the size of what it knows."""
    return HelpAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        about=question.about,
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
    )
