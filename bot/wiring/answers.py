"""Questions and answers wired together: all that a terminal needs."""

import logging
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.parsing.parse import parse
from bot.ports import Understanding
from bot.settings import Settings, missing_for_understanding
from bot.usecases.ask import Ask
from catalog.bundled import load_catalog
from catalog.catalog import Catalog
from catalog.overrides import BadOverridesError
from catalog.prices import PriceList

log = logging.getLogger(__name__)

UNDERSTANDING_PARTS: Final = ("pydantic_ai", "openai")
"""What the extra `understanding` installs."""


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


def ask_with(shelf: Shelf, understanding: Understanding | None = None) -> Ask:
    """Questions answered from the catalog in force; with a second reader for what the parser cannot tell."""
    return Ask(catalog=shelf.catalog, read=parse, understanding=understanding)


def understanding_with(settings: Settings) -> Understanding | None:
    """The language model that the settings name; None where they name none. What cannot be used is said in the log."""
    if problem := understanding_problem(settings):
        log.warning("Understanding by a model stays off: %s", problem)
        return None
    if settings.llmcost_llm_base_url is None or settings.llmcost_llm_model is None:
        return None
    from bot.understanding.by_model import ByModel, Endpoint  # noqa: PLC0415 – two seconds that only its users wait

    return ByModel(Endpoint(settings.llmcost_llm_base_url, settings.llmcost_llm_model, settings.llmcost_llm_api_key))


def understanding_problem(settings: Settings) -> str:
    """Why the language model that the settings name cannot be used, and what to do; empty where nothing is wrong."""
    if missing := missing_for_understanding(settings):
        return f"set {' and '.join(missing)}, or unset every LLMCOST_LLM_… setting"
    if settings.llmcost_llm_model and not all(find_spec(part) for part in UNDERSTANDING_PARTS):
        return "run pip install 'llmcost-bot[understanding]' and start again"
    return ""
