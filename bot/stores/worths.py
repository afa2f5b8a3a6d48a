"""What better answers are worth to each workspace."""

import logging
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import Worth
from bot.stores.claims import replaced
from bot.stores.schema import WORTHS, stored

log = logging.getLogger(__name__)


class SqlWorths:
    """`Worths` in a database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, team: str) -> Worth:
        """What was said last; nothing set where nobody said anything, or in a way that this version cannot read."""
        async with self._engine.connect() as connection:
            query = select(WORTHS.c.worth).where(WORTHS.c.team == team)
            written = (await connection.execute(query)).scalar_one_or_none()
        try:
            return Worth() if written is None else Worth.model_validate_json(written)
        except ValidationError:
            log.warning("A workspace's worth was written by another version and cannot be read; it counts as not set")
            return Worth()

    async def save(self, team: str, worth: Worth, *, by: str, now: datetime) -> None:
        """Let this hold from now on."""
        async with self._engine.begin() as connection:
            await replaced(connection, WORTHS, team=team, worth=worth.model_dump_json(), set_by=by, set_at=stored(now))
