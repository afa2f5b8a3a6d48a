"""The part of a long message that asks: in a mail of two pages only the sentences around the models count."""

import re
from collections.abc import Sequence
from typing import Final

from bot.parsing.amounts import MODEL
from bot.parsing.corrections import CORRECTION

__all__ = ["LONG", "focus"]

LONG: Final = 280
"""Characters from which on a message tells a story before it asks."""

MOST: Final = 800
"""Characters of a question at most, so that no phrase is looked for in a book."""

SENTENCE: Final = re.compile(r"[^.?!\n]*(?:[.?!](?![\s\n]|$)[^.?!\n]*)*(?:[.?!]+|\n|$)")
ASKING: Final = re.compile(
    r"\?|\b(?:cost|costs|price|prices|pricing|cheap\w*|compar\w*|vs|versus|budget|bill|pay|tokens?|how much)\b",
    re.IGNORECASE,
)


VOLUME: Final = re.compile(
    r"tok|\d ?(?:[kmb]\b|bn|mn|mio|million|billion)|\d (?:requests?|calls?|queries|messages?|users?)\b"
    r"|\d ?%.{0,24}(?:put\b|cache)|(?:put|cache)\b.{0,24}\d ?%",
    re.IGNORECASE,
)


def focus(blank: str) -> str:
    """The sentences of a text (models blanked out) that ask for something, and those around them that tell a volume.
    A short text is left as it is; of a long one the last 800 characters count.
    """
    if len(blank) <= LONG:
        return blank
    return _asking_part(blank)[-MOST:]


def _asking_part(blank: str) -> str:
    """The asking sentences with what is told right before them; what is told right behind only adds or corrects."""
    sentences = [match[0] for match in SENTENCE.finditer(blank) if match[0]]
    kept = _asking(sentences)
    telling = {at for at, sentence in enumerate(sentences) if VOLUME.search(sentence) or not sentence.strip()}
    for at in reversed(range(len(sentences))):
        if at + 1 in kept and at in telling:
            kept.add(at)
    told = any(VOLUME.search(sentences[at]) for at in kept)
    for at, sentence in enumerate(sentences):
        if at - 1 in kept and at in telling and (not told or CORRECTION.search(sentence)):
            kept.add(at)
    return "".join(sentences[at] for at in sorted(kept)) or blank


def _asking(sentences: Sequence[str]) -> set[int]:
    """Indices of the sentences that name a model and ask; else that name one; else that ask at all."""
    named = {at for at, sentence in enumerate(sentences) if MODEL in sentence}
    questions = {at for at, sentence in enumerate(sentences) if ASKING.search(sentence)}
    kept = named & questions or named
    if kept and not any("?" in sentences[at] for at in kept):
        # "… M could do the same. Shall we migrate?"
        kept |= {at for at in range(max(kept) + 1, len(sentences)) if sentences[at].rstrip().endswith("?")}
    return kept or {at for at in questions if "?" in sentences[at]}
