"""Opens the database that the settings name."""

from pathlib import Path
from typing import Final

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MILLISECONDS: Final = 5_000
DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


class UnusableDatabaseError(ValueError):
    """The address is none that the bot can use. The message never holds it: it may hold a password."""


def async_url(address: str) -> URL:
    """The address of the settings, with the asynchronous driver in it.

    Raises:
        UnusableDatabaseError: It is neither SQLite nor PostgreSQL, or no address at all.
    """
    try:
        url = make_url(address)
        return url.set(drivername=DRIVERS[url.drivername.partition("+")[0]])
    except (ArgumentError, KeyError, ValueError):
        raise UnusableDatabaseError("LLMCOST_DATABASE_URL must be sqlite:///path or postgresql://…") from None


def open_database(address: str) -> AsyncEngine:
    """An engine on that database; nothing is connected yet. A file's folder is created where it is missing.

    Its errors, which reach the log, do not show what people wrote or set.

    Raises:
        UnusableDatabaseError: See `async_url`.
    """
    url = async_url(address)
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # WAL lets readers go on while one writes; the timeout makes a second writer wait instead of failing.
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def is_answering(engine: AsyncEngine) -> bool:
    """Whether the database can be asked anything just now."""
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return False
    return True
