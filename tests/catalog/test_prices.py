"""How a price list is read: what a price says of itself, and what it never does."""

from datetime import date
from decimal import Decimal

import pytest
from genai_prices.data_snapshot import DataSnapshot
from genai_prices.types import (
    ClauseEquals,
    ConditionalPrice,
    ModelInfo,
    ModelPrice,
    PriceVariant,
    Provider,
    StartDateConstraint,
    Tier,
    TieredPrices,
)
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Model, ModelId, NoPrice, NoPriceReason, Price, PriceStep, Rates, Service
from catalog.prices import VERSION, PriceList

TODAY = date(2026, 11, 22)
MADE = ModelId("maker:model")


def made(
    prices: ModelPrice | list[ConditionalPrice],
    *,
    variants: list[PriceVariant] | None = None,
    comments: str | None = None,
) -> PriceList:
    """A price list of one model."""
    match = ClauseEquals("model")
    model = ModelInfo(id="model", match=match, prices=prices, price_variants=variants, price_comments=comments)
    provider = Provider(id="maker", name="Maker", api_pattern="maker", models=[model])
    return PriceList(DataSnapshot([provider], from_auto_update=False), as_of=TODAY)


def test_a_price_says_where_it_comes_from(prices: PriceList) -> None:
    model = ModelId("openai:gpt-5.1")

    price = prices.price(model, TODAY, Service.STANDARD, 0)

    assert price == Price(
        model,
        Rates(Decimal("1.25"), Decimal(10), cache_read=Decimal("0.125")),
        Service.STANDARD,
        f"genai-prices {VERSION}",
        source_url="https://developers.openai.com/api/docs/pricing",
        checked=date(2026, 10, 12),
    )


def test_a_price_names_the_day_it_was_checked_for_the_service_asked(prices: PriceList) -> None:
    batch = prices.price(ModelId("openai:gpt-5.1"), TODAY, Service.BATCH, 0)

    assert isinstance(batch, Price)
    assert (batch.checked, batch.since) == (date(2026, 10, 14), date(2026, 10, 14))


def test_a_long_context_threshold_is_announced_below_it_and_named_above_it(prices: PriceList) -> None:
    haiku = ModelId("anthropic:claude-haiku-5-5")

    below, above = (prices.price(haiku, TODAY, Service.STANDARD, prompt) for prompt in (100_000, 100_001))

    assert isinstance(below, Price)
    assert isinstance(above, Price)
    assert (below.tier_above, below.next_tier_above) == (None, 100_000)
    assert (above.tier_above, above.next_tier_above) == (100_000, None)
    assert above.rates.input == 5 * below.rates.input


def test_a_seller_without_a_price_list_of_its_own_is_priced_as_the_maker_and_says_so(prices: PriceList) -> None:
    azure = ModelId("azure:gpt-5.1")

    price = prices.price(azure, TODAY, Service.STANDARD, 0)

    assert prices.model(azure) == Model(
        azure, "GPT-5.1", "Microsoft Azure", priced_as=ModelId("openai:gpt-5.1"), context_window=400_000
    )
    assert isinstance(price, Price)
    assert (price.model, price.priced_as, price.rates.output) == (azure, ModelId("openai:gpt-5.1"), Decimal(10))


def test_every_row_is_found_by_its_own_id(prices: PriceList) -> None:
    assert [model for model in prices.models if prices.model(model) is None] == []


def test_a_model_that_nobody_sells_is_no_model(prices: PriceList) -> None:
    strange = ["openai:gpt-9", "nobody:gpt-5.1", "azure:gpt-9", ":", "openai:", "gpt-5.1"]

    assert [prices.model(ModelId(text)) for text in strange] == [None] * 6


def test_scheduled_steps_are_told_from_past_ones(prices: PriceList) -> None:
    steps = prices.history(ModelId("google:gemini-3.8-flash"), today=TODAY)

    assert steps == (
        PriceStep(None, Rates(Decimal("0.75"), Decimal("3.75"), cache_read=Decimal("0.075")), scheduled=False),
        PriceStep(date(2027, 1, 1), Rates(Decimal("1.5"), Decimal("7.5"), cache_read=Decimal("0.15")), scheduled=True),
    )


