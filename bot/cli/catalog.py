"""`llmcost catalog check | show | list`, and what `evidence` shares with them."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.text import Text

from bot import clock
from bot.cli.exits import ASKED_BACK, FINE, FOUND, WRONG_USAGE, complain
from bot.cli.terminal import console, print_table
from bot.engine.money import exact
from bot.replies.parts import no_price_text
from bot.replies.reply import Cell, Table
from bot.replies.words import rate_cell, short_day, some, text_cell, tokens
from bot.settings import Settings, SettingsError
from bot.wiring.answers import Shelf, UnusablePricesError
from catalog.catalog import Catalog
from catalog.check import Severity
from catalog.check import check as findings_of
from catalog.listing import ModelFile, Row, listed, on_file
from catalog.model import Capabilities, ModelId, NoPrice, Price


def check() -> int:
    """Print what is wrong with the catalog; 1 where an error was found, a warning alone is 0."""
    catalog = loaded_catalog()
    if catalog is None:
        return WRONG_USAGE
    findings = findings_of(catalog, today=today())
    out = console()
    for finding in findings:
        style = "red" if finding.severity is Severity.ERROR else "yellow"
        out.print(
            Text.assemble((f"{finding.severity}: ", style), f"{finding.about}: {finding.what} – {finding.remedy}")
        )
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    known = f"{some(len(catalog.models), 'model')}, {catalog.source}, prices of {short_day(catalog.as_of)}"
    out.print(f"{some(errors, 'error')}, {some(len(findings) - errors, 'warning')} ({known})")
    return FOUND if errors else FINE


def show(name: str, *, as_json: bool) -> int:
    """Print everything on file about a model; 3 where nobody has that name."""
    catalog = loaded_catalog()
    if catalog is None:
        return WRONG_USAGE
    model = model_named(catalog, name)
    if model is None:
        return ASKED_BACK
    found = on_file(catalog, model, today=today())
    if found is None:
        complain(f"nothing is on file about {model}")
        return ASKED_BACK
    if as_json:
        print_json(_file_as_dict(found))
    else:
        _print_file(found)
    return FINE


def listing(provider: str | None, *, as_json: bool) -> int:
    """Print the models of the catalog with their prices; 3 where no such provider is known."""
    catalog = loaded_catalog()
    if catalog is None:
        return WRONG_USAGE
    seller = catalog.names.provider(provider) if provider else None
    if provider and seller is None:
        complain(f"no provider is called {provider[:60]!r}; known are {', '.join(sorted(catalog.providers))}")
        return ASKED_BACK
    rows = listed(catalog, today=today(), provider=seller)
    if as_json:
        print_json([_row_as_dict(row) for row in rows])
    else:
        print_table(
            Table(
                header=("model", "input", "output", "context", "shut down"),
                rows=tuple(map(_row, rows)),
                numeric=(1, 2, 3),
            )
        )
        console().print(
            f"{some(len(rows), 'model')}, USD per million tokens, {catalog.source} of {short_day(catalog.as_of)}"
        )
    return FINE


def model_named(catalog: Catalog, name: str) -> ModelId | None:
    """The model that somebody calls so; for a name that is nobody's, says which ones are near it."""
    mention = catalog.names.resolve(name)
    if mention and mention.model:
        return mention.model
    near = ", ".join(mention.models if mention else catalog.names.near(name))
    complain(f"no model is called {name[:60]!r}{f'; near it are {near}' if near else ''}")
    return None


def today() -> date:
    """Today, in UTC."""
    return clock.now().date()


def loaded_catalog() -> Catalog | None:
    """The catalog with the organisation's own prices; None, and a complaint, where they cannot be used."""
    try:
        return Shelf(Settings.read().llmcost_price_overrides).catalog()
    except (SettingsError, UnusablePricesError) as error:
        complain(str(error))
        return None


def _row(row: Row) -> tuple[Cell, ...]:
    able, end = row.capabilities, row.lifecycle
    context = (able.context if able else None) or row.model.context_window
    rates = row.price.rates if isinstance(row.price, Price) else None
    return (
        text_cell(row.model.id),
        rate_cell(rates.input if rates else None),
        rate_cell(rates.output if rates else None),
        text_cell(tokens(context) if context else ""),
        text_cell(short_day(end.shutdown) if end and end.shutdown else ""),
    )


def _row_as_dict(row: Row) -> dict[str, Any]:
    rates = row.price.rates if isinstance(row.price, Price) else None
    return {
        "model": row.model.id,
        "label": row.model.label,
        "input_per_mtok": exact(rates.input) if rates else None,
        "output_per_mtok": exact(rates.output) if rates else None,
        "no_price": row.price.reason.value if isinstance(row.price, NoPrice) else None,
        "shutdown": row.lifecycle.shutdown.isoformat() if row.lifecycle and row.lifecycle.shutdown else None,
    }


