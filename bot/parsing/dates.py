"""Days by their dates: "3 November", "Nov 3rd", "the 9th", "2026-11-03", "3.11."."""

import re
from datetime import date
from re import Match
from typing import Final

from bot.engine.questions import Period
from bot.parsing.calendar_names import DATE, MONTH, OF_YEAR, ORDINAL, fitting, month_number, words
from bot.parsing.calendar_units import Clock, Rule, Unit, begin, days, shift
from bot.parsing.counting import number_in

__all__ = ["DATES", "SLASHED"]

TO: Final = r"\s?(?:-|–|—|to|and|until|till|thru|through|up to)\s?(?:the )?"
SLASHED: Final = re.compile(
    r"(?<![\d./$])(?!24/7\b)(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>20\d\d|\d\d))?(?![\d/.%])"
)
MONTHS: Final = 12
NEAR_MONTHS: Final = 3
"""Two months in a row never both lack a 31st."""


def _date(match: Match[str], clock: Clock) -> Period:
    day = fitting(month_number(match["month"]), number_in(match["day"]), match, clock)
    return days(day, day)


def _dates(match: Match[str], clock: Clock) -> Period:
    """Two days of a month that is named once; a first day behind the last one is of the month before."""
    first, last, month = number_in(match["day"]), number_in(match["last"]), month_number(match["month"])
    if first <= last:
        start = fitting(month, first, match, clock)
        return days(start, start.replace(day=last))
    end = fitting(month, last, match, clock)
    return days(shift(Unit.MONTH, end.replace(day=1), -1).replace(day=first), end)


def _day_of_month(match: Match[str], clock: Clock) -> Period:
    """The day of this month or the last one that has it; looking ahead, of this month or the next one ("the 9th")."""
    this_month = begin(Unit.MONTH, clock.today)
    for offset in range(NEAR_MONTHS):
        month = shift(Unit.MONTH, this_month, offset if clock.ahead else -offset)
        try:
            found = month.replace(day=number_in(match["day"]))
        except ValueError:  # a month without such a day
            continue
        if found >= clock.today if clock.ahead else found <= clock.today:
            return days(found, found)
    raise ValueError(match[0])


def _iso(match: Match[str], _: Clock) -> Period:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return days(day, day)


def _dotted(match: Match[str], clock: Clock) -> Period:
    """The day first, as wherever dates have points."""
    return _numbered(int(match["day"]), int(match["month"]), match, clock)


def _slashed(match: Match[str], clock: Clock) -> Period | None:
    """Month and day in either order: "10/27" is 27 October, "3/11" one date here and another one there, "80/20" none.

    Raises:
        ValueError: It can be two dates.
    """
    day, month = sorted((int(match["one"]), int(match["two"])), reverse=True)
    if 0 < month < day <= MONTHS:
        raise ValueError(match[0])
    try:
        return _numbered(day, month, match, clock)
    except ValueError:
        return None


def _numbered(day: int, month: int, match: Match[str], clock: Clock) -> Period:
    found = fitting(month, day, match, clock)
    return days(found, found)


def _year_open(match: Match[str]) -> Unit | None:
    return None if match["year"] else Unit.YEAR


def _month_open(_: Match[str]) -> Unit:
    return Unit.MONTH


DATES: Final = (
    Rule(words(rf"(?<![\d.,$-])(?P<day>{DATE})(?: of)? (?P<month>{MONTH}){OF_YEAR}"), _date, _year_open),
    Rule(words(rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DATE})(?!:\d){OF_YEAR}"), _date, _year_open),
    Rule(
        words(rf"(?<![\d.,$-])(?P<day>{DATE}){TO}(?P<last>{DATE})(?: of)? (?P<month>{MONTH}){OF_YEAR}"),
        _dates,
        _year_open,
    ),
    Rule(
        words(rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DATE}){TO}(?P<last>{DATE})(?! ?{MONTH}|:\d|-\d){OF_YEAR}"),
        _dates,
        _year_open,
    ),
    Rule(
        words(
            rf"\b(?:the|from|between|since|on|to|until|till|through) (?P<day>{ORDINAL})"
            rf"(?! (?:of|half|quarter|week|day|month)\b|{TO}{DATE}(?: of)? {MONTH})"
        ),
        _day_of_month,
        _month_open,
    ),
    Rule(words(r"(?<![\d-])(?P<year>20\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?![\d-])"), _iso),
    Rule(
        words(r"(?<![\d.,$])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>20\d\d|\d\d)(?![\d.]))?"),
        _dotted,
        _year_open,
    ),
    Rule(SLASHED, _slashed, _year_open),
)
"""Longer ones win over those inside them."""
