"""The part of a long message that asks: in a mail of two pages only the sentences around the models count."""

import re
from collections.abc import Sequence
from typing import Final

from bot.parsing.amounts import MODEL

__all__ = ["LONG", "focus"]

LONG: Final = 400
"""Characters from which on a message tells a story before it asks."""

MOST: Final = 1_800
"""Characters of a question at most, so that no phrase is looked for in a book."""

SENTENCE: Final = re.compile(r"[^.?!\n]*(?:[.?!](?![\s\n]|$)[^.?!\n]*)*(?:[.?!]+|\n|$)")
ASKING: Final = re.compile(
    r"\?|\b(?:cost|costs|price|prices|pricing|cheap\w*|compar\w*|vs|versus|budget|bill|pay|tokens?|how much)\b",
    re.IGNORECASE,
)


def focus(blank: str) -> str:
    """The sentences of a text (models blanked out) that ask for something, and the one before each of them, for the
    volume is often said there. A short text is left as it is; of a long one the last 1,800 characters count.
    """
    if len(blank) <= LONG:
        return blank
    return _asking_part(blank)[-MOST:]


def _asking_part(blank: str) -> str:
    sentences = [match[0] for match in SENTENCE.finditer(blank) if match[0]]
    asking = _asking(sentences)
    kept = [
        sentence
        for at, sentence in enumerate(sentences)
        if at in asking or (at + 1 in asking and _tells_volume(sentence))
    ]
    return "".join(kept) or blank


def _asking(sentences: Sequence[str]) -> set[int]:
    """Indices of the sentences that name a model and ask; else that name one; else that ask at all."""
    named = {at for at, sentence in enumerate(sentences) if MODEL in sentence}
    questions = {at for at, sentence in enumerate(sentences) if ASKING.search(sentence)}
    return named & questions or named or {at for at in questions if "?" in sentences[at]}


def _tells_volume(sentence: str) -> bool:
    return (
        "tok" in sentence.lower()
        or re.search(r"\d ?(?:[kmb]\b|bn|million|billion)", sentence, re.IGNORECASE) is not None
    )
