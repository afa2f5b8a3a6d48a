"""Insert-or-skip in one statement: the way replicas agree on who was first."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine


async def claimed(engine: AsyncEngine, table: Table, **row: str | int) -> bool:
    """Insert a row unless its key is there; True where it was inserted."""
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    # Not every driver counts the rows of an insert; what RETURNING gives back is the same everywhere.
    statement = insert(table).values(**row).on_conflict_do_nothing().returning(*table.primary_key)
    async with engine.begin() as connection:
        return (await connection.execute(statement)).first() is not None
