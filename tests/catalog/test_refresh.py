"""Newer prices while running: taken when they can be true, else the old ones stay."""

import asyncio
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from genai_prices.data_snapshot import DataSnapshot, get_snapshot
from genai_prices.types import ClauseEquals, ModelInfo, ModelPrice, Provider

from catalog.bundled import load_catalog
from catalog.model import ModelId, Rates
from catalog.prices import PriceList, fetched_price_list
from catalog.refresh import PriceChange, PriceRefresh, objections, price_changes

NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
TODAY = NOW.date()
MINI = ModelId("openai:gpt-4.1-mini")


def published(*, mini_input: str = "0.4", providers: int = 40, note: str = "2026-11-20") -> list[dict[str, Any]]:
    """A price list in the published format: six makers and many others."""
    makers = ("openai", "anthropic", "google", "mistral", "x-ai", "deepseek")
    names = [*makers, *(f"host-{at}" for at in range(providers - len(makers)))]
    return [
        {
            "id": name,
            "name": name.title(),
            "api_pattern": name,
            "price_comments": f"Read on {note}.",
            "models": [
                *([_row("gpt-4.1-mini", mini_input)] if name == "openai" else []),
                *(_row(f"model-{at}", "1") for at in range(60)),
            ],
        }
        for name in names
    ]


def _row(name: str, input_: str) -> dict[str, Any]:
    return {"id": name, "match": {"equals": name}, "prices": {"input_mtok": float(input_), "output_mtok": 1.6}}


def listed(rows: list[dict[str, Any]], *, as_of: date = TODAY) -> PriceList:
    """The same, built by hand."""
    providers = [
        Provider(
            id=row["id"],
            name=row["name"],
            api_pattern=row["id"],
            price_comments=row["price_comments"],
            models=[
                ModelInfo(
                    id=model["id"],
                    match=ClauseEquals(model["id"]),
                    prices=ModelPrice(
                        input_mtok=Decimal(str(model["prices"]["input_mtok"])),
                        output_mtok=Decimal(str(model["prices"]["output_mtok"])),
                    ),
                )
                for model in row["models"]
            ],
        )
        for row in rows
    ]
    return PriceList(DataSnapshot(providers, from_auto_update=False), as_of=as_of)


class _Answers(BaseHTTPRequestHandler):
    """Answers every request alike, or never."""

    status, body, hangs = 200, b"", False
    released = threading.Event()

    def do_GET(self) -> None:
        if self.hangs:
            self.released.wait(10)
            return
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class names it so
        """Say nothing."""


@contextmanager
def serving(body: bytes = b"", *, status: int = 200, hangs: bool = False) -> Iterator[str]:
    """The address of a server on this machine that answers so."""
    released = threading.Event()
    facts = {"body": body, "status": status, "hangs": hangs, "released": released}
    answers = type("Answers", (_Answers,), facts)
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/data.json"
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def refresh_from(url: str, current: PriceList, *, seconds: float = 5) -> PriceRefresh:
    return PriceRefresh(
        current, fetch=lambda today: fetched_price_list(as_of=today, url=url, seconds=seconds), seconds=seconds
    )


async def test_published_prices_are_taken_and_dated_with_the_day_of_the_fetch() -> None:
    old = listed(published(), as_of=date(2026, 11, 4))

    with serving(json.dumps(published(mini_input="0.3")).encode()) as url:
        refresh = refresh_from(url, old)
        refreshed = await refresh.step(NOW)

    assert refreshed is not None
    assert refreshed.changes == (
        PriceChange(MINI, Rates(Decimal("0.4"), Decimal("1.6")), Rates(Decimal("0.3"), Decimal("1.6"))),
    )
    assert refresh.current is refreshed.prices
    assert (refresh.current.as_of, refresh.current.source) == (
        date(2026, 11, 25),
        "genai-prices, published data of 2026-11-25",
    )


async def test_the_day_of_a_fetch_is_that_of_utc() -> None:
    tokyo = datetime.fromisoformat("2026-11-26T08:30:00+09:00")
    fetched: list[date] = []

    def fetch(today: date) -> PriceList:
        fetched.append(today)
        return listed(published())

    refresh = PriceRefresh(listed(published()), fetch=fetch)

    await refresh.step(tokyo)

    assert fetched == [date(2026, 11, 25)]