def test_a_scheduled_step_is_a_past_one_from_its_first_day_on(prices: PriceList) -> None:
    steps = prices.history(ModelId("google:gemini-3.8-flash"), today=date(2027, 1, 1))

    assert [step.scheduled for step in steps] == [False, False]


def test_the_price_on_the_day_of_a_scheduled_step_is_that_of_the_prompt_size_asked() -> None:
    first = StartDateConstraint(start_date=date(2027, 1, 1))
    dearer = TieredPrices(base=Decimal(3), tiers=[Tier(start=200_000, price=Decimal(6))])
    prices = made(
        [
            ConditionalPrice(prices=ModelPrice(input_mtok=Decimal(1), output_mtok=Decimal(2))),
            ConditionalPrice(prices=ModelPrice(input_mtok=dearer, output_mtok=Decimal(4)), constraint=first),
        ]
    )
    step = prices.history(MADE, today=TODAY)[-1]
    assert step.start is not None

    price = prices.price(MADE, step.start, Service.STANDARD, 200_001)

    assert isinstance(price, Price)
    assert (step.rates.input, price.rates.input, price.tier_above) == (Decimal(3), Decimal(6), 200_000)


def test_peak_hours_are_no_steps_of_a_price(prices: PriceList) -> None:
    steps = prices.history(ModelId("deepseek:deepseek-v4-flash"), today=TODAY)

    assert [(step.start, step.rates.output) for step in steps] == [
        (None, Decimal("0.28")),
        (date(2026, 8, 17), Decimal("0.66")),
        (date(2026, 9, 10), Decimal("0.6")),
    ]


def test_of_two_variants_in_force_the_first_counts_and_the_second_fills_what_it_leaves_open() -> None:
    batch = {"processing": "batch"}
    prices = made(
        ModelPrice(input_mtok=Decimal(4), output_mtok=Decimal(8), cache_read_mtok=Decimal(1)),
        variants=[
            PriceVariant(when=batch, prices=ModelPrice(input_mtok=Decimal(2))),
            PriceVariant(when=batch, prices=ModelPrice(input_mtok=Decimal(3), output_mtok=Decimal(5))),
        ],
    )

    price = prices.price(MADE, TODAY, Service.BATCH, 0)

    assert isinstance(price, Price)
    assert price.rates == Rates(Decimal(2), Decimal(5), cache_read=Decimal(1))


def test_a_list_with_only_later_dates_uses_its_first_entry() -> None:
    later = StartDateConstraint(start_date=date(2027, 1, 1))
    prices = made(
        [
            ConditionalPrice(prices=ModelPrice(input_mtok=Decimal(1), output_mtok=Decimal(2))),
            ConditionalPrice(prices=ModelPrice(input_mtok=Decimal(3), output_mtok=Decimal(4)), constraint=later),
        ]
    )

    now, then = (prices.price(MADE, day, Service.STANDARD, 0) for day in (TODAY, date(2027, 1, 1)))

    assert isinstance(now, Price)
    assert isinstance(then, Price)
    assert (now.rates, now.since) == (Rates(Decimal(1), Decimal(2)), None)
    assert (then.rates, then.since) == (Rates(Decimal(3), Decimal(4)), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("price", "reason"),
    [
        (ModelPrice(), NoPriceReason.UNPRICED),
        (ModelPrice(input_mtok=Decimal(1)), NoPriceReason.INPUT_ONLY),
        (ModelPrice(output_mtok=Decimal(1)), NoPriceReason.OUTPUT_ONLY),
        (ModelPrice(requests_kcount=Decimal(1)), NoPriceReason.UNPRICED),
    ],
)
def test_a_row_without_both_rates_has_no_price_and_says_why(price: ModelPrice, reason: NoPriceReason) -> None:
    assert made(price).price(MADE, TODAY, Service.STANDARD, 0) == NoPrice(MADE, reason)


