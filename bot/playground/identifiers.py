"""Ids as Slack writes them: a letter for the kind, then capitals and digits; and message timestamps."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_TICK = timedelta(microseconds=100)


@dataclass
class Identifiers:
    """Gives out ids and timestamps, each once; the same calls give the same ids, so that tests can name them."""

    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _last_moment: datetime | None = None

    def take(self, kind: str) -> str:
        """A new id such as `Ev000000001` for the kind `Ev`."""
        return f"{kind}{next(self._numbers):09d}"

    def timestamp(self, *, now: datetime) -> str:
        """A message timestamp: seconds and microseconds, later than every one given out before."""
        # A channel knows a message by its ts alone, so two in one microsecond must differ.
        if self._last_moment is not None and now <= self._last_moment:
            now = self._last_moment + _TICK
        self._last_moment = now
        return written(now)


def written(moment: datetime) -> str:
    """A moment as Slack writes it, such as `1763807774.000100`."""
    whole = int(moment.timestamp())
    return f"{whole}.{moment.microsecond:06d}"
