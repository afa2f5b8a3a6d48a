from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.answered import Rung, Saving, Unpriced
from bot.engine.compare import CompareAnswer, Flip, MixRatio, compare
from bot.engine.questions import CompareQuestion, Workload
from bot.engine.rating import blended_price
from catalog.bundled import load_catalog
from catalog.model import ModelId, NoPriceReason, Price, Service
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, TODAY, answered, catalog, workload


def comparison(*models: ModelId, use: Workload | None = None, today: date = TODAY) -> CompareAnswer:
    return compare(CompareQuestion(models=models, workload=use or workload(10**8)), catalog(), today)


def test_the_comparison_that_it_all_began_with_is_right_to_the_cent() -> None:
    found = comparison(GPT_5_1, MINI)

    assert [(c.model, c.monthly_usd, c.display) for c in found.costs] == [
        (GPT_5_1, Decimal("562.5"), "$563"),
        (MINI, Decimal(100), "$100"),
    ]
    assert (found.cheapest, found.difference_usd) == (MINI, Decimal("462.5"))
    assert (found.ratio, found.input_ratio, found.output_ratio) == tuple(map(Decimal, ("5.625", "3.125", "6.25")))


def test_the_ladder_goes_from_a_million_to_ten_times_the_own_volume() -> None:
    assert comparison(GPT_5_1, MINI).ladder == (
        Rung(tokens=10**6, monthly_usd={GPT_5_1: Decimal("5.625"), MINI: Decimal(1)}),
        Rung(tokens=10**7, monthly_usd={GPT_5_1: Decimal("56.25"), MINI: Decimal(10)}),
        Rung(tokens=10**8, monthly_usd={GPT_5_1: Decimal("562.5"), MINI: Decimal(100)}),
        Rung(tokens=10**9, monthly_usd={GPT_5_1: Decimal(5625), MINI: Decimal(1000)}),
    )


def test_without_a_volume_the_ladder_has_its_three_rungs_and_costs_are_per_million() -> None:
    found = comparison(GPT_5_1, MINI, use=workload())

    assert [rung.tokens for rung in found.ladder] == [10**6, 10**7, 10**8]
    assert [cost.monthly_usd for cost in found.costs] == [Decimal("5.625"), Decimal(1)]


def test_the_ratio_moves_with_the_input_share_but_the_winner_stays() -> None:
    found = comparison(GPT_5_1, MINI)

    assert found.by_input_share[0] == MixRatio(input_share=Decimal(0), ratio=Decimal("6.25"), cheapest=MINI)
    assert found.by_input_share[3] == MixRatio(
        input_share=Decimal("0.75"), ratio=Decimal("3.4375") / Decimal("0.7"), cheapest=MINI
    )
    assert found.by_input_share[-1] == MixRatio(input_share=Decimal(1), ratio=Decimal("3.125"), cheapest=MINI)
    assert found.flips == ()


def test_where_the_mix_decides_the_share_is_named_at_which_the_winner_changes() -> None:
    cheap_input = ModelId("openai:gpt-4o-mini")

    found = comparison(cheap_input, ModelId("deepseek:deepseek-v3.2"))

    assert found.flips == (
        Flip(
            input_share=(Decimal("0.6") - Decimal("0.3432"))
            / (Decimal("0.6") - Decimal("0.3432") + Decimal("0.2288") - Decimal("0.15")),
            below=ModelId("deepseek:deepseek-v3.2"),
            above=cheap_input,
        ),
    )


@given(
    st.lists(st.sampled_from([GPT_5_1, MINI, LUNA, HAIKU]), min_size=2, max_size=4, unique=True), st.integers(0, 100)
)
def test_the_flips_tell_the_winner_of_every_mix(models: list[ModelId], percent: int) -> None:
    share = Decimal(percent) / 100
    found = comparison(*models, use=workload(10**8, input_share=str(share)))
    blends = {}
    for model in models:
        price = catalog().price(model, at=TODAY)
        assert isinstance(price, Price)
        blends[model] = blended_price(price.rates, input_share=share)
    start = found.flips[0].below if found.flips else found.cheapest
    passed = [flip.above for flip in found.flips if flip.input_share <= share]

    winner = passed[-1] if passed else start

    assert winner is not None
    assert blends[winner] == min(blends.values())


