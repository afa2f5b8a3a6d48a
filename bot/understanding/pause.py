"""Leaves an endpoint alone for a while after it failed several times in a row."""

from datetime import datetime, timedelta
from typing import Final

__all__ = ["Pause"]

FAILURES: Final = 3
LASTS: Final = timedelta(seconds=60)


class Pause:
    """Failures in a row, and how long nothing is asked after too many: nobody waits for what does not answer."""

    def __init__(self) -> None:
        self._failures = 0
        self._until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether nothing is to be asked at this moment."""
        return self._until is not None and now < self._until

    def failed(self, now: datetime) -> None:
        """No answer came. After a pause one more failure is enough for the next."""
        self._failures += 1
        if self._failures >= FAILURES:
            self._until = now + LASTS

    def answered(self) -> None:
        """An answer came, whatever it was worth."""
        self._failures = 0
        self._until = None
