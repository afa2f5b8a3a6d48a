"""Insert-or-skip and insert-or-replace in one statement each: the way replicas agree on who was first or last."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


async def claimed(engine: AsyncEngine, table: Table, **row: str | int) -> bool:
    """Insert a row unless its key is there; True where it was inserted."""
    # Not every driver counts the rows of an insert; what RETURNING gives back is the same everywhere.
    statement = _insert(engine.dialect.name, table, row).on_conflict_do_nothing().returning(*table.primary_key)
    async with engine.begin() as connection:
        return (await connection.execute(statement)).first() is not None


async def replaced(connection: AsyncConnection, table: Table, **row: str | int) -> None:
    """Insert a row, or put it in place of the one with its key."""
    insert = _insert(connection.dialect.name, table, row)
    rest = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
    await connection.execute(insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=rest))


def _insert(dialect: str, table: Table, row: dict[str, Any]) -> postgresql.Insert | sqlite.Insert:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).values(**row)
