"""What `cheapest` is asked to choose from."""

from collections.abc import Callable

from bot.engine.questions import CheapestQuestion, Question

Ask = Callable[..., Question]


def ranking(question: Question) -> CheapestQuestion:
    assert isinstance(question, CheapestQuestion), question
    return question


def test_sellers_that_are_ruled_out_are_never_ranked(ask: Ask) -> None:
    question = ranking(ask("cheapest model not from openai or anthropic for 20M tokens"))

    assert not {"openai", "anthropic"} & set(question.limits.providers)
    assert {"google", "mistral", "x-ai"} <= set(question.limits.providers)


def test_a_brand_without_a_version_limits_the_ranking_to_its_maker(ask: Ask) -> None:
    assert ranking(ask("cheapest gemini for 40M")).limits.providers == ("google",)


def test_an_ability_that_is_not_wanted_is_no_limit_and_is_said(ask: Ask) -> None:
    question = ranking(ask("cheapest non-reasoning model 10M"))

    assert not question.limits.reasoning
    assert "“non-reasoning” is left aside: models cannot be chosen by what they lack" in question.assumptions


def test_a_limit_on_one_side_is_said_to_be_held_against_the_mix(ask: Ask) -> None:
    question = ranking(ask("models under $2 per million output"))

    assert "“under $2 per million output” is held against input and output in their mix" in question.assumptions


def test_a_task_is_what_the_model_is_wanted_for_and_no_ability(ask: Ask) -> None:
    assert ranking(ask("top 3 cheapest for coding, 80M tokens")).task == "coding"
    assert ranking(ask("cheapest google model that has vision")).task is None
    assert ranking(ask("cheapest model")).task is None
