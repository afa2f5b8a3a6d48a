"""What a channel runs: remembered, shown, forgotten."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from bot.engine.questions import ProfileQuestion, Question, Setup, UnclearQuestion, Worth
from bot.parsing.zones import zone_in
from catalog.model import ModelId, Service

Ask = Callable[..., Question]

MINI, GPT51 = ModelId("openai:gpt-4.1-mini"), ModelId("openai:gpt-5.1")
TODAY = date(2026, 11, 22)


def remembered(ask: Ask, text: str, **profile: object) -> ProfileQuestion:
    question = ask(text, **profile)
    assert isinstance(question, ProfileQuestion), question
    return question


def test_one_sentence_may_state_everything(ask: Ask) -> None:
    question = remembered(
        ask, "we use gpt-4.1-mini for about 100M tokens a month, 80/20 in/out, 60% cached, in batch, for classification"
    )

    assert question.action == "set"
    assert question.setup == Setup(
        model=MINI,
        tokens_per_month=100_000_000,
        input_share=Decimal("0.8"),
        cached_share=Decimal("0.6"),
        service=Service.BATCH,
        task="classification",
        set_on=TODAY,
    )
    assert question.said == ("model", "tokens_per_month", "input_share", "cached_share", "service", "task")
    assert question.workload.tokens_per_month == 100_000_000


def test_what_was_known_before_stays_where_nothing_else_is_said(ask: Ask) -> None:
    question = remembered(ask, "fyi we switched to gpt-5.1 last month", model=MINI, tokens_per_month=7, timezone="UTC")

    assert question.before == Setup(model=MINI, tokens_per_month=7, timezone="UTC")
    assert question.setup == Setup(model=GPT51, tokens_per_month=7, timezone="UTC", set_on=TODAY)
    assert (question.models, question.said) == ((GPT51,), ("model",))


def test_of_a_switch_the_second_model_is_remembered(ask: Ask) -> None:
    assert remembered(ask, "we moved from gpt-4.1-mini to gpt-5.1 last week").setup.model == GPT51


def test_of_two_models_one_is_remembered_and_the_other_named(ask: Ask) -> None:
    question = remembered(ask, "we use gpt-5.1 for coding and gpt-4.1-mini for triage")

    assert question.setup.model == GPT51
    assert question.assumptions == ("one model a channel is remembered, so gpt-4.1-mini is left aside",)


@pytest.mark.parametrize(
    "text", ["what do you know about our setup?", "what are we using?", "profile", "which model do we use?"]
)
def test_a_question_shows_what_is_known(ask: Ask, text: str) -> None:
    question = remembered(ask, text, model=MINI, tokens_per_month=7)

    assert (question.action, question.models, question.setup) == (
        "show", (MINI,), Setup(model=MINI, tokens_per_month=7),
    )  # fmt: skip
    assert question.workload.tokens_per_month == 7


@pytest.mark.parametrize("text", ["forget our setup", "forget what we run", "clear our profile", "forget everything"])
def test_a_setup_is_forgotten_and_still_known_as_before(ask: Ask, text: str) -> None:
    question = remembered(ask, text, model=MINI)

    assert (question.action, question.setup, question.before) == ("forget", Setup(), Setup(model=MINI))


def test_the_thread_does_not_become_the_setup(ask: Ask) -> None:
    thread = {"intent": "cost", "models": [GPT51], "workload": {"tokens_per_month": 5, "input_share": "0.9"}}

    question = remembered(ask, "we use gpt-4.1-mini", thread=thread)

    assert question.setup == Setup(model=MINI, set_on=TODAY)


def test_what_quality_is_worth_is_set_over_what_was_known(ask: Ask) -> None:
    known = Worth(max_increase_usd=Decimal(50))

    point = remembered(ask, "a point of quality is worth $8 a month to us", worth=known)
    increase = remembered(ask, "we'd pay at most $200 a month more", worth=known)

    assert point.worth == Worth(usd_per_point=Decimal(8), max_increase_usd=Decimal(50))
    assert increase.worth == Worth(max_increase_usd=Decimal(200))


@pytest.mark.parametrize(
    "text",
    [
        "we use gpt-4.1-mini, should we upgrade?",
        "we're on gpt-4.1-mini. is gpt-5.1 worth it",
    ],
)
def test_a_setup_told_beside_a_question_is_not_what_is_asked(ask: Ask, text: str) -> None:
    assert ask(text).intent == "recommend"


def test_a_setup_with_a_question_of_cost_asks_the_cost(ask: Ask) -> None:
    assert ask("we use gpt-4.1-mini for 100M tokens a month, what does that cost?").intent == "cost"


def test_contradicting_volumes_ask_back(ask: Ask) -> None:
    question = ask("remember: gpt-5.1 100M and 200M")

    assert isinstance(question, UnclearQuestion)
    assert question.why == "two volumes"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("we're in Berlin", "Europe/Berlin"),
        ("our timezone is europe/paris", "Europe/Paris"),
        ("time zone: CET", "Europe/Berlin"),
        ("the team is in San Francisco", "America/Los_Angeles"),
        ("we are based in New York and use gpt-5.1", "America/New_York"),
        ("timezone America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("we're all on Tokyo time", "Asia/Tokyo"),
        ("UTC time please", "UTC"),
        ("we're in a hurry", None),
        ("our team is in need of help", None),
        ("time zone of Atlantis", None),
    ],
)
def test_places_name_their_time_zones(text: str, zone: str | None) -> None:
    assert zone_in(text) == zone
