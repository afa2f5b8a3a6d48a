from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.quantities import Tokens, Usage, tokens_per_month, usage

MILLION = 10**6


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("100M", 100 * MILLION),
        ("3M a day", 90 * MILLION),
        ("100k tokens/hour", 72 * MILLION),
        ("7M tokens a week", 30 * MILLION),
        ("2M tokens pro Tag", 60 * MILLION),
        ("2M tokens par jour", 60 * MILLION),
        ("1.2 billion tokens per year", 100 * MILLION),
        ("12 MTok/month", 12 * MILLION),
        ("our daily volume is 2M tokens", 60 * MILLION),
        ("1k tokens per minute", 43_200_000),
        ("6M per quarter", 2 * MILLION),
        ("0 tokens", 0),
        ("3M a day, about 90M a month", 90 * MILLION),
        ("100M tokens, no wait, 20M", 20 * MILLION),
        ("30M (no, 40M) tokens", 40 * MILLION),
    ],
)
def test_any_period_is_turned_into_a_month_of_30_days(text: str, tokens: int) -> None:
    assert usage(text) == Usage(Tokens(Fraction(tokens)))


@pytest.mark.parametrize(
    ("text", "inputs", "outputs"),
    [
        ("2M in and 500k out", 2_000_000, 500_000),
        ("20M in / 5M out", 20_000_000, 5_000_000),
        ("4M in + 1M out per day", 120_000_000, 30_000_000),
        ("input 20M output 5M", 20_000_000, 5_000_000),
        ("in: 20M, out: 5M", 20_000_000, 5_000_000),
        ("500k output tokens and 2M input tokens", 2_000_000, 500_000),
        ("100M tokens in total, of which 80M input", 80_000_000, 20_000_000),
        ("100M tokens total: 70M input, 30M output", 70_000_000, 30_000_000),
        ("3M/1M in/out", 3_000_000, 1_000_000),
        ("output/input tokens: 1M / 3M a day", 90_000_000, 30_000_000),
        ("per week 700k in 70k out", 3_000_000, 300_000),
        ("100M tokens, 1500 in / 500 out per request", 75_000_000, 25_000_000),
    ],
)
def test_input_and_output_said_apart_stay_exact(text: str, inputs: int, outputs: int) -> None:
    assert usage(text).tokens == Tokens(Fraction(inputs + outputs), Fraction(inputs), Fraction(outputs))


def test_requests_are_multiplied_with_what_each_takes() -> None:
    asked = usage("50k requests a day, 1,500 in and 300 out each")

    tokens = Tokens(Fraction(2_700_000_000), Fraction(2_250_000_000), Fraction(450_000_000))
    assert asked == Usage(tokens, requests=Fraction(1_500_000), prompt=Fraction(1500))


def test_users_multiply_their_requests() -> None:
    asked = usage("200 users, each sends 10 requests per day, 1000 tokens in and 500 out per request")

    assert asked.requests == 60_000
    assert asked.tokens == Tokens(Fraction(90_000_000), Fraction(60_000_000), Fraction(30_000_000))


def test_people_multiply_tokens_only_where_they_are_each_ones() -> None:
    each, together = usage("200 users x 50k tokens per month each"), usage("200 users and 10M tokens a month")

    assert each.tokens == together.tokens == Tokens(Fraction(10 * MILLION))


def test_a_period_behind_requests_and_their_tokens_is_the_requests() -> None:
    asked = usage("5k requests, 1500 in and 300 out per day")

    tokens = Tokens(Fraction(270 * MILLION), Fraction(225 * MILLION), Fraction(45 * MILLION))
    assert asked == Usage(tokens, requests=Fraction(150_000), prompt=Fraction(1500))


def test_more_tokens_than_a_request_can_take_are_the_months() -> None:
    assert usage("1M requests, 100M tokens") == Usage(Tokens(Fraction(100 * MILLION)), requests=Fraction(MILLION))


@pytest.mark.parametrize("words", ["a couple of million tokens", "several hundred million", "millions of tokens"])
def test_words_that_are_no_number_are_kept_to_be_told(words: str) -> None:
    assert usage(f"with {words} a month") == Usage(vague=words)


def test_a_side_too_small_for_its_total_asks_back() -> None:
    assert usage("50M tokens, 4 input").problem == "two volumes"


@pytest.mark.parametrize("text", ["50-80M", "50–80M", "between 50 and 80 million tokens", "50M to 80M"])
def test_a_range_has_both_ends(text: str) -> None:
    assert usage(text) == Usage(Tokens(Fraction(50 * MILLION)), upper=Tokens(Fraction(80 * MILLION)))


@pytest.mark.parametrize(
    "text", ["-5M tokens", "minus 3 million tokens", "NaN tokens", "infinite tokens", "∞", "1e30 tokens", "9" * 60]
)
def test_a_volume_that_cannot_be_asks_back(text: str) -> None:
    asked = usage(text)

    assert (asked.problem, asked.tokens) == ("bad volume", None)
    assert asked.said


def test_two_volumes_without_a_correction_ask_back() -> None:
    assert usage("100M and 200M") == Usage(problem="two volumes", said="100M and 200M")


@pytest.mark.parametrize("text", ["slide 7: ", "in 2026", "5 models", "1 October", "at 9:30", "top 3", ""])
def test_other_numbers_are_no_volume(text: str) -> None:
    assert usage(text) == Usage()


def test_a_form_field_is_cut_before_it_is_read() -> None:
    assert tokens_per_month("3M a day" + " " * 10_000 + "5M") == Usage(Tokens(Fraction(90 * MILLION)))


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_the_sides_always_add_up_to_the_total(inputs: int, outputs: int) -> None:
    tokens = usage(f"{inputs} input tokens and {outputs} output tokens a day").tokens

    assert tokens == Tokens(Fraction(30 * (inputs + outputs)), Fraction(30 * inputs), Fraction(30 * outputs))


@given(st.text(max_size=200))
def test_no_text_makes_a_volume_raise(text: str) -> None:
    usage(text)
