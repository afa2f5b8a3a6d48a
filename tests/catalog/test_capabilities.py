"""Limits and abilities: the maker's facts, and who inherits them."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalog.capabilities import Abilities, Origin, maker_facts
from catalog.catalog import Catalog
from catalog.model import Capabilities, Model, ModelId
from catalog.prices import PriceList

CHECKED = date(2026, 7, 2)
FACTS = Path(__file__).parents[2] / "catalog/data/capabilities.toml"
LIST = Origin("price list", date(2026, 11, 4))


def test_a_model_has_its_limits_and_abilities_with_their_source(catalog: Catalog) -> None:
    model = ModelId("openai:gpt-4.1-mini")

    assert catalog.capabilities(model) == Capabilities(
        model,
        "models.dev (MIT)",
        CHECKED,
        context=1_047_576,
        output_limit=32_768,
        released=date(2025, 4, 14),
        knowledge_cutoff="2024-04",
        vision=True,
        tool_use=True,
        reasoning=False,
        structured_output=True,
        open_weights=False,
    )


def test_the_input_limit_stands_beside_a_context_that_counts_the_answer_too(catalog: Catalog) -> None:
    facts = catalog.capabilities(ModelId("openai:gpt-5.1"))

    assert facts is not None
    assert (facts.context, facts.input_limit, facts.output_limit) == (400_000, 272_000, 128_000)


def test_a_model_newer_than_the_first_source_has_the_facts_of_the_second(catalog: Catalog) -> None:
    facts = catalog.capabilities(ModelId("openai:gpt-6-luna"))

    assert facts is not None
    assert facts.source.startswith("litellm 1.109.1 (MIT); reasons by default")
    assert (facts.context, facts.input_limit, facts.released) == (1_050_000, 922_000, date(2026, 9, 22))
    assert (facts.vision, facts.reasoning, facts.reasons_by_default) == (True, True, True)


@pytest.mark.parametrize(
    ("hosted", "maker"),
    [
        ("azure:gpt-5.1", "openai:gpt-5.1"),
        ("openrouter:openai/gpt-5.1", "openai:gpt-5.1"),
        ("openrouter:openai/gpt-5.1:batch", "openai:gpt-5.1"),
        ("openrouter:anthropic/claude-opus-4.5", "anthropic:claude-opus-4-5"),
        ("aws:global.anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic:claude-sonnet-4-5"),
        ("aws:regional.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic:claude-haiku-4-5"),
        ("google:claude-sonnet-4-6", "anthropic:claude-sonnet-4-6"),
        ("aws:global.openai.gpt-6-luna", "openai:gpt-6-luna"),
        ("groq:openai/gpt-oss-120b", "openai:gpt-oss-120b"),
    ],
)
def test_a_hosted_copy_inherits_what_its_maker_says(catalog: Catalog, hosted: str, maker: str) -> None:
    copy, original = catalog.capabilities(ModelId(hosted)), catalog.capabilities(ModelId(maker))

    assert copy is not None
    assert original is not None
    assert copy.model == hosted
    assert (copy.vision, copy.tool_use, copy.output_limit) == (
        original.vision,
        original.tool_use,
        original.output_limit,
    )


def test_a_context_window_that_only_the_price_list_has_is_on_file_as_the_lists(catalog: Catalog) -> None:
    model = ModelId("anthropic:claude-mythos-5-2")

    assert catalog.capabilities(model) == Capabilities(model, catalog.source, catalog.as_of, context=1_000_000)


@pytest.mark.parametrize("model", ["openai:gpt-9", "nobody:gpt-5.1", "openrouter:openai/gpt-9", "gpt-5.1"])
def test_nobodys_model_has_nothing_on_file_and_leaves_nothing_behind(catalog: Catalog, model: str) -> None:
    assert catalog.capabilities(ModelId(model)) is None
    assert isinstance(catalog.abilities, Abilities)
    assert ModelId(model) not in catalog.abilities._known


def test_a_name_that_differs_by_more_than_a_date_inherits_nothing() -> None:
    facts = {ModelId("maker:model-1"): Capabilities(ModelId("maker:model-1"), "source", CHECKED, vision=True)}
    names = [
        "maker:model-1-20260101",
        "host:maker/model-1",
        "host:maker/model-1-mini",
        "host:maker/model-11",
        "maker:model",
    ]
    models = {ModelId(name): Model(ModelId(name), name, "Somebody") for name in names}

    abilities = Abilities(facts, models, listed=models.get, price_list=LIST)

    assert list(abilities) == ["maker:model-1-20260101", "host:maker/model-1"]


def test_the_facts_of_a_moving_alias_are_never_an_older_models() -> None:
    facts = {ModelId("maker:small-latest"): Capabilities(ModelId("maker:small-latest"), "source", CHECKED, vision=True)}
    models = {name: Model(name, name, "Maker") for name in map(ModelId, ("maker:small", "host:maker/small"))}

    abilities = Abilities(facts, models, listed=models.get, price_list=LIST)

    assert list(abilities) == []


@pytest.mark.parametrize(
    "model",
    [
        "deepseek:deepseek-chat",
        "google:gemini-pro",
        "mistral:magistral-small",
        "mistral:ministral-3b",
        "mistral:ministral-8b",
        "mistral:mistral-large",
        "openrouter:deepseek/deepseek-chat",
        "openrouter:mistralai/ministral-3b",
        "openrouter:mistralai/mistral-large",
        "openrouter:mistralai/mistral-medium",
        "openrouter:mistralai/mistral-medium-3",
        "openrouter:mistralai/mistral-small",
        "x-ai:grok-code-fast-1",
    ],
)
def test_a_row_of_an_older_model_has_nothing_of_the_newer_one(catalog: Catalog, model: str) -> None:
    row = catalog.models[ModelId(model)]
    window = Capabilities(row.id, catalog.source, catalog.as_of, context=row.context_window)

    assert catalog.capabilities(row.id) == (window if row.context_window else None)


def test_an_alias_that_the_list_prices_as_the_newer_model_has_the_newer_ones_facts(catalog: Catalog) -> None:
    pairs = [("ministral-8b-latest", "ministral-8b-2512"), ("mistral-medium-latest", "mistral-medium-3-5")]

    for alias, newer in pairs:
        facts, named = (catalog.capabilities(ModelId(f"mistral:{name}")) for name in (alias, newer))
        assert facts is not None
        assert named is not None
        assert replace(facts, model=named.model) == named


def test_facts_stand_under_the_id_that_the_price_list_prices_them_as(prices: PriceList) -> None:
    rows = [model for model in maker_facts(tomllib.loads(FACTS.read_text("utf-8"))) if model.name.endswith("-latest")]

    assert rows
    assert [model for model in rows if prices.snapshot_of(model.provider, model.name) != model] == []


def test_a_later_source_only_fills_what_an_earlier_one_leaves_open() -> None:
    data = {
        "sources": {
            "first": {"name": "First", "checked": date(2026, 7, 2)},
            "second": {"name": "Second", "checked": date(2026, 11, 22)},
        },
        "facts": {
            "first": "\nmaker:model - 2025-01 1000 - 100 vision reasoning\n",
            "second": "\nmaker:model 2026-01-02 - 9999 500 - vision,reasoning,tool_use -\n",
        },
        "reasons_by_default": {"maker:model": {"value": False, "source": "Third"}},
    }

    model = ModelId("maker:model")

    assert maker_facts(data)[model] == Capabilities(
        model,
        "First; Second; Third",
        date(2026, 7, 2),
        context=1000,
        input_limit=500,
        output_limit=100,
        released=date(2026, 1, 2),
        knowledge_cutoff="2025-01",
        vision=True,
        tool_use=True,
        reasoning=False,
        reasons_by_default=False,
    )


def test_release_dates_are_those_of_the_makers_own_rows(catalog: Catalog) -> None:
    assert isinstance(catalog.abilities, Abilities)

    released = catalog.abilities.released()

    assert released[ModelId("anthropic:claude-sonnet-4-6")] == date(2026, 2, 17)
    assert not any(model.provider in {"azure", "aws", "openrouter"} for model in released)


def test_every_fact_on_file_is_some_models(catalog: Catalog) -> None:
    assert isinstance(catalog.abilities, Abilities)
    assert catalog.abilities.unused() == ()
