"""What the catalog holds, in words."""

from collections.abc import Iterator
from decimal import Decimal

from bot.engine.catalog import CatalogAnswer
from bot.replies import parts
from bot.replies.reply import Cell, Fact, Reply, Table
from bot.replies.words import listed, rate_cell, some, text_cell

ROWS = 60
"""Rows of a table that a message can hold with room to spare."""


def catalog_reply(answer: CatalogAnswer) -> Reply:
    """Sellers, or the models of one."""
    return Reply(
        headline=_headline(answer),
        basis=" · ".join(("list prices, USD per million tokens", *answer.assumptions)) if answer.models else "",
        table=_models(answer) if answer.models else _providers(answer),
        facts=tuple(_facts(answer)),
        sources=parts.sources(answer),
        can_share=True,
    )


def _headline(answer: CatalogAnswer) -> str:
    if not answer.providers:
        verb = "is" if len(answer.models) == 1 else "are"
        return f"Yes, {listed(known.label for known in answer.models)} {verb} in the catalog"
    priced = sum(provider.priced for provider in answer.providers)
    total = sum(provider.models for provider in answer.providers)
    if answer.models:
        names = listed(provider.label for provider in answer.providers)
        return f"I know {some(total, 'model')} of {names}, {priced:,} of them with prices for input and output"
    return f"I know {some(total, 'model')} from {some(len(answer.providers), 'provider')}, {priced:,} of them priced"


def _models(answer: CatalogAnswer) -> Table:
    rows = tuple(
        (
            text_cell(known.model),
            text_cell(known.label),
            rate_cell(known.input_per_mtok),
            rate_cell(known.output_per_mtok),
        )
        for known in answer.models[:ROWS]
    )
    return Table(header=("id", "name", "input", "output"), rows=rows, numeric=(2, 3))


def _providers(answer: CatalogAnswer) -> Table:
    rows = tuple(
        (
            text_cell(provider.provider),
            text_cell(provider.label),
            Cell(text=f"{provider.models:,}", number=Decimal(provider.models)),
            Cell(text=f"{provider.priced:,}", number=Decimal(provider.priced)),
        )
        for provider in answer.providers
    )
    return Table(header=("id", "provider", "models", "priced"), rows=rows, numeric=(2, 3))


def _facts(answer: CatalogAnswer) -> Iterator[Fact]:
    if len(answer.models) > ROWS:
        rest = some(len(answer.models) - ROWS, "further model")
        yield Fact(text=f"{rest} not shown; in a terminal, “llmcost catalog list” shows all.")
    if not answer.models:
        yield Fact(text="Ask “which mistral models do you know?” for the models of one provider.")
