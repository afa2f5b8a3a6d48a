"""What the buttons under a question asked back say, and what is never asked back."""

from collections.abc import Callable

import pytest

from bot.engine.questions import CostQuestion, Question, UnclearQuestion

Ask = Callable[..., Question]


def test_a_button_names_a_maker_s_own_model_without_its_seller(ask: Ask) -> None:
    question = ask("gpt-5.1-mini 10M")

    assert isinstance(question, UnclearQuestion)
    assert ("gpt-5.1", "openai:gpt-5.1") in [(choice.label, choice.model) for choice in question.choices]


def test_a_button_for_a_host_names_the_host(ask: Ask) -> None:
    question = ask("price of llama 3.3 70b")

    assert isinstance(question, UnclearQuestion)
    assert question.said == "llama 3.3 70b"
    assert [choice.label for choice in question.choices] == [str(choice.model) for choice in question.choices]


def test_two_names_of_one_price_are_answered_as_that_model(ask: Ask) -> None:
    question = ask("gpt-5.1-codex vs gpt-5.1 10M", model="openai:gpt-4.1-mini")

    assert isinstance(question, CostQuestion)
    assert question.models == ("openai:gpt-5.1",)
    assert "“gpt-5.1-codex” is taken for gpt-5.1, as which the list prices it" in question.assumptions


@pytest.mark.parametrize("text", ["is gpt-5.1 down right now?", "gpt-5.1 and what else?"])
def test_a_sentence_that_asks_nothing_of_a_model_is_asked_back_with_ways_on(ask: Ask, text: str) -> None:
    question = ask(text)

    assert isinstance(question, UnclearQuestion)
    assert [ask(choice.ask).intent for choice in question.choices] == ["price", "cost", "quality", "lifecycle"]


@pytest.mark.parametrize(
    "text", ["gpt-5.1", "tell me about gpt-5.1", "how pricey is gpt-5.1?", "and what about gpt-5.1"]
)
def test_whoever_looks_a_model_up_gets_its_price(ask: Ask, text: str) -> None:
    assert ask(text).intent == "price"
