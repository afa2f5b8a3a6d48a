from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import (
    HALF_ASSUMED,
    AffordQuestion,
    CatalogQuestion,
    CheapestQuestion,
    Choice,
    CompareQuestion,
    CostQuestion,
    HelpQuestion,
    LifecycleQuestion,
    Limits,
    PriceHistoryQuestion,
    PriceQuestion,
    Question,
    UnclearQuestion,
)
from bot.replies.text import plain_text
from catalog.model import ModelId, Service
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, workload
from tests.speaking import said

COMPARISON = CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**8), assumptions=(HALF_ASSUMED,))


def test_a_comparison_says_first_who_is_cheaper_by_how_much() -> None:
    reply = said(COMPARISON)

    assert reply.headline == "gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month"
    assert reply.basis == f"100M tokens a month · standard service · {HALF_ASSUMED}"


def test_a_comparison_shows_costs_rates_ratios_and_ladder_side_by_side() -> None:
    table = said(COMPARISON).table

    assert table is not None
    assert table.header == ("USD", "gpt-5.1", "gpt-4.1-mini")
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("a month", "$563", "$100"),
        ("input, per million", "$1.25", "$0.40 (3.125× less)"),
        ("output, per million", "$10.00", "$1.60 (6.25× less)"),
        ("at 1M tokens", "$6", "$1"),
        ("at 10M tokens", "$56", "$10"),
        ("at 100M tokens", "$563", "$100"),
        ("at 1B tokens", "$5,625", "$1,000"),
    ]


def test_a_comparison_warns_of_the_next_shutdown_first_and_then_tells_gap_and_levers() -> None:
    assert [(fact.warning, fact.text.replace("\N{NO-BREAK SPACE}", " ")) for fact in said(COMPARISON).facts] == [
        (
            True,
            (
                "gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna: "
                "$30 for this workload; it reasons by default, so expect more output."
            ),
        ),
        (True, "gpt-5.1 is shut down on 1 April 2027; no successor is named in our sources."),
        (
            False,
            "The gap is $463 a month and never turns round: 3.125× if all were input, 6.25× if all were output.",
        ),
        (False, "Batch would cost $281 on gpt-5.1 and $50 on gpt-4.1-mini."),
        (False, "Caching 60 % of the input would save $34 on gpt-5.1 and $9 on gpt-4.1-mini."),
    ]


def test_a_comparison_draws_cost_over_volume() -> None:
    chart = said(COMPARISON).chart

    assert chart is not None
    assert chart.categories == ("0", "25M", "50M", "75M", "100M")
    assert [(s.name, s.values[-1]) for s in chart.series] == [
        ("gpt-5.1", Decimal("562.5")),
        ("gpt-4.1-mini", Decimal(100)),
    ]


def test_without_a_volume_figures_are_per_million_tokens_with_all_their_digits() -> None:
    reply = said(CompareQuestion(models=(GPT_5_1, MINI)))

    assert reply.headline == "gpt-4.1-mini costs 5.6× less than gpt-5.1: $1.00 against $5.625 per million tokens"


def test_more_models_than_fit_beside_each_other_stand_below_each_other() -> None:
    reply = said(CompareQuestion(models=(GPT_5_1, MINI, LUNA, HAIKU), workload=workload(4 * 10**7)))

    assert reply.table is not None
    assert [row[0].text for row in reply.table.rows] == ["gpt-5.1", "gpt-4.1-mini", "gpt-6-luna", "claude-haiku-4-5"]
    assert reply.headline == "gpt-6-luna is the cheapest of 4: $12 a month, 19× less than gpt-5.1 at $225"


def test_where_the_winner_changes_with_the_mix_the_share_is_said() -> None:
    models = (ModelId("openai:gpt-4o-mini"), ModelId("deepseek:deepseek-v3.2"))

    texts = [fact.text.replace("\N{NO-BREAK SPACE}", " ") for fact in said(CompareQuestion(models=models)).facts]

    assert any("gpt-4o-mini is cheapest above 76.5 % input, deepseek-v3.2 below" in text for text in texts)


def test_equal_costs_are_called_equal() -> None:
    models = (ModelId("openai:o3-mini"), ModelId("openai:o4-mini"))

    reply = said(CompareQuestion(models=models, workload=workload(5 * 10**7)))

    assert reply.headline == "o3-mini and o4-mini cost the same: $138 a month"
    assert reply.chart is None


def test_a_missing_service_is_a_warning_before_everything_else() -> None:
    reply = said(CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**8, service=Service.FLEX)))

    assert reply.headline == "Only gpt-5.1 has a price for this: $281 a month"
    assert reply.facts[0].text == "gpt-4.1-mini: no flex rate on file; ask for the standard service instead."
    assert reply.facts[0].warning


