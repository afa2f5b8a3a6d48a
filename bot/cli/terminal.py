"""A reply for a person in a terminal: a table and colour where the terminal has them, plain lines where not."""

import sys
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from bot.replies.reply import Fact, Origin, Reply, Table

PLAIN_WIDTH: Final = 160
"""Columns for pipes and files, which have no width of their own."""


def console() -> Console:
    """The terminal, or a plain stand-in where the output goes to a file or a pipe."""
    wide = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(highlight=False, width=wide, soft_wrap=not sys.stdout.isatty())


def print_reply(reply: Reply) -> None:
    """Print a reply: headline, basis, table, facts, ways on, sources."""
    out = console()
    out.print(Text(reply.headline, style="bold"))
    if reply.basis:
        out.print(Text(reply.basis, style="dim"))
    if reply.table:
        print_table(reply.table)
    for fact in reply.facts:
        out.print(_fact(fact))
    for example in reply.examples:
        out.print(Text.assemble("  ", (example.text, "cyan"), f" – {example.asks}" if example.asks else ""))
    if reply.choices:
        out.print(Text(f"Choices: {', '.join(choice.label for choice in reply.choices)}"))
    if reply.sources:
        out.print(Text(" · ").join(map(_origin, reply.sources)), style="dim")


def print_table(table: Table) -> None:
    """Print a table as the terminal can draw it."""
    out = console()
    out.print(table_for(table, fancy=out.is_terminal))


def table_for(table: Table, *, fancy: bool) -> RichTable:
    """A table with numbers on the right; with lines around it only where the terminal draws them well."""
    made = RichTable(box=box.ROUNDED if fancy else box.SIMPLE_HEAD, header_style="bold", safe_box=True)
    for place, head in enumerate(table.header):
        made.add_column(Text(head), justify="right" if place in table.numeric else "left")
    for row in table.rows:
        made.add_row(*(Text(cell.text) for cell in row))
    return made


def _origin(origin: Origin) -> Text:
    return Text(origin.text, style=f"link {origin.url}" if origin.url else "")


def _fact(fact: Fact) -> Text:
    return Text.assemble(("⚠ ", "yellow"), fact.text) if fact.warning else Text(f"• {fact.text}")