@given(
    starts=st.lists(st.integers(1, 10**6), min_size=1, max_size=4, unique=True).map(sorted),
    prompt=st.integers(0, 10**6 + 1),
)
def test_the_tier_of_a_prompt_is_the_highest_that_it_is_above(starts: list[int], prompt: int) -> None:
    tiers = [Tier(start=start, price=Decimal(at)) for at, start in enumerate(starts, 1)]
    tiered = TieredPrices(base=Decimal(0), tiers=tiers)

    price = made(ModelPrice(input_mtok=tiered, output_mtok=Decimal(1))).price(MADE, TODAY, Service.STANDARD, prompt)

    assert isinstance(price, Price)
    assert price.rates.input == sum(prompt > start for start in starts)
    assert price.tier_above == max((start for start in starts if prompt > start), default=None)
    assert price.next_tier_above == min((start for start in starts if prompt <= start), default=None)


@pytest.mark.parametrize(
    ("comments", "secondhand"),
    [
        (None, None),
        ("Imported from OpenRouter pricing; verify against OpenAI pricing when it is published.", "OpenRouter"),
        ("Imported from Some Host pricing; verify against Maker pricing.", "Some Host"),
        ("Seen on OpenRouter before OpenAI", "OpenRouter"),
        ("Can't find pricing on this model, so just trusting open router", "OpenRouter"),
        ("Imported from OpenRouter pricing; verify. Verified against OpenAI on 2026-10-15: they match.", None),
        ("Free of charge. The previous rates were imported from OpenRouter, not Google.", None),
        ("Rates match Anthropic's list price and OpenRouter's Google endpoint.", None),
        ("I can't find anything so trusting these prices", None),
    ],
)
def test_a_price_that_the_list_took_from_a_reseller_names_the_reseller(
    comments: str | None, secondhand: str | None
) -> None:
    prices = made(ModelPrice(input_mtok=Decimal(1), output_mtok=Decimal(2)), comments=comments)

    price = prices.price(MADE, TODAY, Service.STANDARD, 0)

    assert isinstance(price, Price)
    assert price.secondhand == secondhand


def test_the_makers_rows_with_a_resellers_price_are_told_apart(prices: PriceList) -> None:
    found = [prices.price(model, TODAY, Service.STANDARD, 0) for model in prices.models]

    secondhand = {price.model: price.secondhand for price in found if isinstance(price, Price) and price.secondhand}

    assert secondhand == dict.fromkeys(
        map(
            ModelId,
            [
                "google:gemma-2-27b-it",
                "minimax:minimax-01",
                "minimax:minimax-m1",
                "mistral:mistral-small-24b-instruct-2501",
                "mistral:mistral-small-3.1-24b-instruct",
                "openai:gpt-5-image",
                "openai:gpt-5-image-mini",
                "openai:gpt-5.4-image-2",
                "openai:gpt-oss-120b",
                "openai:gpt-oss-20b",
                "openai:gpt-oss-safeguard-20b",
                "perplexity:sonar-pro-search",
            ],
        ),
        "OpenRouter",
    )


@pytest.mark.parametrize(
    ("comments", "checked"),
    [
        (None, None),
        ("No day here.", None),
        ("Rates verified on 2026-10-12 at https://example.org/pricing.", date(2026, 10, 12)),
        ("Released 2026-09-01. Rates verified on 2026-10-12.", date(2026, 10, 12)),
        ("Flex rates verified on 2026-10-12. Batch rates verified on 2026-10-14.", date(2026, 10, 12)),
        ("Rates checked; see the page. Published 2026-09-01.", None),
        ("Rates verified on 2026-02-31.", None),
        ("Verified against the maker on 2026-10-15: they match.", date(2026, 10, 15)),
        ("Listed as shut down. Checked 2026-10-15; kept for historical usage.", None),
    ],
)
def test_the_day_of_a_check_is_read_off_the_note(comments: str | None, checked: date | None) -> None:
    prices = made(ModelPrice(input_mtok=Decimal(1), output_mtok=Decimal(2)), comments=comments)

    price = prices.price(MADE, TODAY, Service.STANDARD, 0)

    assert isinstance(price, Price)
    assert price.checked == checked


def test_the_freshness_of_a_list_is_its_newest_note_that_does_not_lie_ahead(prices: PriceList) -> None:
    assert prices.newest_note(today=TODAY) == date(2026, 11, 4)
    assert made(ModelPrice(), comments="on 2026-99-99 and 2030-01-01").newest_note(today=TODAY) is None
