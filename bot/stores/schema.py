"""The tables that are ours. Moments are whole seconds since 1970, UTC: the same in every database."""

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, String, Table, Text

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
SETUPS: Final = Table(
    "setups",
    METADATA,
    Column("team", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("setup", Text, nullable=False),
    Column("set_by", String(64), nullable=False),
    Column("set_at", BigInteger, nullable=False),
)
WORTHS: Final = Table(
    "worths",
    METADATA,
    Column("team", String(64), primary_key=True),
    Column("worth", Text, nullable=False),
    Column("set_by", String(64), nullable=False),
    Column("set_at", BigInteger, nullable=False),
)
THREADS: Final = Table(
    "threads",
    METADATA,
    Column("team", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("thread", String(96), primary_key=True),
    Column("question", Text, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Index("threads_asked_at", "asked_at"),
)
FEEDBACK: Final = Table(
    "feedback",
    METADATA,
    Column("team", String(64), primary_key=True),
    Column("question_id", String(32), primary_key=True),
    Column("given_by", String(64), primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("given_at", BigInteger, nullable=False),
    Index("feedback_given_at", "given_at"),
)


def stored(moment: datetime) -> int:
    """An aware moment as it stands in the tables."""
    return int(moment.timestamp())
