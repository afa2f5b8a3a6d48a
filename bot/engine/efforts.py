"""Reasoning effort as a part of a figure's key: which of a model's figures counts."""

import re
from functools import lru_cache
from typing import Final

SAME: Final = {"x-high": "xhigh", "no": "none", "non": "none", "off": "none", "disabled": "none"}
RANKS: Final = {
    word: rank for rank, word in enumerate(("none", "unlabelled", "minimal", "low", "medium", "high", "xhigh", "max"))
}
"""How much a model thinks, least first. Where the source does not say, it stands above none and below the rest."""
WORDS: Final = re.compile(r"x-high|[a-z]+|\d+")
BUDGET: Final = 8
"""Thinking budgets in tokens ("32k") stand behind all named efforts, the smaller budget first."""
LEAST: Final = (-1, 0)


@lru_cache(maxsize=256)
def effort_rank(effort: str) -> tuple[int, int]:
    """Where an effort stands among a model's efforts; a model without efforts stands first."""
    words = _words(effort)
    if not words:
        return LEAST
    if words[0].isdigit():
        return (BUDGET, int(words[0]))
    return (RANKS.get(words[0], BUDGET), 0)


def is_effort(asked: str, effort: str) -> bool:
    """Whether a figure's effort is the one asked for: the label begins with it, or leaves it open ("none or low")."""
    wanted, words = _words(asked)[:1], _words(effort)
    return words[:1] == wanted or (words[:1] == ("unlabelled",) and not set(wanted).isdisjoint(words[1:]))


def _words(effort: str) -> tuple[str, ...]:
    return tuple(SAME.get(word, word) for word in WORDS.findall(effort.lower()))