@given(st.permutations([GPT_5_1, MINI, LUNA, HAIKU]))
def test_the_order_of_asking_changes_the_order_of_the_rows_and_nothing_else(models: list[ModelId]) -> None:
    found, usual = comparison(*models), comparison(GPT_5_1, MINI, LUNA, HAIKU)

    assert {c.model: c for c in found.costs} == {c.model: c for c in usual.costs}
    assert (found.cheapest, found.difference_usd) == (usual.cheapest, usual.difference_usd)


def test_batch_and_caching_are_priced_on_the_same_workload() -> None:
    found = comparison(GPT_5_1, MINI, use=workload(10**7))

    assert {(s.lever, s.model): (s.monthly_usd, s.saves_usd) for s in found.savings} == {
        ("batch", GPT_5_1): (Decimal("28.125"), Decimal("28.125")),
        ("batch", MINI): (Decimal(5), Decimal(5)),
        ("caching", GPT_5_1): (Decimal("52.875"), Decimal("3.375")),
        ("caching", MINI): (Decimal("9.1"), Decimal("0.9")),
    }


def test_batch_and_caching_together_use_the_batch_cache_rate_where_there_is_one() -> None:
    use = workload(10**7, service=Service.BATCH, cached_share=Decimal("0.6"))

    found = comparison(GPT_5_1, MINI, use=use)

    assert [cost.monthly_usd for cost in found.costs] == [Decimal("26.4375"), Decimal("4.7")]
    assert found.savings == ()


def test_a_lever_that_saves_nothing_is_not_offered() -> None:
    found = comparison(ModelId("azure:gpt-5.1"), MINI, use=workload(10**7))

    assert [s for s in found.savings if s.lever == "batch"] == [
        Saving(
            lever="batch",
            model=MINI,
            label="gpt-4.1-mini",
            monthly_usd=Decimal(5),
            saves_usd=Decimal(5),
            input_per_mtok=Decimal("0.2"),
            output_per_mtok=Decimal("0.8"),
            cache_read_per_mtok=Decimal("0.1"),
        )
    ]


def test_a_service_without_a_rate_is_said_and_never_shown_at_the_standard_rate() -> None:
    found = comparison(GPT_5_1, MINI, use=workload(10**7, service=Service.FLEX))

    assert [cost.model for cost in found.costs] == [GPT_5_1]
    assert found.unpriced == (
        Unpriced(model=MINI, label="gpt-4.1-mini", reason=NoPriceReason.NO_SUCH_SERVICE, service=Service.FLEX),
    )
    assert found.ratio is None
    assert found.difference_usd is None


def test_shutdowns_within_twelve_months_come_with_the_successor_and_its_cost() -> None:
    found = comparison(GPT_5_1, MINI)

    ends = {end.model: (end.day, end.gone, end.successor, end.successor_monthly_usd) for end in found.shutdowns}
    assert ends[MINI] == (date(2027, 1, 14), False, LUNA, Decimal(30))
    assert ends[GPT_5_1][:2] == (date(2027, 4, 1), False)


def test_a_shutdown_more_than_a_year_away_is_left_out() -> None:
    found = comparison(GPT_5_1, MINI, today=date(2026, 1, 10))

    assert [end.model for end in found.shutdowns] == []


def test_a_scheduled_price_is_shown_for_the_same_workload() -> None:
    gemini = ModelId("google:gemini-3.6-flash")

    (step,) = comparison(gemini, MINI, use=workload(10**6)).scheduled

    assert (step.model, step.start, step.monthly_usd) == (gemini, date(2027, 1, 1), Decimal("4.5"))


def test_a_month_of_tokens_is_never_taken_for_one_giant_prompt() -> None:
    haiku = ModelId("anthropic:claude-haiku-5-5")

    found = comparison(haiku, LUNA, use=workload(10**7))

    assert [cost.monthly_usd for cost in found.costs] == [Decimal(3), Decimal(3)]


def test_long_prompts_take_the_long_context_rates() -> None:
    found = comparison(LUNA, MINI, use=workload(10**7, prompt_tokens=300_000))

    assert found.costs[0].monthly_usd == Decimal("4.75")
    assert found.costs[0].tier_above == 272_000
    assert "gpt-6-luna at its long-context rates, for prompts over 272,000 tokens" in found.assumptions


def test_nothing_is_divided_by_a_volume_of_zero() -> None:
    found = comparison(GPT_5_1, MINI, use=workload(0))

    assert [cost.display for cost in found.costs] == ["$0", "$0"]
    assert found.ratio is None


