"""Sellers that a question names to choose from, and those that it leaves out ("not from openai")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from catalog.mention import Mention
from catalog.names import Names

__all__ = ["Sellers", "means_maker", "sellers"]

OF_MAKER: Final = re.compile(
    r"(?:'s)? (?:\w{2,12} )?(?:models?|llms?|options?|offerings?|family|line-?up|api|apis)\b", re.IGNORECASE
)
BY_MAKER: Final = re.compile(r"\b(?:from|by|only|no|not|except|excluding|without|other than) $", re.IGNORECASE)
BARRED: Final = re.compile(
    r"\b(?:not|no|non|except|exclud\w+|without|other than|besides|apart from|aside from|outside)"
    r"(?:[ -](?:from|by|of|on|for|any|the|using|made by))*[ -]?$",
    re.IGNORECASE,
)
JOINED: Final = re.compile(
    r"(?:'s)?(?: models?)?(?:\s*[,/&]\s*(?:(?:or|and|nor)\s)?|\s(?:or|and|nor)\s)\s*(?:from |by )?", re.IGNORECASE
)
REACH: Final = 24


@dataclass(frozen=True, slots=True)
class Sellers:
    """Providers' ids, in the order named and once each.

    Attributes:
        wanted: Those to choose from.
        barred: Those not to choose from.
    """

    wanted: tuple[str, ...]
    barred: tuple[str, ...]


def means_maker(text: str, mention: Mention) -> bool:
    """Whether a brand stands for whoever makes it ("mistral models") and not for its newest model."""
    if not mention.bare:
        return False
    return bool(OF_MAKER.match(text, mention.end) or BY_MAKER.search(text[: mention.start][-REACH:]))


def sellers(text: str, blank: str, makers: Sequence[Mention], names: Names) -> Sellers:
    """The sellers of a text: `makers` named by a brand in it, and those in what asks of it (`blank`)."""
    named = [(text, mention.start, mention.end, mention.models[0].provider) for mention in makers]
    named += [(blank, start, end, provider) for start, end, provider in names.sellers(blank)]
    wanted, barred, after = dict[str, None](), dict[str, None](), None
    for source, start, end, provider in named:
        joined = after is not None and JOINED.fullmatch(source[after:start])
        is_barred = bool(joined) or bool(BARRED.search(source[max(0, start - REACH) : start]))
        (barred if is_barred else wanted)[provider] = None
        after = end if is_barred else None
    return Sellers(tuple(wanted), tuple(barred))