HEADLINES: list[tuple[Question, str]] = [
    (
        CostQuestion(models=(GPT_5_1,), workload=workload(25 * 10**7)),
        "gpt-5.1 costs $1,406 a month for 250M tokens",
    ),
    (
        CostQuestion(models=(ModelId("openai:text-embedding-3-small"),), workload=workload(10**6)),
        (
            "text-embedding-3-small, 1M tokens a month: "
            "only an input price is on file, so a month of input and output cannot be priced"
        ),
    ),
    (PriceQuestion(models=(GPT_5_1,)), "gpt-5.1 costs $1.25 input and $10.00 output per million tokens"),
    (
        CheapestQuestion(workload=workload(2 * 10**7), limits=Limits(providers=("anthropic",))),
        "claude-haiku-5-5 is the cheapest of 17 models: $6 a month",
    ),
    (
        CheapestQuestion(limits=Limits(providers=("anthropic",), max_usd_per_mtok=Decimal(0))),
        "No model in the catalog satisfies all of that",
    ),
    (AffordQuestion(models=(GPT_5_1,), budget_usd=Decimal(500)), "$500 buys 88.89M tokens on gpt-5.1"),
    (
        AffordQuestion(models=(GPT_5_1, MINI), budget_usd=Decimal(500)),
        "$500 goes furthest with gpt-4.1-mini: 500M tokens",
    ),
    (
        PriceHistoryQuestion(models=(ModelId("openai:o3"),)),
        "o3's price last changed on 10 June 2025: it became 80 % cheaper ($2.00 input, $8.00 output)",
    ),
    (
        PriceHistoryQuestion(models=(ModelId("google:gemini-3.8-flash"),)),
        (
            "gemini-3.8-flash's price has no past change on file; it is scheduled to rise by 100 % "
            "($1.50 input, $7.50 output) on 1 January 2027"
        ),
    ),
    (PriceHistoryQuestion(models=(MINI,)), "No change of gpt-4.1-mini's price is on file"),
    (
        LifecycleQuestion(models=(MINI,)),
        "gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna",
    ),
    (LifecycleQuestion(models=(LUNA,)), "No shutdown of gpt-6-luna is on file"),
    (
        CatalogQuestion(providers=("mistral",)),
        "I know 52 models of Mistral, 37 of them with prices for input and output",
    ),
    (CatalogQuestion(), "I know 2,330 models from 47 providers, 2,044 of them priced"),
    (HelpQuestion(), "I tell you what LLMs cost: compare, price, rank and choose models, with sources"),
    (
        UnclearQuestion(why="unknown model", unknown=("gpt-9",), choices=(Choice(label="gpt-5", ask="gpt-5"),)),
        "I don't know a model called “gpt-9”. Did you mean one of these?",
    ),
    (
        UnclearQuestion(why="bad volume", said="-5M"),
        "“-5M” is no volume that I can price. Give zero or more tokens a month:",
    ),
    (
        UnclearQuestion(why="currency", said="€500"),
        "I calculate in US dollars (USD) only; I read “€500”. Give dollars, for example:",
    ),
    (
        UnclearQuestion(why="two volumes", said="20M and 50M"),
        "I read two volumes (20M and 50M). Which one is it? Say, for example:",
    ),
]


@pytest.mark.parametrize(("question", "headline"), HEADLINES, ids=[headline[:40] for _, headline in HEADLINES])
def test_the_answer_stands_in_the_first_sentence(question: Question, headline: str) -> None:
    assert said(question).headline.replace("\N{NO-BREAK SPACE}", " ") == headline


@pytest.mark.parametrize(("question", "headline"), HEADLINES, ids=[headline[:40] for _, headline in HEADLINES])
def test_every_reply_with_a_figure_names_its_price_list(question: Question, headline: str) -> None:
    reply = said(question)

    assert reply.headline.replace("\N{NO-BREAK SPACE}", " ") == headline
    if question.intent != "unclear":
        assert reply.sources[-1].text == "price list genai-prices 0.2.3 of 4 Nov 2026"


def test_help_has_fewer_than_fifteen_lines_and_one_example_of_each_kind_of_question() -> None:
    lines = plain_text(said(HelpQuestion())).splitlines()

    assert len(lines) < 15
    assert lines[2] == "gpt-5.1 vs gpt-4.1-mini 100M – the monthly cost of two to ten models side by side"


def test_plain_text_stands_alone() -> None:
    text = plain_text(said(COMPARISON))

    assert text.splitlines()[0] == "gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month"
    assert "a month: gpt-5.1 $563, gpt-4.1-mini $100" in text
    assert "input, per million: gpt-5.1 $1.25, gpt-4.1-mini $0.40 (3.125× less)" in text


@given(
    models=st.lists(st.sampled_from([GPT_5_1, MINI, LUNA, HAIKU]), min_size=2, max_size=4, unique=True),
    tokens=st.none() | st.integers(0, 10**15),
    percent=st.integers(0, 100),
    cached=st.integers(0, 100),
    service=st.sampled_from(Service),
)
def test_no_comparison_ever_says_nan_or_exponents(
    models: list[ModelId], tokens: int | None, percent: int, cached: int, service: Service
) -> None:
    use = workload(tokens, input_share=str(Decimal(percent) / 100), cached_share=Decimal(cached) / 100, service=service)

    text = plain_text(said(CompareQuestion(models=tuple(models), workload=use)))

    assert "nan" not in text.lower().split()
    assert "E+" not in text
    assert "None" not in text


