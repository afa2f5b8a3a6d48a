"""What months, weekdays, years and days of a month are called."""

import re
from datetime import date
from re import Match
from typing import Final

from bot.parsing.calendar_units import Clock, Unit, begin
from catalog.spelling import one_edit_apart

__all__ = [
    "DATE", "MONTH", "OF_YEAR", "ORDINAL", "WEEKDAY", "YEAR", "fitting", "month_number", "months_of",
    "spelt_right", "weekday", "words", "year_in",
]  # fmt: skip


def words(pattern: str) -> re.Pattern[str]:
    """A pattern without regard to capitals."""
    return re.compile(pattern, re.IGNORECASE)


MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH: Final = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY: Final = (
    r"\b(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
YEAR: Final = r"(?:20\d\d\b(?![.,]\d)|'\d\d\b|(?:this|last|next) year\b)"
OF_YEAR: Final = rf"(?:,? ?(?:of |in )?(?P<year>{YEAR}))?"
DATE: Final = r"(?:\d{1,2}(?:st|nd|rd|th)?|first)(?!\w)"
ORDINAL: Final = r"(?:\d{1,2}(?:st|nd|rd|th)|first)\b"
YEARS_AROUND: Final = 9
"""Years that are searched for a date: the next 29 February is at most eight away."""


def month_number(said: str) -> int:
    """1 for "January" and "Jan."."""
    return MONTHS.index(said[:3].lower()) + 1


def weekday(said: str) -> int:
    """0 for "Monday" and "mon"."""
    return WEEKDAYS.index(said[:3].lower())


def year_in(said: str, clock: Clock) -> int:
    """The year of "2025", "'25" and "last year"."""
    if figure := re.search(r"\d+", said):
        return int(figure[0]) % 100 + 2000
    return clock.today.year + {"this": 0, "last": -1, "next": 1}[said.split(maxsplit=1)[0].lower()]


def fitting(month: int, day: int, match: Match[str], clock: Clock) -> date:
    """A date in the year that `match` names, else the latest one not in the future; looking ahead, the present month
    or the next one of its name.

    Raises:
        ValueError: There is no such date.
    """
    if match["year"]:
        return date(year_in(match["year"], clock), month, day)
    step = 1 if clock.ahead else -1
    for year in range(clock.today.year, clock.today.year + YEARS_AROUND * step, step):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February; 31 February comes in no year
            continue
        if _is_near(found, clock):
            return found
    return date(clock.today.year, month, day)


def _is_near(found: date, clock: Clock) -> bool:
    if clock.ahead:
        return found >= clock.today or found == begin(Unit.MONTH, clock.today)
    return found <= clock.today


MAY: Final = words(
    r"(?P<before>(?:\b(?:in|for|of|since|from|to|and|by|last|this|next|until|till|through|during|vs|spen[dt]|forecast"
    r"|bill)"
    r"|\d(?:st|nd|rd|th)?|-) |^)?\bmay\b(?P<behind>(?=,? ?(?:20|')?\d|(?:'?s)? (?:spend|bill|costs?|usage|invoice|total"
    r"|forecast)\b|\W*$))?"
)


def months_of(text: str) -> str:
    """The text without the verb "may"; the month stays."""
    return MAY.sub(_month_may, text) if "may" in text.lower() else text


def _month_may(match: re.Match[str]) -> str:
    is_month = match["behind"] is not None or match["before"]
    return match[0] if is_month else " " * len(match[0])


LONG_WORD: Final = re.compile(
    r"(?:(?<![\w-])[a-z]{4,10}|(?<=last )[a-z]{3}|(?<=this )[a-z]{3})(?![\w-])", re.IGNORECASE
)
SPELT: Final = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "week",
    "weekend",
    "month",
    "months",
    "quarter",
    "days",
    "year",
]


def spelt_right(text: str) -> str:
    """The text with the misspelt words for days and months right, where a single slip made them wrong."""
    return LONG_WORD.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    word = match[0].lower()
    if word in SPELT:
        return match[0]
    return next((right for right in SPELT if right[0] == word[0] and one_edit_apart(word, right)), match[0])
