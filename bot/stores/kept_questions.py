"""The questions behind messages with buttons."""

import secrets
from datetime import datetime
from typing import Final

from pydantic import ValidationError
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine.questions import QUESTION, Question
from bot.ports import QUESTIONS_KEPT_FOR
from bot.stores.expiry import Expiry
from bot.stores.schema import KEPT_QUESTIONS, stored

ID_BYTES: Final = 12
"""96 random bits: nobody guesses the id of another person's question."""


class SqlKeptQuestions:
    """`KeptQuestions` in a database. Those older than `QUESTIONS_KEPT_FOR` are forgotten."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._expiry = Expiry(engine, KEPT_QUESTIONS.c.kept_at, kept_for=QUESTIONS_KEPT_FOR)

    async def keep(self, team: str, question: Question, *, now: datetime) -> str:
        """Remember a question; its id is short and cannot be guessed."""
        await self._expiry.purge(now=now)
        kept_as = secrets.token_urlsafe(ID_BYTES)
        row = {"team": team, "id": kept_as, "question": question.model_dump_json(), "kept_at": stored(now)}
        async with self._engine.begin() as connection:
            await connection.execute(insert(KEPT_QUESTIONS).values(**row))
        return kept_as

    async def recall(self, team: str, kept_as: str, *, now: datetime) -> Question | None:
        """The question of that id; None where this team has none, or one that is too old or of another version."""
        mine = (KEPT_QUESTIONS.c.team == team) & (KEPT_QUESTIONS.c.id == kept_as)
        # Looked at here too: a row may outlive its time until the next purge.
        alive = KEPT_QUESTIONS.c.kept_at >= stored(now - QUESTIONS_KEPT_FOR)
        query = select(KEPT_QUESTIONS.c.question).where(mine & alive)
        async with self._engine.connect() as connection:
            written = (await connection.execute(query)).scalar_one_or_none()
        try:
            return None if written is None else QUESTION.validate_json(written)
        except ValidationError:
            return None
