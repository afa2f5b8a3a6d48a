"""Slack's rate limits: calls a minute per method, and posts per channel.

Source: docs.slack.dev/apis/web-api/rate-limits. The documented figures are minimums; here they are the limit.
"""

import math
from collections import deque
from datetime import datetime, timedelta
from enum import Enum

from bot.playground.wire import RefusalError

_WINDOW = timedelta(minutes=1)
POST_INTERVAL = timedelta(seconds=1)
POST_BURST = 3
"""Posts to a channel taken at once; Slack tolerates short bursts without saying how short."""


class Tier(Enum):
    """How many calls of a method are taken a minute; None: another rule holds for it."""

    T1 = 1
    T2 = 20
    T3 = 50
    T4 = 100
    SPECIAL = None


class RateLimits:
    """Counts calls by method, and posts by channel."""

    def __init__(self) -> None:
        self._calls: dict[str, deque[datetime]] = {}

    def count(self, method: str, *, tier: Tier, now: datetime) -> None:
        """Count a call of a method.

        Raises:
            RefusalError: `ratelimited`, with the seconds until the next call is taken.
        """
        if tier.value is not None:
            self._take(method, most=tier.value, within=_WINDOW, now=now)

    def count_post(self, channel: str, *, now: datetime) -> None:
        """Count a post to a channel: one a second, a few at once.

        Raises:
            RefusalError: `ratelimited`.
        """
        self._take(f"#{channel}", most=POST_BURST, within=POST_BURST * POST_INTERVAL, now=now)

    def _take(self, what: str, *, most: int, within: timedelta, now: datetime) -> None:
        taken = self._calls.setdefault(what, deque())
        while taken and now - taken[0] >= within:
            taken.popleft()
        # Rounded up: a client that waits as told must not be refused again.
        if len(taken) >= most:
            raise RefusalError("ratelimited", retry_after=math.ceil((taken[0] + within - now).total_seconds()))
        taken.append(now)
