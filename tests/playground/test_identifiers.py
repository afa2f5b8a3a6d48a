"""Timestamps are given out once each, in order, whatever the clock does."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.identifiers import Identifiers

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_timestamp_is_seconds_and_microseconds() -> None:
    assert Identifiers().timestamp(now=NOON + timedelta(microseconds=42)) == "1795348800.000042"


@given(st.lists(st.integers(-10, 10), min_size=2, max_size=20))
def test_timestamps_never_repeat_and_never_go_back(steps: list[int]) -> None:
    identifiers = Identifiers()

    given_out = [identifiers.timestamp(now=NOON + timedelta(seconds=step)) for step in steps]

    assert given_out == sorted(set(given_out), key=float)
