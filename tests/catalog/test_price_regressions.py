"""Prices that tools in this field get wrong, each held to the cent on genai-prices 0.2.3."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from catalog.model import ModelId, NoPrice, NoPriceReason, PeakHours, Price, Rates, Service
from catalog.prices import PriceList

TODAY = date(2026, 11, 22)


def monthly(
    prices: PriceList,
    model: str,
    *,
    tokens: int = 10**7,
    cached: str = "0",
    at: date = TODAY,
    service: Service = Service.STANDARD,
    prompt: int = 0,
) -> Decimal:
    """Half input, half output, in USD."""
    price = prices.price(ModelId(model), at, service, prompt)
    assert isinstance(price, Price)
    rates, half = price.rates, Decimal(tokens) / 2
    read = rates.input if rates.cache_read is None else rates.cache_read
    return (half * (1 - Decimal(cached)) * rates.input + half * Decimal(cached) * read + half * rates.output) / 10**6


@pytest.mark.parametrize(
    ("tokens", "dearer", "cheaper"),
    [(10**6, "5.625", "1"), (10**7, "56.25", "10"), (10**8, "562.5", "100")],
)
def test_the_golden_pair_costs_what_the_vendor_says(prices: PriceList, tokens: int, dearer: str, cheaper: str) -> None:
    costs = [monthly(prices, model, tokens=tokens) for model in ("openai:gpt-5.1", "openai:gpt-4.1-mini")]

    assert costs == [Decimal(dearer), Decimal(cheaper)]


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("openai:gpt-5-nano", "2.25"),
        ("google:gemini-2.5-flash-lite", "2.5"),
        ("openai:gpt-6-luna", "3"),
        ("anthropic:claude-haiku-5-5", "3"),
        ("deepseek:deepseek-v4-flash", "3.75"),
        ("openai:gpt-5.6-luna", "7"),
        ("openai:gpt-5.4-nano", "7.25"),
        ("openai:gpt-4.1-mini", "10"),
        ("openai:gpt-5-mini", "11.25"),
        ("google:gemini-3.5-flash-lite", "14"),
        ("mistral:mistral-large-4", "14"),
        ("google:gemini-3.8-flash", "22.5"),
        ("openai:gpt-5.4-mini", "26.25"),
        ("anthropic:claude-haiku-4-5", "30"),
        ("openai:gpt-6.1-terra", "30"),
        ("x-ai:grok-4.7", "40"),
        ("openai:gpt-5.1", "56.25"),
        ("anthropic:claude-sonnet-5-5", "60"),
        ("openai:gpt-6.1-sol", "60"),
        ("google:gemini-4-argon", "60"),
        ("google:gemini-2.5-pro", "56.25"),
        ("anthropic:claude-sonnet-4-5", "90"),
    ],
)
def test_a_month_is_never_billed_as_one_giant_prompt(prices: PriceList, model: str, expected: str) -> None:
    assert monthly(prices, model) == Decimal(expected)


@pytest.mark.parametrize(
    ("model", "prompt", "expected"),
    [
        ("anthropic:claude-haiku-5-5", 100_000, "3"),
        ("anthropic:claude-haiku-5-5", 100_001, "15"),
        ("openai:gpt-6-luna", 300_000, "4.75"),
        ("google:gemini-2.5-pro", 200_001, "87.5"),
        ("anthropic:claude-sonnet-4-5", 200_001, "142.5"),
        ("openai:gpt-5.6-sol", 300_000, "190"),
    ],
)
def test_long_prompts_are_billed_at_the_long_context_rate_from_the_first_token_above(
    prices: PriceList, model: str, prompt: int, expected: str
) -> None:
    assert monthly(prices, model, prompt=prompt) == Decimal(expected)


@pytest.mark.parametrize(
    ("service", "cached", "dearer", "cheaper"),
    [
        (Service.STANDARD, "0.6", "52.875", "9.1"),
        (Service.BATCH, "0", "28.125", "5"),
        (Service.BATCH, "0.6", "26.4375", "4.7"),
        (Service.PRIORITY, "0", "112.5", "17.5"),
    ],
)
def test_services_and_cached_tokens_have_rates_of_their_own(
    prices: PriceList, service: Service, cached: str, dearer: str, cheaper: str
) -> None:
    models = ("openai:gpt-5.1", "openai:gpt-4.1-mini")

    assert [monthly(prices, model, service=service, cached=cached) for model in models] == [
        Decimal(dearer),
        Decimal(cheaper),
    ]


def test_flex_halves_gpt_5_1_and_does_not_exist_for_gpt_4_1_mini(prices: PriceList) -> None:
    without = ModelId("openai:gpt-4.1-mini")

    answer = prices.price(without, TODAY, Service.FLEX, 0)

    assert monthly(prices, "openai:gpt-5.1", service=Service.FLEX) == Decimal("28.125")
    assert answer == NoPrice(without, NoPriceReason.NO_SUCH_SERVICE, Service.FLEX)


@pytest.mark.parametrize("service", [Service.BATCH, Service.FLEX, Service.PRIORITY])
def test_a_fallback_seller_is_never_said_to_have_the_makers_services(prices: PriceList, service: Service) -> None:
    azure = ModelId("azure:gpt-5.1")

    assert prices.price(azure, TODAY, service, 0) == NoPrice(azure, NoPriceReason.NO_SUCH_SERVICE, service)


def test_batch_is_unknown_before_the_day_its_rates_were_first_read(prices: PriceList) -> None:
    model = ModelId("openai:gpt-5.1")

    before = prices.price(model, date(2026, 10, 13), Service.BATCH, 0)

    assert before == NoPrice(model, NoPriceReason.NO_SUCH_SERVICE, Service.BATCH)
    assert monthly(prices, model, at=date(2026, 10, 14), service=Service.BATCH) == Decimal("28.125")


@pytest.mark.parametrize(
    ("model", "at", "expected"),
    [
        ("openai:o3", date(2025, 6, 9), "250"),
        ("openai:o3", date(2025, 6, 10), "50"),
        ("google:gemini-3.6-flash", date(2026, 12, 31), "22.5"),
        ("google:gemini-3.6-flash", date(2027, 1, 1), "45"),
        ("google:gemini-3.8-flash", date(2027, 1, 1), "45"),
    ],
)
def test_prices_step_on_their_first_day(prices: PriceList, model: str, at: date, expected: str) -> None:
    assert monthly(prices, model, at=at) == Decimal(expected)


def test_a_variant_that_starts_next_year_does_not_hide_the_one_in_force(prices: PriceList) -> None:
    model = "google:gemini-3.8-flash"

    assert monthly(prices, model, service=Service.BATCH) == Decimal("11.25")
    assert monthly(prices, model, service=Service.BATCH, at=date(2027, 1, 1)) == Decimal("22.5")


def test_deepseek_off_peak_is_the_price_and_peak_stands_beside_it(prices: PriceList) -> None:
    price = prices.price(ModelId("deepseek:deepseek-v4-pro"), TODAY, Service.STANDARD, 0)

    assert isinstance(price, Price)
    assert price.rates == Rates(Decimal("0.66"), Decimal("1.98"), cache_read=Decimal("0.022"))
    assert price.peak == PeakHours(
        Rates(Decimal("1.32"), Decimal("3.96"), cache_read=Decimal("0.044")),
        ("01:00-04:00", "06:00-10:00"),
        upper_bound_at_weekends=True,
    )


def test_peak_hours_do_not_reach_back_to_days_before_they_existed(prices: PriceList) -> None:
    price = prices.price(ModelId("deepseek:deepseek-v4-flash"), date(2026, 8, 16), Service.STANDARD, 0)

    assert isinstance(price, Price)
    assert (price.rates.input, price.rates.output, price.peak) == (Decimal("0.14"), Decimal("0.28"), None)


def test_the_old_deepseek_scheme_has_its_one_long_peak(prices: PriceList) -> None:
    price = prices.price(ModelId("deepseek:deepseek-chat"), TODAY, Service.STANDARD, 0)

    assert isinstance(price, Price)
    assert price.rates.input + price.rates.output == Decimal("0.685")
    assert price.peak == PeakHours(Rates(Decimal("0.27"), Decimal("1.1"), cache_read=Decimal("0.07")), ("00:30-16:30",))


def test_no_row_without_a_price_is_taken_for_a_free_one(prices: PriceList) -> None:
    answers = [prices.price(model, TODAY, Service.STANDARD, 0) for model in prices.models]

    reasons = Counter(answer.reason for answer in answers if isinstance(answer, NoPrice))

    assert len(answers) == 2330
    assert reasons == {NoPriceReason.FREE: 161, NoPriceReason.UNPRICED: 44, NoPriceReason.INPUT_ONLY: 81}
    assert not any(isinstance(answer, Price) and answer.rates.input + answer.rates.output == 0 for answer in answers)


def test_a_subscription_is_unpriced_and_a_free_row_is_free(prices: PriceList) -> None:
    subscription = ModelId("github-copilot:gpt-4.1")
    free = ModelId("openrouter:minimax/minimax-m3.1-flash:free")

    assert prices.price(subscription, TODAY, Service.STANDARD, 0) == NoPrice(subscription, NoPriceReason.UNPRICED)
    assert prices.price(free, TODAY, Service.STANDARD, 0) == NoPrice(free, NoPriceReason.FREE)


def test_looking_up_junk_leaves_nothing_behind(prices: PriceList) -> None:
    before = len(prices._infos)

    found = [prices.model(ModelId(f"openai:junk-{at}")) for at in range(2_000)]

    assert found == [None] * 2_000
    assert len(prices._infos) == before
