"""Benchmark figures in words: scores, points, preferences, tests and their age."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.engine.money import display, exact
from bot.engine.standing import Figure, Standing
from bot.replies.words import NBSP, percent

ARENA: Final = "Arena score"
WHOLE: Final = Decimal(1)
TENTH: Final = Decimal("0.1")
CENT: Final = Decimal("0.01")
HUNDRED: Final = Decimal(100)
BY_LABS: Final = ", by the labs"
"""How the catalog marks tests that makers ran on their own models."""


def score(figure: Figure) -> str:
    """A figure as people write it: `1,438`, `66 %`."""
    if figure.unit == ARENA:
        return f"{figure.score.quantize(WHOLE, rounding=ROUND_HALF_UP):,}"
    if figure.unit.startswith("percent"):
        return percent(figure.score / HUNDRED)
    return percent(figure.score) if figure.unit.startswith("fraction") else exact(figure.score)


def point(unit: str, *, many: bool = False) -> str:
    """What one step of a scale is called: `Arena point`, `percentage points`."""
    kind = "Arena point" if unit == ARENA else "percentage point" if unit.startswith("percent") else "point"
    return f"{kind}s" if many else kind


def points(standing: Standing) -> str:
    """The size of a difference: `57 Arena points`."""
    size = abs(standing.difference).quantize(TENTH, rounding=ROUND_HALF_UP)
    return f"{exact(size)} {point(standing.unit, many=size != 1)}"


def odds(preference: Decimal) -> str:
    """A preference as people say it: `58:42`."""
    share = (preference * HUNDRED).quantize(WHOLE, rounding=ROUND_HALF_UP)
    return f"{share}:{HUNDRED - share}"


def in_a_hundred(preference: Decimal) -> str:
    """A preference as votes of a hundred: `58 preferences in 100`."""
    return f"{(preference * HUNDRED).quantize(WHOLE, rounding=ROUND_HALF_UP)} preferences in 100"


def test_name(standing: Standing) -> str:
    """A test without what stands in brackets; blind votes where it is an Arena; whose figures where the makers' own."""
    name = standing.benchmark.partition(" (")[0]
    if standing.is_own:
        return f"{name.removesuffix(BY_LABS)} by the makers' own figures"
    return f"blind votes ({name})" if standing.preference is not None else name


def month(when: date | None) -> str:
    """The month of a figure: `Dec 2025`."""
    return f"{when:%b %Y}" if when else "undated"


def point_price(usd: Decimal) -> str:
    """What a point or a task costs, with its cents below $100: `$8.11`."""
    return f"${usd.quantize(CENT, rounding=ROUND_HALF_UP)}" if CENT <= usd < HUNDRED else display(usd)


def none_on_file() -> str:
    """What stands where there is no figure."""
    return f"none on{NBSP}file"


def signed(shown: Callable[[Decimal], str], usd: Decimal) -> str:
    """An amount with its sign: `+$463`, `−$70`; nothing before a zero."""
    sign = "+" if usd > 0 else "−" if usd < 0 else ""
    return f"{sign}{shown(abs(usd))}"
