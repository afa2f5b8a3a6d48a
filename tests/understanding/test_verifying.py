"""A reading is held to what the parser hears in the text: whatever a model says, names and figures are the asker's."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.engine.questions import Profile, Question, Task
from bot.parsing.hearing import hear
from bot.parsing.known import Known
from bot.parsing.parse import parse
from bot.parsing.text import clean
from bot.replies.text import plain_text
from bot.understanding.reading import Asks, Period, Reading
from bot.understanding.sentence import sentence
from bot.understanding.verifying import verified
from tests.builders import GPT_5_1, MINI, catalog
from tests.speaking import said

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOTHING = Profile()
OURS = Profile(model=MINI, tokens_per_month=100_000_000)


def question_of(text: str, *, profile: Profile = NOTHING, **reading: Any) -> Question | None:
    return verified(Reading(**reading), clean(text), Known(catalog(), profile, NOW), by="small")


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        ({"intent": "compare", "models": ["gpt-5.1", "o3"], "volume": "100M"}, "compare gpt-5.1 vs o3 for 100M"),
        ({"intent": "cost", "models": ["o3"], "volume": "2M a day"}, "what does o3 cost for 2M a day"),
        ({"intent": "price", "models": ["o3", "gpt-5.1"]}, "price of o3 and gpt-5.1"),
        ({"intent": "recommend", "models": ["gpt-4.1-mini", "o3"], "running": "gpt-4.1-mini", "task": "coding"},
         "should we switch from gpt-4.1-mini to o3 for coding"),
        ({"intent": "recommend", "models": ["o3"]}, "should we switch to o3"),
        ({"intent": "recommend", "models": ["o3"], "running": "o3"}, "should we upgrade from o3"),
        ({"intent": "recommend", "models": ["o3", "gpt-5.1"]}, "which should we choose, o3 or gpt-5.1"),
        ({"intent": "recommend"}, "should we upgrade"),
        ({"intent": "quality", "models": ["o3", "gpt-5.1"], "task": "math"},
         "which performs better, o3 or gpt-5.1 for math"),
        ({"intent": "quality"}, "which performs better"),
        ({"intent": "cheapest", "seller": "openai", "abilities": ["vision", "tool use"], "volume": "20M tokens"},
         "cheapest openai model with vision and tool use for 20M tokens"),
        ({"intent": "what_if", "change": "we double it"}, "what if we double it"),
        ({"intent": "afford", "money": "$500", "models": ["o3"]}, "how many tokens do we get for $500 on o3"),
        ({"intent": "spend", "period": "last month", "group_by": "model"}, "what did we spend last month by model"),
        ({"intent": "forecast"}, "what will we spend this month"),
        ({"intent": "budget"}, "are we on budget"),
        ({"intent": "profile"}, "show our profile"),
        ({"intent": "price_history", "models": ["o3"]}, "has the price of o3 changed"),
        ({"intent": "lifecycle", "models": ["o3"]}, "when is o3 shut down"),
        ({"intent": "lifecycle"}, "which models are shut down next"),
        ({"intent": "catalog", "seller": "mistral"}, "which mistral models do you know"),
    ],
)  # fmt: skip
def test_each_reading_is_a_sentence_that_the_parser_takes_for_the_same(reading: dict[str, Any], words: str) -> None:
    made = sentence(Reading(**reading))

    assert made == words
    assert parse(made, catalog(), OURS, NOW).intent == reading["intent"]


@pytest.mark.parametrize("task", get_args(Task))
def test_each_task_is_read_back_from_its_words(task: Task) -> None:
    made = sentence(Reading(intent="quality", task=task))

    assert parse(made, catalog(), NOTHING, NOW).task == task


@pytest.mark.parametrize("period", get_args(Period))
def test_each_period_is_one_that_the_parser_knows(period: Period) -> None:
    found = question_of("und bisher so?", intent="spend", period=period)

    assert found is not None
    assert found.intent == "spend"
    assert found.assumptions[-1].startswith(f"I read this as “what did we spend {period}”")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("o3 und gpt-5.1?", {"intent": "compare", "models": ["o3", "gpt-5.1"]}),
        ("o3?", {"intent": "price", "models": ["o3"]}),
        ("taugt das noch?", {"intent": "recommend"}),
        ("taugt das noch?", {"intent": "quality", "task": "coding"}),
        ("taugt das noch?", {"intent": "cheapest"}),
        ("und if we double our traffic?", {"intent": "what_if", "change": "we double our traffic"}),
        ("$500 auf o3?", {"intent": "afford", "money": "$500", "models": ["o3"]}),
        ("taugt das noch?", {"intent": "spend"}),
        ("taugt das noch?", {"intent": "forecast"}),
        ("taugt das noch?", {"intent": "budget"}),
        ("taugt das noch?", {"intent": "profile"}),
        ("o3?", {"intent": "price_history", "models": ["o3"]}),
        ("o3?", {"intent": "lifecycle", "models": ["o3"]}),
        ("taugt das noch?", {"intent": "lifecycle"}),
        ("was gibt's bei Anthropic?", {"intent": "catalog", "seller": "anthropic"}),
    ],
)
def test_people_see_how_their_words_were_read(text: str, reading: dict[str, Any]) -> None:
    question = question_of(text, profile=OURS, **reading)

    assert question is not None
    assert question.assumptions[-1] in plain_text(said(question))
    assert question.assumptions[-1].startswith("I read this as “")


def test_a_reading_of_nothing_has_no_sentence() -> None:
    assert sentence(Reading(intent="none")) == ""
    assert sentence(Reading(intent="what_if")) == ""
    assert sentence(Reading(intent="catalog")) == ""


def test_capitals_and_spaces_of_a_quotation_do_not_matter() -> None:
    question = question_of("preislich:  Gpt  5.1?", intent="price", models=["gpt 5.1"])

    assert question is not None
    assert question.models == (GPT_5_1,)
    assert "“price of Gpt 5.1”" in question.assumptions[-1]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("o3 und gpt-5.1?", {"intent": "price", "models": ["o3"]}),
        ("o3?", {"intent": "price", "models": ["gpt-5.1"]}),
        ("o3-mini?", {"intent": "price", "models": ["o3"]}),
        ("gpt-5.1-mini?", {"intent": "price", "models": ["gpt-5.1"]}),
        ("gpt-9?", {"intent": "price", "models": ["gpt-9"]}),
        ("gpt-9?", {"intent": "cheapest"}),
        ("gpt-5.1 on azure?", {"intent": "price", "models": ["gpt-5.1"]}),
        ("o3?", {"intent": "spend"}),
    ],
)  # fmt: skip
def test_no_name_is_added_dropped_cut_or_replaced(text: str, reading: dict[str, Any]) -> None:
    assert question_of(text, **reading) is None


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("o3, 120M", {"volume": "20M", "tokens_per_month": 20_000_000}),
        ("o3, 1.5M", {"volume": "5M", "tokens_per_month": 5_000_000}),
        ("o3, 120M", {}),
        ("o3", {"volume": "120M", "tokens_per_month": 120_000_000}),
        ("o3, 120M", {"volume": "120M", "tokens_per_month": 1_200_000_000}),
        ("o3, 120M", {"volume": "120M"}),
        ("o3, 3 milionów tokenów dziennie", {"volume": "3 milionów tokenów dziennie", "tokens_per_month": 90_000_000}),
        ("o3, 120M, 80/20", {"volume": "120M", "tokens_per_month": 120_000_000}),
        ("o3, 120M in batch", {"volume": "120M", "tokens_per_month": 120_000_000}),
        ("o3, 120M", {"volume": "120M", "tokens_per_month": 120_000_000, "details": ["in batch"]}),
        ("o3, 120M für $5", {"volume": "120M", "tokens_per_month": 120_000_000}),
    ],
)  # fmt: skip
def test_no_figure_is_added_dropped_cut_or_misread(text: str, reading: dict[str, Any]) -> None:
    assert question_of(text, intent="cost", models=["o3"], **reading) is None


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("ausgaben in October?", {"intent": "spend", "period": "last week"}),
        ("ausgaben last month?", {"intent": "spend"}),
        ("ausgaben by model?", {"intent": "spend", "group_by": "team"}),
        ("ausgaben von team search?", {"intent": "spend"}),
        ("ausgaben bei openai?", {"intent": "spend"}),
        ("welches for coding?", {"intent": "quality", "task": "math"}),
        ("billigstes, not openai", {"intent": "cheapest"}),
    ],
)
def test_what_the_text_says_in_words_we_know_is_kept(text: str, reading: dict[str, Any]) -> None:
    assert question_of(text, **reading) is None


def test_figures_that_both_readers_hear_make_the_question() -> None:
    question = question_of(
        "o3, 3M tokens a day, 80/20 input/output, in batch – quanto?",
        intent="cost",
        models=["o3"],
        volume="3M tokens a day",
        tokens_per_month=90_000_000,
        details=["80/20 input/output", "in batch"],
    )

    assert question is not None
    assert question.intent == "cost"
    workload = question.workload
    assert (workload.tokens_per_month, workload.input_share, workload.service) == (90_000_000, Decimal("0.8"), "batch")


def test_what_the_text_leaves_open_comes_from_the_channel_as_ever() -> None:
    question = question_of("lohnt sich o3?", intent="recommend", models=["o3"], profile=OURS)

    assert question is not None
    assert question.intent == "recommend"
    assert set(question.models) <= {MINI, "openai:o3"}


@pytest.mark.parametrize(
    ("text", "models", "volume", "is_read"),
    [
        ("preislich gpt\u20115.1, 100M", ["gpt-5.1"], "100M", True),
        ("preislich gpt-5.1, 10\u200b0M", ["gpt-5.1"], "１００Ｍ", True),
        ("preislich \u202egpt-5.1\u202c, 100M", ["gpt-5.1"], "100M", True),
        ("preislich o3, 100M", ["\u043e3"], "100M", False),
        ("preislich o3, 100M", ["o3"], "100\u041c", False),
        ("preislich o3, 100M", ["o3\x00"], "100M\ud800", False),
        ("preislich o3, 10²M", ["o3"], "102M", False),
        ("preislich o3, 100M", ["o3"], ".*", False),
        ("preislich o3, 100M", ["o3"], "1 00M", False),
    ],
)
def test_letters_that_look_alike_are_not_the_same(text: str, models: list[str], volume: str, *, is_read: bool) -> None:
    try:
        question = question_of(text, intent="cost", models=models, volume=volume, tokens_per_month=100_000_000)
    except ValidationError:
        question = None

    assert (question is not None) == is_read


def test_a_reading_changes_nothing_that_is_remembered() -> None:
    assert question_of("set a budget of $5k, forget what we run", intent="budget", money="$5k") is None
    assert question_of("vergiss alles", intent="profile") is not None


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"intent": "transfer"},
        {"intent": "spend", "total_usd": 0},
        {"intent": "price", "models": ["o3"] * 11},
        {"intent": "price", "models": ["o" * 121]},
        {"intent": "price", "models": [""]},
        {"intent": "cost", "tokens_per_month": -1},
        {"intent": "cost", "tokens_per_month": float("nan")},
        {"intent": "spend", "period": "last 7 days"},
        {"intent": "quality", "task": "cooking"},
    ],
)
def test_a_reading_has_these_fields_and_no_others(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Reading.model_validate(fields)


TEXTS = (
    "gpt-5.1 oder o3, 100M pro Monat, 80/20 input/output?",
    "was geben wir aus, $500 oder mehr",
    "sonnet 4.5: 3M tokens a day in batch, 60% cached",
    "taugt unser Modell noch",
    "<@U0PERSON01> gpt-9 1.5M „haiku“ 7 Teams",
)
WORDS = st.sampled_from([
    "gpt-5.1", "o3", "sonnet 4.5", "haiku", "gpt-9", "claude-opus-4-1", "100M", "100M pro Monat", "3M tokens a day",
    "00M", "$500", "$5", "80/20", "80/20 input/output", "60% cached", "in batch", "batch", "1.5M", "5M", "7", "gpt",
    "unser Modell", "we double it", "OpenAI", "und", "\u202e", "  ", "oder o3, 100M",
])  # fmt: skip
READINGS = st.fixed_dictionaries(
    {"intent": st.sampled_from(get_args(Asks))},
    optional={
        "models": st.lists(WORDS, max_size=3),
        "running": WORDS,
        "volume": WORDS,
        "tokens_per_month": st.sampled_from([5e6, 7.0, 9e7, 1e8, 1e300]),
        "details": st.lists(WORDS, max_size=3),
        "money": WORDS,
        "change": WORDS,
        "seller": WORDS,
        "task": st.sampled_from(get_args(Task)),
        "period": st.sampled_from(get_args(Period)),
    },
)


@settings(max_examples=300)
@given(st.sampled_from(TEXTS), READINGS, st.sampled_from([NOTHING, OURS]))
def test_whatever_a_model_says_the_names_and_figures_are_those_of_the_text(
    text: str, fields: dict[str, Any], profile: Profile
) -> None:
    try:
        reading = Reading.model_validate(fields)
    except ValidationError:
        return
    known, cleaned = Known(catalog(), profile, NOW), clean(text)
    heard = hear(cleaned, catalog(), profile)

    question = verified(reading, cleaned, known, by="small")

    if question is not None:
        assert question.intent != "unclear"
        assert set(question.models) <= {*heard.models, *([profile.model] if profile.model else [])}
        assert volume_of(question) in {
            None,
            profile.tokens_per_month,
            heard.usage.tokens and round(heard.usage.tokens.total),
        }
        assert getattr(question, "budget_usd", None) in {None, *(sum_.usd for sum_ in heard.money)}


def volume_of(question: Question) -> int | None:
    workload = getattr(question, "workload", None)
    return workload.tokens_per_month if workload else None
