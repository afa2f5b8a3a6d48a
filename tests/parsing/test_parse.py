import cProfile
import pstats
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.questions import (
    HALF_ASSUMED,
    AffordQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    Limits,
    PriceQuestion,
    Profile,
    Question,
    UnclearQuestion,
    Volume,
)
from bot.parsing.intents import INTENTS
from bot.parsing.parse import parse
from catalog.catalog import Catalog
from catalog.model import ModelId, Service

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)

Ask = Callable[..., Question]


def test_a_week_s_tokens_are_exact_behind_the_rounded_month(ask: Ask) -> None:
    question = ask("gpt-5.1, 1M tokens a week")

    assert isinstance(question, CostQuestion)
    assert question.workload.tokens_per_month == 4_285_714
    half = Decimal("2142857.142857142857142857143")
    assert question.workload.volume == Volume(input=half, output=half)


def test_the_share_of_unequal_sides_has_28_digits_and_the_sides_none_too_few(ask: Ask) -> None:
    question = ask("50k requests a day, 1,500 in and 300 out each: gpt-5.1 vs gpt-4.1-mini?")

    assert isinstance(question, CompareQuestion)
    assert str(question.workload.input_share).startswith("0.8333333333333333333333333333")
    assert question.workload.volume == Volume(input=Decimal(2_250_000_000), output=Decimal(450_000_000))
    assert question.workload.prompt_tokens == 1500


def test_an_assumed_half_is_said_and_a_stated_one_is_not(ask: Ask) -> None:
    assert ask("gpt-5.1 100M").assumptions == (HALF_ASSUMED,)
    assert ask("gpt-5.1 100M 50/50 in/out").assumptions == ()


def test_the_profile_fills_in_what_the_text_leaves_open_and_says_so(ask: Ask) -> None:
    question = ask("monthly cost?", model="openai:gpt-5.1", tokens_per_month=10, input_share="0.7", service="batch")

    assert isinstance(question, CostQuestion)
    assert question.models == ("openai:gpt-5.1",)
    assert question.workload.service is Service.BATCH
    assert question.assumptions == (
        "model from this channel's profile",
        "input share from this channel's profile",
        "volume from this channel's profile",
        "batch service from this channel's profile",
    )


def test_a_vague_share_is_kept_at_half_and_said(ask: Ask) -> None:
    question = ask("sonnet 4.5 70M tokens, mostly output")

    assert question.assumptions == ("“mostly output” is no number: 50% input assumed (say “80/20 input/output”)",)


def test_a_range_gives_both_ends(ask: Ask) -> None:
    question = ask("gpt-5.1 vs o3 50–80M")

    assert isinstance(question, CompareQuestion)
    assert question.workload.tokens_per_month == 50_000_000
    assert question.workload.upper == Volume(input=Decimal(40_000_000), output=Decimal(40_000_000))


def test_limits_of_a_ranking_are_no_volume(ask: Ask) -> None:
    question = ask(
        "3 cheapest anthropic or google models with vision and tool use, 1M context, under $2 a million, 5M tokens/day"
    )

    assert isinstance(question, CheapestQuestion)
    assert question.workload.tokens_per_month == 150_000_000
    assert question.limits.providers == ("anthropic", "google")
    assert (question.limits.top, question.limits.min_context) == (3, 1_000_000)
    assert (question.limits.vision, question.limits.tool_use, question.limits.max_usd_per_mtok) == (
        True,
        True,
        Decimal(2),
    )


def test_a_prompt_size_is_no_volume(ask: Ask) -> None:
    question = ask("price of gemini 2.5 pro with 300k-token prompts")

    assert isinstance(question, PriceQuestion)
    assert question.workload.prompt_tokens == 300_000
    assert question.workload.tokens_per_month is None


def test_money_buys_tokens_of_one_model(ask: Ask) -> None:
    question = ask("$2k on opus 4.8 = how many tokens?")

    assert isinstance(question, AffordQuestion)
    assert question.budget_usd == 2000


def test_an_unknown_name_offers_the_same_question_with_each_near_model(ask: Ask) -> None:
    question = ask("gpt-5.1-mini vs o3 100M")

    assert isinstance(question, UnclearQuestion)
    assert (question.why, question.unknown) == ("unknown model", ("gpt-5.1-mini",))
    assert question.choices[0].ask == "openai:gpt-5.1 vs o3 100M"
    assert len(question.choices) == 5


