"""How figures, days and lists are written for people: one rounding policy for every surface."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from bot.engine.money import display, exact, rate_display
from bot.replies.reply import Cell

NBSP: Final = "\N{NO-BREAK SPACE}"
UNITS: Final = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "k"))
FOUR_DIGITS: Final = Context(prec=4, rounding=ROUND_HALF_UP)


def tokens(count: Decimal | int) -> str:
    """A number of tokens with four digits at most: `100M`, `2.7B`, `1,500` stays `1.5k`."""
    amount = FOUR_DIGITS.create_decimal(Decimal(count))
    unit, letter = next(((unit, letter) for unit, letter in UNITS if amount >= unit), (1, ""))
    return f"{exact(amount / unit)}{letter}"


def token_count(count: Decimal | int) -> str:
    """The same with its noun: `100M tokens`, `1 token`."""
    return f"{tokens(count)} {'token' if count == 1 else 'tokens'}"


def percent(share: Decimal) -> str:
    """A share in percent, without decimals where it has none: `60 %`, `83.3 %`."""
    value = (share * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{exact(value)}{NBSP}%"


def ratio(value: Decimal) -> str:
    """A ratio, exact where it is short (`3.125×`), else with four digits."""
    short = value if value == value.quantize(Decimal("0.001")) else FOUR_DIGITS.create_decimal(value)
    return f"{exact(short)}×"


def roughly(value: Decimal) -> str:
    """A ratio for a headline: one decimal below ten, none above."""
    unit = Decimal("0.1") if value < 10 else Decimal(1)  # noqa: PLR2004 – two digits are what an ear keeps
    return f"{exact(value.quantize(unit, rounding=ROUND_HALF_UP))}×"


def day(when: date) -> str:
    """A day in full: `14 January 2027`."""
    return f"{when.day} {when:%B %Y}"


def short_day(when: date) -> str:
    """A day in small print: `12 Oct 2026`."""
    return f"{when.day} {when:%b %Y}"


def mix(input_share: Decimal) -> str:
    """A mix of input and output in words."""
    if input_share == Decimal("0.5"):
        return "half input, half output"
    if input_share in {0, 1}:
        return "all input" if input_share else "all output"
    return f"{percent(input_share)} input, {percent(1 - input_share)} output"


def listed(words: Iterable[str]) -> str:
    """A list as people say it: `a`, `a and b`, `a, b and c`."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def some(count: int, noun: str) -> str:
    """A count with its noun: `1 model`, `2,330 models`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def usd(amount: Decimal, upper: Decimal | None = None) -> str:
    """An amount, or both ends of a range."""
    return display(amount) if upper is None else f"{display(amount)}–{display(upper)}"


def money_cell(amount: Decimal, upper: Decimal | None = None) -> Cell:
    """A table cell with an amount of money."""
    return Cell(text=usd(amount, upper), number=amount)


def rate_cell(amount: Decimal | None, note: str = "") -> Cell:
    """A table cell with a unit rate; none on file is a dash, not a zero."""
    if amount is None:
        return Cell(text="–")
    return Cell(text=f"{rate_display(amount)}{note}", number=amount)


def text_cell(text: str) -> Cell:
    """A table cell with words."""
    return Cell(text=text or "–")
