"""What was already delivered, shared by all replicas."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports import REPEATED_FOR
from bot.stores.claims import claimed
from bot.stores.expiry import Expiry
from bot.stores.schema import SEEN_EVENTS, stored


class SqlSeenEvents:
    """`SeenEvents` in a database. Each claim says itself when it is forgotten."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._expiry = Expiry(engine, SEEN_EVENTS.c.forget_at)

    async def first_time(self, team: str, key: str, *, now: datetime, kept_for: timedelta = REPEATED_FOR) -> bool:
        """Claim a key for that long at least: True for exactly one caller, in whichever replica."""
        await self._expiry.purge(now=now)
        return await claimed(self._engine, SEEN_EVENTS, team=team, key=key, forget_at=stored(now + kept_for))

    async def release(self, team: str, key: str) -> None:
        """Give a claim back, where what it was for certainly did not happen."""
        mine = (SEEN_EVENTS.c.team == team) & (SEEN_EVENTS.c.key == key)
        async with self._engine.begin() as connection:
            await connection.execute(delete(SEEN_EVENTS).where(mine))
