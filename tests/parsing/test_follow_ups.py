"""Follow-ups: what a thread's last question lends to the next one, and that it is said."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.engine.questions import (
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    Limits,
    Move,
    Question,
    RecommendQuestion,
    UnclearQuestion,
    Volume,
    WhatIfQuestion,
    Workload,
    Worth,
)
from catalog.model import ModelId, Service

Ask = Callable[..., Question]

MINI, GPT51, HAIKU, SONNET = (
    ModelId("openai:gpt-4.1-mini"),
    ModelId("openai:gpt-5.1"),
    ModelId("anthropic:claude-haiku-4-5"),
    ModelId("anthropic:claude-sonnet-4-5"),
)
THIRD = Volume(input=Decimal(1_000_001), output=Decimal("2000000.5"))
TENS = Workload(tokens_per_month=3_000_002, input_share=THIRD.input / THIRD.total, volume=THIRD)
COMPARED = CompareQuestion(models=(GPT51, MINI), workload=TENS)
DECIDED = RecommendQuestion(
    models=(MINI, GPT51),
    from_model=MINI,
    to_model=GPT51,
    workload=TENS,
    limits=Limits(vision=True),
    budget_usd=Decimal(900),
)


def test_a_comparison_goes_on_at_the_exact_volume_of_its_thread(ask: Ask) -> None:
    question = ask("add sonnet 4.5", thread=COMPARED)

    assert isinstance(question, CompareQuestion)
    assert question.models == (GPT51, MINI, SONNET)
    assert question.workload == TENS
    assert question.assumptions == (
        "models from this thread",
        "input share from this thread",
        "volume from this thread",
    )


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("and haiku 4.5?", (GPT51, MINI, HAIKU)),
        ("without gpt-5.1", (MINI,)),
        ("replace gpt-5.1 with haiku 4.5", (HAIKU, MINI)),
        ("just gpt-5.1", (GPT51,)),
        ("add haiku 4.5 and sonnet 4.5", (GPT51, MINI, HAIKU, SONNET)),
        ("haiku 4.5 instead", (GPT51, HAIKU)),
    ],
)
def test_models_join_leave_and_take_places(ask: Ask, text: str, models: tuple[ModelId, ...]) -> None:
    question = ask(text, thread=COMPARED)

    assert isinstance(question, CompareQuestion | CostQuestion)
    assert question.models == models
    assert question.workload.volume == THIRD


def test_another_mix_keeps_the_total(ask: Ask) -> None:
    question = ask("80/20 input/output?", thread=COMPARED)

    assert isinstance(question, CompareQuestion)
    assert question.workload.volume == Volume(input=Decimal("2400001.2"), output=Decimal("600000.3"))


def test_batch_and_cache_are_asked_of_the_same_models(ask: Ask) -> None:
    batch, cached = ask("what about batch?", thread=COMPARED), ask("and cached 60%?", thread=COMPARED)

    assert isinstance(batch, CompareQuestion)
    assert isinstance(cached, CompareQuestion)
    assert (batch.workload.service, cached.workload.cached_share) == (Service.BATCH, Decimal("0.6"))
    assert batch.models == cached.models == (GPT51, MINI)


def test_should_we_upgrade_is_asked_of_the_models_of_the_thread(ask: Ask) -> None:
    open_, known = ask("should we upgrade?", thread=COMPARED), ask("should we upgrade?", thread=COMPARED, model=MINI)

    assert isinstance(open_, RecommendQuestion)
    assert isinstance(known, RecommendQuestion)
    assert (open_.models, open_.from_model, open_.to_model) == ((GPT51, MINI), None, None)
    assert (known.models, known.from_model, known.to_model) == ((GPT51, MINI), MINI, GPT51)
    assert open_.workload == known.workload == TENS


def test_which_one_for_a_task_chooses_and_which_is_better_compares_quality(ask: Ask) -> None:
    chosen, better = ask("which one for coding?", thread=COMPARED), ask("which is better?", thread=COMPARED)

    assert (chosen.intent, chosen.models, chosen.task) == ("recommend", (GPT51, MINI), "coding")
    assert (better.intent, better.models) == ("quality", (GPT51, MINI))


@pytest.mark.parametrize("text", ["why?", "how did you get that?", "show the working", "explain", "but why though?"])
@pytest.mark.parametrize("thread", [COMPARED, DECIDED])
def test_why_asks_for_the_working_of_the_same_question(ask: Ask, text: str, thread: Question) -> None:
    assert ask(text, thread=thread) == thread.model_copy(update={"explain": True})


def test_why_without_a_thread_is_unclear(ask: Ask) -> None:
    assert isinstance(ask("why?", model=MINI), UnclearQuestion)


def test_a_decision_keeps_its_limits_and_takes_another_candidate(ask: Ask) -> None:
    question = ask("and gemini 2.5 pro?", thread=DECIDED)

    assert isinstance(question, RecommendQuestion)
    assert (question.from_model, question.to_model) == (MINI, ModelId("google:gemini-2.5-pro"))
    assert (question.limits, question.budget_usd, question.workload) == (Limits(vision=True), Decimal(900), TENS)


def test_a_decision_goes_on_with_a_task_a_worth_a_budget_or_a_horizon(ask: Ask) -> None:
    task, worth, budget, horizon = (
        ask(text, thread=DECIDED)
        for text in ("for coding?", "what if quality is worth $10 a point", "and under $300?", "and over 12 months?")
    )

    assert task == DECIDED.model_copy(update={"task": "coding", "assumptions": task.assumptions})
    assert worth == DECIDED.model_copy(
        update={"worth": Worth(usd_per_point=Decimal(10)), "assumptions": worth.assumptions}
    )
    assert budget == DECIDED.model_copy(update={"budget_usd": Decimal(300), "assumptions": budget.assumptions})
    assert horizon == DECIDED.model_copy(update={"horizon_months": 12, "assumptions": horizon.assumptions})


def test_a_ranking_gathers_limits(ask: Ask) -> None:
    thread = CheapestQuestion(workload=TENS, limits=Limits(providers=("google",), top=3))

    question = ask("with vision?", thread=thread)

    assert isinstance(question, CheapestQuestion)
    assert question.limits == Limits(providers=("google",), top=3, vision=True)
    assert question.workload == TENS


def test_a_what_if_takes_another_part_another_model_or_one_change_more(ask: Ask) -> None:
    first = ask("what if we send 20% of our traffic to gpt-5.1?", model=MINI, tokens_per_month=1_000_000)
    assert isinstance(first, WhatIfQuestion)

    part, model, more, volume = (
        ask(text, model=MINI, tokens_per_month=1_000_000, thread=first)
        for text in ("and 30%?", "to haiku 4.5 instead?", "what if we also used batch", "and at 1B?")
    )

    assert isinstance(part, WhatIfQuestion)
    assert isinstance(model, WhatIfQuestion)
    assert isinstance(more, WhatIfQuestion)
    assert isinstance(volume, WhatIfQuestion)
    assert part.change == first.change.model_copy(update={"moves": (Move(share=Decimal("0.3"), model=GPT51),)})
    assert model.change == first.change.model_copy(update={"moves": (Move(share=Decimal("0.2"), model=HAIKU),)})
    assert more.change == first.change.model_copy(update={"service": Service.BATCH})
    assert (volume.change, volume.workload.tokens_per_month) == (first.change, 1_000_000_000)


def test_a_change_of_a_comparison_without_a_setup_compares_after_it(ask: Ask) -> None:
    question = ask("what if it doubles?", thread=COMPARED)

    assert isinstance(question, CompareQuestion)
    assert question.models == (GPT51, MINI)
    assert question.workload.volume == Volume(input=Decimal(2_000_002), output=Decimal(4_000_001))


def test_a_question_of_its_own_is_not_bent_to_the_thread(ask: Ask) -> None:
    price, compared, mistral = (
        ask(text, thread=DECIDED)
        for text in ("price of o3", "o3 vs haiku 4.5 10M", "which mistral models do you know?")
    )

    assert (price.intent, price.models) == ("price", (ModelId("openai:o3"),))
    assert (compared.intent, compared.models) == ("compare", (ModelId("openai:o3"), HAIKU))
    assert mistral.intent == "catalog"


def test_the_thread_wins_over_the_plain_list_of_models(ask: Ask) -> None:
    question = ask("and at 1B?", thread=COMPARED, thread_models=[HAIKU, SONNET])

    assert question.models == (GPT51, MINI)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("and at 1B?", "compare"), ("should we upgrade?", "recommend"), ("which is better?", "quality")],
)
def test_a_plain_list_of_models_is_a_thread_too(ask: Ask, text: str, intent: str) -> None:
    question = ask(text, thread_models=[GPT51, MINI])

    assert (question.intent, question.models) == (intent, (GPT51, MINI))


@pytest.mark.parametrize("text", ["and at 1B?", "80/20?", "what about batch?", "for coding?", "and haiku 4.5?"])
def test_without_a_thread_a_fragment_is_never_an_answer_about_nothing(ask: Ask, text: str) -> None:
    question = ask(text)

    assert question.intent == "unclear" or question.models == (HAIKU,)
