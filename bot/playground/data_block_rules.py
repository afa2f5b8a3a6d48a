"""Rules of the blocks that show figures: table, data_table and data_visualization (chart).

Where sources disagree on a limit (charts of 6 or 12 series, data tables of 101 or 201 rows), the smaller one holds.
"""

from collections.abc import Iterator, Mapping

from bot.playground.rich_text_rules import RICH_TEXT
from bot.playground.schema import (
    Check,
    Problem,
    boolean,
    integer,
    items,
    number,
    one_of,
    positive,
    record,
    string,
    typed,
)
from bot.playground.text_rules import IDENTIFIER
from bot.playground.wire import JsonObject

MOST_ROWS = 100
MOST_CELLS_A_ROW = 20
MOST_CHARACTERS_IN_CELLS = 10_000
"""Over all cells of all tables of a message."""
MOST_SERIES = 6
MOST_POINTS = 20

_RAW: Mapping[str, Check] = {
    "raw_text": record({"type": one_of("raw_text"), "text": string(most=MOST_CHARACTERS_IN_CELLS)}),
    "raw_number": record(
        {"type": one_of("raw_number"), "value": number, "text": string(most=MOST_CHARACTERS_IN_CELLS)}
    ),
}
_CELL = typed(lambda: {**_RAW, "rich_text": RICH_TEXT})
_HEADER_CELL = typed(lambda: _RAW)
_COLUMN = record({}, optional={"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _column_or_nothing(value: object, at: str) -> Iterator[Problem]:
    """A column's settings; null leaves a column as it is."""
    if value is not None:
        yield from _COLUMN(value, at)


TABLE = record(
    {
        "type": one_of("table"),
        "rows": items(items(_CELL, most=MOST_CELLS_A_ROW, least=1), most=MOST_ROWS, least=1),
    },
    optional={"block_id": IDENTIFIER, "column_settings": items(_column_or_nothing, most=MOST_CELLS_A_ROW)},
)


def _even_rows(block: JsonObject, at: str) -> Iterator[Problem]:
    header, *others = block["rows"]
    # Only the first row's cells are restricted, so they are checked again with the narrower rule.
    for place, cell in enumerate(header):
        yield from _HEADER_CELL(cell, f"{at}/rows/0/{place}")
    for place, row in enumerate(others, start=1):
        if len(row) != len(header):
            yield Problem("all rows must have the same number of cells", f"{at}/rows/{place}")


DATA_TABLE = record(
    {
        "type": one_of("data_table"),
        "caption": string(most=2000),
        "rows": items(items(_CELL, most=MOST_CELLS_A_ROW, least=1), most=MOST_ROWS + 1, least=2),
    },
    optional={
        "block_id": IDENTIFIER,
        "page_size": integer(1, 100),
        "row_header_column_index": integer(0, MOST_CELLS_A_ROW - 1),
    },
    also=_even_rows,
)

_LABEL = string(most=20)
_AXIS_NAME = string(most=50)
_SEGMENTS = items(record({"label": _LABEL, "value": positive}), most=MOST_SERIES, least=1)
_SERIES = record({"name": _LABEL, "data": items(record({"label": _LABEL, "value": number}), most=MOST_POINTS, least=1)})
_AXES = record(
    {"categories": items(_LABEL, most=MOST_POINTS, least=1)}, optional={"x_label": _AXIS_NAME, "y_label": _AXIS_NAME}
)


def _whole_series(chart: JsonObject, at: str) -> Iterator[Problem]:
    categories = chart["axis_config"]["categories"]
    if len(set(categories)) != len(categories):
        yield Problem("categories must be unique", f"{at}/axis_config/categories")
    names = [series["name"] for series in chart["series"]]
    if len(set(names)) != len(names):
        yield Problem("series names must be unique", f"{at}/series")
    for place, series in enumerate(chart["series"]):
        # Sorted lists and not sets: a label that stands twice is as wrong as one that is missing.
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            yield Problem("must have exactly one data point per category", f"{at}/series/{place}/data")


def _series_chart(kind: str) -> Check:
    return record(
        {"type": one_of(kind), "series": items(_SERIES, most=MOST_SERIES, least=1), "axis_config": _AXES},
        also=_whole_series,
    )


_CHARTS: Mapping[str, Check] = {
    "pie": record({"type": one_of("pie"), "segments": _SEGMENTS}),
    **{kind: _series_chart(kind) for kind in ("bar", "line", "area")},
}

CHART = record(
    {"type": one_of("data_visualization"), "title": string(most=50), "chart": typed(lambda: _CHARTS)},
    optional={"block_id": IDENTIFIER},
)