def test_a_model_that_is_gone_is_said_to_be_gone() -> None:
    reply = said(LifecycleQuestion(models=(MINI,)), today=date(2027, 2, 1))

    assert reply.headline.replace("\N{NO-BREAK SPACE}", " ") == (
        "gpt-4.1-mini was shut down on 14 January 2027; its named successor is gpt-6-luna"
    )


def test_another_platform_of_the_seller_has_a_day_of_its_own() -> None:
    reply = said(LifecycleQuestion(models=(ModelId("google:gemini-3.6-flash"),)))

    assert reply.headline == (
        "gemini-3.6-flash was shut down on Vertex AI on 19 November 2026; no end of its own API is on file"
    )


def test_many_shutdowns_share_one_sentence_and_leave_room_for_the_gap() -> None:
    names = (
        "openai:gpt-5.1",
        "openai:gpt-4.1-mini",
        "anthropic:claude-sonnet-4-5",
        "google:gemini-2.5-pro",
        "openai:o3",
    )
    question = CompareQuestion(models=tuple(map(ModelId, names)), workload=workload(10**8))

    texts = [fact.text for fact in said(question).facts]

    assert texts[0].startswith("Shut down: ")
    assert "gpt-4.1-mini (on 14 January 2027, successor gpt-6-luna)" in texts[0]
    assert sum(text.startswith("The gap is") for text in texts) == 1
    assert any(text.startswith("Batch would cost") for text in texts)


def test_without_a_volume_every_amount_says_per_million_tokens() -> None:
    question = CompareQuestion(models=(ModelId("google:gemini-3.6-flash"), ModelId("deepseek:deepseek-v4-pro")))

    texts = [fact.text for fact in said(question).facts]

    assert any("scheduled to cost $4.50 per million tokens instead of $2.25" in text for text in texts)
    assert any("$1.32 off peak and $2.64 per million tokens at most" in text for text in texts)


def test_a_range_says_both_ends_or_which_end() -> None:
    use = workload(5 * 10**7).model_copy(update={"upper": workload(8 * 10**7).volume})

    reply = said(CompareQuestion(models=(GPT_5_1, MINI), workload=use))

    assert reply.headline == "gpt-4.1-mini costs 5.6× less than gpt-5.1: $50–$80 against $281–$450 a month"
    texts = [fact.text for fact in reply.facts]
    assert any(text.startswith("The gap is $231–$370 a month") for text in texts)
    assert any(text == "Batch would cost $141 on gpt-5.1 and $25 on gpt-4.1-mini at 50M tokens." for text in texts)


def test_a_prompt_that_does_not_fit_is_a_warning() -> None:
    use = workload(10**7, prompt_tokens=300_000)

    facts = said(CostQuestion(models=(ModelId("openai:gpt-4o"),), workload=use)).facts

    assert facts[0].text == "Prompts of 300k tokens are longer than the context of gpt-4o (128k)."
    assert facts[0].warning


def test_a_model_that_is_gone_is_said_so_in_the_headline() -> None:
    reply = said(CostQuestion(models=(ModelId("openai:gpt-4.1-nano"),), workload=workload(10**7)))

    assert reply.headline == ("gpt-4.1-nano costs $3 a month for 10M tokens – but it was shut down on 23 October 2026")


def test_a_catalog_question_about_a_model_is_answered_about_that_model() -> None:
    reply = said(CatalogQuestion(models=(GPT_5_1,)))

    assert reply.headline == "Yes, GPT-5.1 is in the catalog"
    assert reply.table is not None
    assert [cell.text for cell in reply.table.rows[0]] == ["openai:gpt-5.1", "GPT-5.1", "$1.25", "$10.00"]


def test_what_goes_furthest_is_what_is_broken_down_by_day() -> None:
    reply = said(AffordQuestion(models=(GPT_5_1, MINI), budget_usd=Decimal(500)))

    assert [fact.text for fact in reply.facts][-1] == "As a month's budget that is 16.67M tokens a day on gpt-4.1-mini."


def test_no_source_is_named_twice() -> None:
    names = ("openai:gpt-5.1", "anthropic:claude-sonnet-4-5", "google:gemini-2.5-pro", "deepseek:deepseek-chat")
    origins = said(CompareQuestion(models=tuple(map(ModelId, names)), workload=workload(10**8))).sources

    assert len({origin.text for origin in origins}) == len(origins)


def test_a_ranking_counts_what_it_left_out_by_reason() -> None:
    texts = [fact.text for fact in said(CheapestQuestion(limits=Limits(vision=True))).facts]

    (left_out,) = [text for text in texts if text.startswith("Left out")]
    assert "already shut down" in left_out
    assert "not known to have vision" in left_out


def test_a_ranking_of_one_calls_it_the_only_one() -> None:
    limits = Limits(providers=("anthropic",), max_usd_per_mtok=Decimal(2), min_context=1_000_000)

    assert said(CheapestQuestion(limits=limits)).headline == (
        "claude-haiku-5-5 is the only model that satisfies this: $0.30 per million tokens"
    )
