from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.schema import MetaData

from bot.stores.database import UnusableDatabaseError, async_url, is_answering, open_database
from bot.stores.migrations import run
from bot.stores.migrations.run import up_to_date
from bot.stores.schema import KEPT_QUESTIONS, METADATA


async def migrated(engine: AsyncEngine, *, to: str) -> None:
    """Bring a database to an older version."""
    config = Config()
    config.set_main_option("script_location", str(Path(run.__file__).parent))

    def upgrade(connection: Connection) -> None:
        config.attributes["connection"] = connection
        command.upgrade(config, to)

    async with engine.begin() as connection:
        await connection.run_sync(upgrade)


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


async def test_claims_of_an_older_version_are_kept_and_get_an_end(empty_engine: AsyncEngine) -> None:
    await migrated(empty_engine, to="0001")
    async with empty_engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO seen_events VALUES ('T1', 'share|a|C1', 1000), ('T1', 'event|b', 1000)")
        )

    await up_to_date(empty_engine)

    async with empty_engine.connect() as connection:
        found = (await connection.execute(text("SELECT key, forget_at FROM seen_events ORDER BY key"))).all()
    assert [tuple(row) for row in found] == [("event|b", 1000 + 86_400), ("share|a|C1", 1000 + 180 * 86_400)]


async def test_the_migrations_make_the_tables_that_the_code_uses(engine: AsyncEngine) -> None:
    found = MetaData()

    async with engine.connect() as connection:
        await connection.run_sync(found.reflect)

    for table in METADATA.sorted_tables:
        made = {(column.name, column.primary_key, column.nullable) for column in found.tables[table.name].columns}
        assert made == {(column.name, column.primary_key, column.nullable) for column in table.columns}


async def test_an_error_of_the_database_does_not_show_what_was_to_be_stored(empty_engine: AsyncEngine) -> None:
    with pytest.raises(SQLAlchemyError) as failed:
        async with empty_engine.begin() as connection:
            await connection.execute(insert(KEPT_QUESTIONS).values(team="T1", id="k", question="our secret", kept_at=1))

    assert "our secret" not in str(failed.value)
