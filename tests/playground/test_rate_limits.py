"""How often Slack takes a call, in a minute and per channel."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.rate_limits import RateLimits, Tier
from bot.playground.wire import RefusalError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def waits(limits: RateLimits, seconds: float) -> int | None:
    """What a post `seconds` after noon is told to wait; None when it is taken."""
    try:
        limits.count_post("C0LLMCOSTS", now=NOON + timedelta(seconds=seconds))
    except RefusalError as refusal:
        return refusal.retry_after
    return None


def test_a_channel_takes_a_short_burst_and_then_a_post_a_second() -> None:
    limits = RateLimits()

    told = [waits(limits, at) for at in (0, 0.1, 0.2, 0.3, 3.0, 3.05)]

    assert told == [None, None, None, 3, None, 1]


def test_a_method_takes_its_tiers_number_of_calls_a_minute() -> None:
    limits = RateLimits()
    for _ in range(20):
        limits.count("users.list", tier=Tier.T2, now=NOON)

    with pytest.raises(RefusalError) as refusal:
        limits.count("users.list", tier=Tier.T2, now=NOON + timedelta(seconds=15))
    limits.count("users.list", tier=Tier.T2, now=NOON + timedelta(seconds=60))
    limits.count("conversations.list", tier=Tier.T2, now=NOON)

    assert (refusal.value.error, refusal.value.retry_after) == ("ratelimited", 45)
