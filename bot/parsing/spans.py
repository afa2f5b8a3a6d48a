"""The dates and periods of a text, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.engine.questions import Period
from bot.parsing.calendar_names import months_of
from bot.parsing.calendar_units import DAY, Clock, Rule, Span, Unit, unit_of
from bot.parsing.dates import DATES
from bot.parsing.named_periods import NAMED
from bot.parsing.relative_periods import RELATIVE

__all__ = ["spans"]

RULES: Final = (*DATES, *NAMED, *RELATIVE)
WEEK: Final = re.compile(
    r"\b(?:(?:week|wk) (?P<of>of)|(?:week (?:starting|beginning|commencing|from)|w/c)|(?P<ends>week ending|w/e))"
    r"(?: on)? (?:the )?$",
    re.IGNORECASE,
)
REACH: Final = 32
WEEK_LENGTH: Final = 7 * DAY


def spans(text: str, clock: Clock) -> list[Span]:
    """All of them, in order; of those that overlap the first and longest."""
    found = [span for rule in RULES for span in _read(rule, months_of(text), clock)]
    found.sort(key=lambda span: (span.at, -span.to))
    apart = list[Span]()
    for span in found:
        if not apart or span.at >= apart[-1].to:
            apart.append(_week(text, span))
    return apart


def _read(rule: Rule, text: str, clock: Clock) -> Iterator[Span]:
    for match in rule.words.finditer(text):
        try:
            period = rule.read(match, clock)
        except (ValueError, OverflowError):  # no calendar has such a day
            yield Span(None, match.start(), match.end())
            continue
        if period:
            days = period if period.start < period.end else None
            yield Span(days, match.start(), match.end(), rule.loose(match))


def _week(text: str, span: Span) -> Span:
    """The seven days that a date stands for in "week of 9 November" or "week ending Sunday"."""
    match = WEEK.search(text[max(0, span.at - REACH) : span.at])
    if not match or span.period is None or span.period.end - span.period.start > DAY:
        return span
    day = span.period.start
    if match["of"]:
        week = unit_of(Unit.WEEK, day)
    elif match["ends"]:
        week = Period(start=span.period.end - WEEK_LENGTH, end=span.period.end)
    else:
        week = Period(start=day, end=day + WEEK_LENGTH)
    return replace(span, period=week, at=span.at - len(match[0]))
