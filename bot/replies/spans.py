"""What an amount is for: a month of a stated volume, or a million tokens where nobody stated one."""

from collections.abc import Callable
from decimal import Decimal

from bot.engine.answered import ModelCost
from bot.engine.money import display, rate_display
from bot.engine.questions import Workload
from bot.replies.words import tokens, usd


def span(workload: Workload) -> str:
    """The words behind an amount."""
    return "per million tokens" if workload.volume is None else "a month"


def money(workload: Workload) -> Callable[[Decimal], str]:
    """How amounts are written: at human precision for a month, with every digit per million tokens."""
    return rate_display if workload.volume is None else display


def amount(workload: Workload, usd_: Decimal) -> str:
    """An amount with what it is for: `$563`, `$5.625 per million tokens`."""
    return display(usd_) if workload.volume else f"{rate_display(usd_)} per million tokens"


def figure(cost: ModelCost, workload: Workload) -> str:
    """A model's cost, both ends of it where the volume is a range."""
    if workload.volume is None:
        return rate_display(cost.monthly_usd)
    return usd(cost.monthly_usd, cost.upper_monthly_usd)


def lower_end(workload: Workload) -> str:
    """Which end of a range a single amount is for; nothing where there is no range."""
    return f" at {tokens(workload.volume.total)} tokens" if workload.upper and workload.volume else ""
