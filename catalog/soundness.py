"""What every rate of a price list must satisfy, whoever published it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from catalog.model import ModelId, Price, Rates, Service
from catalog.prices import PriceList

MAX_RATIO: Final = 200
"""No vendor charges so many times more for one direction than for the other; a slipped decimal point does."""


@dataclass(frozen=True, slots=True)
class UnsoundPrice:
    """A price that cannot be right, and what is wrong with it."""

    model: ModelId
    service: Service
    what: str


def unsound_prices(prices: PriceList, *, at: date) -> Iterator[UnsoundPrice]:
    """Rates that are no Decimal, not finite or negative, and output that is out of all proportion to input."""
    for model in prices.models:
        for service in Service:
            price = prices.price(model, at, service, 0)
            if isinstance(price, Price):
                yield from (UnsoundPrice(model, service, what) for what in _wrong_with(price.rates))


def _wrong_with(rates: Rates) -> Iterator[str]:
    components: dict[str, Any] = {name: getattr(rates, name) for name in Rates.__slots__}
    problems = [problem for name, rate in components.items() if (problem := _wrong_rate(name, rate))]
    if not problems and not rates.input / MAX_RATIO <= rates.output <= rates.input * MAX_RATIO:
        problems = [f"output at {rates.output} does not fit input at {rates.input}"]
    yield from problems


def _wrong_rate(name: str, rate: object) -> str | None:
    if rate is None:
        return None
    if not isinstance(rate, Decimal):
        return f"{name} is a {type(rate).__name__}, not a Decimal"
    return None if rate.is_finite() and rate >= 0 else f"{name} is {rate}"
