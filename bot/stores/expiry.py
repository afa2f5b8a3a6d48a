"""Deletes rows that are old enough, without doing so at every turn."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.schema import stored

PURGED_EVERY: Final = timedelta(hours=1)


class Expiry:
    """Purges a table of rows whose moment is longer ago than `kept_for`, at most once an hour a process.

    Args:
        engine: Where the table is.
        moment: The column that a row's life is counted from, in stored seconds.
        kept_for: How long a row lives from then, at least.
    """

    def __init__(self, engine: AsyncEngine, moment: Column[Any], *, kept_for: timedelta = timedelta()) -> None:
        self._engine = engine
        self._moment = moment
        self._kept_for = kept_for
        self._last: datetime | None = None

    async def purge(self, *, now: datetime) -> None:
        """Delete what is too old, unless that was done within the hour."""
        if self._last is not None and now - self._last < PURGED_EVERY:
            return
        self._last = now
        async with self._engine.begin() as connection:
            oldest = stored(now - self._kept_for)
            await connection.execute(delete(self._moment.table).where(self._moment < oldest))
