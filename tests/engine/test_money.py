from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.money import display, exact, rate_display


@pytest.mark.parametrize(
    ("usd", "shown"),
    [
        ("562.5", "$563"),
        ("562.49", "$562"),
        ("1", "$1"),
        ("1.5", "$2"),
        ("1234567.5", "$1,234,568"),
        ("0.995", "$1.00"),
        ("0.4", "$0.40"),
        ("0.01", "$0.01"),
        ("0.0099", "$0.0099"),
        ("0.00012345", "$0.0001235"),
        ("0", "$0"),
        ("-5", "−$5"),
        ("1E+3", "$1,000"),
    ],
)
def test_an_amount_is_shown_in_whole_dollars_then_cents_then_four_digits(usd: str, shown: str) -> None:
    assert display(Decimal(usd)) == shown


@pytest.mark.parametrize(
    ("usd", "written"),
    [("562.50", "562.5"), ("100.000", "100"), ("1E+2", "100"), ("0.000100", "0.0001"), ("0", "0"), ("100", "100")],
)
def test_an_exact_amount_has_every_digit_and_no_exponent(usd: str, written: str) -> None:
    assert exact(Decimal(usd)) == written


@pytest.mark.parametrize(
    ("rate", "shown"),
    [("1.25", "$1.25"), ("10", "$10.00"), ("0.4", "$0.40"), ("0.0625", "$0.0625"), ("1200", "$1,200.00")],
)
def test_a_rate_keeps_all_its_digits_and_two_decimals(rate: str, shown: str) -> None:
    assert rate_display(Decimal(rate)) == shown


@given(st.decimals(min_value=0, max_value=10**12, places=9))
def test_an_exact_amount_reads_back_as_itself(usd: Decimal) -> None:
    assert Decimal(exact(usd)) == usd


@given(st.decimals(min_value=1, max_value=10**12, places=4))
def test_a_shown_amount_is_never_off_by_more_than_half_a_dollar(usd: Decimal) -> None:
    shown = Decimal(display(usd).removeprefix("$").replace(",", ""))

    assert abs(shown - usd) <= Decimal("0.5")
