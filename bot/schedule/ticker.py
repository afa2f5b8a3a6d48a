"""The timer: APScheduler calls a step again and again. What is due is decided elsewhere; no schedule lives in it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler


class Ticker:
    """Calls steps at their intervals, in UTC; a step that is still running is not started again.

    It must be started inside a running event loop. A step must catch its own errors.
    """

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def every(self, interval: timedelta, step: Callable[[], Awaitable[object]], *, first: datetime) -> None:
        """Call a step at `first` and then at each interval; a beat that was missed is made up for once."""
        self._scheduler.add_job(
            step,
            "interval",
            seconds=interval.total_seconds(),
            next_run_time=first,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking; a step under way is left to finish."""
        self._scheduler.shutdown(wait=False)
