"""The part of what was used that a question is about: models, sellers, teams, projects and keys."""

from dataclasses import dataclass

from bot.engine.questions import GroupBy
from bot.parsing.hearing import Heard
from bot.parsing.named_parts import named_parts
from catalog.mention import Kind, Mention
from catalog.model import ModelId

__all__ = ["Narrow", "narrow"]


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a text limits its question to.

    Attributes:
        models: Named ones; of a name that many hosts sell, all of them.
        providers, barred: Sellers that are meant, or left out; a bare brand is its maker's.
        only: Teams, projects and keys by name.
        notes: What was assumed while reading names.
    """

    models: tuple[ModelId, ...]
    providers: tuple[str, ...]
    barred: tuple[str, ...]
    only: dict[GroupBy, tuple[str, ...]]
    notes: tuple[str, ...]

    @property
    def fields(self) -> dict[str, object]:
        """The same as the fields of a question, without its assumptions."""
        return {"models": self.models, "providers": self.providers, "barred": self.barred, "only": self.only}


def narrow(heard: Heard) -> Narrow:
    """What a text is limited to. Names of teams and projects are no names of models."""
    whole = len(heard.text) == len(heard.blank)
    parts = named_parts(heard.text if whole else heard.blank)
    only = dict[GroupBy, tuple[str, ...]]()
    for part in parts:
        only[part.kind] = tuple(dict.fromkeys((*only.get(part.kind, ()), part.name)))
    mentions = [
        mention
        for mention in heard.mentions
        if not whole or not any(part.at < mention.end and mention.start < part.to for part in parts)
    ]
    brands = [mention.models[0].provider for mention in mentions if mention.bare and mention.models]
    named = [mention for mention in mentions if not mention.bare]
    return Narrow(
        models=tuple(dict.fromkeys(model for mention in named for model in _models(mention))),
        providers=tuple(dict.fromkeys((*heard.sellers.wanted, *brands))),
        barred=heard.sellers.barred,
        only=only,
        notes=tuple(dict.fromkeys(mention.note for mention in named if mention.note)),
    )


def _models(mention: Mention) -> tuple[ModelId, ...]:
    if mention.model:
        return (mention.model,)
    return mention.models if mention.kind is Kind.AMBIGUOUS else ()
