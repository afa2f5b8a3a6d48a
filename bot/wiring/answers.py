"""Questions and answers wired together: all that a terminal needs."""

from pathlib import Path

from bot.parsing.parse import parse
from bot.usecases.ask import Ask
from catalog.bundled import load_catalog
from catalog.catalog import Catalog
from catalog.overrides import BadOverridesError
from catalog.prices import PriceList


class UnusablePricesError(Exception):
    """The organisation's own prices cannot be used; the message lists every problem of the file."""


class Shelf:
    """The catalog in force; a refresh puts a new one in its place, and answers under way keep theirs.

    Args:
        overrides: The organisation's own prices, where it has some.

    Raises:
        UnusablePricesError: That file is wrong.
    """

    def __init__(self, overrides: Path | None) -> None:
        self._overrides = overrides
        self._current = self._loaded(None)

    def catalog(self) -> Catalog:
        """The catalog in force."""
        return self._current

    def take(self, prices: PriceList) -> None:
        """Use these list prices from now on."""
        self._current = self._loaded(prices)

    def _loaded(self, prices: PriceList | None) -> Catalog:
        try:
            return load_catalog(overrides=self._overrides, price_list=prices)
        except BadOverridesError as error:
            raise UnusablePricesError(f"LLMCOST_PRICE_OVERRIDES cannot be used:\n{error}") from None


def ask_with(shelf: Shelf) -> Ask:
    """Questions answered from the catalog in force."""
    return Ask(catalog=shelf.catalog, read=parse)
