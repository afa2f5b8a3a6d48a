"""A table as Slack's native block, and as text where that is not to be had."""

from itertools import accumulate
from typing import Final

from bot.replies.reply import Cell, Table
from bot.slack.blocks.kit import TABLE_CHARS, TABLE_COLUMNS, TABLE_ROWS, Block

WRAPPED_FROM: Final = 22
"""Characters that fit beside two columns of figures on a phone."""


def table_block(table: Table) -> Block:
    """The native table: numbers as numbers and on the right; rows that do not fit are left out."""
    rows = [
        [_raw(Cell(text=head)) for head in table.header],
        *([_raw(cell) for cell in row] for row in _fitting(table)),
    ]
    settings = [_settings(table, column) for column in range(len(table.header))]
    return {"type": "table", "rows": [row[:TABLE_COLUMNS] for row in rows], "column_settings": settings[:TABLE_COLUMNS]}


def _settings(table: Table, column: int) -> Block:
    """Figures on the right; what is long is wrapped, or it would push the next column out of a phone's screen."""
    widest = max((len(row[column].text) for row in table.rows), default=0)
    settings: Block = {"align": "right" if column in table.numeric else "left"}
    return settings | ({"is_wrapped": True} if widest > WRAPPED_FROM else {})


def _raw(cell: Cell) -> Block:
    if cell.number is None:
        return {"type": "raw_text", "text": cell.text}
    return {"type": "raw_number", "value": float(cell.number), "text": cell.text}


def _fitting(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """As many rows as Slack takes in number and in characters."""
    sizes = accumulate(sum(len(cell.text) for cell in row) for row in table.rows)
    fitting = sum(size <= TABLE_CHARS for size in sizes)
    return table.rows[: min(fitting, TABLE_ROWS - 1)]


def table_text(table: Table) -> str:
    """The same as lines of equal width, numbers on the right: for a code block or a dumb terminal."""
    lines = [table.header, *([cell.text for cell in row] for row in _fitting(table))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.header))]
    return "\n".join(
        "  ".join(
            text.rjust(width) if column in table.numeric else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
