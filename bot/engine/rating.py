"""Rating: applying held rates to a volume. The one place where money is multiplied."""

from decimal import Decimal
from typing import Final

from bot.engine.questions import Volume
from catalog.model import MILLION, Rates

NOTHING: Final = Decimal(0)


def monthly_cost(rates: Rates, volume: Volume, cached_share: Decimal = NOTHING) -> Decimal:
    """USD a month: uncached input, cache reads and output, each at its own rate.

    Without a cache-read rate on file the cached part costs what input costs; say so beside the figure.
    """
    if not cached_share or rates.cache_read is None:
        return (volume.input * rates.input + volume.output * rates.output) / MILLION
    cached = volume.input * cached_share
    uncached = volume.input - cached
    return (uncached * rates.input + cached * rates.cache_read + volume.output * rates.output) / MILLION


def input_rate(rates: Rates, cached_share: Decimal) -> Decimal:
    """USD per million input tokens, cached ones at their own rate where there is one."""
    if rates.cache_read is None:
        return rates.input
    return rates.input * (1 - cached_share) + rates.cache_read * cached_share


def blended_price(rates: Rates, *, input_share: Decimal, cached_share: Decimal = NOTHING) -> Decimal:
    """USD per million tokens of a stated mix of input and output."""
    return input_rate(rates, cached_share) * input_share + rates.output * (1 - input_share)
