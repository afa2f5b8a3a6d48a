"""Misspelt brands. Digits are never guessed: `gtp-5.1` is gpt-5.1, but gpt-5.2 is nobody's typo."""

from collections.abc import Collection, Iterator
from typing import Final

from catalog.spelling import one_edit_apart

__all__ = ["Typos"]

LONG: Final = 6
"""Brands from this length on may be two edits away, where a version stands behind them."""

SHORTEST: Final = 3
LONGEST: Final = 13
EDITS: Final = 2
ENGLISH: Final = frozenset({
    "clause", "commands", "sonars", "phis", "groan", "group", "grow", "rock", "get", "got", "open", "plus", "bonnet",
    "minimal", "common", "nov",
    "comment", "commend", "opuses", "cloud", "phil", "him", "gem", "mistake", "music", "must", "muse", "nova", "noah",
    "voyages", "lama", "glam", "able", "cable", "table", "gable", "novel", "over", "grok", "comand",
})  # fmt: skip
"""Words that mean themselves."""


class Typos:
    """The brands that a misspelt word may mean.

    Args:
        brands: Words spelt right.
    """

    def __init__(self, brands: Collection[str]) -> None:
        self._brands = frozenset(brands)
        self._shortened = dict[str, list[str]]()
        for brand in brands:
            once = {brand, *_shorter(brand)}
            twice = {cut for less in once for cut in _shorter(less)} if len(brand) >= LONG else set()
            for less in once | twice:
                self._shortened.setdefault(less, []).append(brand)

    def meant(self, word: str) -> Iterator[tuple[str, bool]]:
        """Brands that a word may be a misspelling of, nearest first, and whether it is a single edit away."""
        if word in self._brands or word in ENGLISH or not SHORTEST <= len(word) <= LONGEST:
            return
        near = {
            brand for less in (word, *_shorter(word)) for brand in self._shortened.get(less, ()) if brand[0] in word[:2]
        }
        if not near:
            return
        close = [brand for brand in sorted(near) if one_edit_apart(word, brand)]
        yield from ((brand, True) for brand in close)
        yield from ((brand, False) for brand in sorted(near.difference(close)) if _two_edits_apart(word, brand))


def _two_edits_apart(word: str, brand: str) -> bool:
    if len(brand) < LONG or word[0] != brand[0]:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 – 20 ms that only a misspelt brand is worth

    return OSA.distance(word, brand, score_cutoff=EDITS) <= EDITS


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