def test_every_choice_leads_to_an_answer(ask: Ask) -> None:
    for text in ("gpt-9 vs gpt-5.1 100M", "llama 3.3 70b 10M", "sonnet 4.5 vs 4.7 10M", "gpt-5.1 on groq 5M"):
        question = ask(text)

        assert isinstance(question, UnclearQuestion)
        assert len(question.choices) > 1
        assert {ask(choice.ask).intent for choice in question.choices} <= {"compare", "cost"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("<@U123ABC>", "empty"),
        ("asdf", "not understood"),
        ("gpt-9", "unknown model"),
        ("llama 3.3 70b", "which host"),
        ("what does 100M cost?", "no model"),
        ("100k requests a month on gpt-5.1", "no volume"),
        ("gpt-5.1 for -5M tokens", "bad volume"),
        ("gpt-5.1 100M and 200M", "two volumes"),
        ("how many tokens for 500€ on gpt-5.1", "currency"),
        ("compare gpt-5.1", "one model"),
        ("gpt-5.1 vs foobar 100M", "unknown model"),
        (
            " vs ".join(
                f"gpt-{version}"
                for version in ("5", "5.1", "5.2", "5.3", "5.4", "5.5", "4", "4.1", "4o", "5-mini", "5-nano")
            ),
            "too many models",
        ),
    ],
)
def test_what_cannot_be_told_says_why(ask: Ask, text: str, why: str) -> None:
    question = ask(text)

    assert isinstance(question, UnclearQuestion)
    assert question.why == why


@pytest.mark.parametrize(
    ("intent", "example"), [(intent.name, example) for intent in INTENTS for example in intent.examples]
)
def test_every_example_of_the_table_is_told_by_the_table(ask: Ask, intent: str, example: str) -> None:
    assert ask(example, model="openai:gpt-4.1-mini", tokens_per_month=100_000_000).intent == intent


def test_a_list_of_the_ladder_s_volumes_is_no_volume_of_a_comparison(ask: Ask) -> None:
    question = ask("gpt-5.1 vs gpt-4.1-mini at 1M, 10M and 100M")

    assert isinstance(question, CompareQuestion)
    assert question.workload.tokens_per_month is None


def test_of_a_list_of_volumes_the_middle_one_is_answered_and_the_others_stand_beside_it(ask: Ask) -> None:
    question = ask("gpt-5.1 at 5M, 50M, 500M tokens")

    assert isinstance(question, CostQuestion)
    assert question.workload.tokens_per_month == 50_000_000
    assert question.assumptions[-1] == "the middle one of 3 volumes; the costs around it stand beside it"


def test_a_whole_range_is_ranked(ask: Ask) -> None:
    assert ask("compare all anthropic models") == CheapestQuestion(
        limits=Limits(providers=("anthropic",)), assumptions=(HALF_ASSUMED,)
    )


def test_a_bare_version_is_a_model_of_the_maker_that_is_spoken_of(ask: Ask) -> None:
    question = ask("4.1 mini vs 5.1")

    assert question.models == ("openai:gpt-4.1-mini", "openai:gpt-5.1")
    assert "“5.1” read as gpt-5.1" in question.assumptions


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("<@U123ABC> should we upgrade to *gpt‑5.1*?", "recommend"),
        ("should we upgrade to <https://x.test/|gpt-5.1>… :thinking_face:", "recommend"),
        ("> “is gpt-5.1 better than `gpt-4.1-mini` at coding?”", "quality"),
        ("what if we send ~20%~ _20%_ of our traffic to gpt-5.1 <https://x.test/a?b=1>", "what_if"),
        ("<!channel> we’re using gpt-4.1‑mini for 100 M tokens a month", "profile"),
    ],
)
def test_markup_quotes_and_links_do_no_harm(ask: Ask, text: str, intent: str) -> None:
    assert ask(text, model="openai:gpt-4o").intent == intent


def test_the_asker_s_effort_stays_beside_the_model(ask: Ask) -> None:
    question = ask("GPT-5 mini (high) vs o3 10M")

    assert question.efforts == {ModelId("openai:gpt-5-mini"): "high"}


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_question(catalog: Catalog, text: str) -> None:
    assert parse(text, catalog, Profile(), NOW).intent


@given(
    st.lists(
        st.sampled_from(
            [
                "gpt-5.1",
                "vs",
                "100M",
                "in",
                "out",
                "80/20",
                "%",
                "a day",
                "no wait",
                "-",
                "$",
                "5",
                "cached",
                "batch",
                "of",
                "sonnet",
                "4.7",
                "?",
                "cheapest",
                "on azure",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_mix_of_the_right_words_gives_a_question(catalog: Catalog, words: list[str]) -> None:
    assert parse(" ".join(words), catalog, Profile(), NOW).intent


def calls(text: str, catalog: Catalog) -> int:
    profiler = cProfile.Profile()
    profiler.runcall(parse, text, catalog, Profile(), NOW)
    return int(pstats.Stats(profiler).total_calls)  # type: ignore[attr-defined]  # the stubs leave it out


@pytest.mark.parametrize(
    "word", ["gpt-5.1 ", "20M in ", "o3 vs ", "sonet ", "gpt-9-", "on azure ", "1,", "\n", "<a|", "input "]
)
def test_the_work_grows_no_faster_than_the_text(catalog: Catalog, word: str) -> None:
    parse("gpt-9 on azure vs llama 3.3 70b", catalog, Profile(), NOW)

    short, long = (calls(word * (length // len(word)), catalog) for length in (2_000, 8_000))

    assert long <= 5 * short + 5_000
