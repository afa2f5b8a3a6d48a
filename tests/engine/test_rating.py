from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Volume
from bot.engine.rating import blended_price, monthly_cost
from catalog.model import Rates

RATE = st.decimals(min_value=0, max_value=1000, places=4)
TOKENS = st.integers(min_value=0, max_value=10**12)
SHARE = st.decimals(min_value=0, max_value=1, places=3)


@st.composite
def rates(draw: st.DrawFn) -> Rates:
    return Rates(draw(RATE), draw(RATE), cache_read=draw(st.none() | RATE))


def test_a_cached_token_is_never_also_billed_as_input() -> None:
    held = Rates(Decimal(2), Decimal(8), cache_read=Decimal("0.5"))

    cost = monthly_cost(held, Volume(input=Decimal(10**6), output=Decimal(0)), Decimal("0.6"))

    assert cost == Decimal("0.4") * 2 + Decimal("0.6") * Decimal("0.5")


def test_without_a_cache_rate_cached_input_costs_what_input_costs() -> None:
    held = Rates(Decimal(2), Decimal(8))

    cost = monthly_cost(held, Volume(input=Decimal(10**6), output=Decimal(0)), Decimal("0.6"))

    assert cost == 2


@given(rates(), TOKENS, TOKENS, TOKENS, TOKENS)
def test_the_cost_of_two_volumes_together_is_the_sum_of_their_costs(
    held: Rates, a: int, b: int, c: int, d: int
) -> None:
    one, other = Volume(input=Decimal(a), output=Decimal(b)), Volume(input=Decimal(c), output=Decimal(d))
    both = Volume(input=Decimal(a + c), output=Decimal(b + d))

    assert monthly_cost(held, both) == monthly_cost(held, one) + monthly_cost(held, other)


@given(rates(), SHARE, SHARE)
def test_a_blended_price_is_the_cost_of_a_million_tokens_of_that_mix(
    held: Rates, input_share: Decimal, cached_share: Decimal
) -> None:
    million = Volume.of(10**6, input_share)

    blended = blended_price(held, input_share=input_share, cached_share=cached_share)

    assert abs(blended - monthly_cost(held, million, cached_share)) < Decimal("1e-18")


@given(rates(), TOKENS, TOKENS, st.decimals(min_value=0, max_value=100, places=2))
def test_scaling_a_volume_scales_its_cost(held: Rates, inputs: int, outputs: int, factor: Decimal) -> None:
    volume = Volume(input=Decimal(inputs), output=Decimal(outputs))
    scaled = Volume.model_construct(input=volume.input * factor, output=volume.output * factor)

    assert monthly_cost(held, scaled) == monthly_cost(held, volume) * factor
