"""What the stand-in refuses in tables and charts: one line for each of Slack's limits."""

import pytest

from bot.playground.wire import JsonObject
from tests.playground.block_samples import (
    RICH_TEXT,
    cell,
    chart,
    data_table,
    most,
    pie,
    problems_of_block,
    series,
    table,
    under,
)

REFUSED: list[tuple[str, JsonObject, str, str]] = [
    ("101 rows", table(101), "/rows", most(100)),
    ("21 cells", table(1, 21), "/rows/0", most(20)),
    ("21 columns set", table(column_settings=[{}] * 21), "/column_settings", most(20)),
    (
        "alignment",
        table(column_settings=[{"align": "justify"}]),
        "/column_settings/0/align",
        "must be one of: left, center, right",
    ),
    ("empty cell", {"type": "table", "rows": [[cell("")]]}, "/rows/0/0/text", "must be more than 0 characters"),
    (
        "number in words",
        {"type": "table", "rows": [[{"type": "raw_number", "value": "1.5", "text": "1.5"}]]},
        "/rows/0/0/value",
        "must be a number",
    ),
    (
        "number without text",
        {"type": "table", "rows": [[{"type": "raw_number", "value": 1.5}]]},
        "/rows/0/0",
        "missing required field: text",
    ),
    ("data table of a header", data_table(1), "/rows", "no fewer than 2 items allowed"),
    ("data table of 102 rows", data_table(102), "/rows", most(101)),
    ("data table without caption", {**table(), "type": "data_table"}, "", "missing required field: caption"),
    ("page size", data_table(page_size=101), "/page_size", "must be an integer from 1 to 100"),
    (
        "uneven rows",
        {**data_table(), "rows": [[cell(), cell()], [cell()]]},
        "/rows/1",
        "all rows must have the same number of cells",
    ),
    ("rich header", {**data_table(), "rows": [[RICH_TEXT], [cell()]]}, "/rows/0/0/type", "unsupported type: rich_text"),
    ("long chart title", chart(title="x" * 51), "/title", under(51)),
    ("seven series", chart(*(series(f"s{place}") for place in range(7))), "/chart/series", most(6)),
    ("long series name", chart(series("x" * 21)), "/chart/series/0/name", under(21)),
    ("same series name", chart(series(), series()), "/chart/series", "series names must be unique"),
    (
        "21 points",
        chart(series(labels="ABCDEFGHIJKLMNOPQRSTU"), categories="ABCDEFGHIJKLMNOPQRST"),
        "/chart/series/0/data",
        most(20),
    ),
    (
        "missing point",
        chart(series(labels="A")),
        "/chart/series/0/data",
        "must have exactly one data point per category",
    ),
    (
        "point twice",
        chart(series(labels="AAB")),
        "/chart/series/0/data",
        "must have exactly one data point per category",
    ),
    (
        "category twice",
        chart(series(labels="AA"), categories="AA"),
        "/chart/axis_config/categories",
        "categories must be unique",
    ),
    ("long axis label", chart(y_label="x" * 51), "/chart/axis_config/y_label", under(51)),
    (
        "unknown chart",
        {"type": "data_visualization", "title": "x", "chart": {"type": "radar"}},
        "/chart/type",
        "unsupported type: radar",
    ),
    ("pie of nothing", pie(value=0), "/chart/segments/0/value", "must be a number greater than 0"),
    ("long pie label", pie(label="x" * 21), "/chart/segments/0/label", under(21)),
    ("infinite pie", pie(value=float("inf")), "/chart/segments/0/value", "must be a number greater than 0"),
]


@pytest.mark.parametrize(("name", "block", "at", "why"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_figure_over_a_limit_is_refused_where_it_is_wrong(name: str, block: JsonObject, at: str, why: str) -> None:
    assert (at, why) in problems_of_block(block), name
