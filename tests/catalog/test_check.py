"""The check of a catalog: nothing wrong with the bundled one, and every planted fault found."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from genai_prices.data_snapshot import DataSnapshot
from genai_prices.types import ClauseEquals, ModelInfo, ModelPrice, Provider

from catalog.catalog import Catalog
from catalog.check import Bundled, Finding, Severity, bundled, check, float_in
from catalog.evidence import EvidenceShelf
from catalog.lifecycle import Lifecycles
from catalog.model import Capabilities, Lifecycle, ModelId, Price, Rates, Service
from catalog.overrides import Contract, Days, Overrides
from catalog.prices import PriceList

TODAY = date(2026, 11, 22)


def found(catalog: Catalog, *, today: date = TODAY, data: Bundled | None = None) -> list[tuple[str, str, str]]:
    return [(finding.severity, finding.about, finding.what) for finding in check(catalog, today=today, data=data)]


def with_span(catalog: Catalog, **facts: Any) -> Catalog:
    span = Lifecycle(
        **{"model": ModelId("openai:gpt-5.1"), "shutdown": None, "successor": None} | facts, source="s", checked=TODAY
    )
    return replace(catalog, lifecycles=Lifecycles({span.model: span}))


def test_the_bundled_catalog_is_sound(catalog: Catalog) -> None:
    assert check(catalog, today=TODAY) == ()


@pytest.mark.parametrize(
    ("rates", "what"),
    [
        ({"input_mtok": Decimal(-1), "output_mtok": Decimal(1)}, "input is -1"),
        ({"input_mtok": Decimal(1), "output_mtok": Decimal("NaN")}, "output is NaN"),
        ({"input_mtok": Decimal(1), "output_mtok": Decimal("Infinity")}, "output is Infinity"),
        ({"input_mtok": Decimal(1), "output_mtok": Decimal(2), "cache_read_mtok": Decimal(-2)}, "cache_read is -2"),
        ({"input_mtok": Decimal(1), "output_mtok": Decimal(2000)}, "output at 2000 does not fit input at 1"),
        ({"input_mtok": Decimal(2000), "output_mtok": Decimal(1)}, "output at 1 does not fit input at 2000"),
    ],
)
def test_a_rate_that_cannot_be_is_found(catalog: Catalog, rates: Mapping[str, Decimal], what: str) -> None:
    row = ModelInfo(id="model", match=ClauseEquals("model"), prices=ModelPrice(**rates))
    snapshot = DataSnapshot([Provider(id="maker", name="M", api_pattern="m", models=[row])], from_auto_update=False)
    faulty = replace(
        catalog,
        list_prices=PriceList(snapshot, as_of=TODAY),
        lifecycles=Lifecycles({}),
        abilities={},
        benchmarked=lambda: EvidenceShelf(benchmarks={}, figures=()),
    )

    findings = found(faulty, data=replace(bundled(), aliases={}, families={}))

    assert findings == [("error", "maker:model standard", what)]


def test_a_float_anywhere_is_found(catalog: Catalog) -> None:
    model = ModelId("openai:gpt-5.1")
    rates = Rates(cast("Decimal", 1.25), Decimal(10))
    own = Overrides(contracts={(model, Service.STANDARD): (Contract(rates, Days(), "own.toml"),)})

    assert found(replace(catalog, overrides=own)) == [("error", model, "holds a float")]


def test_an_alias_of_nobody_is_found(catalog: Catalog) -> None:
    data = replace(bundled(), aliases={"the good one": "openai:gpt-9"})

    assert found(catalog, data=data) == [("error", "alias the good one", "openai:gpt-9 is no model")]


def test_an_alias_of_a_row_that_only_falls_back_to_the_makers_is_found(catalog: Catalog) -> None:
    data = replace(bundled(), aliases={"the azure one": "azure:gpt-5.1"})

    assert catalog.model(ModelId("azure:gpt-5.1")) is not None
    assert found(catalog, data=data) == [("error", "alias the azure one", "azure:gpt-5.1 is no model")]


def test_a_family_that_no_name_resolves_to_is_found(catalog: Catalog) -> None:
    family = {"names": ["haiku", "hiaku three"], "provider": "anthropic", "members": r"claude-haiku-(\d-\d)"}
    data = replace(bundled(), families={"family": {"haiku": family}})

    assert found(catalog, data=data) == [("error", "family hiaku three", "no model of anthropic belongs to it")]


def test_a_family_without_members_is_found(catalog: Catalog) -> None:
    family = {"names": ["sonata"], "provider": "anthropic", "members": r"claude-sonata-(\d+)"}
    data = replace(bundled(), families={"family": {"sonata": family}})

    assert found(catalog, data=data) == [("error", "family sonata", "no model of anthropic belongs to it")]


@pytest.mark.parametrize(
    ("facts", "severity", "what"),
    [
        ({"model": ModelId("openai:gpt-9")}, "error", "has a life span but is no model"),
        ({"shutdown": "2027-01-14"}, "error", "shutdown '2027-01-14' is no date"),
        ({"successor": ModelId("openai:gpt-9")}, "error", "successor openai:gpt-9 is no model"),
    ],
)
def test_a_life_span_that_cannot_be_is_found(
    catalog: Catalog, facts: Mapping[str, Any], severity: str, what: str
) -> None:
    faulty = with_span(catalog, **facts)

    assert found(faulty) == [(severity, facts.get("model", "openai:gpt-5.1"), what)]


def test_a_successor_that_is_gone_itself_is_found(catalog: Catalog) -> None:
    old = Lifecycle(ModelId("openai:o1-mini"), date(2025, 10, 27), ModelId("openai:o4-mini"), "s", TODAY)
    spans = Lifecycles({**catalog.lifecycles.entries, old.model: old})

    assert found(replace(catalog, lifecycles=spans)) == [
        ("warning", "openai:o1-mini", "successor openai:o4-mini was itself shut down on 2026-10-23")
    ]


def test_facts_of_nobody_are_found(catalog: Catalog) -> None:
    nobody = ModelId("openai:gpt-9")

    faulty = replace(catalog, abilities={nobody: Capabilities(nobody, "s", TODAY)})

    assert found(faulty) == [("warning", nobody, "has facts but no row in the catalog")]


def test_another_installed_price_list_than_the_data_were_checked_against_is_found(catalog: Catalog) -> None:
    data = replace(bundled(), installed="0.2.4")

    assert found(catalog, data=data) == [
        ("error", "genai-prices", "0.2.4 is installed, the data files were checked against 0.2.3")
    ]


@pytest.mark.parametrize(("days", "severity"), [(45, None), (46, "warning"), (120, "warning"), (121, "error")])
def test_prices_grow_stale(catalog: Catalog, days: int, severity: str | None) -> None:
    today = catalog.as_of + timedelta(days)
    data = replace(bundled(), lifecycles_checked=today)

    stale = [finding for finding in check(catalog, today=today, data=data) if finding.about == "prices"]

    assert [finding.severity for finding in stale] == ([severity] if severity else [])


@pytest.mark.parametrize(("days", "expected"), [(60, []), (61, ["shutdown dates"])])
def test_shutdown_dates_grow_stale(catalog: Catalog, days: int, expected: list[str]) -> None:
    data = replace(bundled(), lifecycles_checked=TODAY - timedelta(days))

    assert [finding.about for finding in check(catalog, today=TODAY, data=data)] == expected


def test_errors_come_first_and_each_finding_says_what_to_do(catalog: Catalog) -> None:
    data = replace(bundled(), installed="9", lifecycles_checked=date(2026, 1, 1), aliases={"x": "y:z"})

    findings = check(catalog, today=TODAY, data=data)

    assert [finding.severity for finding in findings] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
    assert findings[0] == Finding(Severity.ERROR, "alias x", "y:z is no model", "correct data/aliases.toml")
    assert all(finding.remedy for finding in findings)


def test_no_value_of_the_catalog_is_a_float(catalog: Catalog) -> None:
    values = [
        (
            catalog.model(model),
            catalog.capabilities(model),
            catalog.lifecycle(model),
            catalog.history(model, today=TODAY),
        )
        for model in catalog.models
    ]
    prices = [catalog.price(model, at=TODAY, service=service) for model in catalog.models for service in Service]

    assert not any(float_in(value) for value in (*values, *prices))


def test_a_float_is_seen_wherever_it_hides() -> None:
    price = Price(ModelId("m:m"), Rates(Decimal(1), cast("Decimal", 2.0)), Service.STANDARD, "s")

    assert float_in(((price,),))
    assert not float_in((Decimal(1), 1, "1.0", None, Rates(Decimal(1), Decimal(2)), Rates))
