"""The bundled catalog and price list, loaded once."""

import pytest
from hypothesis import settings

from catalog.bundled import load_catalog, pinned
from catalog.catalog import Catalog
from catalog.prices import PriceList, bundled_price_list

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def prices() -> PriceList:
    return bundled_price_list(as_of=pinned().as_of)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()
