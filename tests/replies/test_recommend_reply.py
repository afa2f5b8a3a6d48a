"""A decision in words: exact texts of the whole reply where it matters, and rules that hold for all of them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.cli.ask import as_dict
from bot.engine.questions import RecommendQuestion, Worth
from bot.engine.recommend import recommend
from bot.replies.recommend_reasons import reasons
from bot.replies.reply import Reply
from bot.replies.text import plain_text
from bot.usecases.ask import Outcome
from catalog.model import ModelId, Task
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, TODAY, catalog, workload
from tests.speaking import said

GPT_4 = ModelId("openai:gpt-4")
SONNET = ModelId("anthropic:claude-sonnet-4-5")
PROFILED = RecommendQuestion(from_model=MINI, workload=workload(10**8), task="classification")


def told(today: date = TODAY, **asked: Any) -> Reply:
    return said(RecommendQuestion(**{"workload": workload(10**8)} | asked), today=today)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_whole_decision_for_a_channel_that_runs_gpt_4_1_mini_for_classification() -> None:
    assert plain(plain_text(said(PROFILED))).splitlines()[:-1] == [
        "Stay off gpt-5.1 for classification – but move before 14 January 2027, when gpt-4.1-mini is shut down",
        (
            "You run gpt-4.1-mini · task: classification · 100M tokens a month · "
            "half input, half output · standard service"
        ),
        "a month: now: gpt-4.1-mini $100, gpt-5.1 $563 (+$463), gpt-6-luna $30 (−$70)",
        (
            "independent tests of classification: now: gpt-4.1-mini none on file, gpt-5.1 none on file, "
            "gpt-6-luna none on file"
        ),
        (
            "LMArena text, style-controlled: all prompts (Dec 2025): now: gpt-4.1-mini 1,381, "
            "gpt-5.1 1,438 (none or low) – preferred 58:42, gpt-6-luna none on file"
        ),
        "shut down: now: gpt-4.1-mini 14 Jan 2027, gpt-5.1 1 Apr 2027, gpt-6-luna none announced",
        (
            "⚠ gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna: $30 a month, "
            "with no evidence on file. gpt-5.1 is shut down on 1 April 2027 (no successor named)."
        ),
        (
            "• +$463 a month (+462.5 %) buys 58 preferences in 100 instead of 50. It pays if one Arena point is worth "
            "$8.11 a month to you (your limit: not set)."
        ),
        "• gpt-6-luna reasons by default: it stays cheaper until it writes 3.8 times the output of gpt-4.1-mini.",
        "• Before any change of model: batch saves $50 and caching 60 % of the input saves $9 a month.",
        "• What would settle it: your own 200 hardest items on gpt-6-luna, under $1 (2k tokens each, assumed).",
        "• Confidence: low – one source, 11 months old, not about this task.",
    ]


HEADLINES = [
    (
        {"from_model": GPT_5_1, "to_model": MINI},
        "Stay off gpt-4.1-mini – but move before 1 April 2027, when gpt-5.1 is shut down",
    ),
    (
        {"from_model": MINI, "to_model": GPT_5_1, "task": "coding"},
        (
            "gpt-5.1 is shut down on 1 April 2027 (no successor named): switch to it from gpt-4.1-mini for coding only "
            "until then – a solved task costs $0.46 instead of $1.82"
        ),
    ),
    (
        {"from_model": MINI, "to_model": GPT_5_1, "worth": Worth(usd_per_point=Decimal(10))},
        (
            "gpt-5.1 is shut down on 1 April 2027 (no successor named): switch to it from gpt-4.1-mini only until then "
            "– +$463 a month for 58 preferences in 100 instead of 50 pays at the $10.00 a point that you set"
        ),
    ),
    (
        {"from_model": MINI, "to_model": GPT_5_1, "budget_usd": Decimal(300)},
        (
            "gpt-5.1 is shut down on 1 April 2027 (no successor named): send 43.2 % of the traffic to it only until "
            "then – +$463 a month for all of it is more than what you allow"
        ),
    ),
    (
        {"from_model": MINI, "to_model": HAIKU, "task": "tool_use", "budget_usd": Decimal(200)},
        (
            "Send 50 % of the traffic to claude-haiku-4-5 for tool use and keep the rest on gpt-4.1-mini – but move "
            "before 14 January 2027, when gpt-4.1-mini is shut down"
        ),
    ),
    (
        {"from_model": MINI, "to_model": LUNA},
        (
            "Test gpt-6-luna before 14 January 2027, when gpt-4.1-mini is shut down: no independent test on file "
            "compares it with gpt-4.1-mini, and it saves $70 a month"
        ),
    ),
    (
        {"from_model": MINI, "to_model": GPT_4},
        (
            "gpt-4 (already shut down) cannot be chosen: stay on gpt-4.1-mini for now – but move before 14 January "
            "2027, when it is shut down"
        ),
    ),
    (
        {"from_model": ModelId("openai:gpt-3.5-turbo")},
        (
            "gpt-3.5-turbo was shut down on 23 October 2026: run gpt-5.6-terra instead, though no independent "
            "test on file compares the two"
        ),
    ),
    (
        {"models": (GPT_5_1, MINI), "workload": workload(10**7)},
        (
            "gpt-4.1-mini is shut down on 14 January 2027 (successor: gpt-6-luna): choose it only until then – gpt-5.1 "
            "would cost $46 more a month for 58 preferences in 100 instead of 50"
        ),
    ),
    (
        {"models": (HAIKU, ModelId("anthropic:claude-sonnet-5-5"))},
        (
            "No independent test of general ability on file compares claude-haiku-4-5 with claude-sonnet-5-5: "
            "test claude-haiku-4-5 first, the cheapest"
        ),
    ),
    (
        {"from_model": MINI, "to_model": ModelId("openai:gpt-4o")},
        (
            "Look beyond gpt-4o: it is shut down on 14 January 2027 (successor: gpt-6-luna), and no independent test "
            "of general ability on file compares it with gpt-4.1-mini"
        ),
    ),
    ({}, "There is nothing to weigh: name the model that runs now, and one to weigh against it"),
]


@pytest.mark.parametrize(("asked", "headline"), HEADLINES)
def test_a_decision_can_be_forwarded_in_one_sentence(asked: dict[str, Any], headline: str) -> None:
    assert plain(told(**asked).headline) == headline


def test_before_gpt_5_1_has_an_end_on_file_the_downgrade_is_told_by_its_price() -> None:
    reply = told(date(2026, 5, 1), from_model=GPT_5_1, to_model=MINI, horizon_months=3)

    assert reply.headline == (
        "Stay on gpt-5.1: gpt-4.1-mini would save $463 a month for 42 preferences in 100 instead of 50"
    )


def test_a_switch_on_thin_evidence_is_tied_to_a_test_of_ones_own() -> None:
    reply = told(from_model=GPT_5_1, task="summarization")

    assert plain(reply.headline) == (
        "Switch to gemini-2.5-flash-lite for summarization before 1 April 2027, when gpt-5.1 is shut down: it saves "
        "$538 a month and does better in Vectara hallucination rate of summaries, if your own test agrees"
    )


def test_who_chooses_is_told_by_task_and_what_the_hardest_part_would_cost() -> None:
    facts = [plain(fact.text) for fact in told(models=(GPT_5_1, MINI), workload=workload(10**7)).facts]

    assert facts[1] == (
        "By task, gpt-5.1 is better at coding, math, chat, writing, agents and vision; the tests disagree at reasoning."
    )
    assert facts[3] == "Sending only the hardest 10 % to gpt-5.1, the rest to gpt-4.1-mini, costs $15 a month."


def test_a_worth_that_is_set_is_shown_beside_the_break_even_and_turns_are_told() -> None:
    facts = [
        plain(fact.text)
        for fact in told(from_model=MINI, to_model=GPT_5_1, worth=Worth(usd_per_point=Decimal(5))).facts
    ]

    assert any(fact.endswith("worth $8.11 a month to you (your limit: $5.00).") for fact in facts)
    assert "The verdict would be “switch” above 73.5 % input or below 61.62M tokens a month." in facts


def test_old_evidence_is_labelled_with_its_age() -> None:
    table = told(date(2027, 1, 2), from_model=MINI, to_model=GPT_5_1).table

    assert table is not None
    assert plain(table.rows[1][0].text) == "LMArena text, style-controlled: all prompts (Dec 2025) (12 months old)"


def test_the_working_shows_every_figure_with_its_formula() -> None:
    working = {step.what: (plain(step.formula), plain(step.result)) for step in said(PROFILED).working}

    assert working["gpt-5.1 a month"] == ("50,000,000 × $1.25/M + 50,000,000 × $10.00/M", "$562.50")
    assert working["gpt-5.1 against gpt-4.1-mini"] == ("$562.50 − $100.00", "+$462.50 (+462.5 %)")
    assert working["expected preference in blind votes"] == ("1 ÷ (1 + 10^(−57 ÷ 400))", "58.1 %, 58:42")
    assert working["worth of a point at which it pays"] == ("$462.50 ÷ 57", "≈ $8.114035")
    assert working["times the output at which gpt-6-luna costs as much as gpt-4.1-mini"] == (
        "($100.00 − $5.00) ÷ $25.00",
        "3.8×",
    )
    assert working["200 of your own items on gpt-6-luna"][1] == "$0.12"
    assert working["where the verdict turns"][1] == "nowhere"


def test_every_reason_has_its_figure_and_its_source() -> None:
    assert [plain(reason) for reason in reasons(PROFILED, recommend(PROFILED, catalog(), TODAY))] == [
        "gpt-4.1-mini costs $100.00 a month (OpenAI list prices: genai-prices 0.2.3, checked 12 Oct 2026).",
        (
            "gpt-5.1 costs $562.50 a month, $462.50 more than gpt-4.1-mini, 462.5 % "
            "(OpenAI list prices: genai-prices 0.2.3, checked 12 Oct 2026)."
        ),
        (
            "gpt-6-luna costs $30.00 a month, $70.00 less than gpt-4.1-mini, 70 % "
            "(OpenAI list prices: genai-prices 0.2.3, checked 12 Oct 2026)."
        ),
        (
            "LMArena text, style-controlled: all prompts: gpt-5.1 1,438 against gpt-4.1-mini 1,381, preferred 58:42 "
            "(LMArena text leaderboard, 17 Dec 2025)."
        ),
        (
            "gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna "
            "(shutdown dates: litellm 1.109.1 (MIT), checked 22 Nov 2026)."
        ),
        "gpt-5.1 is shut down on 1 April 2027 (shutdown dates: litellm 1.109.1 (MIT), checked 22 Nov 2026).",
        "What runs now has to be replaced before 14 January 2027: gpt-6-luna is next.",
        "No evidence on file for gpt-6-luna (searched: all benchmark tables of this catalog).",
        "gpt-6-luna reasons by default: cheaper until it writes 3.8 times the output of gpt-4.1-mini (list prices).",
    ]


def test_the_machine_readable_answer_carries_the_reasons() -> None:
    outcome = Outcome(PROFILED, recommend(PROFILED, catalog(), TODAY))

    found: Any = as_dict(outcome)

    assert found["answer"]["reasons"] == list(reasons(PROFILED, recommend(PROFILED, catalog(), TODAY)))
    assert (found["answer"]["verdict"], found["answer"]["cost_change_usd"]) == ("stay", "462.5")
    assert {"model", "benchmark", "task", "score", "unit", "source", "as_of"} <= found["answer"]["evidence"][0].keys()


def test_a_decision_can_be_shared_refined_asked_on_and_given_a_worth() -> None:
    reply = said(PROFILED)

    assert (reply.can_share, reply.can_refine, reply.controls) == (True, True, ("set_worth",))
    assert [choice.label for choice in reply.follow_ups] == [
        "Compare gpt-4.1-mini, gpt-5.1 and gpt-6-luna",
        "What about batch?",
        "Which one for coding?",
    ]


def test_why_shows_the_working_at_once() -> None:
    assert said(PROFILED.model_copy(update={"explain": True})).explained


BASELINES = (MINI, GPT_5_1, HAIKU, SONNET, ModelId("openai:gpt-4o"), ModelId("azure:gpt-4.1"))
TASKS: tuple[Task | None, ...] = (None, "coding", "tool_use", "summarization", "classification", "vision")


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("task", TASKS)
def test_every_decision_keeps_the_rules_of_speech(baseline: ModelId, task: Task | None) -> None:
    reply = told(from_model=baseline, task=task)
    text = plain_text(reply)

    assert len(reply.facts) <= 6
    assert len(reply.headline) <= 230
    assert "!" not in text
    assert "I think" not in text
    assert reply.facts[-1].text.startswith("Confidence: ")
    assert len({len(row) for row in reply.table.rows} | {len(reply.table.header)}) == 1 if reply.table else True
