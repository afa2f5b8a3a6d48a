"""A chart as Slack's native block."""

from bot.replies.reply import Chart
from bot.slack.blocks.kit import CHART_LABEL_CHARS, CHART_POINTS, CHART_SERIES, CHART_TITLE_CHARS, Block, bounded


def chart_block(chart: Chart) -> Block | None:
    """The native chart; None where two names would become one when cut, which Slack refuses."""
    categories = [bounded(name, CHART_LABEL_CHARS) for name in chart.categories[:CHART_POINTS]]
    names = [bounded(series.name, CHART_LABEL_CHARS) for series in chart.series[:CHART_SERIES]]
    if len(set(categories)) < len(categories) or len(set(names)) < len(names):
        return None
    series = [
        {"name": name, "data": [{"label": c, "value": float(v)} for c, v in zip(categories, one.values, strict=False)]}
        for name, one in zip(names, chart.series, strict=False)
    ]
    axes = {
        "categories": categories,
        "x_label": bounded(chart.x_label, CHART_TITLE_CHARS),
        "y_label": bounded(chart.y_label, CHART_TITLE_CHARS),
    }
    return {
        "type": "data_visualization",
        "title": bounded(chart.title, CHART_TITLE_CHARS),
        "chart": {"type": chart.kind, "series": series, "axis_config": axes},
    }
