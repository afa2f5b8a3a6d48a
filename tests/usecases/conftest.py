"""A database for what use cases remember."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.database import open_database
from bot.stores.migrations.run import up_to_date


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_database(f"sqlite:///{tmp_path}/llmcost.db")
    await up_to_date(engine)
    yield engine
    await engine.dispose()
