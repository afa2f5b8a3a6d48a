"""Which days words stand for: every period of the contract, at the turns of weeks, months, years and clocks."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Period
from bot.parsing.calendar_periods import Spoken, periods
from bot.parsing.calendar_units import Clock

SUNDAY: Final = datetime.fromisoformat("2026-11-22T09:00")
MOMENTS: Final = st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-12-31"))
RELATIVE: Final = (
    *("yesterday", "today", "this week", "this month", "this quarter", "this year", "ytd", "mtd", "past 24 hours"),
    *("last week", "last month", "last quarter", "last year", "past week", "past 7 days", "past fortnight"),
    *("past 3 months", "past quarter", "past year", "two weeks ago", "last weekend", "on tuesday", "since monday"),
    *("since the 3rd", "from the 3rd to the 9th", "from the 28th to the 3rd", "the month before last", "all time"),
)
NAMED: Final = (
    *("in october", "november", "q3", "h1", "week 46", "3 november", "nov 3rd", "3.11.", "29 february", "in may"),
    *("first half of october", "last week of october", "between 3 and 9 november", "week 53"),
)


def spoken(text: str, now: datetime = SUNDAY, *, ahead: bool = False) -> Spoken:
    return periods(text, Clock(now, ahead))


def days(start: str, end: str) -> Period:
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("last week", "2026-11-09", "2026-11-16"),
        ("mon-fri last week", "2026-11-09", "2026-11-14"),
        ("from 1st to 15th november", "2026-11-01", "2026-11-16"),
        ("this week", "2026-11-16", "2026-11-23"),
        ("past 7 days", "2026-11-15", "2026-11-22"),
        ("last 30 days", "2026-10-23", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-23"),
        ("last month", "2026-10-01", "2026-11-01"),
        ("yesterday", "2026-11-21", "2026-11-22"),
        ("today", "2026-11-22", "2026-11-23"),
        ("since 1 October", "2026-10-01", "2026-11-23"),
        ("in October", "2026-10-01", "2026-11-01"),
        ("in November", "2026-11-01", "2026-12-01"),
        ("in December", "2025-12-01", "2026-01-01"),
        ("last quarter", "2026-07-01", "2026-10-01"),
        ("past 3 months", "2026-08-01", "2026-11-01"),
        ("this year", "2026-01-01", "2026-11-23"),
        ("ytd", "2026-01-01", "2026-11-23"),
        ("month to date", "2026-11-01", "2026-11-23"),
        ("past 24 hours", "2026-11-21", "2026-11-23"),
        ("from the 3rd to the 9th", "2026-11-03", "2026-11-10"),
        ("between 3 and 9 November", "2026-11-03", "2026-11-10"),
        ("Q3", "2026-07-01", "2026-10-01"),
        ("q4 2025", "2025-10-01", "2026-01-01"),
        ("third quarter of last year", "2025-07-01", "2025-10-01"),
        ("week of Nov 9", "2026-11-09", "2026-11-16"),
        ("week ending 15 November", "2026-11-09", "2026-11-16"),
        ("on Tuesday", "2026-11-17", "2026-11-18"),
        ("on Sunday", "2026-11-15", "2026-11-16"),
        ("tuesday last week", "2026-11-10", "2026-11-11"),
        ("on 2026-11-03", "2026-11-03", "2026-11-04"),
        ("November 3rd", "2026-11-03", "2026-11-04"),
        ("3.11.", "2026-11-03", "2026-11-04"),
        ("10/27", "2026-10-27", "2026-10-28"),
        ("2026-10", "2026-10-01", "2026-11-01"),
        ("week 46", "2026-11-09", "2026-11-16"),
        ("2025-W46", "2025-11-10", "2025-11-17"),
        ("last weekend", "2026-11-14", "2026-11-16"),
        ("over the weekend", "2026-11-21", "2026-11-23"),
        ("past fortnight", "2026-11-08", "2026-11-22"),
        ("first half of October", "2026-10-01", "2026-10-16"),
        ("second half of last month", "2026-10-16", "2026-11-01"),
        ("H1", "2026-01-01", "2026-07-01"),
        ("first week of november", "2026-11-01", "2026-11-08"),
        ("past quarter", "2026-07-01", "2026-10-01"),
        ("the last two weeks", "2026-11-08", "2026-11-22"),
        ("last 3 weeks", "2026-11-01", "2026-11-22"),
        ("past week", "2026-11-15", "2026-11-22"),
        ("past year", "2025-11-01", "2026-11-01"),
        ("past half year", "2026-05-01", "2026-11-01"),
        ("three weeks ago", "2026-10-26", "2026-11-02"),
        ("the month before last", "2026-09-01", "2026-10-01"),
        ("since monday", "2026-11-16", "2026-11-23"),
        ("since the start of the year", "2026-01-01", "2026-11-23"),
        ("after 15 november", "2026-11-16", "2026-11-23"),
        ("until 15 November", "2026-11-01", "2026-11-16"),
        ("so far in november", "2026-11-01", "2026-11-23"),
        ("october and november", "2026-10-01", "2026-12-01"),
        ("from december to february", "2025-12-01", "2026-03-01"),
        ("from october to november 2025", "2025-10-01", "2025-12-01"),
        ("monday to wednesday", "2026-11-16", "2026-11-19"),
        ("last novembr", "2025-11-01", "2025-12-01"),
        ("last wek", "2026-11-09", "2026-11-16"),
        ("all time", "2020-01-01", "2026-11-23"),
    ],
)
def test_a_period_of_the_past_is_read(text: str, start: str, end: str) -> None:
    assert spoken(text) == Spoken(days(start, end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this month", "2026-11-01", "2026-12-01"),
        ("november", "2026-11-01", "2026-12-01"),
        ("december", "2026-12-01", "2027-01-01"),
        ("october", "2027-10-01", "2027-11-01"),
        ("next month", "2026-12-01", "2027-01-01"),
        ("next quarter", "2027-01-01", "2027-04-01"),
        ("q4", "2026-10-01", "2027-01-01"),
        ("q1", "2027-01-01", "2027-04-01"),
        ("eom", "2026-11-01", "2026-12-01"),
        ("by the end of the year", "2026-01-01", "2027-01-01"),
        ("until march", "2026-11-01", "2027-04-01"),
        ("rest of the month", "2026-11-22", "2026-12-01"),
        ("next 3 months", "2026-12-01", "2027-03-01"),
        ("next 7 days", "2026-11-23", "2026-11-30"),
        ("dec and jan", "2026-12-01", "2027-02-01"),
        ("5 january", "2027-01-05", "2027-01-06"),
    ],
)
def test_a_period_ahead_is_the_present_one_or_the_next(text: str, start: str, end: str) -> None:
    assert spoken(text, ahead=True) == Spoken(days(start, end))


@pytest.mark.parametrize(
    ("text", "now", "start", "end"),
    [
        ("last week", "2027-01-01", "2026-12-21", "2026-12-28"),
        ("this week", "2027-01-01", "2026-12-28", "2027-01-02"),
        ("last month", "2027-01-01", "2026-12-01", "2027-01-01"),
        ("last quarter", "2027-01-01", "2026-10-01", "2027-01-01"),
        ("yesterday", "2028-03-01", "2028-02-29", "2028-03-01"),
        ("29 february", "2027-06-01", "2024-02-29", "2024-03-01"),
        ("on the 31st", "2026-11-22", "2026-10-31", "2026-11-01"),
        ("week 53", "2026-11-22", "2020-12-28", "2021-01-04"),
        ("week 1", "2026-12-31", "2025-12-29", "2026-01-05"),
        ("from the 3rd to the 9th", "2026-11-05", "2026-10-03", "2026-10-10"),
        ("from the 28th to the 3rd", "2026-11-22", "2026-10-28", "2026-11-04"),
        ("from 3 november to 9 november", "2026-11-05", "2026-11-03", "2026-11-10"),
        ("last weekend", "2026-11-23", "2026-11-21", "2026-11-23"),
        ("since monday", "2026-11-23", "2026-11-23", "2026-11-24"),
        ("last november", "2026-12-05", "2026-11-01", "2026-12-01"),
    ],
)
def test_turns_of_weeks_months_and_years_are_kept(text: str, now: str, start: str, end: str) -> None:
    assert spoken(text, datetime.fromisoformat(now)) == Spoken(days(start, end))


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("on 31 february", "31 february"),
        ("from 9 november to 3 november", "9 november to 3 november"),
        ("on 3/11", "3/11"),
        ("in week 60", "week 60"),
        ("last 0 days", "last 0 days"),
        ("past 99999 years", "past 99999 years"),
        ("on 2026-13-01", "2026-13-01"),
        ("in the last weeks", "in the last weeks"),
    ],
)
def test_days_that_cannot_be_told_are_left_unread(text: str, unread: str) -> None:
    assert spoken(text) == Spoken(unread=unread)


@pytest.mark.parametrize("text", ["", "gpt-5.1", "may we spend more?", "24/7", "80/20", "the second model", "$2026"])
def test_words_that_name_no_days_name_no_days(text: str) -> None:
    assert spoken(text) == Spoken()


@pytest.mark.parametrize(
    ("text", "period", "beside"),
    [
        ("last week vs the week before", ("2026-11-09", "2026-11-16"), ("2026-11-02", "2026-11-09")),
        ("october compared to september", ("2026-10-01", "2026-11-01"), ("2026-09-01", "2026-10-01")),
        ("compare this month to last month", ("2026-11-01", "2026-11-23"), ("2026-10-01", "2026-11-01")),
        ("how did it grow from september to october", ("2026-10-01", "2026-11-01"), ("2026-09-01", "2026-10-01")),
        ("october yoy", ("2026-10-01", "2026-11-01"), ("2025-10-01", "2025-11-01")),
        ("past 10 days against the previous period", ("2026-11-12", "2026-11-22"), ("2026-11-02", "2026-11-12")),
        ("q3 vs previous", ("2026-07-01", "2026-10-01"), ("2026-04-01", "2026-07-01")),
    ],
)
def test_a_second_period_is_set_beside_the_first(text: str, period: tuple[str, str], beside: tuple[str, str]) -> None:
    assert spoken(text) == Spoken(days(*period), days(*beside))


def test_of_a_correction_the_last_period_counts() -> None:
    assert spoken("last month, no wait, last week") == Spoken(days("2026-11-09", "2026-11-16"))


def test_a_further_period_is_left_aside_and_named() -> None:
    assert spoken("july and october") == Spoken(days("2026-07-01", "2026-08-01"), left="october")


def test_a_date_in_brackets_only_explains_a_period() -> None:
    assert spoken("last week (9-15 November)") == Spoken(days("2026-11-09", "2026-11-16"))


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("America/New_York", date(2026, 11, 30)),
        ("Asia/Tokyo", date(2026, 12, 1)),
        (None, date(2026, 12, 1)),
        ("Mars/Olympus", date(2026, 12, 1)),
        ("../etc/passwd", date(2026, 12, 1)),
        ("Europe", date(2026, 12, 1)),
    ],
)
def test_today_is_the_day_of_the_zone_and_utc_where_there_is_no_such_zone(zone: str | None, today: date) -> None:
    assert Clock.at(datetime(2026, 12, 1, 2, 30, tzinfo=UTC), zone).today == today


@pytest.mark.parametrize(
    "now", [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)], ids=["gap", "fold"]
)
def test_a_change_of_clocks_makes_no_difference_to_days(now: datetime) -> None:
    clock = Clock.at(now, "Europe/Berlin")

    day = periods("past 24 hours", clock).period

    assert day == Period(start=now.date() - timedelta(1), end=now.date() + timedelta(1))


@given(st.sampled_from([*RELATIVE, *NAMED]), MOMENTS)
def test_a_period_is_never_empty_and_begins_today_at_the_latest(text: str, now: datetime) -> None:
    period = spoken(text, now).period

    assert period is not None
    assert period.start < period.end
    assert period.start <= now.date()


@given(st.sampled_from(RELATIVE), MOMENTS)
def test_relative_words_reach_no_further_than_today(text: str, now: datetime) -> None:
    period = spoken(text, now).period

    assert period is not None
    assert period.end <= now.date() + timedelta(1) or text == "last weekend"


@given(MOMENTS)
def test_last_week_goes_from_monday_to_monday_and_this_week_follows(now: datetime) -> None:
    last, this = spoken("last week", now).period, spoken("this week", now).period

    assert last is not None
    assert this is not None
    assert (last.start.weekday(), (last.end - last.start).days) == (0, 7)
    assert last.end == this.start


@given(st.integers(1, 400), MOMENTS)
def test_past_days_are_as_many_as_said_and_end_with_yesterday(count: int, now: datetime) -> None:
    period = spoken(f"past {count} days", now).period

    assert period == Period(start=now.date() - timedelta(count), end=now.date())


@given(st.integers(1, 36), MOMENTS)
def test_past_months_are_whole_and_end_before_this_one(count: int, now: datetime) -> None:
    period = spoken(f"past {count} months", now).period

    assert period is not None
    assert (period.start.day, period.end) == (1, now.date().replace(day=1))
    assert (period.end.year - period.start.year) * 12 + period.end.month - period.start.month == count


@given(st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.integers(0, 60), MOMENTS)
def test_a_range_of_full_dates_holds_both_ends_at_any_time(first: date, length: int, now: datetime) -> None:
    last = first + timedelta(length)

    said = [spoken(f"from {form(first)} to {form(last)}", now).period for form in (date.isoformat, _long)]

    assert said == [Period(start=first, end=last + timedelta(1))] * 2


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@given(st.text(max_size=200) | st.lists(st.sampled_from([*RELATIVE, *NAMED, "to", "31", "and", "vs"])).map(" ".join))
def test_any_text_is_read_without_raising(text: str) -> None:
    readings = [spoken(text), spoken(text, ahead=True)]

    assert all(reading.period is None or reading.period.start < reading.period.end for reading in readings)