def test_a_range_is_priced_at_both_ends() -> None:
    low, high = workload(5 * 10**7), workload(8 * 10**7)
    use = low.model_copy(update={"upper": high.volume})

    found = comparison(GPT_5_1, MINI, use=use)

    assert [(c.monthly_usd, c.upper_monthly_usd) for c in found.costs] == [
        (Decimal("281.25"), Decimal(450)),
        (Decimal(50), Decimal(80)),
    ]


def test_every_answer_names_price_list_date_and_sources() -> None:
    found = answered(CompareQuestion(models=(GPT_5_1, HAIKU), workload=workload(10**7)))

    assert (found.prices_from, found.as_of) == ("genai-prices 0.2.3", date(2026, 11, 4))
    assert {"OpenAI list prices", "Anthropic list prices", "shutdown dates"} <= {s.what for s in found.sources}


def test_amounts_are_exact_strings_in_json() -> None:
    dumped = comparison(GPT_5_1, MINI).model_dump(mode="json")

    assert dumped["costs"][0]["monthly_usd"] == "562.5"
    assert (dumped["ratio"], dumped["difference_usd"]) == ("5.625", "462.5")
    assert dumped["ladder"][0]["monthly_usd"] == {"openai:gpt-5.1": "5.625", "openai:gpt-4.1-mini": "1"}


def test_each_ratio_is_dearer_by_cheaper_on_its_own() -> None:
    found = comparison(ModelId("openai:gpt-4o-mini"), ModelId("deepseek:deepseek-v3.2"))

    assert found.input_ratio == Decimal("0.2288") / Decimal("0.15")
    assert found.output_ratio == Decimal("0.6") / Decimal("0.3432")


def test_a_scheduled_step_is_priced_for_the_prompt_size_asked() -> None:
    seed = ModelId("openrouter:bytedance-seed/seed-1.6")
    use = workload(10**6, input_share="1", prompt_tokens=200_000)

    steps = comparison(seed, MINI, use=use, today=date(2026, 8, 20)).scheduled

    assert steps
    for step in steps:
        price = catalog().price(seed, at=step.start, prompt_tokens=200_000)
        assert isinstance(price, Price)
        assert step.monthly_usd == price.rates.input


def test_a_contract_hides_the_steps_of_the_list(tmp_path: Path) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text('[[price]]\nmodel = "google:gemini-3.6-flash"\ninput = 1\noutput = 2\n')
    question = CompareQuestion(models=(ModelId("google:gemini-3.6-flash"), MINI), workload=workload(10**8))

    found = compare(question, load_catalog(overrides=prices), TODAY)

    assert found.costs[0].monthly_usd == 150
    assert found.scheduled == ()


def test_an_end_on_another_platform_of_the_seller_is_told_apart() -> None:
    ends = comparison(ModelId("google:gemini-3.6-flash"), MINI).shutdowns

    assert [(end.model, end.platform, end.day, end.gone) for end in ends] == [
        ("google:gemini-3.6-flash", "Vertex AI", date(2026, 11, 19), True),
        (MINI, None, date(2027, 1, 14), False),
    ]


def test_a_price_by_fallback_is_cited_as_the_list_that_it_is_from() -> None:
    found = comparison(ModelId("azure:gpt-5.1"), MINI)

    assert found.sources[0].what == "OpenAI list prices"
    assert "azure:gpt-5.1 is priced as openai:gpt-5.1: the list has no rate of that seller's own" in found.assumptions


def test_a_named_effort_is_said_to_change_tokens_and_not_rates() -> None:
    question = CompareQuestion(models=(GPT_5_1, MINI), efforts={GPT_5_1: "high"}, workload=workload(10**8))

    found = compare(question, catalog(), TODAY)

    assert "gpt-5.1 at effort high: the same rates, other numbers of tokens" in found.assumptions


def test_the_successors_reasoning_is_on_file() -> None:
    (end,) = [end for end in comparison(GPT_5_1, MINI).shutdowns if end.model == MINI]

    assert end.successor_reasons


def test_no_rung_of_the_ladder_is_below_one_token() -> None:
    assert [rung.tokens for rung in comparison(GPT_5_1, MINI, use=workload(1)).ladder] == [1, 10, 10**6, 10**7, 10**8]


def test_hours_that_the_list_cannot_tell_apart_at_weekends_are_said_to_be_an_upper_bound() -> None:
    found = comparison(ModelId("deepseek:deepseek-v4-pro"), MINI)

    peak = "dearer from 01:00-04:00 and 06:00-10:00 UTC (an upper bound at weekends)"
    assert f"deepseek-v4-pro at its off-peak rates; {peak}" in found.assumptions
