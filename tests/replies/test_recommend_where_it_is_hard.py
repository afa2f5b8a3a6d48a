"""What a decision says where evidence is thin, models are many, limits are tight, or something is gone already."""

from decimal import Decimal
from typing import Any

from bot.engine.questions import RecommendQuestion, Volume
from bot.engine.recommend import recommend
from bot.replies.reply import Reply
from catalog.model import ModelId
from tests.builders import GPT_5_1, LUNA, MINI, TODAY, catalog, workload
from tests.speaking import said

GPT_4 = ModelId("openai:gpt-4")
SONNET = ModelId("anthropic:claude-sonnet-4-5")


def told(**asked: Any) -> Reply:
    return said(RecommendQuestion(**{"workload": workload(10**8)} | asked), today=TODAY)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_of_three_the_reply_shows_all_and_says_which_to_test_first() -> None:
    reply = told(models=(GPT_5_1, MINI, LUNA), task="coding")

    assert reply.headline == (
        "No independent test of coding on file compares gpt-6-luna with gpt-4.1-mini and gpt-5.1: test gpt-6-luna "
        "first, the cheapest that lasts"
    )
    assert reply.table is not None
    assert reply.table.header == ("compared", "gpt-6-luna", "gpt-4.1-mini", "gpt-5.1")
    assert "your own 200 hardest items on gpt-6-luna" in reply.facts[-2].text


def test_figures_of_different_tests_never_stand_side_by_side() -> None:
    table = told(from_model=ModelId("openai:gpt-4o"), to_model=SONNET, task="coding").table

    assert table is not None
    assert [plain(cell.text) for cell in table.rows[1]] == [
        "independent tests of coding",
        "other tests",
        "other tests",
        "none on file",
    ]


def test_makers_own_figures_decide_where_nothing_else_does_and_are_called_that() -> None:
    reply = told(from_model=ModelId("openai:o3"), to_model=ModelId("google:gemini-2.5-pro"), task="math")

    assert reply.table is not None
    assert plain(reply.table.rows[2][0].text) == "AIME 2024 (Jul 2025, makers' own figures) (16 months old)"
    assert plain(reply.facts[-1].text) == (
        "Confidence: low – 16 months old, makers' own figures only, no interval given, AIME 2025 says the opposite."
    )


def test_tests_that_disagree_lower_the_confidence_and_are_named() -> None:
    reply = told(from_model=MINI, to_model=GPT_5_1, task="reasoning")

    assert plain(reply.facts[-1].text) == (
        "Confidence: low – 2 sources, 4 months old, no interval given, "
        "LiveBench 2025-04-25/05-30: reasoning says the opposite."
    )


def test_what_was_solved_under_other_conditions_lowers_the_confidence() -> None:
    reply = told(from_model=MINI, to_model=GPT_5_1, task="coding")

    assert plain(reply.facts[-1].text) == (
        "Confidence: medium – 2 sources, 11 months old, tasks solved under different conditions."
    )


def test_one_model_at_two_sellers_is_told_by_its_price_alone() -> None:
    reply = told(from_model=GPT_5_1, to_model=ModelId("azure:gpt-5.1"))

    assert reply.headline == (
        "Stay on gpt-5.1: gpt-5.1 on Microsoft Azure costs the same and is the same model "
        "– but gpt-5.1 is shut down on 1 April 2027"
    )
    assert reply.facts[-1].text == "Confidence: high – the same model at two sellers."


def test_a_split_says_what_the_month_comes_to() -> None:
    facts = [plain(fact.text) for fact in told(from_model=MINI, to_model=GPT_5_1, budget_usd=Decimal(300)).facts]

    assert "With 43.2 % on gpt-5.1 it comes to $300 a month (+$200)." in facts


def test_a_budget_that_even_staying_breaks_is_said_with_what_would_keep_it() -> None:
    facts = [plain(fact.text) for fact in told(from_model=MINI, to_model=GPT_5_1, budget_usd=Decimal(50)).facts]

    assert "gpt-4.1-mini alone is over the budget of $50 a month; gpt-6-luna would keep it." in facts
    assert told(from_model=GPT_5_1, to_model=MINI, budget_usd=Decimal(50)).headline.endswith(
        "gpt-5.1 alone is over the budget of $50, and so is gpt-4.1-mini"
    )


def test_a_range_of_volumes_has_both_ends_of_every_difference() -> None:
    use = workload(5 * 10**7).model_copy(update={"upper": Volume.of(8 * 10**7, Decimal("0.5"))})

    table = told(from_model=MINI, to_model=GPT_5_1, workload=use).table

    assert table is not None
    assert [cell.text for cell in table.rows[0]][2:] == ["$281–$450 (+$231 to +$370)", "$15–$24 (−$35 to −$56)"]


GONE = ModelId("anthropic:claude-3-7-sonnet-latest")


def test_what_is_gone_is_never_replaced_by_what_goes_next() -> None:
    found = recommend(RecommendQuestion(from_model=GONE, task="coding"), catalog(), TODAY)

    assert (found.rule, found.to_model) == ("gone", ModelId("moonshotai:kimi-k2"))
    assert [end.model for end in found.shutdowns] == [GONE]


def test_what_is_gone_and_cannot_be_replaced_by_what_was_named_is_said_in_one_sentence() -> None:
    reply = told(from_model=ModelId("anthropic:claude-3-haiku"), to_model=GPT_4)

    assert reply.headline == (
        "claude-3-haiku was shut down on 20 April 2026, and gpt-4 (already shut down) cannot take its place: "
        "name a model to weigh instead"
    )
