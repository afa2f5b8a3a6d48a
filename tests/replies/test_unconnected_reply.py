from datetime import date, time
from decimal import Decimal

import pytest

from bot.engine.questions import (
    BudgetQuestion,
    ForecastQuestion,
    Period,
    Question,
    RecommendQuestion,
    SpendQuestion,
    SubscribeQuestion,
    UnclearQuestion,
    WhatIfQuestion,
)
from bot.replies.text import plain_text
from catalog.model import ModelId
from tests.builders import GPT_5_1, MINI, answered, workload
from tests.speaking import said

WEEK = Period(start=date(2026, 11, 9), end=date(2026, 11, 16))
NOVEMBER = Period(start=date(2026, 11, 1), end=date(2026, 12, 1))


def test_a_whole_answer_says_what_is_missing_and_what_can_be_done_now() -> None:
    reply = said(SpendQuestion(period=WEEK, group_by="key", models=(GPT_5_1,), only={"team": ("data",)}))

    assert plain_text(reply).splitlines() == [
        "I can't tell yet what was spent from 9 November 2026 to 15 November 2026: no usage is connected yet",
        "understood: 7 days, by API key, only openai:gpt-5.1 and only the team data",
        "• This version cannot read what was really used, so there is nothing to connect yet.",
        "• What I can price now is a model and a volume that you tell me.",
        "we use gpt-4.1-mini for 100M tokens a month – what that costs at list prices, remembered here",
        "should we upgrade? – what to run instead, once that is known",
    ]


@pytest.mark.parametrize(
    ("question", "headline", "basis"),
    [
        (
            SpendQuestion(period=Period(start=date(2026, 11, 21), end=date(2026, 11, 22))),
            "I can't tell yet what was spent on 21 November 2026: no usage is connected yet",
            "understood: 1 day",
        ),
        (
            SpendQuestion(period=WEEK, group_by="team", then_by="model", barred=("openai",)),
            "I can't tell yet what was spent from 9 November 2026 to 15 November 2026: no usage is connected yet",
            "understood: 7 days, by team, then by model and without openai",
        ),
        (
            ForecastQuestion(period=NOVEMBER, group_by="team"),
            "I can't forecast November 2026 yet: no usage is connected yet",
            "understood: from 1 November 2026 to 30 November 2026 and by team",
        ),
        (
            ForecastQuestion(period=WEEK),
            ("I can't forecast what is spent from 9 November 2026 to 15 November 2026 yet: no usage is connected yet"),
            "understood: from 9 November 2026 to 15 November 2026",
        ),
        (
            BudgetQuestion(action="set", budget_usd=Decimal(5000)),
            "Understood, but not watched yet: a budget of $5,000 a month for this channel",
            "understood: set the budget for this channel",
        ),
        (
            BudgetQuestion(budget_usd=Decimal(5000), scope="team", scope_name="data"),
            (
                "I can't tell whether you are within a budget of $5,000 a month for the team data: "
                "no usage is connected yet"
            ),
            "understood: show the budget for the team data",
        ),
        (
            BudgetQuestion(action="clear"),
            "No budget is watched for this channel: no usage is connected yet",
            "understood: clear the budget for this channel",
        ),
        (
            SubscribeQuestion(what="digest", every="week", weekday=0, at=time(9), timezone="UTC"),
            "Nothing is posted by itself yet: no usage is connected yet",
            "understood: weekly digest here, Mondays 09:00 UTC",
        ),
        (
            SubscribeQuestion(what="forecast", every="month", day_of_month=1, channel="C024BE91L"),
            "Nothing is posted by itself yet: no usage is connected yet",
            "understood: monthly forecast in another channel, on day 1 of the month",
        ),
        (
            SubscribeQuestion(action="pause", until=date(2026, 12, 6)),
            "Nothing is posted by itself yet: no usage is connected yet",
            "understood: pause everything that is scheduled here until 6 December 2026",
        ),
    ],
)
def test_what_was_understood_is_repeated(question: Question, headline: str, basis: str) -> None:
    reply = said(question)

    assert (reply.headline, reply.basis) == (headline, basis)


def test_a_forecast_of_a_known_workload_is_its_list_price_and_called_so() -> None:
    reply = said(ForecastQuestion(period=NOVEMBER, runs=MINI, workload=workload(10**8)))

    assert [fact.text for fact in reply.facts] == [
        "This version cannot read what was really used, so there is nothing to connect yet.",
        (
            "At list prices gpt-4.1-mini for 100M tokens is $100 a month: "
            "what this channel says it runs, not what was used."
        ),
    ]
    assert reply.examples == ()


def test_the_fields_of_a_figure_are_there_and_empty() -> None:
    spend = answered(SpendQuestion(period=WEEK))
    forecast = answered(ForecastQuestion(period=NOVEMBER, runs=MINI, workload=workload(10**8)))
    budget = answered(BudgetQuestion(action="set", budget_usd=Decimal(5000)))

    assert (spend.total_usd, spend.groups, spend.previous_usd) == (None, (), None)
    assert (forecast.month, forecast.to_date_usd, forecast.expected_usd) == (date(2026, 11, 1), None, None)
    assert (forecast.low_usd, forecast.high_usd) == (None, None)
    assert [cost.monthly_usd for cost in forecast.list_costs] == [Decimal(100)]
    assert (budget.budget_usd, budget.connected) == (Decimal(5000), False)


def test_a_model_nobody_prices_gives_no_figure() -> None:
    question = ForecastQuestion(period=NOVEMBER, runs=ModelId("a:b"), workload=workload(10**8))

    assert answered(question).list_costs == ()


def test_without_a_setup_two_menus_ask_for_what_is_missing() -> None:
    reply = said(UnclearQuestion(why="no setup", pending=RecommendQuestion(), missing=("model", "volume")))

    model, volume = reply.menus
    assert reply.headline == (
        "Should we upgrade from what? Pick the model this channel runs and about how much: "
        "I'll remember it for this channel."
    )
    assert (model.name, model.options) == ("model", ())
    assert [value for _, value in volume.options] == [
        "1000000", "10000000", "30000000", "100000000", "300000000", "1000000000", "10000000000", "unknown",
    ]  # fmt: skip
    assert [read for read, _ in volume.options][3:] == [
        "100M tokens a month",
        "300M tokens a month",
        "1B tokens a month",
        "10B tokens a month",
        "I don't know",
    ]
    assert reply.examples[0].text == "we use gpt-4.1-mini for 100M tokens a month"


def test_a_change_without_a_setup_asks_what_runs_now() -> None:
    reply = said(UnclearQuestion(why="no setup", pending=WhatIfQuestion(), missing=("model", "task", "to_model")))

    assert reply.headline == (
        "What runs now? Pick the model this channel runs, what it is for and the model to move to: "
        "I'll remember it for this channel."
    )
    assert [(menu.name, len(menu.options)) for menu in reply.menus] == [("model", 0), ("task", 13), ("to_model", 0)]
    assert reply.menus[1].options[-1] == ("no particular task", "unknown")


def test_the_question_that_waits_goes_along_with_the_answer() -> None:
    pending = RecommendQuestion(task="coding")

    found = answered(UnclearQuestion(why="no setup", pending=pending, missing=("model",)))

    assert (found.pending, found.missing) == (pending, ("model",))
