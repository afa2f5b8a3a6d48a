"""What each channel runs, with the changes that led there."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from pydantic import ValidationError
from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Setup
from bot.ports import SavedSetup
from bot.stores.claims import claimed
from bot.stores.schema import SETUPS, stored

log = logging.getLogger(__name__)

REVISIONS_KEPT: Final = 50
"""Changes of a channel that are kept: enough to take back the last ones, and to see who said what."""
TAKEN_BACK_WITHIN: Final = timedelta(days=30)
"""How long what held before a change is kept: whoever asks to forget a setup wants it gone some time."""


class SqlSetups:
    """`Setups` in a database: one row a change, so that two replicas never write over each other."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, team: str, channel: str) -> SavedSetup | None:
        """What holds now, or None where nobody said anything."""
        return await self._read(_of(team, channel))

    async def change(
        self, team: str, channel: str, change: Callable[[Setup], Setup], *, by: str, now: datetime
    ) -> SavedSetup | None:
        """Let what `change` makes of what holds now hold from now on.

        The first writer of a revision has it, and all others look at what holds then: of any that collide one gets on,
        so this ends.
        """
        while True:
            held = await self.of(team, channel)
            before = held.setup if held else Setup()
            after = change(before)
            if after == before:
                return held
            saved = SavedSetup(after, revision=held.revision + 1 if held else 1, by=by)
            if await self._wrote(team, channel, saved, now=now):
                return saved

    async def undo(self, team: str, channel: str, revision: int, *, by: str, now: datetime) -> SavedSetup | None:
        """Let what held before that revision hold again; None where something newer was said since, or undone."""
        held = await self.of(team, channel)
        if held is None or held.revision != revision:
            return None
        before = await self._read(_of(team, channel) & (SETUPS.c.revision == revision - 1))
        if before is None and revision > 1:
            return None
        saved = SavedSetup(before.setup if before else Setup(), revision=revision + 1, by=by)
        return saved if await self._wrote(team, channel, saved, now=now) else None

    async def _read(self, where: ColumnElement[bool]) -> SavedSetup | None:
        newest = select(SETUPS).where(where).order_by(SETUPS.c.revision.desc()).limit(1)
        async with self._engine.connect() as connection:
            row = (await connection.execute(newest)).first()
        return SavedSetup(_setup(row.setup), revision=row.revision, by=row.set_by) if row else None

    async def _wrote(self, team: str, channel: str, saved: SavedSetup, *, now: datetime) -> bool:
        row = {"setup": saved.setup.model_dump_json(exclude_none=True), "set_by": saved.by}
        revision, at = saved.revision, stored(now)
        if not await claimed(self._engine, SETUPS, team=team, channel=channel, revision=revision, set_at=at, **row):
            return False
        too_many = _of(team, channel) & (SETUPS.c.revision <= saved.revision - REVISIONS_KEPT)
        too_old = _replaced_before(now - TAKEN_BACK_WITHIN)
        async with self._engine.begin() as connection:
            await connection.execute(delete(SETUPS).where(too_many | too_old))
        return True


def _of(team: str, channel: str) -> ColumnElement[bool]:
    return (SETUPS.c.team == team) & (SETUPS.c.channel == channel)


def _replaced_before(moment: datetime) -> ColumnElement[bool]:
    """What was changed that long ago, in any channel."""
    newer = SETUPS.alias()
    same = (newer.c.team == SETUPS.c.team) & (newer.c.channel == SETUPS.c.channel)
    return exists().where(same & (newer.c.revision > SETUPS.c.revision) & (newer.c.set_at < stored(moment)))


def _setup(written: str) -> Setup:
    """What was written, or an empty one where another version of the bot wrote what this one cannot read."""
    try:
        return Setup.model_validate_json(written)
    except ValidationError:
        log.warning("What a channel runs was written by another version and cannot be read; it counts as not said")
        return Setup()
