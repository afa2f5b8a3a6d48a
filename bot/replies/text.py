"""A reply as plain text that stands alone: what a notification shows and a screen reader reads."""

from collections.abc import Iterator

from bot.replies.reply import Reply, Table


def plain_text(reply: Reply) -> str:
    """Headline, basis, facts, examples and sources, a line each; tables and working as `name: value` lines."""
    return "\n".join(_lines(reply))


def _lines(reply: Reply) -> Iterator[str]:
    yield reply.headline
    if reply.basis:
        yield reply.basis
    if reply.table:
        yield from table_lines(reply.table)
    for fact in reply.facts:
        yield f"{'⚠ ' if fact.warning else '• '}{fact.text}"
    if reply.explained:
        yield from (f"{step.what}: {' = '.join(filter(None, (step.formula, step.result)))}" for step in reply.working)
    yield from (f"{example.text}{f' – {example.asks}' if example.asks else ''}" for example in reply.examples)
    if reply.choices:
        yield f"Choices: {', '.join(choice.label for choice in reply.choices)}"
    if reply.sources:
        yield f"Sources: {' · '.join(origin.text for origin in reply.sources)}"


def table_lines(table: Table) -> Iterator[str]:
    """A row a line: `gpt-5.1: a month $563, input $1.25`."""
    for name, *cells in table.rows:
        named = (f"{head} {cell.text}" for head, cell in zip(table.header[1:], cells, strict=True))
        yield f"{name.text}: {', '.join(named)}"
