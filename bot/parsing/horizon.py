"""How far ahead a question looks: "for the next 12 months", "until summer", "by the end of the year"."""

import re
from datetime import date
from typing import Final

from bot.parsing.numbers import UNIT_WORDS, spoken
from bot.parsing.patterns import compiled

__all__ = ["months_ahead"]

MOST: Final = 60
YEAR: Final = 12
UNITS: Final = {"month": 1, "quarter": 3, "year": 12}
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "christmas": 12, "easter": 4}
"""The month that each begins in."""

SPAN: Final = (
    rf"\b(?:for|over|within|during|in|across|after) (?:the )?(?:(?:next|coming|following|whole|full|entire|another)"
    rf" )?(?P<count>(?:\d{{1,3}}|{UNIT_WORDS}|half a|couple of|few) )?(?:more |full )?"
    r"(?P<unit>month|quarter|year)s?\b(?! ago)|\b(?P<adjective>\d{1,2})[ -](?P<other>month|quarter|year)\b"
)
UNTIL: Final = (
    r"\b(?P<word>until|till|til|up to|by|through|before|(?:(?<=bill )|(?<=cost )|(?<=costs )|(?<=pay )|(?<=spend )"
    r"|(?<=be )|(?<=total ))in)(?: the)?(?: (?P<end>end|close|start|beginning) of)?(?: the)?"
    r"(?: (?P<which>next|this))? "
    rf"(?P<name>{'|'.join((*MONTHS, *(month[:3] for month in MONTHS), *SEASONS))}|year(?:[ -]end|'s end)?|eoy|20\d\d)\b"
    r"(?: (?P<year>20\d\d)\b)?"
)


def months_ahead(text: str, *, today: date) -> int | None:
    """Months from today to where a text looks, 1 to 60; None where it does not say."""
    if (match := compiled(UNTIL).search(text)) and (months := _until(match, today)) is not None:
        return min(max(1, months), MOST)
    found = next((months for match in compiled(SPAN).finditer(text) if (months := _span(match))), None)
    return None if found is None else min(max(1, found), MOST)


def _span(match: re.Match[str]) -> int | None:
    """Months of "the next two years"; None for "in a month", where "a" may as well be a rate."""
    unit = UNITS[(match["unit"] or match["other"]).lower()]
    count = (match["count"] or match["adjective"] or "").strip().lower()
    if count == "half a":
        return unit // 2
    if count in ("couple of", "few"):
        return 2 * unit if count == "couple of" else 3 * unit
    if count.isdecimal():
        return int(count) * unit
    if count in ("", "a", "an") and unit == 1:
        return None
    return int(spoken(count)) * unit if count else unit


def _until(match: re.Match[str], today: date) -> int | None:
    """Months to the first day of what is named, or to the one behind it where its end is meant ("through March")."""
    name = match["name"].lower()
    if name.startswith(("year", "eoy")) or name.isdecimal():
        year = int(name) if name.isdecimal() else today.year + (match["which"] or "").lower().count("next")
        whole = not name.isdecimal() or (match["end"] or "").lower() in ("end", "close") or _inclusive(match)
        return (year + whole - today.year) * YEAR + 1 - today.month
    month = SEASONS.get(name) or next(at for at, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
    year = int(match["year"]) if match["year"] else today.year + (month <= today.month)
    return (year - today.year) * YEAR + month - today.month + _inclusive(match)


def _inclusive(match: re.Match[str]) -> bool:
    return match["word"].lower() == "through" or (match["end"] or "").lower() in ("end", "close")
