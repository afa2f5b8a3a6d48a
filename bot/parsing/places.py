"""Where the models of a text stand, with the words around each: what the roles of models are read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.mention import Mention
from catalog.model import ModelId

__all__ = ["Place", "places"]

BEFORE: int = 80
BEHIND: int = 60
MOST: int = 12
"""Models with a place at most: more of them are a list, in which no two have roles."""


@dataclass(frozen=True, slots=True)
class Place:
    """A model's name in a text.

    Attributes:
        model: The model.
        before: The words before it, back to the name before it.
        behind: The words behind it, up to the next name.
        first: No name stands before it.
    """

    model: ModelId
    before: str
    behind: str
    first: bool


def places(whole: str, mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """The first places of models in a text whose names are blanked out, in order."""
    named = [mention for mention in mentions if mention.model][:MOST]
    ends = [mention.apart[0] if mention.apart else mention.end for mention in named]
    starts = [mention.start for mention in named]
    found = list[Place]()
    for at, mention in enumerate(named):
        since = ends[at - 1] if at else 0
        until = starts[at + 1] if at + 1 < len(named) else len(whole)
        before = whole[max(since, starts[at] - BEFORE) : starts[at]]
        behind = whole[ends[at] : min(until, ends[at] + BEHIND)]
        found.append(Place(mention.models[0], before, behind, first=at == 0))
    return tuple(found)
