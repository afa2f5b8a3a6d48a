"""An organisation's own prices: contracted rates and discounts, in force on some days, for some models.

The most specific rule wins, alone: model and service, then model, seller and service, seller, service, everything.
A contracted rate is for one service (standard where none is named); a discount without a service is for all of them and
takes every component of the list price down alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final, Self

from catalog.model import Lifecycle, ModelId, NoPrice, Price, Rates, Service

Scope = tuple[str, Service | None]
"""What a discount is for: a model's id, a seller's or `""` for all of them; and a service, or None for all of them."""

EVERYTHING: Final = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the file.

    Attributes:
        where: File, table and line, e.g. `prices.toml, [[price]] 2 (line 14)`.
        what: What is wrong, and what to do about it.
    """

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class BadOverridesError(ValueError):
    """A file of own prices that cannot be used, with everything that is wrong with it in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` (included) until `end` (not included); None is open."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: "Days") -> bool:
        """Whether some day is in both."""
        return _before(self.start, other.end) and _before(other.start, self.end)


@dataclass(frozen=True, slots=True)
class Contract:
    """Contracted rates of one model and service, in force on some days; `source` names file and table."""

    rates: Rates
    days: Days
    source: str


@dataclass(frozen=True, slots=True)
class Discount:
    """A part of the list price taken off: `percent` of 100, in force on some days; `source` names file and table."""

    percent: Decimal
    days: Days
    source: str


@dataclass(frozen=True, slots=True)
class Overrides:
    """An organisation's own prices and dates.

    Args:
        contracts: By model and service; their days do not overlap.
        discounts: By what they are for; their days do not overlap.
        lifecycles: Own dates and successors, by model.
    """

    contracts: Mapping[tuple[ModelId, Service], tuple[Contract, ...]] = field(default_factory=dict)
    discounts: Mapping[Scope, tuple[Discount, ...]] = field(default_factory=dict)
    lifecycles: Mapping[ModelId, Lifecycle] = field(default_factory=dict)

    @classmethod
    def none(cls) -> Self:
        """No prices of one's own."""
        return cls()

    def applied(self, listed: Price | NoPrice, *, at: date) -> Price | NoPrice:
        """The organisation's own price on a day where it has one, else the listed one.

        A contract also prices what the list leaves unpriced; a discount needs a list price to be taken off.
        """
        for contract in self.contracts.get((listed.model, listed.service), ()):
            if at in contract.days:
                return _contracted(contract, listed)
        if isinstance(listed, Price) and self.discounts:
            discount = next((one for one in self._discounts_of(listed) if at in one.days), None)
            return _discounted(listed, discount) if discount else listed
        return listed

    def _discounts_of(self, listed: Price) -> Iterator[Discount]:
        for scope in (listed.model, listed.model.provider, EVERYTHING):
            for service in (listed.service, None):
                # The named service comes before the rule for all of them.
                yield from self.discounts.get((scope, service), ())


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


def _contracted(contract: Contract, listed: Price | NoPrice) -> Price:
    # Nothing of the list stays: neither its tiers and peak hours nor its page say anything of a contract.
    return Price(listed.model, contract.rates, listed.service, contract.source, since=contract.days.start, is_own=True)


def _discounted(listed: Price, discount: Discount) -> Price:
    # scaleb is exact where a division would round.
    kept = (100 - discount.percent).scaleb(-2)
    peak = listed.peak and replace(listed.peak, rates=_scaled(listed.peak.rates, kept))
    # The list's price stays its base: the page and the day of its check are the list's.
    source = f"{discount.source} on {listed.source}"
    return replace(listed, rates=_scaled(listed.rates, kept), peak=peak, source=source, is_own=True)


def _scaled(rates: Rates, factor: Decimal) -> Rates:
    caches = (rates.cache_read, rates.cache_write, rates.cache_write_1h)
    return Rates(rates.input * factor, rates.output * factor, *(rate and rate * factor for rate in caches))
