"""Weeks, months, quarters and years by name: "October", "Q3 2025", "week 46", "first half of the year"."""

from collections.abc import Callable
from datetime import date
from re import Match
from typing import Final

from bot.engine.questions import Period
from bot.parsing.calendar_names import MONTH, OF_YEAR, WEEKDAY, YEAR, fitting, month_number, weekday, words, year_in
from bot.parsing.calendar_units import DAY, Clock, Rule, Unit, days, shift, unit_of
from bot.parsing.counting import number_in

__all__ = ["NAMED"]

IN_MONTH: Final = (
    rf"(?:(?:(?P<latest>last|past|previous) )?(?P<month>{MONTH}){OF_YEAR}"
    r"|(?:the )?(?P<which>this|last|the|next)? ?month\b)"
)
MIDDLE: Final = 16
"""The second half of a month begins on it."""

WEEK_DAYS: Final = 7
HALF: Final = 2
YEARS_BACK: Final = 8
"""A year of 53 weeks comes at least every seven years."""


def _month(match: Match[str], clock: Clock) -> Period:
    if not match["month"]:
        offset = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
        return unit_of(Unit.MONTH, clock.today, offset)
    start = fitting(month_number(match["month"]), 1, match, clock)
    running = start == clock.today.replace(day=1) and not match["year"]
    return unit_of(Unit.MONTH, shift(Unit.YEAR, start, -1) if match["latest"] and running else start)


def _numbered_month(match: Match[str], _: Clock) -> Period:
    return unit_of(Unit.MONTH, date(int(match["year"]), int(match["month"]), 1))


def _half_month(match: Match[str], clock: Clock) -> Period:
    first = number_in(match["half"]) == 1

    def half(month: Period) -> Period:
        middle = month.start.replace(day=MIDDLE)
        return Period(start=month.start, end=middle) if first else Period(start=middle, end=month.end)

    return _begun(match, clock, half)


def _edge_of_month(match: Match[str], clock: Clock) -> Period:
    """The first or last days of a month; its weeks are counted from its 1st, seven days each."""
    unit = (WEEK_DAYS if match["unit"][0] in "wW" else 1) * DAY
    length, skipped = number_in(match["count"] or "") * unit, (number_in(match["edge"]) - 1) * unit

    def edge(month: Period) -> Period:
        if match["edge"].lower() == "last":
            return Period(start=max(month.start, month.end - length), end=month.end)
        return Period(start=month.start + skipped, end=min(month.start + skipped + length, month.end))

    return _begun(match, clock, edge)


def _begun(match: Match[str], clock: Clock, part: Callable[[Period], Period]) -> Period:
    """A part of a month, in the latest year in which it has begun where no year was said."""
    month = _month(match, clock)
    late = part(month).start > clock.today and match["month"] and not match["year"] and not clock.ahead
    return part(unit_of(Unit.MONTH, shift(Unit.YEAR, month.start, -1)) if late else month)


def _quarter(match: Match[str], clock: Clock) -> Period:
    return _months_of_year(match, clock, nth=number_in(match["number"]), months=3)


def _half_year(match: Match[str], clock: Clock) -> Period:
    return _months_of_year(match, clock, nth=number_in(match["number"]), months=6)


def _months_of_year(match: Match[str], clock: Clock, *, nth: int, months: int) -> Period:
    """A quarter or half of the year that was said, else the latest one that has begun; looking ahead, the next one
    that is not over.
    """
    said = match["year"] and match["year"].lower() != "the year"
    year = year_in(match["year"], clock) if said else clock.today.year
    start = shift(Unit.MONTH, date(year, 1, 1), (nth - 1) * months)
    end = shift(Unit.MONTH, start, months)
    if not match["year"] and (end <= clock.today if clock.ahead else start > clock.today):
        start, end = (shift(Unit.YEAR, day, 1 if clock.ahead else -1) for day in (start, end))
    return Period(start=start, end=end)


def _week(match: Match[str], clock: Clock) -> Period:
    """A week by its ISO number: of the year that was said, else the latest one that has begun.

    Raises:
        ValueError: No year has such a week.
    """
    number, year = int(match["number"]), match["year"] or match["before"]
    if year:
        return unit_of(Unit.WEEK, date.fromisocalendar(year_in(year, clock), number, 1))
    for iso_year in range(clock.today.year + 1, clock.today.year - YEARS_BACK, -1):
        try:
            start = date.fromisocalendar(iso_year, number, 1)
        except ValueError:  # a year of 52 weeks
            continue
        if start <= clock.today:
            return unit_of(Unit.WEEK, start)
    raise ValueError(match[0])


