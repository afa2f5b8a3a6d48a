"""The last question of each thread."""

import logging
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import QUESTION, Question
from bot.ports import THREADS_KEPT_FOR
from bot.stores.claims import replaced
from bot.stores.expiry import Expiry
from bot.stores.schema import THREADS, stored

log = logging.getLogger(__name__)


class SqlThreads:
    """`Threads` in a database. Those that nobody went on with for `THREADS_KEPT_FOR` are forgotten."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._expiry = Expiry(engine, THREADS.c.asked_at, kept_for=THREADS_KEPT_FOR)

    async def of(
        self, team: str, channel: str, thread: str, *, now: datetime, within: timedelta = THREADS_KEPT_FOR
    ) -> Question | None:
        """The last question, or None where there is none, it was asked longer ago, or by another version of the bot."""
        here = (THREADS.c.team == team) & (THREADS.c.channel == channel) & (THREADS.c.thread == thread)
        query = select(THREADS.c.question).where(here & (THREADS.c.asked_at >= stored(now - within)))
        async with self._engine.connect() as connection:
            written = (await connection.execute(query)).scalar_one_or_none()
        try:
            return None if written is None else QUESTION.validate_json(written)
        except ValidationError:
            log.warning("The last question of a thread was written by another version and cannot be read")
            return None

    async def remember(self, team: str, channel: str, thread: str, question: Question, *, now: datetime) -> None:
        """This was answered last."""
        await self._expiry.purge(now=now)
        key = {"team": team, "channel": channel, "thread": thread}
        async with self._engine.begin() as connection:
            await replaced(connection, THREADS, **key, question=question.model_dump_json(), asked_at=stored(now))
