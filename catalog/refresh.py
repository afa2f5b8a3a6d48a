"""Newer prices while the bot runs: fetched, looked over, and taken only where they can be true."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from catalog.model import ModelId, Price, Rates, Service
from catalog.prices import PriceList, fetched_price_list
from catalog.soundness import unsound_prices

__all__ = ["PriceChange", "PriceRefresh", "Refreshed", "objections", "price_changes"]

Fetch = Callable[[date], PriceList]
"""Gets the published prices, dated with a day; it blocks, and raises whatever a network can bring."""

MAKERS: Final = ("openai", "anthropic", "google", "mistral", "x-ai", "deepseek")
MIN_PROVIDERS: Final = 20
MIN_MODELS: Final = 1_000
MAX_GONE: Final = Decimal("0.2")
SECONDS: Final = 60

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A model whose standard rates differ between two price lists; None where one of them has no price."""

    model: ModelId
    before: Rates | None
    after: Rates | None


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Newer prices, and what they change."""

    prices: PriceList
    changes: tuple[PriceChange, ...]


class PriceRefresh:
    """Keeps a price list fresh, one step at a time; a timer elsewhere decides when.

    Args:
        current: The prices in use.
        fetch: Gets the published ones.
        seconds: How long one step may take.
    """

    def __init__(
        self,
        current: PriceList,
        *,
        fetch: Fetch = lambda today: fetched_price_list(as_of=today),
        seconds: float = SECONDS,
    ) -> None:
        self.current = current
        self._fetch = fetch
        self._seconds = seconds
        self._failing = False

    async def step(self, now: datetime) -> Refreshed | None:
        """Fetch once. Newer prices are returned and kept as `current`; after a failure the old ones stay, and None.

        A failure is logged once, until a step succeeds again.
        """
        today = now.astimezone(UTC).date()
        try:
            async with asyncio.timeout(self._seconds):
                # Fetching blocks and looking over 2,000 prices takes long enough to delay an answer: both in a thread.
                refreshed = await asyncio.to_thread(self._refreshed, today)
        except Exception as error:  # noqa: BLE001 – no data of others may stop the bot
            self._log_once(error)
            return None
        self._failing = False
        self.current = refreshed.prices
        return refreshed

    def _refreshed(self, today: date) -> Refreshed:
        new = self._fetch(today)
        if wrong := [*objections(self.current, new, today)]:
            raise ValueError("; ".join(wrong))
        return Refreshed(new, price_changes(self.current, new, today))

    def _log_once(self, error: Exception) -> None:
        if not self._failing:
            said = str(error) or "no answer in time"
            log.warning(
                "Prices not refreshed, those of %s stay: %s: %s", self.current.as_of, type(error).__name__, said
            )
        self._failing = True


def objections(old: PriceList, new: PriceList, at: date) -> Iterator[str]:
    """Why a fetched price list cannot be true. Nothing is said of one that can."""
    if len(new.providers) < MIN_PROVIDERS or len(new.models) < MIN_MODELS:
        yield f"only {len(new.providers)} providers with {len(new.models)} models"
    before, after = _priced(old, at), _priced(new, at)
    for maker in MAKERS:
        if not any(model.provider == maker for model in after):
            yield f"no price of {maker}"
    if unsound := next(unsound_prices(new, at=at), None):
        yield f"{unsound.model} {unsound.service}: {unsound.what}"
    gone = before.keys() - after.keys()
    if len(gone) > MAX_GONE * len(before):
        yield f"{len(gone)} of {len(before)} prices are gone"
    # A mirror or a cache may serve what it had long ago.
    oldest, newest = old.newest_note(today=at), new.newest_note(today=at)
    if oldest and (newest is None or newest < oldest):
        yield f"its newest price note is of {newest}, older than {oldest}"


def price_changes(old: PriceList, new: PriceList, at: date) -> tuple[PriceChange, ...]:
    """The models whose standard rates on a day differ between two price lists, by id."""
    before, after = _priced(old, at), _priced(new, at)
    return tuple(
        PriceChange(model, before.get(model), after.get(model))
        for model in sorted(before.keys() | after.keys())
        if before.get(model) != after.get(model)
    )


def _priced(prices: PriceList, at: date) -> dict[ModelId, Rates]:
    found = ((model, prices.price(model, at, Service.STANDARD, 0)) for model in prices.models)
    return {model: price.rates for model, price in found if isinstance(price, Price)}
