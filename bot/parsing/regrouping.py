"""Which models a follow-up speaks of: those of the thread, and one more, one less, or one in the place of another."""

from collections.abc import Sequence
from typing import Final

from bot.parsing.amounts import MODEL
from bot.parsing.hearing import Heard
from bot.parsing.patterns import compiled, finds
from bot.parsing.places import Place
from bot.parsing.roles import roles
from catalog.model import ModelId

__all__ = ["regrouped"]

MOST: Final = 10
OUT: Final = (
    r"\b(?:without|drop|remove|minus|except(?: for)?|leave out|excluding|exclude|no|not|forget(?: about)?|skip|ignore"
    r"|take out|kick out|lose|less|ditch)(?: the| our| about)?[ ,]*$"
)
BUT_WITH: Final = r"\b(?:but|and) (?:with|add|plus|include)(?: the| our)?[ ,]*$"
BEHIND_OUT: Final = r"[ ,]*(?:out|aside|off the list|away)\b"
ONLY: Final = r"\b(?:only|just|solely|alone)[ ,]*$"
INSTEAD: Final = r"[ ,]*(?:instead|rather|in its place)\b"
JOINS: Final = (
    rf"^[^\w{MODEL}]*(?:(?:ok|okay|so|then|but|and|hm+|now|please|pls|can you|could you|let's|also"
    rf"|what if we)[^\w{MODEL}]+)"
    rf"*(?:(?:what|how) about|and|plus|add(?:ing)?|include|with|or|throw in|put in|also|vs\.?|versus|against"
    rf"|compared? (?:it |that |them |this )?(?:to|with)|try|same (?:for|with)|for|on|consider)"
    rf"[ :]+(?:(?:the|for|on|with|also|adding|in|using|to)[ ]+)*{MODEL}"
)
ALSO: Final = rf"{MODEL}[^\w{MODEL}]*(?:too|as well|also|to the list|to the mix|in the mix)\b"
ALONE: Final = rf"^[^\w{MODEL}]*{MODEL}+[^\w{MODEL}]*(?:then|maybe|perhaps)?[^\w{MODEL}]*$"


def regrouped(
    heard: Heard, before: tuple[ModelId, ...], *, candidates: tuple[ModelId, ...] = ()
) -> tuple[ModelId, ...] | None:
    """The models asked about now; None where the names make a question of their own.

    `candidates` are those of a decision: a newly named one takes their place.
    """
    if not heard.models:
        return before
    places = heard.places
    gone = [place.model for place in places if _goes(place) and not finds(BUT_WITH, place.before)]
    if gone:
        named = [model for model in heard.models if model not in gone]
        return _left([*(model for model in before if model not in gone), *named])
    said = roles(places)
    if said.current in before and said.candidates:
        swapped = [said.candidates[0] if model == said.current else model for model in before]
        return _left(swapped)
    if any(finds(ONLY, place.before) for place in places):
        return _left(heard.models)
    if any(finds(INSTEAD, place.behind) for place in places):
        return _left([*before[:-1], *heard.models])
    if candidates and set(heard.models).isdisjoint(before) and _joins(heard):
        return _left([*(model for model in before if model not in candidates), *heard.models])
    return _left([*before, *heard.models]) if _joins(heard) and set(heard.models) - set(before) else None


def _joins(heard: Heard) -> bool:
    return finds(JOINS, heard.blank) or finds(ALSO, heard.blank)


def _goes(place: Place) -> bool:
    return finds(OUT, place.before) or bool(compiled(BEHIND_OUT).match(place.behind))


def _left(models: Sequence[ModelId]) -> tuple[ModelId, ...] | None:
    return tuple(dict.fromkeys(models))[-MOST:] or None
