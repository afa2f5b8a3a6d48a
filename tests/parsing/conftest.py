"""The bundled catalog, once for all tests of the parser."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.engine.questions import Profile, Question
from bot.parsing.parse import parse
from catalog.bundled import load_catalog
from catalog.catalog import Catalog

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def ask(catalog: Catalog) -> Callable[..., Question]:
    """The question of a text, with what the channel's profile holds."""

    def ask(text: str, **profile: object) -> Question:
        return parse(text, catalog, Profile.model_validate(profile), NOW)

    return ask
