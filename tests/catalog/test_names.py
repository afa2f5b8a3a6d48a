import gc
import tomllib
import tracemalloc
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.bundled import load_catalog
from catalog.names import Kind

NAMES = load_catalog().names


def said(text: str) -> list[str | None]:
    return [mention.model for mention in NAMES.mentions(text)]


@pytest.mark.parametrize(
    "text",
    ["gpt-5.1", "GPT 5.1", "gpt5.1", "openai:gpt-5.1", "openai/gpt-5.1", "OpenAI GPT-5.1", "chatgpt 5.1", "gpt-5.1's"],
)
def test_every_spelling_of_an_id_is_that_id(text: str) -> None:
    assert said(text) == ["openai:gpt-5.1"]


def test_every_id_of_a_maker_is_itself() -> None:
    catalog = load_catalog()
    makers = [model for model in catalog.models if model.provider in {"openai", "anthropic", "google", "x-ai"}]

    wrong = [model for model in makers if (found := NAMES.resolve(model)) is None or found.model != model]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "first_choice"),
    [
        ("gpt-5.1-mini", "openai:gpt-5.1"),
        ("gpt 5.1 mini", "openai:gpt-5.1"),
        ("gpt5.1mini", "openai:gpt-5.1"),
        ("claude-sonnet-4-5-foo", "anthropic:claude-sonnet-4-5"),
        ("gpt-9", "openai:gpt-5"),
        ("sonnet 4.7", "anthropic:claude-sonnet-4-6"),
        ("kimi k9", "moonshotai:kimi-k3"),
        ("mistral large 9", None),
        ("gemini-ultra", None),
        ("o5-mini", None),
        ("llama-9", None),
        ("gpt-5.1 on groq", None),
    ],
)
def test_a_name_that_is_nobody_s_is_never_a_neighbour(text: str, first_choice: str | None) -> None:
    (mention,) = NAMES.mentions(text)

    assert (mention.kind, mention.model, mention.text) == (Kind.UNKNOWN, None, text)
    assert 1 <= len(mention.models) <= 5
    assert first_choice in {None, mention.models[0]}


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("gtp-5.1", "openai:gpt-5.1"),
        ("gemni 2.5 pro", "google:gemini-2.5-pro"),
        ("sonet 4.5", "anthropic:claude-sonnet-4-5"),
        ("hiaku", "anthropic:claude-haiku-5-5"),
        ("cluade opus 4.8", "anthropic:claude-opus-4-8"),
        ("deepsek v3.2", "deepseek:deepseek-v3.2"),
        ("gemini 2.5 flsh", "google:gemini-2.5-flash"),
    ],
)
def test_a_misspelt_brand_is_read_and_said_so(text: str, model: str) -> None:
    (mention,) = NAMES.mentions(text)

    assert (mention.kind, mention.model) == (Kind.TYPO, model)
    assert mention.note is not None
    assert mention.note.startswith(f"“{text}” read as")


@pytest.mark.parametrize(
    "text", ["get 5 of them", "the clause", "please command the ada team", "a plus", "on a roll", "2 o 1", ""]
)
def test_ordinary_words_are_no_models(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("gpt-5.1 on azure", ["azure:gpt-5.1"]),
        ("azure o4-mini", ["azure:o4-mini"]),
        ("bedrock sonnet 4.5", ["aws:global.anthropic.claude-sonnet-4-5-20250929-v1:0"]),
        ("claude 3 haiku via aws bedrock", ["aws:regional.anthropic.claude-3-haiku-20240307-v1:0"]),
        ("sonnet 4.5 on vertex", ["google:claude-sonnet-4-5"]),
        ("groq llama 3.3 70b", ["groq:llama-3.3-70b-versatile"]),
        ("gpt-5.1 through openrouter", ["openrouter:openai/gpt-5.1"]),
        ("is gpt-5.1 cheaper on azure or openai", ["azure:gpt-5.1", "openai:gpt-5.1"]),
        ("us.anthropic.claude-haiku-4-5-20251001-v1:0", ["aws:regional.anthropic.claude-haiku-4-5-20251001-v1:0"]),
        ("openrouter/anthropic/claude-sonnet-4.5", ["openrouter:anthropic/claude-sonnet-4.5"]),
    ],
)
def test_the_host_named_is_the_host_taken(text: str, models: list[str]) -> None:
    assert said(text) == models


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("sonnet 4.5 vs 4.6", ["anthropic:claude-sonnet-4-5", "anthropic:claude-sonnet-4-6"]),
        ("gpt-5 mini or nano", ["openai:gpt-5-mini", "openai:gpt-5-nano"]),
        ("gemini 2.5 pro or flash?", ["google:gemini-2.5-pro", "google:gemini-2.5-flash"]),
        ("sonnet 3 million tokens", ["anthropic:claude-sonnet-5-5"]),
        ("opus 5 5M tokens", ["anthropic:claude-opus-5"]),
        ("sonnet 4 5 vs gpt 5 1", ["anthropic:claude-sonnet-4-5", "openai:gpt-5.1"]),
    ],
)
def test_a_number_beside_a_name_is_its_version_or_an_amount(text: str, models: list[str]) -> None:
    assert said(text) == models


