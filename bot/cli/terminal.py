"""A reply for a person in a terminal: a table and colour where the terminal has them, plain lines where not."""

import sys
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from bot.replies.reply import Fact, Menu, Origin, Reply, Step, Table

PLAIN_WIDTH: Final = 160
"""Columns for pipes and files, which have no width of their own."""


def console() -> Console:
    """The terminal, or a plain stand-in where the output goes to a file or a pipe."""
    wide = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(highlight=False, width=wide, soft_wrap=not sys.stdout.isatty())


def print_reply(reply: Reply) -> None:
    """Print a reply: headline, basis, table, facts, the working where it was asked for, ways on, sources."""
    out = console()
    out.print(Text(reply.headline, style="bold"))
    if reply.basis:
        out.print(Text(reply.basis, style="dim"))
    if reply.table:
        print_table(reply.table)
    for fact in reply.facts:
        out.print(_fact(fact))
    for step in reply.working if reply.explained else ():
        out.print(_step(step))
    _print_ways_on(out, reply)
    if reply.sources:
        out.print(Text(" · ").join(map(_origin, reply.sources)), style="dim")


def _print_ways_on(out: Console, reply: Reply) -> None:
    """Where Slack has buttons and menus, a terminal has words to type."""
    for example in reply.examples:
        out.print(Text.assemble("  ", (example.text, "cyan"), f" – {example.asks}" if example.asks else ""))
    for menu in reply.menus:
        out.print(_menu(menu))
    for label, choices in (("Choices", reply.choices), ("Go on with", reply.follow_ups)):
        if choices:
            out.print(Text(f"{label}: {' · '.join(choice.label for choice in choices)}"))


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


def _step(step: Step) -> Text:
    """What it is and what it comes to, and below it how."""
    head = f"{step.what}: {step.result}" if step.result else step.what
    return Text.assemble((head, "bold"), (f"\n  {step.formula}", "dim") if step.formula else "")


def _menu(menu: Menu) -> Text:
    """What is missing, with what can be said for it; a model has too many to list."""
    offered = " · ".join(text for text, _ in menu.options) or "any that `llmcost catalog list` lists"
    return Text.assemble("  ", (menu.label, "bold"), f": {offered}")


def _origin(origin: Origin) -> Text:
    return Text(origin.text, style=f"link {origin.url}" if origin.url else "")


def _fact(fact: Fact) -> Text:
    return Text.assemble(("⚠ ", "yellow"), fact.text) if fact.warning else Text(f"• {fact.text}")
