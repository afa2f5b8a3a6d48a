"""What a period is set beside without a name of its own: "the week before", "year over year"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.engine.questions import Period
from bot.parsing.calendar_units import DAY, Unit, unit_of

__all__ = ["Earlier", "earlier"]

WORDS: Final = re.compile(
    r"\b(?:the )?(?:"
    r"(?P<year>same (?:\w+ ){1,2}last year|(?:a|one) year (?:ago|earlier|before)|year[ -](?:over|on)[ -]year|yoy)"
    r"|(?P<unit>day|week|month|quarter) (?:before(?! (?:last|yesterday))|prior|earlier)"
    r"|(?P<over>day|week|month|quarter)[ -](?:over|on)[ -](?:day|week|month|quarter)|(?P<short>[dwmq])o(?P=short)"
    r"|(?:(?:previous|prior|preceding|last) period|period before)|(?<=vs )(?:previous|prior)(?= *$|\W*$))\b",
    re.IGNORECASE,
)
UNITS: Final = {unit.value[0]: unit for unit in Unit}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text without the words for an earlier period, and what these were.

    Attributes:
        rest: The text with blanks in their place.
        words: Those words; None where there are none.
    """

    rest: str
    words: re.Match[str] | None

    def of(self, period: Period) -> Period:
        """The earlier period that belongs to one."""
        if self.words and self.words["year"]:
            return Period(start=_year_before(period.start), end=_year_before(period.end))
        unit = self.words and (self.words["unit"] or self.words["over"] or self.words["short"])
        if unit:
            return unit_of(UNITS[unit[0].lower()], period.start, -1)
        return one_before(period)


def earlier(text: str) -> Earlier:
    """Read such words out of a text."""
    match = WORDS.search(text)
    if not match:
        return Earlier(text, None)
    return Earlier(text[: match.start()] + " " * len(match[0]) + text[match.end() :], match)


def one_before(period: Period) -> Period:
    """The calendar unit before one that is whole, else as many days before."""
    for unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        if period == unit_of(unit, period.start):
            return unit_of(unit, period.start, -1)
    return Period(start=period.start - (period.end - period.start), end=period.start)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day - 366 * DAY