def test_a_second_version_that_nobody_has_is_not_dropped() -> None:
    kinds = [mention.kind for mention in NAMES.mentions("sonnet 4.5 vs 4.7")]

    assert kinds == [Kind.ALIAS, Kind.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "effort"),
    [("GPT-5 mini (high)", "high"), ("gpt-5.1 high vs o3", "high"), ("o3 (medium)", "medium"), ("gpt-5.1", None)],
)
def test_the_effort_is_kept_apart_from_the_model(text: str, effort: str | None) -> None:
    assert NAMES.mentions(text)[0].effort == effort


def test_a_snapshot_is_itself_where_it_has_a_price_and_else_its_model() -> None:
    assert said("gpt-4o-2024-05-13") == ["openai:gpt-4o-2024-05-13"]
    assert said("gpt-4o-2024-08-06") == ["openai:gpt-4o"]
    assert said("claude-sonnet-4-5-20250929") == ["anthropic:claude-sonnet-4-5"]


def test_a_family_is_its_newest_model_and_says_so() -> None:
    (mention,) = NAMES.mentions("sonnet")

    assert mention.model == "anthropic:claude-sonnet-5-5"
    assert mention.note == "“sonnet” read as claude-sonnet-5-5, the newest in the catalog"


def test_a_name_that_is_an_id_is_no_family() -> None:
    assert said("gemini pro") == ["google:gemini-pro"]
    assert said("mistral large") == ["mistral:mistral-large"]


def test_an_ordinary_word_counts_with_its_maker() -> None:
    assert said("cohere command") == ["cohere:command"]


def test_every_alias_names_a_model_of_the_catalog() -> None:
    catalog = load_catalog()
    aliases = tomllib.loads((files("catalog") / "data" / "aliases.toml").read_text("utf-8"))

    assert {name: model for name, model in aliases.items() if model not in catalog.models} == {}
    assert {name for name, model in aliases.items() if said(name) != [model]} == set()


def test_every_family_has_a_newest_member() -> None:
    families = tomllib.loads((files("catalog") / "data" / "families.toml").read_text("utf-8"))["family"]

    named = NAMES.newest()

    assert {family for family, row in families.items() if row["names"][0].replace("-", " ") not in named} == set()
    assert sorted(name for name, models in named.items() if len(models) > 1) == ["claude"]


def test_a_menu_search_puts_the_exact_model_first() -> None:
    assert NAMES.search("gpt 5.1", 3)[0] == "openai:gpt-5.1"
    assert len(NAMES.search("", 20)) == 20
    assert NAMES.search("no such thing", 5) == ()


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_names_raise_and_mentions_lie_in_order(text: str) -> None:
    mentions = NAMES.mentions(text)

    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)


def test_junk_names_leave_nothing_behind() -> None:
    for number in range(50):
        NAMES.mentions(f"price of gpt-junk{number}")
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(300):
        NAMES.mentions(f"price of gpt-junk{number}x and claude-{number}")
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert after - before < 50_000
