"""Lists of the catalog, and everything that is on file about one model."""

from datetime import date
from decimal import Decimal

from catalog.catalog import Catalog
from catalog.listing import listed, on_file
from catalog.model import ModelId, NoPrice, NoPriceReason, Price, Service

TODAY = date(2026, 11, 22)


def test_a_provider_lists_its_own_models_by_id(catalog: Catalog) -> None:
    rows = listed(catalog, today=TODAY, provider="deepseek")

    assert [row.model.id for row in rows] == [
        "deepseek:deepseek-chat",
        "deepseek:deepseek-flash",
        "deepseek:deepseek-reasoner",
        "deepseek:deepseek-v3.1-terminus",
        "deepseek:deepseek-v3.2",
        "deepseek:deepseek-v3.2-exp",
        "deepseek:deepseek-v4-flash",
        "deepseek:deepseek-v4-pro",
    ]


def test_without_a_provider_every_model_is_listed(catalog: Catalog) -> None:
    assert len(listed(catalog, today=TODAY)) == 2330


def test_an_unknown_provider_lists_nothing(catalog: Catalog) -> None:
    assert listed(catalog, today=TODAY, provider="nobody") == ()


def test_a_models_file_holds_every_service_and_what_is_on_file(catalog: Catalog) -> None:
    model = ModelId("openai:gpt-4.1-mini")

    file = on_file(catalog, model, today=TODAY)

    assert file is not None
    assert [price.rates.input if isinstance(price, Price) else price for price in file.prices] == [
        Decimal("0.4"),
        Decimal("0.2"),
        NoPrice(model, NoPriceReason.NO_SUCH_SERVICE, Service.FLEX),
        Decimal("0.7"),
    ]
    assert file.long_context is None
    assert file.lifecycle == catalog.lifecycle(model)
    assert file.capabilities == catalog.capabilities(model)
    assert file.history == catalog.history(model, today=TODAY)


def test_a_models_file_holds_its_long_context_rates(catalog: Catalog) -> None:
    file = on_file(catalog, ModelId("anthropic:claude-haiku-5-5"), today=TODAY)

    assert file is not None
    assert file.long_context is not None
    assert (file.long_context.tier_above, file.long_context.rates.input) == (100_000, Decimal("0.5"))


def test_a_fallback_row_has_a_file_and_nobodys_model_has_none(catalog: Catalog) -> None:
    azure = on_file(catalog, ModelId("azure:gpt-5.1"), today=TODAY)

    assert azure is not None
    assert azure.model.priced_as == "openai:gpt-5.1"
    assert on_file(catalog, ModelId("openai:gpt-9"), today=TODAY) is None
