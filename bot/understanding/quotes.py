"""Whether words stand in a text, and as what."""

import re
from collections.abc import Iterable
from fractions import Fraction

from bot.parsing.numbers import numbers
from bot.parsing.text import clean
from bot.understanding.reading import Reading

__all__ = ["NotInTextError", "as_written", "new_numbers"]


class NotInTextError(Exception):
    """Words that are said to be copied from a text do not stand in it."""


def as_written(reading: Reading, text: str) -> Reading:
    """The reading with each quotation as the text itself has it.

    Args:
        reading: Where it differs from the text in capitals or spaces, the text counts.
        text: Cleaned.

    Raises:
        NotInTextError: A quotation is of something else.
    """
    return reading.model_copy(
        update={
            "models": _all(reading.models, text),
            "running": _maybe(reading.running, text),
            "volume": _maybe(reading.volume, text),
            "details": _all(reading.details, text),
            "money": _maybe(reading.money, text),
            "change": _maybe(reading.change, text),
            "seller": _maybe(reading.seller, text),
        }
    )


def new_numbers(sentence: str, text: str) -> frozenset[Fraction | None]:
    """The numbers of a sentence that are no numbers of a text, as the parser reads both."""
    return frozenset(number.value for number in numbers(sentence)) - {number.value for number in numbers(text)}


def _all(quotes: Iterable[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_found(quote, text) for quote in quotes))


def _maybe(quote: str | None, text: str) -> str | None:
    return None if quote is None else _found(quote, text)


def _found(quote: str, text: str) -> str:
    """The words where they stand whole: "20M" does not stand in "120M", nor "5M" in "1.5M"."""
    words = clean(quote).split()
    spaced = r"\s+".join(re.escape(word) for word in words)
    match = words and re.search(rf"(?<!\w)(?<!\d[.,]){spaced}(?!\w)(?![.,]\d)", text, re.IGNORECASE)
    if not match:
        raise NotInTextError
    return match[0]
