from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import (
    AffordQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    Limits,
    PriceQuestion,
    Question,
    Volume,
)
from bot.replies.working import counted, full
from catalog.model import ModelId
from tests.builders import GPT_5_1, HAIKU, MINI, workload
from tests.speaking import said

PAIR = (GPT_5_1, MINI)


def steps(question: Question) -> list[tuple[str, str, str]]:
    return [(spoken(step.what), spoken(step.formula), spoken(step.result)) for step in said(question).working]


def spoken(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_whole_working_of_a_comparison() -> None:
    assert steps(CompareQuestion(models=PAIR, workload=workload(10**8))) == [
        ("gpt-5.1 a month", "50,000,000 × $1.25/M + 50,000,000 × $10.00/M", "$562.50"),
        ("gpt-5.1, a million tokens, half input, half output", "0.5 × $1.25 + 0.5 × $10.00", "$5.625"),
        ("gpt-4.1-mini a month", "50,000,000 × $0.40/M + 50,000,000 × $1.60/M", "$100.00"),
        ("gpt-4.1-mini, a million tokens, half input, half output", "0.5 × $0.40 + 0.5 × $1.60", "$1.00"),
        ("the gap", "$562.50 − $100.00", "$462.50"),
        ("the ratio", "$562.50 ÷ $100.00", "5.625×"),
        ("the ratio of input rates", "$1.25 ÷ $0.40", "3.125×"),
        ("the ratio of output rates", "$10.00 ÷ $1.60", "6.25×"),
        ("at 1M tokens", "1 × a million tokens", "gpt-5.1 $5.625 · gpt-4.1-mini $1.00"),
        ("at 10M tokens", "10 × a million tokens", "gpt-5.1 $56.25 · gpt-4.1-mini $10.00"),
        ("at 1B tokens", "1,000 × a million tokens", "gpt-5.1 $5,625.00 · gpt-4.1-mini $1,000.00"),
        ("gpt-5.1 in batch, at its batch rates", "50,000,000 × $0.625/M + 50,000,000 × $5.00/M", "$281.25"),
        ("gpt-4.1-mini in batch, at its batch rates", "50,000,000 × $0.20/M + 50,000,000 × $0.80/M", "$50.00"),
        (
            "gpt-5.1 with 60 % of the input cached",
            "20,000,000 × $1.25/M + 30,000,000 × $0.125/M + 50,000,000 × $10.00/M",
            "$528.75",
        ),
        ("gpt-5.1, saved by caching", "$562.50 − $528.75", "$33.75"),
        (
            "gpt-4.1-mini with 60 % of the input cached",
            "20,000,000 × $0.40/M + 30,000,000 × $0.10/M + 50,000,000 × $1.60/M",
            "$91.00",
        ),
        ("gpt-4.1-mini, saved by caching", "$100.00 − $91.00", "$9.00"),
    ]


def test_where_the_winner_changes_is_worked_out() -> None:
    cheap_input, cheap_output = ModelId("openai:gpt-5-mini"), ModelId("openai:gpt-4.1-mini")

    found = steps(CompareQuestion(models=(cheap_input, cheap_output), workload=workload(10**6)))

    assert (
        "input share above which gpt-5-mini is cheaper than gpt-4.1-mini",
        "($2.00 − $1.60) ÷ ($0.40 − $0.25 + $2.00 − $1.60)",
        "72.7 %",
    ) in found


def test_a_range_is_worked_out_at_both_ends() -> None:
    use = workload(50 * 10**6).model_copy(update={"upper": Volume.of(80 * 10**6, Decimal("0.5"))})

    found = steps(CostQuestion(models=(MINI,), workload=use))

    assert found[1] == (
        "gpt-4.1-mini a month at the upper end",
        "40,000,000 × $0.40/M + 40,000,000 × $1.60/M",
        "$80.00",
    )


def test_cached_input_is_a_part_of_its_own() -> None:
    use = workload(120_000_000, input_share="0.9", cached_share=Decimal("0.7"))

    found = steps(CostQuestion(models=(HAIKU,), workload=use))

    assert found[:2] == [
        (
            "claude-haiku-4-5 a month",
            "32,400,000 × $1.00/M + 75,600,000 × $0.10/M + 12,000,000 × $5.00/M",
            "$99.96",
        ),
        (
            "claude-haiku-4-5, a million tokens, 90 % input, 10 % output",
            "0.9 × (0.3 × $1.00 + 0.7 × $0.10) + 0.1 × $5.00",
            "$0.833",
        ),
    ]


def test_without_a_volume_a_million_tokens_are_worked_out_once() -> None:
    found = steps(CompareQuestion(models=PAIR))

    assert found[:2] == [
        ("gpt-5.1 per million tokens", "500,000 × $1.25/M + 500,000 × $10.00/M", "$5.625"),
        ("gpt-4.1-mini per million tokens", "500,000 × $0.40/M + 500,000 × $1.60/M", "$1.00"),
    ]
    assert not [what for what, _, _ in found if what == "at 1M tokens"]


def test_what_an_amount_buys_is_a_division() -> None:
    assert steps(AffordQuestion(models=(GPT_5_1,), budget_usd=Decimal(500))) == [
        ("gpt-5.1, a million tokens, half input, half output", "0.5 × $1.25 + 0.5 × $10.00", "$5.625"),
        ("tokens of gpt-5.1", "$500.00 ÷ $5.625 × 1,000,000, rounded down", "88,888,888"),
        ("a day of a month on gpt-5.1", "88,888,888 ÷ 30, rounded down", "2.963M"),
    ]


def test_the_first_of_a_ranking_are_worked_out() -> None:
    found = steps(CheapestQuestion(workload=workload(10**7), limits=Limits(providers=("anthropic",))))

    assert len(found) == 6
    assert found[0][0] == "claude-haiku-5-5 a month"


def test_a_price_shows_what_a_mixed_million_comes_to() -> None:
    assert steps(PriceQuestion(models=(HAIKU,))) == [
        ("claude-haiku-4-5, a million tokens, half input, half output", "0.5 × $1.00 + 0.5 × $5.00", "$3.00")
    ]


def test_asked_why_the_working_is_shown_at_once() -> None:
    questions: list[Question] = [
        CompareQuestion(models=PAIR, explain=True),
        CostQuestion(models=(MINI,), workload=workload(10**6), explain=True),
        PriceQuestion(models=(MINI,), explain=True),
        CheapestQuestion(explain=True),
        AffordQuestion(models=(MINI,), budget_usd=Decimal(5), explain=True),
    ]

    assert all(said(question).explained for question in questions)
    assert not said(CompareQuestion(models=PAIR)).explained


def test_a_comparison_offers_at_most_three_ways_on() -> None:
    assert [choice.label for choice in said(CompareQuestion(models=PAIR, workload=workload(10**8))).follow_ups] == [
        "Should we choose gpt-5.1 or gpt-4.1-mini?",
        "What about batch?",
        "Which performs better?",
    ]


def test_a_way_on_that_makes_no_sense_is_not_offered() -> None:
    unpriced = CompareQuestion(models=(ModelId("a:b"), ModelId("c:d")))
    single = CostQuestion(models=(ModelId("deepseek:deepseek-v4-pro"),), workload=workload(10**6))

    assert said(unpriced).follow_ups == ()
    assert [choice.label for choice in said(single).follow_ups] == [
        "Should we upgrade from deepseek-v4-pro?",
        "What if traffic doubles?",
    ]


def test_names_that_are_too_long_for_a_button_give_way_to_a_short_question() -> None:
    ids = [ModelId(f"anthropic:claude-{name}") for name in ("haiku-4-5", "sonnet-4-5", "sonnet-4-6", "opus-4-8")]

    labels = [choice.label for choice in said(CompareQuestion(models=tuple(ids))).follow_ups]

    assert labels[0] == "Which should we choose?"


def test_endless_digits_are_rounded_and_said_to_be() -> None:
    assert full(Decimal(1) / 3) == "≈ $0.333333"
    assert full(Decimal("-92.5")) == "−$92.50"
    assert counted(Decimal("0.5")) == "≈ 1"


@given(st.integers(0, 10**18), st.decimals(0, 1, places=4), st.decimals(0, 1, places=2))
def test_every_comparison_can_be_worked_out(tokens: int, share: Decimal, cached: Decimal) -> None:
    use = workload(tokens, input_share=str(share), cached_share=cached)

    reply = said(CompareQuestion(models=(GPT_5_1, MINI, HAIKU), workload=use))

    assert all(step.formula and step.result for step in reply.working)