def _print_file(found: ModelFile) -> None:
    out = console()
    out.print(Text(f"{found.model.id} – {found.model.label} ({found.model.provider_label})", style="bold"))
    if found.model.priced_as:
        out.print(f"priced as {found.model.priced_as}: the list has no rate of that seller's own")
    print_table(
        Table(
            header=("USD per million tokens", "input", "output", "cache read", "cache write", "since"),
            rows=tuple(_price_rows(found)),
            numeric=(1, 2, 3, 4),
        )
    )
    for line in (*_life(found), *_abilities(found.capabilities), *_origin(found)):
        out.print(Text(line))


def _price_rows(found: ModelFile) -> Iterator[tuple[Cell, ...]]:
    for price in found.prices:
        yield _price_row(price, str(price.service))
    if found.long_context:
        yield _price_row(found.long_context, f"prompts over {tokens(found.long_context.tier_above or 0)}")


def _price_row(price: Price | NoPrice, name: str) -> tuple[Cell, ...]:
    if isinstance(price, NoPrice):
        return (
            text_cell(name),
            *(text_cell("") for _ in range(4)),
            text_cell(no_price_text(price.reason, price.service)),
        )
    rates = price.rates
    return (
        text_cell(f"{name}{' (your price)' if price.is_own else ''}"),
        rate_cell(rates.input),
        rate_cell(rates.output),
        rate_cell(rates.cache_read),
        rate_cell(rates.cache_write),
        text_cell(short_day(price.since) if price.since else ""),
    )


def _life(found: ModelFile) -> Iterator[str]:
    end = found.lifecycle
    if end and end.shutdown:
        via = f", by its snapshot {end.via}" if end.via else ""
        yield f"shut down on {short_day(end.shutdown)}{via} ({end.source}, read {short_day(end.checked)})"
        source = f" ({end.successor_source})" if end.successor_source else ""
        yield f"successor: {end.successor or 'none named'}{source}"
    else:
        yield "no shutdown on file"
    for step in found.history:
        if step.start:
            when = f"{'scheduled' if step.scheduled else 'since'} {short_day(step.start)}"
            yield f"{when}: ${exact(step.rates.input)} input, ${exact(step.rates.output)} output"


def _abilities(able: Capabilities | None) -> Iterator[str]:
    if able is None:
        yield "no limits or abilities on file"
        return
    flags = {
        "vision": able.vision,
        "tool use": able.tool_use,
        "reasoning": able.reasoning,
        "open weights": able.open_weights,
    }
    yield f"context: {tokens(able.context) if able.context else 'not on file'}" + (
        f", of it {tokens(able.input_limit)} input" if able.input_limit else ""
    )
    yield ", ".join(f"{name}: {_yes(has)}" for name, has in flags.items())
    if able.reasons_by_default:
        yield "reasons by default, which costs output tokens"
    if able.released:
        yield f"released {short_day(able.released)}"
    yield f"limits and abilities: {able.source}, read {short_day(able.checked)}"


def _yes(has: bool | None) -> str:  # noqa: FBT001 – the three answers of a source
    return "not on file" if has is None else "yes" if has else "no"


def _origin(found: ModelFile) -> Iterator[str]:
    price = found.prices[0]
    if isinstance(price, Price):
        checked = f", checked {short_day(price.checked)}" if price.checked else ""
        yield f"prices: {price.source}{checked}{f', {price.source_url}' if price.source_url else ''}"


def _file_as_dict(found: ModelFile) -> dict[str, Any]:
    end, able = found.lifecycle, found.capabilities
    return {
        "model": found.model.id,
        "label": found.model.label,
        "prices": {str(price.service): _price_as_dict(price) for price in found.prices},
        "shutdown": end.shutdown.isoformat() if end and end.shutdown else None,
        "successor": end.successor if end else None,
        "context": able.context if able else None,
        "released": able.released.isoformat() if able and able.released else None,
    }


def _price_as_dict(price: Price | NoPrice) -> dict[str, Any]:
    if isinstance(price, NoPrice):
        return {"no_price": price.reason.value}
    named = {
        "input_per_mtok": price.rates.input,
        "output_per_mtok": price.rates.output,
        "cache_read_per_mtok": price.rates.cache_read,
        "cache_write_per_mtok": price.rates.cache_write,
    }
    return {name: None if rate is None else exact(rate) for name, rate in named.items()}


def print_json(value: object) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(f"{json.dumps(value, ensure_ascii=False)}\n")
