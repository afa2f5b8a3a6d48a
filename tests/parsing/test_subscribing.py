"""What is to be posted by itself: actions, rhythms, times, zones, channels and pauses."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Question, SubscribeQuestion
from bot.parsing.clock_times import time_in, zone_told
from bot.parsing.rhythms import Rhythm, rhythm_in

Ask = Callable[..., Question]


def test_a_subscription_holds_what_when_where_and_in_which_zone(ask: Ask) -> None:
    question = ask("post the weekly digest in <#C024BE91L|llm-costs> on Mondays at 9am Berlin time")

    assert question == SubscribeQuestion(
        what="digest", every="week", weekday=0, at=time(9), timezone="Europe/Berlin", channel="C024BE91L"
    )


def test_a_monthly_forecast_names_its_day(ask: Ask) -> None:
    question = ask("can we get the forecast in <#C024BE91L|llm-costs> on the 1st of every month")

    assert question == SubscribeQuestion(what="forecast", every="month", day_of_month=1, channel="C024BE91L")


def test_a_subscription_can_be_of_a_part(ask: Ask) -> None:
    question = ask("digest for team search every monday")

    assert question == SubscribeQuestion(what="digest", every="week", weekday=0, only={"team": ("search",)})


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("subscribe this channel to the digest", "subscribe"),
        ("stop the digest", "unsubscribe"),
        ("digest off", "unsubscribe"),
        ("what digests are active in this channel?", "list"),
        ("when is the next digest?", "list"),
        ("pause the digest", "pause"),
        ("no digest for the next three weeks", "pause"),
        ("unpause the digest", "resume"),
        ("turn the digest back on", "resume"),
        ("preview the weekly digest", "preview"),
    ],
)
def test_an_action_is_read(ask: Ask, text: str, action: str) -> None:
    question = ask(text)

    assert isinstance(question, SubscribeQuestion)
    assert question.action == action


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("daily spend summary at 8:30", "digest"),
        ("monthly forecast here", "forecast"),
        ("turn on alerts", "alerts"),
        ("alert us when a price changes", "price changes"),
        ("warn us if we go over 80% of the budget", "budget alerts"),
        ("subscribe to anomaly alerts", "anomaly alerts"),
        ("tell us when a model is shut down", "shutdown alerts"),
        ("unsubscribe", None),
    ],
)
def test_what_is_posted_is_read(ask: Ask, text: str, what: str | None) -> None:
    question = ask(text)

    assert isinstance(question, SubscribeQuestion)
    assert question.what == what


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("every friday", Rhythm("week", weekday=4)),
        ("thursdays", Rhythm("week", weekday=3)),
        ("weekly on sun", Rhythm("week", weekday=6)),
        ("daily", Rhythm("day")),
        ("on the last day of each month", Rhythm("month", day_of_month=31)),
        ("monthly on the 15th", Rhythm("month", day_of_month=15)),
        ("at month end, monthly", Rhythm("month", day_of_month=31)),
        ("every other week", Rhythm("week", unmet=("“every other week” is not offered: it is posted every week",))),
        ("every weekday", Rhythm("day", unmet=("“every weekday” is not offered: it is posted every day",))),
        ("quarterly", Rhythm("month", unmet=("“quarterly” is not offered: it is posted every month",))),
        ("mondays and fridays", Rhythm("week", 0, unmet=("one day a week is offered: the first that was named",))),
        ("now and then", Rhythm()),
    ],
)
def test_a_rhythm_is_read_and_what_is_not_offered_is_said(text: str, rhythm: Rhythm) -> None:
    assert rhythm_in(text) == rhythm


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("at 9", time(9)),
        ("9am", time(9)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("at 9.30 pm", time(21, 30)),
        ("08:30", time(8, 30)),
        ("17h", time(17)),
        ("at 0900", time(9)),
        ("half past eight", time(8, 30)),
        ("quarter to nine", time(8, 45)),
        ("at five in the afternoon", time(17)),
        ("noon", time(12)),
        ("nine o'clock", time(9)),
        ("at 25:00", None),
        ("13pm", None),
        ("80% of it", None),
    ],
)
def test_a_time_of_day_is_read(text: str, at: time | None) -> None:
    told = time_in(text)

    assert (told.at if told else None) == at


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("9am Berlin time", "Europe/Berlin"),
        ("at 9:15 am new york time", "America/New_York"),
        ("at 9 CET", "Europe/Berlin"),
        ("6pm pst", "America/Los_Angeles"),
        ("09:00, europe/madrid", "Europe/Madrid"),
        ("9am UTC+2", "Etc/GMT-2"),
        ("9am UTC+99", None),
        ("in time for lunch", None),
        ("at 9 in this channel", None),
    ],
)
def test_a_zone_is_read_from_its_name_or_place(text: str, zone: str | None) -> None:
    assert zone_told(text) == zone


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("pause the digest for two weeks", date(2026, 12, 6)),
        ("pause the digest for a month", date(2026, 12, 22)),
        ("pause the digest until january 5", date(2027, 1, 5)),
        ("pause the digest through friday", date(2026, 11, 28)),
        ("pause the digest until next month", date(2026, 12, 1)),
        ("pause the digest until the end of the year", date(2027, 1, 1)),
        ("pause the digest until further notice", None),
        ("pause the digest until 31 february", None),
        ("pause the digest for 999 years", date(3025, 11, 22)),
    ],
)
def test_a_pause_ends_on_the_first_day_after_it(ask: Ask, text: str, until: date | None) -> None:
    question = ask(text)

    assert isinstance(question, SubscribeQuestion)
    assert (question.action, question.until) == ("pause", until)


def test_a_channel_that_is_no_link_is_said(ask: Ask) -> None:
    question = ask("weekly digest in #finance")

    assert question == SubscribeQuestion(
        what="digest",
        every="week",
        assumptions=("#finance is no link: choose the channel from Slack's list to post there",),
    )


@given(st.times(), st.sampled_from(["%H:%M", "at %H:%M", "%I:%M %p", "%I:%M%p"]))
def test_every_minute_of_the_day_is_read_in_both_clocks(at: time, form: str) -> None:
    told = time_in(at.strftime(form))

    assert told is not None
    assert told.at == at.replace(second=0, microsecond=0)
