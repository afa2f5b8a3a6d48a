"""Patterns that are compiled when they are first looked for: most questions are told without most of them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

__all__ = ["compiled", "finds", "sorted_out"]

PIECE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What a pattern has to be read by to find its alternatives: escapes, sets, brackets and bars."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern without regard to capitals. Only patterns of the source come here, never words of a user."""
    return re.compile(pattern, re.IGNORECASE)


def finds(pattern: str, text: str) -> bool:
    """Whether a pattern stands anywhere in a text."""
    return compiled(pattern).search(text) is not None


@cache
def sorted_out(pattern: str) -> tuple[str, ...]:
    r"""The same pattern as one or two: the alternatives that begin with `\b`, and the others. Those that all begin
    alike are searched for several times faster than a mixture.
    """
    kinds: dict[bool, list[str]] = {True: [], False: []}
    for alternative in _alternatives(pattern):
        kinds[alternative.startswith(r"\b")].append(alternative)
    return tuple("|".join(kind) for kind in kinds.values() if kind)


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, each as it is written."""
    depth = start = 0
    for piece in PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and not depth:
            yield pattern[start : piece.start()]
            start = piece.end()
    yield pattern[start:]
