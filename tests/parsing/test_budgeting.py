"""Budgets: set, shown and cleared, for whom, and the amounts that are asked back."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import BudgetQuestion, Question, UnclearQuestion
from catalog.model import ModelId

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "usd"),
    [
        ("set a budget of $5k", "5000"),
        ("our monthly budget is 12,500 USD from now on", "12500"),
        ("budget: $750", "750"),
        ("set the budget to 1.2M dollars", "1200000"),
        ("can you set our budget to two thousand dollars?", "2000"),
        ("change our budget from $5k to $6k", "6000"),
        ("set a budget of $5k, no wait, $7k", "7000"),
        ("limit spending to $300 per month", "300"),
    ],
)
def test_a_budget_is_set_to_what_was_said(ask: Ask, text: str, usd: str) -> None:
    assert ask(text) == BudgetQuestion(action="set", budget_usd=Decimal(usd))


def test_an_amount_without_a_currency_is_dollars_and_says_so(ask: Ask) -> None:
    assert ask("set budget to 15k") == BudgetQuestion(
        action="set", budget_usd=Decimal(15_000), assumptions=("“15k” read as US dollars",)
    )


@pytest.mark.parametrize(
    ("text", "usd", "shown"),
    [
        ("set a yearly budget of $60k", "5000", "5,000.00"),
        ("our quarterly budget is $30k", "10000", "10,000.00"),
        ("set a budget of $100 a week", "428.57", "428.57"),
    ],
)
def test_a_budget_of_another_period_is_kept_by_the_month_to_the_cent(ask: Ask, text: str, usd: str, shown: str) -> None:
    assert ask(text) == BudgetQuestion(
        action="set",
        budget_usd=Decimal(usd),
        assumptions=(f"a budget is kept by the month: that is ${shown}",),
    )


@pytest.mark.parametrize(
    "text", ["are we on budget?", "budget", "how much of the budget is left?", "do we have a budget?"]
)
def test_a_question_shows_the_budget(ask: Ask, text: str) -> None:
    assert ask(text) == BudgetQuestion(action="show")


def test_a_sum_that_is_asked_about_is_not_set(ask: Ask) -> None:
    assert ask("will we stay under our $5k budget?") == BudgetQuestion(action="show", budget_usd=Decimal(5000))


@pytest.mark.parametrize("text", ["remove the budget", "delete our $5k budget", "no budget anymore", "drop the budget"])
def test_a_budget_is_cleared(ask: Ask, text: str) -> None:
    assert ask(text) == BudgetQuestion(action="clear")


@pytest.mark.parametrize(
    ("text", "scope", "name"),
    [
        ("set a budget of $5k for team search", "team", "search"),
        ("set a budget of $5k for project atlas", "project", "atlas"),
        ("set a budget of $5k for anthropic", "provider", "anthropic"),
        ("set a budget of $5k for the whole company", "workspace", None),
        ("set a budget of $5k for this channel", "channel", None),
    ],
)
def test_a_budget_can_be_of_a_part(ask: Ask, text: str, scope: str, name: str | None) -> None:
    question = ask(text)

    assert isinstance(question, BudgetQuestion)
    assert (question.scope, question.scope_name, question.budget_usd) == (scope, name, Decimal(5000))


def test_a_budget_can_be_of_a_model(ask: Ask) -> None:
    assert ask("set a budget of $5k for gpt-5.1") == BudgetQuestion(
        action="set",
        budget_usd=Decimal(5000),
        scope="model",
        scope_name="openai:gpt-5.1",
        models=(ModelId("openai:gpt-5.1"),),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("set a budget", "no amount"),
        ("raise the budget by $1k", "no amount"),
        ("set a budget of €5k", "currency"),
        ("our budget is 400 pounds", "currency"),
        ("set a budget of -$500", "bad amount"),
        ("set a budget of $0", "bad amount"),
        ("our budget is NaN", "bad amount"),
        ("set a budget of $5k or $6k", "bad amount"),
    ],
)
def test_an_amount_that_no_budget_can_have_is_asked_back(ask: Ask, text: str, why: str) -> None:
    question = ask(text)

    assert isinstance(question, UnclearQuestion)
    assert question.why == why


@pytest.mark.parametrize(
    ("text", "usd"),
    [("raise the budget by $1k", 6000), ("lower our budget by 10%", 4500), ("increase the budget by 20 percent", 6000)],
)
def test_a_change_starts_from_the_budget_of_the_profile(ask: Ask, text: str, usd: int) -> None:
    assert ask(text, budget_usd="5000") == BudgetQuestion(
        action="set",
        budget_usd=Decimal(usd),
        assumptions=("from the present $5,000.00 of this channel's profile",),
    )


def test_a_budget_is_never_lowered_to_nothing(ask: Ask) -> None:
    question = ask("lower the budget by $9k", budget_usd="5000")

    assert isinstance(question, UnclearQuestion)
    assert question.why == "bad amount"


@given(st.integers(1, 10**9))
def test_whole_dollars_are_kept_as_they_were_written(ask: Ask, usd: int) -> None:
    questions = [ask(f"set a budget of ${usd}"), ask(f"set a budget of {usd:,} USD")]

    assert questions == [BudgetQuestion(action="set", budget_usd=Decimal(usd))] * 2
