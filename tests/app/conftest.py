"""A database and a workspace for each dialog."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.database import open_database
from bot.stores.migrations.run import up_to_date
from tests.app.whole_bot import bot_before_slack
from tests.fake_slack import FakeSlack


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_database(f"sqlite:///{tmp_path}/llmcost.db")
    await up_to_date(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
async def slack(engine: AsyncEngine) -> AsyncIterator[FakeSlack]:
    async with bot_before_slack(engine) as slack:
        yield slack
