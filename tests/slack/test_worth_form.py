"""What quality is worth to a workspace, as a form."""

from decimal import Decimal
from typing import Any

import pytest

from bot.engine.questions import Worth
from bot.slack.filled import NOT_DOLLARS, FilledView
from bot.slack.worth_form import read_worth, said_over


def filled(usd_per_point: str | None, max_increase: str | None) -> FilledView:
    values: dict[str, Any] = {
        "usd_per_point": {"usd_per_point": {"value": usd_per_point}},
        "max_increase": {"max_increase": {"value": max_increase}},
    }
    return FilledView.model_validate({"id": "V1", "private_metadata": "", "state": {"values": values}})


@pytest.mark.parametrize(
    ("fields", "worth"),
    [
        (("8", "200.50"), Worth(usd_per_point=Decimal(8), max_increase_usd=Decimal("200.50"))),
        (("0", None), Worth(usd_per_point=Decimal(0))),
        ((None, "500"), Worth(max_increase_usd=Decimal(500))),
        ((None, None), Worth()),
    ],
)
def test_either_may_stay_empty_and_zero_is_an_amount(fields: tuple[str | None, str | None], worth: Worth) -> None:
    assert read_worth(filled(*fields)) == (worth, {})


def test_what_is_no_amount_is_told_at_its_field() -> None:
    _, problems = read_worth(filled("1e99", "a lot"))

    assert problems == {"usd_per_point": NOT_DOLLARS, "max_increase": NOT_DOLLARS}


@pytest.mark.parametrize(
    ("typed", "usd"),
    [
        ("1,000", Decimal(1000)),
        ("1,234,567.50", Decimal("1234567.50")),
        ("12,50", Decimal("12.50")),
        (".5", Decimal("0.5")),
        ("200.", Decimal(200)),
    ],
)
def test_a_comma_before_three_digits_groups_thousands_and_any_other_is_a_decimal_one(typed: str, usd: Decimal) -> None:
    assert read_worth(filled(typed, None)) == (Worth(usd_per_point=usd), {})


@pytest.mark.parametrize("typed", ["1e-999999", "1e3", "-0", "-1", "1_000", "NaN", ".", "0" * 40 + "9" * 40, "1,00,0"])
def test_an_amount_is_written_out_in_digits_or_it_is_none(typed: str) -> None:
    assert read_worth(filled(typed, None)) == (Worth(), {"usd_per_point": NOT_DOLLARS})


def test_an_amount_that_is_shown_again_and_left_alone_stays_as_it_was() -> None:
    worth = Worth(usd_per_point=Decimal(1) / 3)

    assert read_worth(filled(f"{worth.usd_per_point:f}", None)) == (worth, {})


def test_only_the_limit_that_was_changed_is_said() -> None:
    shown = Worth(usd_per_point=Decimal(8))

    said = said_over(Worth(usd_per_point=Decimal(8), max_increase_usd=Decimal(100)), shown=shown)

    assert said(Worth(usd_per_point=Decimal(9))) == Worth(usd_per_point=Decimal(9), max_increase_usd=Decimal(100))
