"""Laws of names that hold for the whole catalog."""

import pytest

from bot.parsing.text import clean
from catalog.bundled import load_catalog
from catalog.names import Kind, Names


@pytest.fixture(scope="module")
def names() -> Names:
    return load_catalog().names


def test_every_id_names_itself_as_it_reaches_the_parser(names: Names) -> None:
    missed = [
        model
        for model in load_catalog().models
        if model not in [mention.model for mention in names.mentions(clean(f"price of {model}"))]
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("grok-3-latest", "x-ai:grok-3"),
        ("mistral-large-latest", "mistral:mistral-large"),
        ("command-r-plus-08-2024", "cohere:command-r-plus"),
        ("gemini-2.5-pro-preview-06-05", "google:gemini-2.5-pro"),
        ("magistral-medium-2509", "mistral:magistral-medium"),
        ("mistral small", "mistral:mistral-small-2603"),
        ("gemini flash 3.8", "google:gemini-3.8-flash"),
        ("gemini 2 flash", "google:gemini-2.0-flash"),
        ("Gemini 3.0 Pro", "google:gemini-3-pro-preview"),
    ],
)
def test_a_snapshot_or_another_order_of_words_is_the_model_it_is_priced_as(names: Names, name: str, model: str) -> None:
    mention = names.resolve(name)

    assert mention is not None
    assert mention.model == model


@pytest.mark.parametrize(
    "name", ["claude-sonnet-4-5-latest", "gpt-5.2-latest", "gpt-5.1 micro", "gpt-5.1-5b", "claude-haiku-20240307"]
)
def test_a_tail_that_nobody_documents_makes_a_name_unknown(names: Names, name: str) -> None:
    mention = names.resolve(name)

    assert mention is not None
    assert mention.kind is Kind.UNKNOWN


def test_another_size_of_an_open_model_is_never_billed_as_tokens(names: Names) -> None:
    mention = names.resolve("gemma 3 12b")

    assert mention is not None
    assert (mention.text, mention.kind) == ("gemma 3 12b", Kind.AMBIGUOUS)


def test_what_follows_a_version_keeps_its_family_through_a_list(names: Names) -> None:
    found = [mention.model for mention in names.mentions("sonnet 4.5, 4.6 and 5, 10M each")]

    assert found == ["anthropic:claude-sonnet-4-5", "anthropic:claude-sonnet-4-6", "anthropic:claude-sonnet-5"]
