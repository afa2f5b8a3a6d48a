"""The questions of the comparison article that this project started from, from the words to the reply.

Where the article contradicts itself or the price list, the list is right.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.engine.answering import answer
from bot.engine.questions import Profile, Question
from bot.parsing.parse import parse
from bot.replies.compose import reply_to
from bot.replies.text import plain_text
from tests.builders import GPT_5_1, MINI, catalog

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """A question in words, as it was understood, answered and put into words."""

    question: Question
    answer: Any
    text: str


def asked(text: str) -> Asked:
    question = parse(text, catalog(), Profile(), NOW)
    found = answer(question, catalog(), NOW.date())
    return Asked(question, found, plain_text(reply_to(question, found)).replace("\N{NO-BREAK SPACE}", " "))


@pytest.mark.parametrize(
    "text",
    ["GPT-4.1 Mini vs GPT-5.1: which is cheaper?", "Which is cheaper: GPT-5.1 or GPT-4.1 Mini?"],
)
def test_which_is_cheaper(text: str) -> None:
    found = asked(text)

    ladder = {rung.tokens: rung.monthly_usd for rung in found.answer.ladder}
    assert found.answer.cheapest == MINI
    assert (found.answer.input_ratio, found.answer.output_ratio) == (Decimal("3.125"), Decimal("6.25"))
    assert found.answer.ratio == Decimal("5.625")
    assert ladder == {
        10**6: {GPT_5_1: Decimal("5.625"), MINI: Decimal(1)},
        10**7: {GPT_5_1: Decimal("56.25"), MINI: Decimal(10)},
        10**8: {GPT_5_1: Decimal("562.5"), MINI: Decimal(100)},
    }
    assert "3.125×" in found.text
    assert "6.25×" in found.text


@pytest.mark.parametrize(
    "text",
    [
        "Which performs better, GPT-5.1 or GPT-4.1 Mini?",
        "GPT-5.1 vs GPT-4.1 Mini: which is better?",
        "Is GPT-5.1 better than GPT-4.1 Mini?",
    ],
)
def test_which_performs_better_by_public_tests_with_the_articles_claims_as_its_claims(text: str) -> None:
    found = asked(text)

    assert found.question.intent == "quality"
    claimed = " ".join(claim.text for claim in found.answer.claims)
    for claim in ("2.50/3", "92 %", "87 %", "12 % fewer errors", "4.1/5", "3.7/5", "300 ms", "50+ turns", "about 20"):
        assert claim in claimed
    assert "58:42" in found.text
    assert "2.50/3" in found.text
    assert "unverified" in found.text


@pytest.mark.parametrize(
    ("task", "figures"),
    [
        ("coding", ("57:43", "66 %", "23.9 %")),
        ("math", ("58:42", "60.4 %", "58.8 %")),
        ("creative writing", ("59:41",)),
        ("reasoning", ("22.1 %", "14.4 %", "48.1 %", "53.8 %")),
    ],
)
def test_which_performs_better_at_a_task(task: str, figures: tuple[str, ...]) -> None:
    text = asked(f"Which is better at {task}, GPT-5.1 or GPT-4.1 Mini?").text

    assert [figure for figure in figures if figure not in text] == []


def test_which_should_you_choose_where_cost_is_what_matters() -> None:
    found = asked("Which should we choose, GPT-5.1 or GPT-4.1 Mini, for 10M tokens a month?")

    assert (found.answer.verdict, found.answer.model) == ("stay", MINI)
    assert found.answer.cost_change_usd == Decimal("46.25")
    assert "choose it only until then" in found.text
    assert "$0.81" in found.text
    assert "better at coding, math, chat, writing, agents and vision" in found.text


def test_which_should_you_choose_where_solved_tasks_are_what_matters() -> None:
    found = asked("Which should we choose for coding, GPT-5.1 or GPT-4.1 Mini?")

    assert (found.answer.verdict, found.answer.model, found.answer.task) == ("switch", GPT_5_1, "coding")
    assert "$0.46 instead of $1.82" in found.text
    assert "1.15.0" in found.text


def test_which_should_you_choose_where_the_stakes_are_known() -> None:
    text = "Which should we choose, GPT-5.1 or GPT-4.1 Mini, for 10M tokens a month?"
    profile = Profile.model_validate({"worth": {"usd_per_point": "1"}})
    question = parse(text, catalog(), profile, NOW)

    found = answer(question, catalog(), NOW.date())

    assert found.kind == "recommend"
    assert (found.verdict, found.model, found.rule) == ("switch", GPT_5_1, "worth it")


def test_should_i_upgrade_from_gpt_4_1_mini_to_gpt_5_1() -> None:
    found = asked("Should I upgrade from GPT-4.1 Mini to GPT-5.1?")

    assert (found.question.intent, found.answer.verdict, found.answer.model) == ("recommend", "stay", MINI)
    assert found.text.splitlines()[0] == (
        "Stay off gpt-5.1 – but move before 14 January 2027, when gpt-4.1-mini is shut down"
    )
    assert "gpt-6-luna" in found.text
    assert "$1.60" not in found.text.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-5.1 vs GPT-4.1 Mini: which is better?",
        "Is GPT-5.1 better than GPT-4.1 Mini?",
        "Which is cheaper: GPT-5.1 or GPT-4.1 Mini?",
        "Should I upgrade from GPT-4.1 Mini to GPT-5.1?",
    ],
)
def test_every_answer_to_the_articles_own_questions_has_figures_sources_and_the_shutdown(text: str) -> None:
    found = asked(text)

    assert "Sources: " in found.text
    assert "14 January 2027" in found.text
    assert found.answer.sources
    assert found.answer.prices_from == "genai-prices 0.2.3"
    assert "10x" not in found.text
