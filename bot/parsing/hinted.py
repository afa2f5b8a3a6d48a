"""Phrases behind a hint: a small pattern that is looked for first, so that most texts never meet the large one."""

import re
from dataclasses import dataclass, field

from bot.parsing.intent import Phrases, phrases

__all__ = ["Hinted", "hinted"]


@dataclass(frozen=True, slots=True)
class Hinted(Phrases):
    """Phrases that each hold at least one word of a hint.

    Attributes:
        hint: Those words.
    """

    hint: Phrases = field(default_factory=lambda: Phrases(""))

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in a text where one of the phrases stands, if there is any hint of them."""
        return Phrases.search(self, text) if self.hint.search(text) else None


def hinted(*alternatives: str, hint: str) -> Hinted:
    """Phrases, and the words without which there is none of them."""
    return Hinted(phrases(*alternatives).pattern, Phrases(hint))
