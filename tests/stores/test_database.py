from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.schema import MetaData

from bot.stores.database import UnusableDatabaseError, async_url, is_answering, open_database
from bot.stores.schema import METADATA


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:///data/llmcost.db", "sqlite+aiosqlite"),
        ("postgresql://me@host/llmcost", "postgresql+psycopg"),
        ("postgres://me@host/llmcost", "postgresql+psycopg"),
        ("postgresql+asyncpg://me@host/llmcost", "postgresql+psycopg"),
    ],
)
def test_the_program_chooses_the_driver(address: str, driver: str) -> None:
    assert async_url(address).drivername == driver


@pytest.mark.parametrize("address", ["mysql://me:hunter2@host/db", "hunter2", "", "postgresql://host:hunter2/db"])
def test_an_unusable_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(UnusableDatabaseError) as refusal:
        async_url(address)

    assert str(refusal.value) == "LLMCOST_DATABASE_URL must be sqlite:///path or postgresql://…"


async def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/new/folder/llmcost.db")

    assert await is_answering(engine)

    assert (tmp_path / "new/folder/llmcost.db").exists()
    await engine.dispose()


async def test_sqlite_writes_ahead_and_waits_for_other_writers(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/llmcost.db")

    async with engine.connect() as connection:
        found = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in ("journal_mode", "busy_timeout")
        ]

    assert found == ["wal", 5000]
    await engine.dispose()


async def test_a_database_that_is_away_is_not_answering() -> None:
    engine = open_database("postgresql://nobody@127.0.0.1:1/none")

    assert not await is_answering(engine)

    await engine.dispose()


async def test_the_migrations_make_the_tables_that_the_code_uses(engine: AsyncEngine) -> None:
    found = MetaData()

    async with engine.connect() as connection:
        await connection.run_sync(found.reflect)

    for table in METADATA.sorted_tables:
        made = {(column.name, column.primary_key, column.nullable) for column in found.tables[table.name].columns}
        assert made == {(column.name, column.primary_key, column.nullable) for column in table.columns}
