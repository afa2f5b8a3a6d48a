"""An organisation's own prices: which rule wins, and what it changes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import ModelId, NoPrice, NoPriceReason, PeakHours, Price, Rates, Service
from catalog.overrides import Contract, Days, Discount, Overrides

TODAY = date(2026, 11, 22)
MODEL = ModelId("openai:gpt-5.1")
ALWAYS = Days()
LISTED = Price(
    MODEL,
    Rates(Decimal("1.25"), Decimal(10), cache_read=Decimal("0.125")),
    Service.STANDARD,
    "genai-prices 0.2.3",
    next_tier_above=200_000,
    peak=PeakHours(Rates(Decimal("2.5"), Decimal(20)), ("01:00-04:00",)),
    source_url="https://example.org/pricing",
    checked=date(2026, 10, 12),
)


def off(percent: int, days: Days = ALWAYS) -> tuple[Discount, ...]:
    return (Discount(Decimal(percent), days, f"own.toml, {percent} off"),)


def test_without_rules_the_listed_price_is_untouched() -> None:
    assert Overrides.none().applied(LISTED, at=TODAY) is LISTED


def test_a_contract_is_the_price_and_says_so() -> None:
    rates = Rates(Decimal("1.1"), Decimal("8.8"))
    own = Overrides(contracts={(MODEL, Service.STANDARD): (Contract(rates, ALWAYS, "own.toml, [[price]] 1"),)})

    price = own.applied(LISTED, at=TODAY)

    assert price == Price(MODEL, rates, Service.STANDARD, "own.toml, [[price]] 1", is_own=True)


def test_a_contract_is_for_its_service_alone() -> None:
    rates = Rates(Decimal("0.5"), Decimal(4))
    own = Overrides(contracts={(MODEL, Service.BATCH): (Contract(rates, ALWAYS, "own.toml"),)})
    batch = NoPrice(MODEL, NoPriceReason.NO_SUCH_SERVICE, Service.BATCH)

    assert own.applied(LISTED, at=TODAY) is LISTED
    assert own.applied(batch, at=TODAY) == Price(MODEL, rates, Service.BATCH, "own.toml", is_own=True)


@pytest.mark.parametrize("reason", NoPriceReason)
def test_a_contract_prices_what_the_list_leaves_unpriced_and_a_discount_does_not(reason: NoPriceReason) -> None:
    unpriced = NoPrice(MODEL, reason)
    rates = Rates(Decimal(1), Decimal(2))
    contract = Overrides(contracts={(MODEL, Service.STANDARD): (Contract(rates, ALWAYS, "own.toml"),)})
    discount = Overrides(discounts={(MODEL, None): off(10)})

    assert contract.applied(unpriced, at=TODAY) == Price(MODEL, rates, Service.STANDARD, "own.toml", is_own=True)
    assert discount.applied(unpriced, at=TODAY) is unpriced


def test_a_discount_takes_every_component_down_and_keeps_the_rest() -> None:
    own = Overrides(discounts={(MODEL, None): off(20)})

    price = own.applied(LISTED, at=TODAY)

    assert price == Price(
        MODEL,
        Rates(Decimal(1), Decimal(8), cache_read=Decimal("0.1")),
        Service.STANDARD,
        "own.toml, 20 off on genai-prices 0.2.3",
        next_tier_above=200_000,
        peak=PeakHours(Rates(Decimal(2), Decimal(16)), ("01:00-04:00",)),
        source_url="https://example.org/pricing",
        checked=date(2026, 10, 12),
        is_own=True,
    )


@pytest.mark.parametrize(
    ("dropped", "output"),
    [(0, "9"), (1, "8"), (2, "7"), (3, "6"), (4, "5"), (5, "4"), (6, "10")],
)
def test_the_most_specific_discount_wins_alone(dropped: int, output: str) -> None:
    ranked = [
        ((MODEL, Service.STANDARD), off(10)),
        ((MODEL, None), off(20)),
        (("openai", Service.STANDARD), off(30)),
        (("openai", None), off(40)),
        (("", Service.STANDARD), off(50)),
        (("", None), off(60)),
    ]

    price = Overrides(discounts=dict(ranked[dropped:])).applied(LISTED, at=TODAY)

    assert isinstance(price, Price)
    assert price.rates.output == Decimal(output)


def test_a_contract_wins_over_a_discount_of_the_model() -> None:
    contract = Contract(Rates(Decimal(1), Decimal(2)), ALWAYS, "own.toml")
    own = Overrides(contracts={(MODEL, Service.STANDARD): (contract,)}, discounts={(MODEL, None): off(90)})

    price = own.applied(LISTED, at=TODAY)

    assert isinstance(price, Price)
    assert price.rates == contract.rates


def test_rules_of_other_models_sellers_and_services_leave_a_price_alone() -> None:
    own = Overrides(
        contracts={
            (ModelId("azure:gpt-5.1"), Service.STANDARD): (Contract(Rates(Decimal(1), Decimal(2)), ALWAYS, "own.toml"),)
        },
        discounts={("azure", None): off(10), ("openai", Service.BATCH): off(20), ("openai:gpt-5", None): off(30)},
    )

    assert own.applied(LISTED, at=TODAY) is LISTED


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        (Days(TODAY, None), True),
        (Days(None, TODAY), False),
        (Days(TODAY, TODAY + timedelta(1)), True),
        (Days(TODAY + timedelta(1), None), False),
        (Days(None, TODAY + timedelta(1)), True),
    ],
)
def test_a_rule_holds_from_its_first_day_until_the_day_after_its_last(*, days: Days, holds: bool) -> None:
    price = Overrides(discounts={(MODEL, None): off(50, days)}).applied(LISTED, at=TODAY)

    assert isinstance(price, Price)
    assert price.is_own is holds


def test_a_lapsed_rule_gives_way_to_the_next_one() -> None:
    lapsed = off(90, Days(None, TODAY))
    own = Overrides(discounts={(MODEL, None): lapsed, ("openai", None): off(10)})

    price = own.applied(LISTED, at=TODAY)

    assert isinstance(price, Price)
    assert price.rates.output == Decimal(9)


ends = st.none() | st.integers(0, 20).map(lambda day: date(2026, 1, 1) + timedelta(day))


@given(ends, ends, ends, ends)
def test_days_overlap_where_some_day_is_in_both(a: date | None, b: date | None, c: date | None, d: date | None) -> None:
    one, other = Days(a, b), Days(c, d)
    window = [date(2025, 12, 1) + timedelta(day) for day in range(90)]

    shared = any(day in one and day in other for day in window)

    if (a is None or b is None or a < b) and (c is None or d is None or c < d):
        assert one.overlaps(other) is shared


@given(st.decimals(0, 100, places=2), st.decimals(0, 1000, places=4), st.decimals(0, 1000, places=4))
def test_a_discount_is_exact(percent: Decimal, input_: Decimal, output: Decimal) -> None:
    listed = Price(MODEL, Rates(input_, output), Service.STANDARD, "list")
    own = Overrides(discounts={("", None): (Discount(percent, ALWAYS, "own.toml"),)})

    price = own.applied(listed, at=TODAY)

    assert isinstance(price, Price)
    assert price.rates.input * 100 == input_ * (100 - percent)
    assert price.rates.output * 100 == output * (100 - percent)
