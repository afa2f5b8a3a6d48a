"""Which days a text speaks of: dates and periods, joined by "to", "since" and "until", and what they are set beside.

Every period is whole days, its end excluded. Relative words ("this month", "past 7 days") reach no further than today;
a named one ("in October", "Q4") is whole, and the latest that has begun. Two days in the wrong order are read over the
turn of their month, week or year where that makes sense ("from the 28th to the 3rd"), and asked back where not. A
forecast until some day begins with the running month.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.engine.questions import Period
from bot.parsing.calendar_joints import (
    AFTER,
    AND,
    BESIDE,
    BETWEEN,
    CHANGE,
    FROM,
    ONWARDS,
    SINCE,
    SO_FAR,
    SO_FAR_IN,
    TO,
    UNTIL,
)
from bot.parsing.calendar_names import spelt_right
from bot.parsing.calendar_units import Clock, Span, Unit, begin, shift
from bot.parsing.corrections import CORRECTION
from bot.parsing.earlier_periods import earlier
from bot.parsing.spans import spans

__all__ = ["Spoken", "periods"]

REACH: Final = 32
NEARLY_A_YEAR: Final = 350
"""Days from which on two dates of one year are rather in the wrong order than a year apart."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The days of a text.

    Attributes:
        period: Those that it asks about; None where it names none.
        beside: Those that they are to be compared with.
        unread: Words that name no days, or more than one: what is asked back.
        left: Words of a further period that was left aside.
    """

    period: Period | None = None
    beside: Period | None = None
    unread: str = ""
    left: str = ""


def periods(text: str, clock: Clock) -> Spoken:
    """The days that a text speaks of. Any text is read, in time linear in its length."""
    asked = earlier(text)
    found = spans(asked.rest, clock) or spans(spelt_right(asked.rest), clock)
    whole = list(_joined(asked.rest, found, clock))
    if unread := next((span for span in whole if span.period is None), None):
        return Spoken(unread=text[unread.at : unread.to].strip())
    if not whole:
        return Spoken()
    spoken = _chosen(asked.rest, _corrected(asked.rest, whole))
    return replace(spoken, beside=asked.of(spoken.period)) if asked.words and spoken.period else spoken


def _joined(text: str, found: Sequence[Span], clock: Clock) -> Iterator[Span]:
    """The spans with what stands before and between them: ranges, and what runs since or until a day."""
    at, after = 0, 0
    while at < len(found):
        span, following = found[at], found[at + 1] if at + 1 < len(found) else None
        before = text[max(after, span.at - REACH) : span.at]
        if following and _makes_range(text, span, following, before):
            yield _range(span, following, clock)
            at += 1
        else:
            behind = text[span.to : found[at + 1].at if following else len(text)]
            yield _alone(span, before, behind[:REACH], clock)
        after = found[at].to
        at += 1


def _makes_range(text: str, span: Span, following: Span, before: str) -> bool:
    between = text[span.to : following.at]
    if TO.fullmatch(between):
        compared = BESIDE.search(text[: span.at]) and not FROM.search(before)
        return not compared and not (FROM.search(before) and CHANGE.search(text[: span.at]))
    touching = span.period and following.period and span.period.end == following.period.start
    return bool(AND.fullmatch(between) and (touching or BETWEEN.search(before)))


def _range(span: Span, following: Span, clock: Clock) -> Span:
    """From the first day of one span to the last day of the next."""
    joined = Span(None, span.at, following.to)
    if span.period is None or following.period is None:
        return joined
    try:
        start, end = _in_order(span.period.start, following.period.end, span, following, clock)
    except (ValueError, OverflowError):
        return joined
    return replace(joined, period=Period(start=start, end=end)) if start < end else joined


def _in_order(start: date, end: date, span: Span, following: Span, clock: Clock) -> tuple[date, date]:
    """Two ends with what their words leave open chosen so that they make a period, where they can."""
    if start < end or not (span.loose or following.loose):
        return start, end
    if span.loose is Unit.WEEK and following.loose is None:
        return shift(Unit.WEEK, start, -1 - (start - end).days // 7), end
    if following.loose is None:
        return start.replace(year=start.year - (end.year - start.year >= 0) - max(0, start.year - end.year)), end
    if span.loose is following.loose and following.loose is not Unit.YEAR and not clock.ahead:
        return shift(following.loose, start, -1), end
    later = shift(following.loose, end, 1)
    return start, later if (later - start).days < NEARLY_A_YEAR else end


def _alone(span: Span, before: str, behind: str, clock: Clock) -> Span:
    """One span, with "since", "until" or "so far" beside it."""
    period = span.period
    if period is None:
        return span
    one_day = (period.end - period.start).days == 1 and span.loose is not None
    if clock.ahead:
        start = min(begin(Unit.MONTH, clock.today), period.start) if UNTIL.search(before) else period.start
        return replace(span, period=Period(start=start, end=period.end))
    if SINCE.search(before) or ONWARDS.match(behind) or (one_day and FROM.search(before)):
        return _until_today(span, period.start, clock)
    if AFTER.search(before):
        return _until_today(span, period.end, clock)
    if UNTIL.search(before):
        return replace(span, period=Period(start=begin(Unit.MONTH, period.start), end=period.end))
    if SO_FAR.match(behind) or SO_FAR_IN.search(before):
        return replace(span, period=Period(start=period.start, end=min(period.end, clock.tomorrow)))
    return span


def _until_today(span: Span, start: date, clock: Clock) -> Span:
    """All days since one, today included; no days where it is still to come."""
    return replace(span, period=Period(start=start, end=clock.tomorrow) if start <= clock.today else None)


def _corrected(text: str, whole: Sequence[Span]) -> Sequence[Span]:
    """The spans behind the last correction ("last week, no wait, last month")."""
    for at in range(len(whole) - 1, 0, -1):
        if CORRECTION.search(text[whole[at - 1].to : whole[at].at]):
            return whole[at:]
    return whole


def _chosen(text: str, whole: Sequence[Span]) -> Spoken:
    """The first span is asked about; a second one is beside it, inside it, or too many."""
    first = whole[0]
    for second in whole[1:]:
        if second.period == first.period:
            continue
        between = text[first.to : second.at]
        if CHANGE.search(text[: first.at]) and TO.fullmatch(between):
            return Spoken(second.period, first.period)
        if BESIDE.search(between) or BESIDE.search(text[: first.at]):
            return Spoken(first.period, second.period)
        if AND.fullmatch(between) or not _nested(first, second):
            return Spoken(first.period, left=text[second.at : second.to].strip())
    return Spoken(first.period)


def _nested(first: Span, second: Span) -> bool:
    """Whether one is part of the other, so that it only explains it ("last week (9-15 November)")."""
    one, other = first.period, second.period
    if one is None or other is None:
        return False
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