def _year(match: Match[str], _: Clock) -> Period:
    return unit_of(Unit.YEAR, date(int(match["number"]), 1, 1))


def _weekday(match: Match[str], clock: Clock) -> Period:
    """The latest such day before today ("since Monday" on a Monday: today); looking ahead, the next one."""
    wanted = weekday(match["weekday"])
    if clock.ahead:
        found = clock.tomorrow + (wanted - clock.tomorrow.weekday()) % WEEK_DAYS * DAY
    else:
        latest = clock.today if match["since"] is not None else clock.today - DAY
        found = latest - (latest.weekday() - wanted) % WEEK_DAYS * DAY
    return days(found, found)


def _weekday_of_week(match: Match[str], clock: Clock) -> Period:
    offset = {"last": -1, "previous": -1, "next": 1}.get(match["which"].lower(), 0)
    day = unit_of(Unit.WEEK, clock.today, offset).start + weekday(match["weekday"]) * DAY
    return days(day, day)


def _month_open(match: Match[str]) -> Unit | None:
    return Unit.YEAR if match["month"] and not match["year"] else None


def _year_open(match: Match[str]) -> Unit | None:
    return None if match["year"] else Unit.YEAR


def _week_open(_: Match[str]) -> Unit:
    return Unit.WEEK


FIRST: Final = r"first|1st|second|2nd"
NTH: Final = rf"{FIRST}|third|3rd|fourth|4th"
THAT_YEAR: Final = rf"(?:,? ?(?:of |in )?(?P<year>{YEAR}|the year\b))?"
SOME: Final = r"(?P<count>\d{1,2}|two|three|four|five|six|seven|ten|couple of|few)? ?"

NAMED: Final = (
    Rule(words(rf"(?:\b(?P<latest>last|past|previous) )?(?P<month>{MONTH}){OF_YEAR}"), _month, _month_open),
    Rule(words(r"(?<![\d-])(?P<year>20\d\d)[-/](?P<month>0[1-9]|1[0-2])(?![\d/-])"), _numbered_month),
    Rule(words(r"(?<![\d/-])(?P<month>0?[1-9]|1[0-2])[-/](?P<year>20\d\d)(?![\d/-])"), _numbered_month),
    Rule(words(rf"\b(?P<half>{FIRST}) half (?:of |in )?{IN_MONTH}"), _half_month, _month_open),
    Rule(
        words(rf"\b(?P<edge>{NTH}|last) {SOME}(?P<unit>days?|weeks?) (?:of|in) {IN_MONTH}"),
        _edge_of_month,
        _month_open,
    ),
    Rule(words(rf"\bq ?(?P<number>[1-4])\b{OF_YEAR}"), _quarter, _year_open),
    Rule(words(rf"\b(?P<number>{NTH}) quarter\b{THAT_YEAR}"), _quarter, _year_open),
    Rule(words(rf"\bh(?P<number>[12])\b{OF_YEAR}"), _half_year, _year_open),
    Rule(words(rf"\b(?P<number>{FIRST}) half (?:of|in) (?P<year>{YEAR}|the year\b)"), _half_year),
    Rule(
        words(
            rf"(?:\b(?P<before>20\d\d)[ -]?)?\b(?:(?:calendar |iso )?(?:week|wk|kw|cw)[ #-]?"
            rf"(?:no\.? ?|nr\.? ?|number )?|w-?)(?P<number>\d{{1,2}})\b(?![.:]\d|/\d\d?/)"
            rf"(?:,? ?(?:of |in )?(?P<year>{YEAR}))?"
        ),
        _week,
        _year_open,
    ),
    Rule(
        words(
            r"(?<![\w.,$€£/-])(?P<number>20[1-4]\d)(?![\w.,:/%$€£-]\w| ?(?:tokens?|tok|requests?|usd|dollars?|k|m)\b)"
        ),
        _year,
    ),
    Rule(
        words(
            rf"(?P<since>(?<=since )|(?<=from ))?(?:\b(?:last|this|past|next|coming) )?(?P<weekday>{WEEKDAY})"
            r"(?!(?:'s)? (?:reports?|meetings?|reviews?|updates?|digests?|syncs?|stand-?ups?|calls?|decks?|slides?)\b)"
        ),
        _weekday,
        _week_open,
    ),
    Rule(words(rf"(?P<weekday>{WEEKDAY}),? (?:of |in )?(?P<which>last|this|previous|next) week\b"), _weekday_of_week),
    Rule(words(rf"\b(?P<which>last|this|previous|next) week'?s?,? (?:on )?(?P<weekday>{WEEKDAY})"), _weekday_of_week),
)
"""Longer ones win over those inside them."""
