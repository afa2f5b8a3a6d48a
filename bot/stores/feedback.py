"""What people thought of answers."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports import QUESTIONS_KEPT_FOR
from bot.stores.claims import replaced
from bot.stores.expiry import Expiry
from bot.stores.schema import FEEDBACK, KEPT_QUESTIONS, stored


class SqlFeedback:
    """`Feedback` in a database, beside the kept questions that it is about and as long as they are kept."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._expiry = Expiry(engine, FEEDBACK.c.given_at, kept_for=QUESTIONS_KEPT_FOR)

    async def give(self, team: str, kept_as: str, *, user: str, good: bool, now: datetime) -> bool:
        """One verdict a person and question, the last one counts; False where this team has no such question."""
        await self._expiry.purge(now=now)
        mine = (KEPT_QUESTIONS.c.team == team) & (KEPT_QUESTIONS.c.id == kept_as)
        alive = KEPT_QUESTIONS.c.kept_at >= stored(now - QUESTIONS_KEPT_FOR)
        key = {"team": team, "question_id": kept_as, "given_by": user}
        async with self._engine.begin() as connection:
            if (await connection.execute(select(KEPT_QUESTIONS.c.id).where(mine & alive))).first() is None:
                return False
            await replaced(connection, FEEDBACK, **key, good=good, given_at=stored(now))
        return True
