"""Sums of money."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.parsing.numbers import UNIT_WORDS, numbers, spoken
from bot.parsing.patterns import compiled

__all__ = ["Money", "money", "other_currency"]

DOLLARS_BEHIND: Final = r"\s?(?:us[ -]?)?(?:\$|usd|us-?dollars?|dollars?|bucks|dollar)(?!\w)"
DOLLARS_BEFORE: Final = r"(?:(?<![a-z])(?:us ?)?\$|\busd\$?) ?$"
SPOKEN: Final = re.compile(
    rf"\b(?P<count>(?:{UNIT_WORDS})(?:[ -](?:{UNIT_WORDS}))?) (?=(?:us[ -]?)?(?:dollars?|bucks?)\b)", re.IGNORECASE
)
SIGN: Final = r"[€£¥₹₽₩₺₪]|\b(?:ca|c|au|a|nz|hk|sg|s|r|mx)\$"
CODE: Final = r"\b(?:eur|gbp|chf|inr|jpy|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|brl|mxn|sgd|hkd|cny|rmb|krw|ils|zar|aed)"
NAME: Final = (
    r"(?:euros?|pounds?|quid|sterling|(?:swiss )?francs?|rupees?|yen|yuan|renminbi|kron(?:a|e|or|er|ur)"
    r"|zlot(?:y|ys|ych)|rubles?|roubles?|reais|rand|shekels?"
    r"|(?:canadian|australian|singapore|hong kong|new zealand) dollars?)"
)
FOREIGN: Final = re.compile(rf"{SIGN}|{CODE}|[€£¥₹₽₩₺₪]|k?{CODE[2:]}|{NAME}", re.IGNORECASE)
"""Any mark of another currency: a quick look before the slower ones."""

SUM: Final = r"\d[\d.,']{0,20}\s?(?:k|m|mio|thousand|million)?"
OTHER: Final = (
    rf"(?:{SIGN}|{CODE} )\s?{SUM}\b|{CODE}(?=\d){SUM}\b|{SUM}\s?(?:k?[€£¥₹₽₩₺₪]|k?{CODE}(?!\w)|k?{NAME}(?!\w))"
)
IN_OTHER: Final = rf"\b(?:in|as|into) (?:the )?(?:[€£¥₹₽₩₺₪]|{CODE}|{NAME})(?!\w)"
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
        before = compiled(DOLLARS_BEFORE).search(text[max(0, number.start - 5) : number.start])
        behind = compiled(DOLLARS_BEHIND).match(text, number.end)
        if before or behind:
            start = number.start - (len(before[0]) if before else 0)
            usd = Decimal(number.value.numerator) / Decimal(number.value.denominator)
            found.append(Money(usd, start, behind.end() if behind else number.end))
    found += (
        Money(Decimal(int(spoken(match["count"]))), match.start(), match.end()) for match in SPOKEN.finditer(text)
    )
    return tuple(sorted(found, key=lambda sum_: sum_.start))


def other_currency(text: str) -> str | None:
    """The words that speak of a currency that is not the US dollar, or None."""
    if not FOREIGN.search(text):
        return None
    match = compiled(OTHER).search(text) or compiled(IN_OTHER).search(text)
    return match[0].strip() if match else None
