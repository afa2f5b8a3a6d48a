"""How amounts of money are written: exactly for programs, at human precision for people."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final

from pydantic import PlainSerializer

CENT: Final = Decimal("0.01")
DOLLAR: Final = Decimal(1)
SIGNIFICANT: Final = 4
"""Digits that are shown of an amount below one cent."""


def exact(amount: Decimal) -> str:
    """Every digit and no more, never an exponent: `562.5`, `100`, `0.0001`."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def display(usd: Decimal) -> str:
    """An amount for people: whole dollars from $1 on, cents from one cent, four significant digits below.

    Halves round up, so that $562.50 reads $563; thousands have commas; a negative amount has its sign first.
    """
    size = abs(usd)
    sign = "−" if usd < 0 else ""
    if size >= DOLLAR:
        return f"{sign}${_rounded(size, DOLLAR):,}"
    if size >= CENT:
        return f"{sign}${_rounded(size, CENT)}"
    return f"{sign}${exact(_significant(size))}"


def rate_display(usd_per_mtok: Decimal) -> str:
    """A unit rate with all its digits and at least two decimals: `$0.40`, `$10.00`, `$0.0625`."""
    digits = exact(usd_per_mtok)
    whole, _, decimals = digits.partition(".")
    return f"${int(whole):,}.{decimals:0<2}"


def _rounded(amount: Decimal, unit: Decimal) -> Decimal:
    return amount.quantize(unit, rounding=ROUND_HALF_UP)


def _significant(amount: Decimal) -> Decimal:
    if not amount:
        return Decimal(0)
    return _rounded(amount, Decimal(1).scaleb(amount.adjusted() - SIGNIFICANT + 1))


Exact = Annotated[Decimal, PlainSerializer(exact, return_type=str, when_used="json")]
"""A decimal that JSON carries as a string with all its digits."""
