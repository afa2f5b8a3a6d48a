"""Runs the migrations when the bot starts."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

LOCK: Final = 0x6C6C6D63
"""An arbitrary number that replicas of this bot, and nobody else, lock on in PostgreSQL."""
ONE_AT_A_TIME: Final = {
    "postgresql": f"SELECT pg_advisory_xact_lock({LOCK})",
    "sqlite": "BEGIN IMMEDIATE",
}


async def up_to_date(engine: AsyncEngine) -> None:
    """Apply what is missing, all or nothing. Replicas that start together wait for each other."""
    async with engine.begin() as connection:
        await connection.exec_driver_sql(ONE_AT_A_TIME[engine.dialect.name])
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
