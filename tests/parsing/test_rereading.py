"""What a text says by its build, where no phrase of its own gives it away."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.engine.questions import ProfileQuestion, Question, RecommendQuestion, WhatIfQuestion
from catalog.model import ModelId, Service

Ask = Callable[..., Question]

MINI, GPT51, HAIKU, SONNET = (
    ModelId("openai:gpt-4.1-mini"),
    ModelId("openai:gpt-5.1"),
    ModelId("anthropic:claude-haiku-4-5"),
    ModelId("anthropic:claude-sonnet-4-5"),
)
PROFILE = {"model": MINI, "tokens_per_month": 100_000_000}


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("suppose 3x load", "3"),
        ("20% more traffic = how much more money?", "1.2"),
        ("scale traffic by 1.5", "1.5"),
        ("ok and at triple volume", "3"),
        ("cost when the load is down 30 percent", "0.7"),
    ],
)
def test_more_or_less_of_what_is_run_is_a_what_if(text: str, factor: str, ask: Ask) -> None:
    question = ask(text, **PROFILE)

    assert isinstance(question, WhatIfQuestion)
    assert (question.baseline, question.change.factor) == (MINI, Decimal(factor))


def test_a_volume_to_come_beside_the_one_of_today_is_a_what_if(ask: Ask) -> None:
    question = ask("we're at 80M now and expect 200M after launch. impact?", **PROFILE)

    assert isinstance(question, WhatIfQuestion)
    assert question.change.volume is not None
    assert (question.workload.tokens_per_month, question.change.volume.total) == (80_000_000, Decimal(200_000_000))


def test_a_service_for_everything_and_for_a_part_of_it_is_a_what_if(ask: Ask) -> None:
    whole, part = ask("everything to flex - saving?", **PROFILE), ask("what if half of it ran in batch?", **PROFILE)

    assert isinstance(whole, WhatIfQuestion)
    assert whole.change.service is Service.FLEX
    assert isinstance(part, WhatIfQuestion)
    assert (part.change.service, part.change.service_share) == (Service.BATCH, Decimal("0.5"))


@pytest.mark.parametrize(
    "text",
    [
        "Our chatbot is built on claude haiku 4.5 and does around 45M tokens each month.",
        "Info: project uses claude haiku 4.5, roughly 45 million tokens monthly",
        "this channel = haiku 4.5, 45M/mo",
        "we are a haiku 4.5 shop, 45M tokens monthly",
    ],
)
def test_a_statement_of_what_is_run_is_remembered(text: str, ask: Ask) -> None:
    question = ask(text)

    assert isinstance(question, ProfileQuestion)
    assert (question.action, question.setup.model, question.setup.tokens_per_month) == ("set", HAIKU, 45_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "We run 300M tokens a month through sonnet 4.5. Is there a more economical model?",
        "our bot runs on sonnet 4.5, 300M tokens a month, anything smaller that would do?",
    ],
)
def test_another_model_than_the_one_that_is_run_is_a_decision(text: str, ask: Ask) -> None:
    question = ask(text)

    assert isinstance(question, RecommendQuestion)
    assert (question.from_model, question.to_model) == (SONNET, None)


def test_a_price_with_a_percentage_stays_a_price(ask: Ask) -> None:
    assert ask("is the price of gpt-5.1 20% higher than before?", **PROFILE).intent != "what_if"
    assert ask("gpt-5.1 pricing", **PROFILE).intent == "price"


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("should we move up to 5.1?", (MINI, GPT51)),
        ("is 5.1 worth it?", (MINI, GPT51)),
        ("up to 5.1 million tokens, should we upgrade?", (MINI,)),
        ("should we upgrade for $5.1 more?", (MINI,)),
        ("should we move to 9.7?", (MINI,)),
    ],
)
def test_a_bare_version_is_a_model_of_the_maker_that_is_run(text: str, models: tuple[ModelId, ...], ask: Ask) -> None:
    question = ask(text, **PROFILE)

    assert isinstance(question, RecommendQuestion)
    assert question.models == models


def test_a_bare_version_of_nobody_known_names_no_model(ask: Ask) -> None:
    assert ask("should we move up to 5.1?").models == ()


def test_a_bare_version_is_told_by_its_rival(ask: Ask) -> None:
    assert ask("5.1 or gpt-4.1-mini for 10M?").models == (GPT51, MINI)


@pytest.mark.parametrize("text", ["what about haiku 4.5?", "and haiku 4.5?"])
def test_another_model_beside_that_of_the_channel_is_compared_with_it(text: str, ask: Ask) -> None:
    question = ask(text, **PROFILE)

    assert (question.intent, question.models) == ("compare", (MINI, HAIKU))
