"""Shutdown dates and successors: what is on file, and that nothing is made up."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.bundled import lifecycles_checked
from catalog.catalog import Catalog
from catalog.lifecycle import Lifecycles, lifecycles
from catalog.model import Lifecycle, ModelId

EVIDENCE = Path(__file__).parents[3] / "shared/data/evidence/deprecation_dates_litellm.csv"


@pytest.mark.parametrize(
    ("model", "shutdown"),
    [
        ("openai:gpt-4.1-mini", date(2027, 1, 14)),
        ("openai:gpt-4.1", date(2027, 1, 14)),
        ("openai:gpt-4o", date(2027, 1, 14)),
        ("openai:gpt-4o-mini", date(2027, 1, 14)),
        ("openai:gpt-4o-2024-05-13", date(2026, 10, 23)),
        ("openai:gpt-5.1", date(2027, 4, 1)),
        ("openai:gpt-5", date(2026, 12, 11)),
        ("openai:gpt-5-mini", date(2026, 12, 11)),
        ("openai:gpt-5-nano", date(2026, 12, 11)),
        ("openai:o3", date(2026, 12, 11)),
        ("openai:gpt-4.1-nano", date(2026, 10, 23)),
        ("openai:o1-mini", date(2025, 10, 27)),
        ("azure:gpt-4.1-mini", date(2027, 4, 14)),
        ("azure:gpt-5.1", date(2027, 5, 15)),
        ("anthropic:claude-3-haiku", date(2026, 4, 20)),
        ("anthropic:claude-sonnet-4-5", date(2026, 11, 30)),
        ("aws:global.anthropic.claude-sonnet-4-5-20250929-v1:0", date(2027, 4, 8)),
        ("google:gemini-2.5-pro", date(2026, 12, 1)),
        ("google:claude-3-7-sonnet", date(2026, 5, 11)),
        ("deepseek:deepseek-chat", date(2026, 7, 24)),
        ("deepseek:deepseek-reasoner", date(2026, 7, 24)),
        ("x-ai:grok-code-fast-1", date(2026, 5, 15)),
    ],
)
def test_a_shutdown_date_is_the_sellers_own(catalog: Catalog, model: str, shutdown: date) -> None:
    entry = catalog.lifecycle(ModelId(model))

    assert entry is not None
    assert entry.shutdown == shutdown


def test_an_alias_has_the_date_of_its_snapshot_and_names_it(catalog: Catalog) -> None:
    entry = catalog.lifecycle(ModelId("openai:gpt-4.1-mini"))

    assert entry == Lifecycle(
        ModelId("openai:gpt-4.1-mini"),
        date(2027, 1, 14),
        ModelId("openai:gpt-6-luna"),
        "litellm 1.109.1 (MIT)",
        date(2026, 11, 22),
        source_url="https://platform.openai.com/docs/deprecations",
        via="gpt-4.1-mini-2025-04-14",
        successor_source="articles of October 2026 quoting OpenAI's page (secondary: verify there)",
    )


@pytest.mark.parametrize(
    ("model", "successor"),
    [
        ("openai:gpt-5", "openai:gpt-6.1-sol"),
        ("anthropic:claude-sonnet-4-5", "anthropic:claude-sonnet-5-5"),
        ("google:gemini-2.5-pro", "google:gemini-3.8-flash"),
        ("x-ai:grok-3", "x-ai:grok-4.3"),
    ],
)
def test_a_successor_is_the_one_that_the_vendor_names(catalog: Catalog, model: str, successor: str) -> None:
    entry = catalog.lifecycle(ModelId(model))

    assert entry is not None
    assert entry.successor == successor


@pytest.mark.parametrize("model", ["openai:gpt-5.1", "azure:gpt-4.1-mini", "openai:o1-mini"])
def test_no_successor_is_made_up_where_no_source_names_one(catalog: Catalog, model: str) -> None:
    entry = catalog.lifecycle(ModelId(model))

    assert entry is not None
    assert (entry.successor, entry.successor_source) == (None, None)


@pytest.mark.parametrize("model", ["openai:gpt-6-luna", "google:gemini-3.8-flash", "nobody:nothing"])
def test_a_model_without_a_known_date_has_nothing_on_file(catalog: Catalog, model: str) -> None:
    assert catalog.lifecycle(ModelId(model)) is None


def test_the_date_of_another_platform_is_not_the_sellers_own(catalog: Catalog) -> None:
    entry = catalog.lifecycle(ModelId("google:gemini-3.6-flash"))

    assert entry is not None
    assert entry.shutdown is None
    assert entry.platforms == (("Vertex AI", date(2026, 11, 19)),)


@pytest.mark.parametrize(
    ("model", "not_before"),
    [
        ("google:claude-haiku-4-5", date(2026, 10, 15)),
        ("google:claude-opus-4-5", date(2026, 11, 24)),
        ("google:claude-opus-5", date(2027, 1, 24)),
        ("google:claude-sonnet-4-5", date(2026, 9, 29)),
    ],
)
def test_a_promise_to_keep_a_model_until_a_day_is_no_shutdown_on_that_day(
    catalog: Catalog, model: str, not_before: date
) -> None:
    entry = catalog.lifecycle(ModelId(model))

    assert entry == Lifecycle(
        ModelId(model),
        None,
        None,
        "Google Cloud's page of Claude models of 2026-09-02, read in a stored copy",
        date(2026, 11, 22),
        source_url="https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude",
        not_before=not_before,
    )


def test_a_claude_on_google_cloud_is_looked_up_among_partner_models_and_not_on_the_gemini_page(
    catalog: Catalog,
) -> None:
    spans = [span for model, span in catalog.lifecycles.entries.items() if model.startswith("google:claude")]

    pages = {(bool(span.shutdown), span.source_url) for span in spans}

    assert pages == {
        (True, "https://cloud.google.com/vertex-ai/generative-ai/docs/deprecations/partner-models"),
        (False, "https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude"),
    }


def test_every_entry_has_a_source_and_the_day_it_was_read(catalog: Catalog) -> None:
    entries, checked = catalog.lifecycles.entries.values(), lifecycles_checked()

    assert [entry for entry in entries if not entry.source or entry.checked != checked] == []
    assert [entry for entry in entries if entry.successor and not entry.successor_source] == []
    assert [entry for entry in entries if not (entry.shutdown or entry.platforms or entry.not_before)] == []


def test_upcoming_shutdowns_are_half_open_and_soonest_first(catalog: Catalog) -> None:
    start, end = date(2026, 12, 11), date(2027, 1, 14)

    found = catalog.lifecycles.upcoming(start, end)

    dates = [entry.shutdown for entry in found]
    assert dates == sorted(dates, key=lambda day: day or start)
    assert dates[0] == start
    assert end not in dates
    assert ModelId("openai:gpt-5") in {entry.model for entry in found}


@given(days=st.lists(st.integers(0, 60), max_size=12), first=st.integers(0, 60), length=st.integers(0, 60))
def test_upcoming_is_every_shutdown_of_the_period(days: list[int], first: int, length: int) -> None:
    origin = date(2026, 1, 1)
    ids = [ModelId(f"maker:{at}") for at in range(len(days))]
    spans = Lifecycles(
        {
            model: Lifecycle(model, origin + timedelta(day), None, "source", origin)
            for model, day in zip(ids, days, strict=True)
        }
    )

    found = spans.upcoming(origin + timedelta(first), origin + timedelta(first + length))

    expected = sorted((day, model) for model, day in zip(ids, days, strict=True) if first <= day < first + length)
    assert [entry.model for entry in found] == [model for _, model in expected]


def test_a_row_may_be_a_bare_date() -> None:
    data = {
        "checked": date(2026, 11, 22),
        "sources": {"litellm": "litellm"},
        "pages": {},
        "shutdowns": {"maker": {"model": date(2027, 1, 1)}},
        "successors": {},
    }

    model = ModelId("maker:model")

    assert lifecycles(data).of(model) == Lifecycle(model, date(2027, 1, 1), None, "litellm", date(2026, 11, 22))


@pytest.mark.parametrize(("prefix", "seller"), [("", "openai"), ("azure/", "azure")])
def test_the_dates_of_openai_and_azure_are_those_of_the_evidence(catalog: Catalog, prefix: str, seller: str) -> None:
    if not EVIDENCE.exists():
        pytest.skip(f"{EVIDENCE} is not here: the evidence tables are kept beside the repository")
    with EVIDENCE.open() as table:
        rows = {row["model"]: date.fromisoformat(row["deprecation_date"]) for row in csv.DictReader(table)}

    named = {
        f"{prefix}{model.name}": entry
        for model, entry in catalog.lifecycles.entries.items()
        if model.provider == seller
    }
    differing = {name: entry.shutdown for name, entry in named.items() if name in rows and rows[name] != entry.shutdown}
    inherited = {entry.via: entry.shutdown for entry in named.values() if entry.via and f"{prefix}{entry.via}" in rows}

    assert differing == {}
    assert inherited == {via: rows[f"{prefix}{via}"] for via in inherited}