WHOLE = json.dumps(published()).encode()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (WHOLE[: len(WHOLE) // 2], 200),
        (b"<!doctype html><title>Sign in</title>", 200),
        (b"", 200),
        (b"{}", 200),
        (b"[1, 2, 3]", 200),
        (b"null", 200),
        (b"\xff\xfe", 200),
        (b"[" * 100_000, 200),
        (WHOLE, 500),
        (b"", 404),
        (json.dumps(published(providers=10)).encode(), 200),
        (json.dumps(published(note="2026-01-01")).encode(), 200),
        (json.dumps(published(mini_input="-0.4")).encode(), 200),
        (json.dumps(published()[1:]).encode(), 200),
    ],
    ids=[
        "truncated", "html", "empty", "object", "numbers", "null", "no text", "deep", "500", "404", "few", "older",
        "negative", "a maker gone",
    ],
)  # fmt: skip
async def test_what_cannot_be_true_leaves_the_old_prices(body: bytes, status: int) -> None:
    old = listed(published())

    with serving(body, status=status) as url:
        refresh = refresh_from(url, old)
        refreshed = await refresh.step(NOW)

    assert refreshed is None
    assert refresh.current is old


async def test_a_server_that_never_answers_is_given_up() -> None:
    old = listed(published())

    with serving(hangs=True) as url:
        refreshed = await refresh_from(url, old, seconds=0.2).step(NOW)

    assert refreshed is None


async def test_nobody_listening_is_a_failure_like_any_other() -> None:
    refresh = refresh_from("http://127.0.0.1:1/data.json", listed(published()))

    assert await refresh.step(NOW) is None


async def test_a_failure_is_logged_once_until_it_works_again(caplog: pytest.LogCaptureFixture) -> None:
    outcomes = iter([ValueError("down"), ValueError("down"), None, ValueError("down again")])

    def fetch(_: date) -> PriceList:
        if error := next(outcomes):
            raise error
        return listed(published())

    refresh = PriceRefresh(listed(published(), as_of=date(2026, 11, 4)), fetch=fetch)
    with caplog.at_level(logging.WARNING):
        steps = [await refresh.step(NOW) for _ in range(4)]

    assert [step is not None for step in steps] == [False, False, True, False]
    assert [record.getMessage() for record in caplog.records] == [
        "Prices not refreshed, those of 2026-11-04 stay: ValueError: down",
        "Prices not refreshed, those of 2026-11-25 stay: ValueError: down again",
    ]


async def test_a_step_that_is_cancelled_is_cancelled() -> None:
    released = threading.Event()

    def fetch(_: date) -> PriceList:
        released.wait(5)
        return listed(published())

    task = asyncio.create_task(PriceRefresh(listed(published()), fetch=fetch).step(NOW))
    await asyncio.sleep(0.01)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    released.set()


def test_a_list_that_lost_a_fifth_of_its_prices_is_not_believed() -> None:
    old, rows = listed(published()), published()
    for row in rows:
        row["models"] = row["models"][:47]

    assert [*objections(old, listed(rows), TODAY)] == ["521 of 2401 prices are gone"]


def test_the_installed_list_has_no_objection_to_itself(prices: PriceList) -> None:
    assert [*objections(prices, prices, TODAY)] == []


def test_changes_name_models_that_came_went_and_differ() -> None:
    old, rows = listed(published()), published(mini_input="0.5")
    rows[1]["models"] = [_row("new", "1"), *rows[1]["models"][1:]]

    changes = price_changes(old, listed(rows), TODAY)

    one = Rates(Decimal(1), Decimal("1.6"))
    assert [
        (change.model, change.before and change.before.input, change.after and change.after.input) for change in changes
    ] == [
        ("anthropic:model-0", one.input, None),
        ("anthropic:new", None, one.input),
        ("openai:gpt-4.1-mini", Decimal("0.4"), Decimal("0.5")),
    ]


def test_the_same_list_changes_nothing(prices: PriceList) -> None:
    assert price_changes(prices, prices, TODAY) == ()


def test_a_catalog_is_built_on_refreshed_prices_and_shows_their_date() -> None:
    fresh = PriceList(get_snapshot(), as_of=TODAY, source="genai-prices, published data of 2026-11-25")

    catalog = load_catalog(price_list=fresh)

    assert (catalog.as_of, catalog.source) == (TODAY, "genai-prices, published data of 2026-11-25")
    assert replace(catalog, list_prices=fresh) == catalog
