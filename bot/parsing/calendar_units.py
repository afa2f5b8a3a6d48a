"""Days, weeks, months, quarters and years as they stand in the calendar, seen from a moment in a channel's zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from re import Match, Pattern
from typing import Final
from zoneinfo import ZoneInfo

from bot.engine.questions import Period

__all__ = ["ALWAYS", "DAY", "Clock", "Reader", "Rule", "Span", "Unit", "begin", "days", "shift", "unit_of"]

DAY: Final = timedelta(days=1)
ALWAYS: Final = date(2020, 1, 1)
"""Before the first LLM was sold over an API (June 2020): where "all time" begins."""

MONTHS_OF_QUARTER: Final = 3
MONTHS_OF_YEAR: Final = 12


class Unit(StrEnum):
    """A stretch of the calendar. A week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Clock:
    """When somebody asks, and which way the question looks.

    Attributes:
        now: Wall time in the channel's zone, without the zone.
        ahead: The question is about what will be: a month without a year is this one or the next of its name.
            Otherwise it is about what was, and the latest one not in the future.
    """

    now: datetime
    ahead: bool = False

    @classmethod
    def at(cls, now: datetime, zone: str | None, *, ahead: bool = False) -> "Clock":
        """The clock of a zone by its IANA name; UTC where there is no such zone. `now` is aware."""
        try:
            local = now.astimezone(ZoneInfo(zone) if zone else UTC)
        except (LookupError, ValueError, OSError):
            local = now.astimezone(UTC)
        return cls(local.replace(tzinfo=None), ahead)

    @property
    def today(self) -> date:
        """The day it is there."""
        return self.now.date()

    @property
    def tomorrow(self) -> date:
        """The first day that spend can know nothing of."""
        return self.today + DAY


@dataclass(frozen=True, slots=True)
class Span:
    """Days that some words stand for.

    Attributes:
        period: The days; None where there are no such days (31 February).
        at, to: Where the words stand.
        loose: What they leave open: a date without its year can as well be a year later, a weekday a week.
    """

    period: Period | None
    at: int
    to: int
    loose: Unit | None = None


Reader = Callable[[Match[str], Clock], Period | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Words for days.

    Attributes:
        words: How they look.
        read: Which days they are; None where the words mean no days after all.
        loose: What they leave open; None where nothing.
    """

    words: Pattern[str]
    read: Reader
    loose: Callable[[Match[str]], Unit | None] = lambda _: None


def begin(unit: Unit, day: date) -> date:
    """The first day of the week, month, quarter or year that holds a day."""
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day - day.weekday() * DAY
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % MONTHS_OF_QUARTER, day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def shift(unit: Unit, start: date, count: int) -> date:
    """The first day so many units after (or before) one that begins at `start`.

    Raises:
        ValueError, OverflowError: There is no such day in the calendar.
    """
    match unit:
        case Unit.DAY:
            return start + count * DAY
        case Unit.WEEK:
            return start + 7 * count * DAY
        case Unit.MONTH:
            months = start.year * MONTHS_OF_YEAR + start.month - 1 + count
            return start.replace(year=months // MONTHS_OF_YEAR, month=months % MONTHS_OF_YEAR + 1)
        case Unit.QUARTER:
            return shift(Unit.MONTH, start, count * MONTHS_OF_QUARTER)
        case Unit.YEAR:
            return shift(Unit.MONTH, start, count * MONTHS_OF_YEAR)


def unit_of(unit: Unit, day: date, offset: int = 0) -> Period:
    """The whole unit that holds a day, or one so many before or after it."""
    start = shift(unit, begin(unit, day), offset)
    return Period(start=start, end=shift(unit, start, 1))


def days(first: date, last: date) -> Period:
    """Two days and all between them."""
    return Period(start=first, end=last + DAY)
