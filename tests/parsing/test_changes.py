"""What-ifs: what is run now, and what would be different."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Change, Move, Question, UnclearQuestion, Volume, WhatIfQuestion
from bot.parsing.growth import growth
from catalog.model import ModelId, Service

Ask = Callable[..., Question]

MINI, GPT51, NANO, SONNET, HAIKU = (
    ModelId("openai:gpt-4.1-mini"),
    ModelId("openai:gpt-5.1"),
    ModelId("openai:gpt-5-nano"),
    ModelId("anthropic:claude-sonnet-4-5"),
    ModelId("anthropic:claude-haiku-4-5"),
)


def supposed(ask: Ask, text: str, **profile: object) -> WhatIfQuestion:
    question = ask(text, **({"model": MINI, "tokens_per_month": 100_000_000} | profile))
    assert isinstance(question, WhatIfQuestion), question
    return question


def moves(**shares: str) -> Change:
    models = {"gpt51": GPT51, "nano": NANO, "haiku": HAIKU, "mini": MINI}
    return Change(moves=tuple(Move(share=Decimal(share), model=models[name]) for name, share in shares.items()))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("what if we send 20% of our traffic to gpt-5.1?", moves(gpt51="0.2")),
        ("what if half of it went to haiku 4.5", moves(haiku="0.5")),
        ("what if gpt-5.1 handled 1 in 5 requests?", moves(gpt51="0.2")),
        ("what if we switched to gpt-5.1?", moves(gpt51="1")),
        ("keep 70% on gpt-4.1-mini and send the rest to gpt-5.1, new bill?", moves(gpt51="0.3")),
        ("what if 10% goes to gpt-5.1 and 30% to gpt-5-nano", moves(gpt51="0.1", nano="0.3")),
        ("what happens to our bill if usage doubles?", Change(factor=Decimal(2))),
        ("what if traffic grows by 25%?", Change(factor=Decimal("1.25"))),
        ("what if volume shrinks 40%", Change(factor=Decimal("0.6"))),
        ("what if usage 10xes", Change(factor=Decimal(10))),
        ("what if traffic halves?", Change(factor=Decimal("0.5"))),
        ("What if traffic grows 10% every month until summer?", Change(monthly_growth=Decimal("0.1"), months=7)),
        ("what if we grow 15% per month for 6 months", Change(monthly_growth=Decimal("0.15"), months=6)),
        ("what if we grow 15% per month", Change(monthly_growth=Decimal("0.15"))),
        ("what if traffic grows 20% a year for two years", Change(factor=Decimal("1.44"))),
        ("what if we ran everything in batch?", Change(service=Service.BATCH)),
        ("what if we stop caching?", Change(cached_share=Decimal(0))),
        ("what if we turned off batch?", Change(service=Service.STANDARD)),
        ("what would we save if 60% of the input was cached?", Change(cached_share=Decimal("0.6"))),
        ("what if our mix were 80/20 input/output?", Change(input_share=Decimal("0.8"))),
        ("what if answers were twice as long", Change(output_factor=Decimal(2))),
        ("what if outputs got 50% longer?", Change(output_factor=Decimal("1.5"))),
        ("what if prompts get 30% longer?", Change(input_factor=Decimal("1.3"))),
        ("what if our inputs double", Change(input_factor=Decimal(2))),
        (
            "what if context grows by 50% and answers get twice as long",
            Change(input_factor=Decimal("1.5"), output_factor=Decimal(2)),
        ),
        ("what if the prompts are half as long?", Change(input_factor=Decimal("0.5"))),
        ("what if inputs and outputs both double?", Change(factor=Decimal(2))),
        ("what if usage falls to 30M", Change(volume=Volume(input=Decimal(15_000_000), output=Decimal(15_000_000)))),
        (
            "what if we cached 50% and doubled the volume in batch",
            Change(cached_share=Decimal("0.5"), factor=Decimal(2), service=Service.BATCH),
        ),
    ],
)
def test_each_kind_of_change_is_read(ask: Ask, text: str, change: Change) -> None:
    question = supposed(ask, text)

    assert question.change == change
    assert (question.baseline, question.workload.tokens_per_month) == (MINI, 100_000_000)


@pytest.mark.parametrize(
    ("text", "baseline", "change", "tokens"),
    [
        ("80/20 split between gpt-5-nano and gpt-5.1 at 50M", NANO, moves(gpt51="0.2"), 50_000_000),
        ("a third of the load from sonnet 4.5 to gpt-5.1, 90M total", SONNET, None, 90_000_000),
        ("if half of our sonnet 4.5 calls ran on haiku 4.5? total is 5M/mo", SONNET, moves(haiku="0.5"), 5_000_000),
        ("60% gpt-5-nano, 30% gpt-5.1 and 10% haiku 4.5", NANO, moves(gpt51="0.3", haiku="0.1"), None),
        ("usage on gpt-5.1 doubles", GPT51, Change(factor=Decimal(2)), None),
        ("the cache hit rate was 90% on gpt-5.1", GPT51, Change(cached_share=Decimal("0.9")), None),
    ],
)
def test_what_is_run_now_is_told_by_the_words(
    ask: Ask, text: str, baseline: ModelId, change: Change | None, tokens: int | None
) -> None:
    question = supposed(ask, f"what if {text}", model=None, tokens_per_month=None)

    assert question.baseline == baseline
    assert change in (None, question.change)
    assert question.workload.tokens_per_month == tokens


def test_of_a_split_what_the_profile_runs_is_the_start(ask: Ask) -> None:
    question = supposed(ask, "what if we had a 80/20 split between gpt-5-nano and gpt-4.1-mini")

    assert (question.baseline, question.change) == (MINI, moves(nano="0.8"))


def test_a_share_of_traffic_is_never_the_input_share(ask: Ask) -> None:
    question = supposed(ask, "what if 80/20 split between gpt-5-nano and gpt-5.1 at 50M", input_share="0.7")

    assert question.workload.input_share == Decimal("0.7")


def test_of_two_volumes_the_first_is_now_and_the_second_then(ask: Ask) -> None:
    question = supposed(ask, "what if we went from 2M a day to 5M a day on gpt-5.1", model=None)

    assert question.workload.tokens_per_month == 60_000_000
    assert question.change.volume == Volume(input=Decimal(75_000_000), output=Decimal(75_000_000))


def test_a_volume_that_takes_the_place_of_another_is_read_either_way_round(ask: Ask) -> None:
    question = supposed(ask, "what if we had 400M instead of 100M tokens", tokens_per_month=None)

    assert question.workload.tokens_per_month == 100_000_000
    assert question.change.volume == Volume(input=Decimal(200_000_000), output=Decimal(200_000_000))


def test_the_mix_of_another_change_is_that_of_the_start(ask: Ask) -> None:
    question = supposed(ask, "what if usage doubles? we are 80/20 input/output")

    assert (question.workload.input_share, question.change) == (Decimal("0.8"), Change(factor=Decimal(2)))


def test_the_start_keeps_its_own_service_and_cache(ask: Ask) -> None:
    question = supposed(ask, "what if we cached 60%?", cached_share="0.2", service="batch")

    assert (question.workload.cached_share, question.workload.service) == (Decimal("0.2"), Service.BATCH)
    assert question.change == Change(cached_share=Decimal("0.6"))


def test_caching_without_a_number_is_half_and_said(ask: Ask) -> None:
    question = supposed(ask, "what would we save with prompt caching?")

    assert question.change == Change(cached_share=Decimal("0.5"))
    assert question.assumptions[-1] == "half of the input cached assumed (say “60% cached”)"


def test_without_a_model_the_change_waits_for_one(ask: Ask) -> None:
    question = ask("what if we send 20% of our traffic to gpt-5.1?")

    assert isinstance(question, UnclearQuestion)
    assert (question.why, question.missing) == ("no setup", ("model", "volume"))
    assert isinstance(question.pending, WhatIfQuestion)
    assert question.pending.change == moves(gpt51="0.2")


def test_without_a_change_the_changes_to_ask_for_are_offered(ask: Ask) -> None:
    question = ask("what if?", model=MINI, tokens_per_month=1_000_000)

    assert isinstance(question, UnclearQuestion)
    asked = [ask(choice.ask, model=MINI, tokens_per_month=1_000_000) for choice in question.choices]
    assert [each.intent for each in asked] == ["what_if"] * 4


def test_words_of_a_what_if_without_a_change_ask_whatever_else_they_ask(ask: Ask) -> None:
    assert ask("what happens to gpt-4.1-mini in january, does it go away?").intent == "lifecycle"
    assert ask("suppose the budget is $2,500, how many tokens of haiku 4.5 would this buy?").intent == "afford"


@given(st.text(alphabet="dobluetripxhalv 0123456789%.+-growby,", max_size=80))
def test_no_words_of_growth_raise(text: str) -> None:
    assert all(each.factor >= 0 for each in growth(text))
