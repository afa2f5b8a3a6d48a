"""An endpoint for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.language_model import StandIn, standing_in


@pytest.fixture
async def endpoint() -> AsyncIterator[StandIn]:
    async with standing_in() as stand_in:
        yield stand_in
