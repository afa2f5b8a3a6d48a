"""Sums of money that a budget may be, each as dollars a month."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from bot.parsing.money import money
from bot.parsing.numbers import Number, numbers
from bot.parsing.periods import period_before, period_behind, period_elsewhere

__all__ = ["MOST", "Sum", "impossible", "sums"]

MOST: Final = 10**15
IMPOSSIBLE: Final = re.compile(
    r"(?:(?<![\w.,) -])|(?<=\s)|^)-\s?\$?\d[\d.,]*\w?|\$ ?-\d[\d.,]*\w?|\b(?:minus|negative) \$?\d[\d.,]*\w?"
    r"|\b(?:nan|inf|infinity|infinite|unlimited)\b",
    re.IGNORECASE,
)
OTHER_UNIT: Final = re.compile(
    r" ?(?:%|percent|per cent|tokens?\b|mtok|tok\b|requests?\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b"
    r"|models?\b|keys?\b)"
    r"|(?:st|nd|rd|th)\b|[:/]\d|\.\d{1,2}\.",
    re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"(?:\b(?:q|h|week|team|project|phase|day|key|no\.?|nr\.?|version|v)|[#\w]-|#) ?$", re.IGNORECASE
)
YEAR: Final = re.compile(r"20[1-4]\d")
NEAR: Final = 20
REACH: Final = 48
CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of dollars.

    Attributes:
        usd: A month of it, to the cent.
        said: As it was written.
        period: How often it comes, where another period than a month was said.
        at, to: Where it stands.
        dollars: Its currency was said.
    """

    usd: Decimal
    said: str
    at: int
    to: int
    factor: Fraction
    dollars: bool


def impossible(text: str) -> str | None:
    """Words for an amount that no budget can have (a negative one, NaN), or None."""
    match = IMPOSSIBLE.search(text)
    return match[0].strip() if match else None


def sums(text: str) -> list[Sum]:
    """The sums of a text in order: those in dollars, else its plain numbers that count nothing else."""
    dollars = [_sum(text, Fraction(sum_.usd), sum_.start, sum_.end, dollars=True) for sum_ in money(text)]
    return dollars or [
        _sum(text, number.value, number.start, number.end, dollars=False)
        for number in numbers(text)
        if number.value is not None and 0 <= number.value <= MOST and _is_plain(text, number)
    ]


def _is_plain(text: str, number: Number) -> bool:
    bare = number.figure and not number.scaled
    if number.tok or (bare and YEAR.fullmatch(text[number.start : number.end])):
        return False
    return not OTHER_UNIT.match(text, number.end) and not LABEL.search(text[max(0, number.start - NEAR) : number.start])


def _sum(text: str, value: Fraction, at: int, to: int, *, dollars: bool) -> Sum:
    behind = period_behind(text, to)
    near = text[to : to + NEAR]
    factor = behind[0] if behind else period_elsewhere(near) if "budget" in near.lower() else None
    factor = factor or period_before(text[max(0, at - REACH) : at]) or Fraction(1)
    usd = value * factor
    exact = Decimal(usd.numerator) / Decimal(usd.denominator)
    rounded = exact if factor == 1 else exact.quantize(CENT, ROUND_HALF_UP)
    return Sum(rounded, text[at:to].strip(), at, to, factor, dollars)
