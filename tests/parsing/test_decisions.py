"""Recommend and quality: who is run now, who is the candidate, and what else bounds the choice."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.engine.questions import (
    Limits,
    QualityQuestion,
    Question,
    RecommendQuestion,
    UnclearQuestion,
    Worth,
)
from catalog.model import ModelId

Ask = Callable[..., Question]

MINI, GPT51, GPT4O, SONNET = (
    ModelId("openai:gpt-4.1-mini"),
    ModelId("openai:gpt-5.1"),
    ModelId("openai:gpt-4o"),
    ModelId("anthropic:claude-sonnet-4-5"),
)


def recommended(ask: Ask, text: str, **profile: object) -> RecommendQuestion:
    question = ask(text, **profile)
    assert isinstance(question, RecommendQuestion), question
    return question


@pytest.mark.parametrize(
    "text",
    [
        "should we upgrade from gpt-4.1-mini to gpt-5.1?",
        "should we go to gpt-5.1 from gpt-4.1-mini?",
        "replace gpt-4.1-mini with gpt-5.1?",
        "should we use gpt-5.1 instead of gpt-4.1-mini",
        "gpt-4.1-mini -> gpt-5.1, worth it?",
        "we're on gpt-4.1-mini. would gpt-5.1 be the better choice?",
        "stay on gpt-4.1-mini or go gpt-5.1?",
        "is gpt-5.1 worth it over gpt-4.1-mini",
        "do we really need gpt-4.1-mini or would gpt-5.1 do?",
        "drop gpt-4.1-mini in favour of gpt-5.1?",
        "my boss wants gpt-5.1, our current model is gpt-4.1-mini. should we?",
        "should we move off gpt-4.1-mini and onto gpt-5.1",
    ],
)
def test_words_tell_who_is_run_now_and_who_is_the_candidate(ask: Ask, text: str) -> None:
    question = recommended(ask, text)

    assert (question.from_model, question.to_model) == (MINI, GPT51)


@pytest.mark.parametrize(
    "text",
    [
        "which should we pick: gpt-4.1-mini or gpt-5.1?",
        "should we use gpt-4.1-mini or gpt-5.1",
        "gpt-4.1-mini or gpt-5.1 for extracting fields?",
        "recommend one: gpt-4.1-mini, gpt-5.1",
    ],
)
def test_models_to_choose_from_have_no_roles(ask: Ask, text: str) -> None:
    question = recommended(ask, text)

    assert (question.models, question.from_model, question.to_model) == ((MINI, GPT51), None, None)


def test_one_of_the_models_named_is_what_the_profile_runs(ask: Ask) -> None:
    question = recommended(ask, "which should we pick: gpt-4.1-mini or gpt-5.1?", model=MINI)

    assert (question.from_model, question.to_model) == (MINI, GPT51)


def test_a_candidate_alone_stands_against_what_the_profile_runs(ask: Ask) -> None:
    question = recommended(ask, "should we use gpt-5.1?", model=MINI, tokens_per_month=10)

    assert (question.from_model, question.to_model) == (MINI, GPT51)
    assert question.assumptions[0] == "model from this channel's profile"


def test_what_is_left_has_no_candidate_of_its_own(ask: Ask) -> None:
    question = recommended(ask, "should we move off gpt-4o")

    assert (question.from_model, question.to_model) == (GPT4O, None)


def test_several_candidates_are_none_in_particular(ask: Ask) -> None:
    question = recommended(ask, "should we move from gpt-4.1-mini to gpt-5.1 or sonnet 4.5?")

    assert (question.models, question.from_model, question.to_model) == ((MINI, GPT51, SONNET), MINI, None)


def test_two_models_that_are_both_said_to_run_leave_the_roles_open(ask: Ask) -> None:
    question = recommended(ask, "we use gpt-4.1-mini and we use gpt-5.1, what do you recommend?")

    assert (question.from_model, question.to_model) == (None, None)


def test_without_anything_known_the_setup_is_asked_for_and_the_question_waits(ask: Ask) -> None:
    question = ask("should we upgrade?")

    assert isinstance(question, UnclearQuestion)
    assert (question.why, question.missing) == ("no setup", ("model", "volume"))
    assert isinstance(question.pending, RecommendQuestion)


def test_only_what_is_missing_is_asked_for(ask: Ask) -> None:
    question = ask("should we upgrade? we do 50M tokens a month")

    assert isinstance(question, UnclearQuestion)
    assert question.missing == ("model",)
    assert question.pending is not None
    assert question.pending.workload.tokens_per_month == 50_000_000


def test_a_model_without_a_volume_is_enough_to_answer(ask: Ask) -> None:
    assert recommended(ask, "should we upgrade?", model=MINI).workload.tokens_per_month is None


def test_who_says_what_for_may_choose_from_all_there_is(ask: Ask) -> None:
    question = recommended(ask, "which anthropic model would you recommend for coding, at most $300 a month?")

    assert (question.models, question.task, question.budget_usd) == ((), "coding", Decimal(300))
    assert question.limits == Limits(providers=("anthropic",))


def test_the_sellers_left_are_no_limit(ask: Ask) -> None:
    question = recommended(ask, "should we move from openai to google?", model=MINI)

    assert question.limits.providers == ("google",)


def test_a_budget_is_a_cap_and_not_what_is_paid_today(ask: Ask) -> None:
    capped = recommended(ask, "should we upgrade? we must stay under $300 a month", model=MINI)
    paid = recommended(ask, "we spend $300 a month now, should we upgrade?", model=MINI)

    assert (capped.budget_usd, paid.budget_usd) == (Decimal(300), None)


def test_what_quality_is_worth_comes_from_the_text_over_the_workspace(ask: Ask) -> None:
    worth = Worth(usd_per_point=Decimal(3), max_increase_usd=Decimal(50))

    said = recommended(ask, "should we upgrade if a point is worth $8 to us?", model=MINI, worth=worth)
    known = recommended(ask, "should we upgrade?", model=MINI, worth=worth)

    assert said.worth == Worth(usd_per_point=Decimal(8), max_increase_usd=Decimal(50))
    assert known.worth == worth


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("for the next 12 months", 12),
        ("over the next two years", 24),
        ("until summer", 7),
        ("through March", 5),
        ("until the end of the year", 2),
        ("for half a year", 6),
        ("until 2028", 14),
        ("for the next 99 years", 60),
    ],
)
def test_the_horizon_is_read_in_whole_months_from_now(ask: Ask, words: str, months: int) -> None:
    assert recommended(ask, f"should we stay on gpt-5.1 {words}?").horizon_months == months


def test_mostly_input_is_no_number_and_said_so(ask: Ask) -> None:
    question = recommended(ask, "should we switch to grok 4.5 from sonnet 4.5, 3 billion tokens per month mostly input")

    assert question.workload.input_share == Decimal("0.5")
    assert "“mostly input” is no number: 50% input assumed (say “80/20 input/output”)" in question.assumptions


def test_a_long_mail_keeps_its_task_and_its_roles(ask: Ask) -> None:
    story = "As you know the invoices keep growing and procurement asks me to justify every choice we make. " * 3
    question = recommended(
        ask, f"Hi all, our ticket classification runs on gpt-4o.\n\n{story}\n\nWould you advise moving to gpt-5.1?"
    )

    assert (question.from_model, question.to_model, question.task) == (GPT4O, GPT51, "classification")


def test_quality_leans_on_the_profile_only_where_something_is_compared(ask: Ask) -> None:
    compared, alone = ask("is gpt-5.1 any better?", model=MINI), ask("how good is gpt-5.1?", model=MINI)

    assert isinstance(compared, QualityQuestion)
    assert isinstance(alone, QualityQuestion)
    assert (compared.models, alone.models) == ((MINI, GPT51), (GPT51,))


def test_who_leads_is_asked_of_nobody_in_particular(ask: Ask) -> None:
    question = ask("which anthropic model scores highest at reasoning?", model=MINI)

    assert isinstance(question, QualityQuestion)
    assert (question.models, question.task, question.limits) == ((), "reasoning", Limits(providers=("anthropic",)))


def test_another_currency_asks_back(ask: Ask) -> None:
    question = ask("should we upgrade to gpt-5.1? at most 300€ a month", model=MINI)

    assert isinstance(question, UnclearQuestion)
    assert question.why == "currency"
