from fractions import Fraction

import pytest

from bot.parsing.shares import shares
from catalog.model import Service


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("80/20 in/out", Fraction(4, 5)),
        ("in/out 80/20", Fraction(4, 5)),
        ("20/80 output/input", Fraction(4, 5)),
        ("ratio input:output 4:1", Fraction(4, 5)),
        ("3:1", Fraction(3, 4)),
        ("9 to 1 input to output", Fraction(9, 10)),
        ("90% of it input", Fraction(9, 10)),
        ("(85% in)", Fraction(17, 20)),
        ("30% output", Fraction(7, 10)),
        ("input share 0.8", Fraction(4, 5)),
        ("three quarters input", Fraction(3, 4)),
        ("2/3 of that is input", Fraction(2, 3)),
        ("half input, half output", Fraction(1, 2)),
        ("input only", Fraction(1)),
        ("80/20", Fraction(4, 5)),
        ("input share goes to 90%", Fraction(9, 10)),
    ],
)
def test_the_input_share_is_read_however_it_is_said(text: str, share: Fraction) -> None:
    assert shares(text).input == share


@pytest.mark.parametrize(
    "text", ["", "20% of our traffic", "80/20 split between A and B", "at 9:30", "5/7", "mostly output", "150% input"]
)
def test_other_shares_are_no_input_share(text: str) -> None:
    assert shares(text).input is None


def test_words_that_are_no_number_are_kept_to_be_told() -> None:
    assert shares("mostly output").vague == "mostly output"
    assert shares("80/20").guessed == "80/20"
    assert shares("80/20 in/out").guessed is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("60% cached", Fraction(3, 5)),
        ("70% cache hits", Fraction(7, 10)),
        ("cache hit rate of 70%", Fraction(7, 10)),
        ("60% of the input was cached", Fraction(3, 5)),
        ("half of the input cached", Fraction(1, 2)),
        ("caching 60%", Fraction(3, 5)),
        ("no caching", Fraction(0)),
        ("cached input price", None),
    ],
)
def test_the_cached_share_is_never_taken_for_the_input_share(text: str, share: Fraction | None) -> None:
    read = shares(text)

    assert (read.cached, read.input) == (share, None)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("with the batch api", Service.BATCH),
        ("in batches", None),
        ("without batch", None),
        ("a batch of 5", None),
        ("on flex", Service.FLEX),
        ("priority processing", Service.PRIORITY),
        ("our top priority is cost", None),
    ],
)
def test_a_service_is_one_that_is_asked_for(text: str, service: Service | None) -> None:
    assert shares(text).service is service


@pytest.mark.parametrize("text", ["traffic drops 15% in december", "up 20% in the next quarter", "5% in 2027"])
def test_a_time_behind_in_is_no_input_share(text: str) -> None:
    assert shares(text).input is None


@pytest.mark.parametrize("text", ["prompt caching, say 75% hits", "if the cache hit rate improves to 75 percent"])
def test_the_rate_of_cache_hits_may_stand_behind_them(text: str) -> None:
    assert shares(text).cached == Fraction(3, 4)
