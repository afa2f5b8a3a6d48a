from datetime import date
from decimal import Decimal

import pytest

from bot.replies.words import day, listed, mix, percent, ratio, roughly, short_day, some, tokens


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1_500, "1.5k"),
        (10**6, "1M"),
        (2_700_000_000, "2.7B"),
        (88_888_888, "88.89M"),
        (999_999, "1M"),
        (10**12, "1T"),
        (10**18, "1000000T"),
    ],
)
def test_tokens_are_written_with_four_digits(count: int, written: str) -> None:
    assert tokens(count) == written


@pytest.mark.parametrize(("share", "written"), [("0.6", "60 %"), ("0.8333", "83.3 %"), ("1", "100 %"), ("0", "0 %")])
def test_shares_are_written_in_percent(share: str, written: str) -> None:
    assert percent(Decimal(share)).replace("\N{NO-BREAK SPACE}", " ") == written


@pytest.mark.parametrize(
    ("value", "written"), [("3.125", "3.125×"), ("6.25", "6.25×"), ("4.910714", "4.911×"), ("5", "5×")]
)
def test_ratios_are_exact_where_they_are_short(value: str, written: str) -> None:
    assert ratio(Decimal(value)) == written


@pytest.mark.parametrize(("value", "written"), [("5.625", "5.6×"), ("18.75", "19×"), ("1.04", "1×")])
def test_ratios_in_headlines_are_rounded(value: str, written: str) -> None:
    assert roughly(Decimal(value)) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [("0.5", "half input, half output"), ("1", "all input"), ("0", "all output"), ("0.8", "80 % input, 20 % output")],
)
def test_a_mix_is_said_in_words(share: str, written: str) -> None:
    assert mix(Decimal(share)).replace("\N{NO-BREAK SPACE}", " ") == written


def test_lists_counts_and_days_read_as_people_say_them() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert [some(1, "model"), some(2330, "model")] == ["1 model", "2,330 models"]
    assert day(date(2027, 1, 4)).replace("\N{NO-BREAK SPACE}", " ") == "4 January 2027"
    assert short_day(date(2026, 10, 12)) == "12 Oct 2026"
