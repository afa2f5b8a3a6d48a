"""Sums of money."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.parsing.numbers import numbers

__all__ = ["Money", "money", "other_currency"]

DOLLARS_BEHIND: Final = re.compile(r"\s?(?:us[ -]?)?(?:\$|usd|us-?dollars?|dollars?|bucks|dollar)(?!\w)", re.IGNORECASE)
DOLLARS_BEFORE: Final = re.compile(r"(?:\$|\busd?\$?|\busd) ?$", re.IGNORECASE)
OTHER: Final = re.compile(
    r"(?:[€£¥₹]|\b(?:eur|gbp|chf|inr|jpy|cad|aud) ?)\s?\d[\d.,']{0,20}\s?(?:k|m|million)?\b"
    r"|\d[\d.,']{0,20}\s?(?:k|m|million|thousand)?\s?(?:[€£¥₹]|(?:eur|euros?|gbp|pounds?|quid|chf|francs?"
    r"|inr|rupees?|jpy|yen)(?!\w))",
    re.IGNORECASE,
)
IN_OTHER: Final = re.compile(r"\b(?:in|as) (?:€|£|eur|euros?|gbp|pounds?|chf|francs|rupees|yen)(?!\w)", re.IGNORECASE)
LARGEST: Final = 10**15


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of US dollars and where it stands."""

    usd: Decimal
    start: int
    end: int


def money(text: str) -> tuple[Money, ...]:
    """The sums of US dollars in a text, in order ("$500", "2k dollars", "12,500 USD", "50 bucks")."""
    found = list[Money]()
    for number in numbers(text) if re.search(r"\$|usd|dollar|bucks", text, re.IGNORECASE) else ():
        if number.value is None or not 0 <= number.value <= LARGEST:
            continue
        before = DOLLARS_BEFORE.search(text[max(0, number.start - 5) : number.start])
        behind = DOLLARS_BEHIND.match(text, number.end)
        if before or behind:
            start = number.start - (len(before[0]) if before else 0)
            usd = Decimal(number.value.numerator) / Decimal(number.value.denominator)
            found.append(Money(usd, start, behind.end() if behind else number.end))
    return tuple(found)


def other_currency(text: str) -> str | None:
    """The words that speak of a currency that is not the US dollar, or None."""
    match = OTHER.search(text) or IN_OTHER.search(text)
    return match[0].strip() if match else None
