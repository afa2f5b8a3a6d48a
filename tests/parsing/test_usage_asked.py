"""Questions of spend and forecast: groups, parts, rankings and what the profile gives."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import ForecastQuestion, Period, Question, SpendQuestion, UnclearQuestion
from bot.parsing.groups import Groups, groups, top
from bot.parsing.named_parts import named_parts
from catalog.model import ModelId

Ask = Callable[..., Question]
LAST_WEEK = Period.model_validate({"start": "2026-11-09", "end": "2026-11-16"})


def test_spend_holds_its_period_and_breakdown(ask: Ask) -> None:
    question = ask("what did we spend last week by model?")

    assert question == SpendQuestion(period=LAST_WEEK, group_by="model")


def test_spend_without_a_period_is_this_month_and_says_so(ask: Ask) -> None:
    question = ask("spend by team")

    assert question == SpendQuestion(
        period=Period.model_validate({"start": "2026-11-01", "end": "2026-11-23"}),
        group_by="team",
        assumptions=("this month so far (say “last week” or “in October” for another period)",),
    )


def test_spend_is_reckoned_in_the_zone_of_the_profile(ask: Ask) -> None:
    question = ask("spend today", timezone="Pacific/Kiritimati")

    assert isinstance(question, SpendQuestion)
    assert question.period == Period.model_validate({"start": "2026-11-22", "end": "2026-11-23"})


def test_a_question_can_be_narrowed_to_models_sellers_teams_projects_and_keys(ask: Ask) -> None:
    question = ask("last week's spend of team search on gpt-5.1 on azure in project atlas with key prod-7")

    assert isinstance(question, SpendQuestion)
    assert question.models == (ModelId("azure:gpt-5.1"),)
    assert question.only == {"team": ("search",), "project": ("atlas",), "key": ("prod-7",)}


def test_a_bare_brand_is_its_maker(ask: Ask) -> None:
    question = ask("what did claude cost us last week")

    assert question == SpendQuestion(period=LAST_WEEK, providers=("anthropic",))


def test_a_seller_can_be_left_out(ask: Ask) -> None:
    question = ask("what did we spend without openai last week")

    assert question == SpendQuestion(period=LAST_WEEK, barred=("openai",))


def test_the_name_of_a_project_is_no_model(ask: Ask) -> None:
    question = ask("what did project gpt-5.1 spend last week")

    assert question == SpendQuestion(period=LAST_WEEK, only={"project": ("gpt-5.1",)})


def test_a_breakdown_that_is_not_offered_is_said(ask: Ask) -> None:
    question = ask("spend by user last week")

    assert question == SpendQuestion(
        period=LAST_WEEK,
        assumptions=("no breakdown by user: I know models, providers, projects, teams, keys and days",),
    )


@pytest.mark.parametrize(
    ("text", "by", "then_by"),
    [
        ("spend by vendor", "provider", None),
        ("per API key", "key", None),
        ("daily breakdown", "day", None),
        ("how much did each team spend", "team", None),
        ("which project was the most expensive", "project", None),
        ("top API keys", "key", None),
        ("who spent the most", "team", None),
        ("spend per department and model", "team", "model"),
        ("daily spend by model", "model", "day"),
        ("app-level split", "project", None),
        ("by token", None, None),
        ("total", None, None),
    ],
)
def test_a_breakdown_is_read(text: str, by: str | None, then_by: str | None) -> None:
    assert groups(text) == Groups(by, then_by)  # type: ignore[arg-type]  # pytest's parameters are plain strings


@pytest.mark.parametrize(
    ("text", "count"),
    [("top 5 models", 5), ("the three most expensive keys", 3), ("top ten teams", 10), ("top models", None)],
)
def test_a_ranking_can_say_its_length(text: str, count: int | None) -> None:
    assert top(text) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("how much did the data science team spend", ["data science"]),
        ("the search team's bill", ["search"]),
        ("team: search", ["search"]),
        ('project "checkout v2"', ["checkout v2"]),
        ("teams search, growth and ads", ["search", "growth", "ads"]),
        ("which team spent most", []),
        ("the team", []),
        ("our project costs", []),
        ("key takeaways", []),
        ("key prod-backend", ["prod-backend"]),
    ],
)
def test_teams_projects_and_keys_are_named_before_or_behind(text: str, names: list[str]) -> None:
    assert [part.name for part in named_parts(text)] == names


def test_a_date_with_two_readings_is_offered_both_ways(ask: Ask) -> None:
    question = ask("what did we spend on 3/11?")

    assert isinstance(question, UnclearQuestion)
    assert (question.why, question.said) == ("bad period", "3/11")
    assert [choice.ask for choice in question.choices] == [
        "what did we spend on 3 November?",
        "what did we spend on 11 March?",
    ]


def test_a_forecast_is_of_this_month_unless_another_is_named(ask: Ask) -> None:
    questions = [ask("forecast"), ask("forecast december pls")]

    assert questions == [
        ForecastQuestion(period=Period.model_validate({"start": "2026-11-01", "end": "2026-12-01"})),
        ForecastQuestion(period=Period.model_validate({"start": "2026-12-01", "end": "2027-01-01"})),
    ]


def test_a_forecast_of_what_is_over_is_of_this_month_and_says_so(ask: Ask) -> None:
    question = ask("forecast for last month")

    assert question == ForecastQuestion(
        period=Period.model_validate({"start": "2026-11-01", "end": "2026-12-01"}),
        assumptions=("that period is over: this is the forecast of the running month",),
    )


def test_a_forecast_carries_what_the_profile_runs(ask: Ask) -> None:
    question = ask("forecast next 3 months", model="openai:gpt-5.1", tokens_per_month=10**8, input_share="0.8")

    assert isinstance(question, ForecastQuestion)
    assert (question.runs, question.models) == (ModelId("openai:gpt-5.1"), ())
    assert (question.workload.tokens_per_month, question.workload.input_share) == (10**8, Decimal("0.8"))


WORDS = st.sampled_from([
    "spend", "forecast", "budget", "digest", "alert", "last", "week", "by", "team", "search", "key", "$5k", "-$3",
    "31", "february", "3/11", "from", "to", "the", "9th", "vs", "every", "monday", "at", "9am", "pause", "until",
    "set", "remove", "€", "NaN", "gpt-5.1", "claude", "on", "#", "<#C024BE91L|x>", "\x01", "'", '"', "?",
    "99999999999999999999",
])  # fmt: skip


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=300))
def test_no_text_raises(ask: Ask, text: str) -> None:
    question = ask(text, timezone="Europe/Berlin", model="openai:gpt-5.1", tokens_per_month=10**8, budget_usd="100")

    assert question == type(question).model_validate(question.model_dump())
