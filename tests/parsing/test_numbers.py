from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.numbers import numbers

HUNDRED_MILLION = Fraction(10**8)


@pytest.mark.parametrize(
    "text",
    [
        "100M", "100m", "100 million", "0.1B", "100,000,000", "100 mn", "1e8", "100.000.000", "100 000 000",
        "100'000'000", "0,1 bn", "100 Mio", "100 MTok", "a hundred million", "one hundred million", "100000k",
        "0.0001T", "0.1 milliard", "10 crore", "1.0e8", "100_000_000",
    ],
)  # fmt: skip
def test_one_hundred_million_has_many_spellings(text: str) -> None:
    (number,) = numbers(text)

    assert number.value == HUNDRED_MILLION


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,4M", 2_400_000),
        ("2.4M", 2_400_000),
        ("1,500", 1500),
        ("1.500", 1500),
        ("1.500M", 1_500_000),
        ("0.500", Fraction(1, 2)),
        ("1.234.567,89", Fraction(123456789, 100)),
        ("half a billion", 500_000_000),
        ("a quarter of a billion", 250_000_000),
        ("two and a half billion", 2_500_000_000),
        ("twenty five thousand", 25_000),
        ("three hundred thousand", 300_000),
        ("2 and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("a dozen million", 12_000_000),
        ("one point two five billion", 1_250_000_000),
        ("1/2 million", 500_000),
        ("2 hundred thousand", 200_000),
        ("3 x 10^6", 3_000_000),
        ("-5M", -5_000_000),
        ("minus 3 million", -3_000_000),
    ],
)
def test_marks_and_words_are_read_as_they_are_meant(text: str, value: int | Fraction) -> None:
    (number,) = numbers(text)

    assert number.value == value


def test_a_number_too_long_to_be_meant_has_no_value() -> None:
    assert [number.value for number in numbers("9" * 41)] == [None]
    assert [number.value for number in numbers("1e999")] == [None]


@pytest.mark.parametrize("text", ["v3", "gpt4o", "3d", "1st", "abc123"])
def test_digits_inside_a_word_are_no_number(text: str) -> None:
    assert numbers(text) == []


@given(st.integers(min_value=0, max_value=10**17))
def test_grouping_never_changes_a_value(value: int) -> None:
    spellings = (f"{value}", f"{value:,}", f"{value:,}".replace(",", " "), f"{value:_}")

    assert {numbers(text)[0].value for text in spellings} == {Fraction(value)}
