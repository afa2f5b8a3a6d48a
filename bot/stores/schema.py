"""The tables that are ours. Moments are whole seconds since 1970, UTC: the same in every database."""

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, Text

METADATA: Final = MetaData()

KEPT_QUESTIONS: Final = Table(
    "kept_questions",
    METADATA,
    Column("team", String(64), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("question", Text, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    Index("kept_questions_kept_at", "kept_at"),
)
SEEN_EVENTS: Final = Table(
    "seen_events",
    METADATA,
    Column("team", String(64), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("forget_at", BigInteger, nullable=False),
    Index("seen_events_forget_at", "forget_at"),
)


def stored(moment: datetime) -> int:
    """An aware moment as it stands in the tables."""
    return int(moment.timestamp())
