"""What was already delivered, shared by all replicas."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.claims import claimed
from bot.stores.expiry import Expiry
from bot.stores.schema import SEEN_EVENTS, stored

KEPT_FOR: Final = timedelta(hours=24)
"""Slack's last repetition comes about six minutes after the first delivery."""


class SqlSeenEvents:
    """`SeenEvents` in a database. Claims older than `KEPT_FOR` are forgotten."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._expiry = Expiry(engine, SEEN_EVENTS.c.seen_at, kept_for=KEPT_FOR)

    async def first_time(self, team: str, key: str, *, now: datetime) -> bool:
        """Claim a key: True for exactly one caller, in whichever replica."""
        await self._expiry.purge(now=now)
        return await claimed(self._engine, SEEN_EVENTS, team=team, key=key, seen_at=stored(now))

    async def release(self, team: str, key: str) -> None:
        """Give a claim back, where what it was for certainly did not happen."""
        mine = (SEEN_EVENTS.c.team == team) & (SEEN_EVENTS.c.key == key)
        async with self._engine.begin() as connection:
            await connection.execute(delete(SEEN_EVENTS).where(mine))
