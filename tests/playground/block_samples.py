"""Small blocks to build tables of right and wrong ones from, and the words of Slack's refusals."""

from bot.playground.block_rules import Surface
from bot.playground.payload_rules import problems_of_blocks
from bot.playground.wire import JsonObject


def under(characters: int) -> str:
    return f"must be less than {characters} characters"


def most(count: int) -> str:
    return f"no more than {count} items allowed"


def problems_of_block(block: JsonObject) -> list[tuple[str, str]]:
    """What is wrong with a block in a message: where in it, and why."""
    problems = problems_of_blocks([block], surface=Surface.MESSAGE)
    return [(each.pointer.removeprefix("/blocks/0"), each.message) for each in problems]


def plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}


def section(text: str = "words", **more: object) -> JsonObject:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def actions(*elements: JsonObject, **more: object) -> JsonObject:
    return {"type": "actions", "elements": list(elements), **more}


def button(**more: object) -> JsonObject:
    return {"type": "button", "text": plain("Share"), **more}


def options(count: int) -> list[JsonObject]:
    return [{"text": plain(f"{place}"), "value": f"{place}"} for place in range(count)]


def select(**more: object) -> JsonObject:
    return {"type": "static_select", "options": options(2), **more}


def cell(text: str = "x") -> JsonObject:
    return {"type": "raw_text", "text": text}


def table(rows: int = 2, cells: int = 2, **more: object) -> JsonObject:
    return {"type": "table", "rows": [[cell() for _ in range(cells)] for _ in range(rows)], **more}


def data_table(rows: int = 2, cells: int = 2, **more: object) -> JsonObject:
    return {**table(rows, cells), "type": "data_table", "caption": "Prices", **more}


def series(name: str = "gpt-5.1", labels: str = "AB") -> JsonObject:
    return {"name": name, "data": [{"label": label, "value": 1.5} for label in labels]}


def chart(*all_series: JsonObject, categories: str = "AB", title: str = "Spend", **axes: object) -> JsonObject:
    axis = {"categories": list(categories), **axes}
    drawn = {"type": "line", "series": list(all_series) or [series()], "axis_config": axis}
    return {"type": "data_visualization", "title": title, "chart": drawn}


def pie(**value: object) -> JsonObject:
    segment = {"label": "gpt-5.1", "value": 1, **value}
    return {"type": "data_visualization", "title": "Split", "chart": {"type": "pie", "segments": [segment]}}


def container(*children: JsonObject, **more: object) -> JsonObject:
    return {"type": "container", "title": plain("How"), "child_blocks": list(children) or [section()], **more}


RICH_TEXT: JsonObject = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "a", "style": {"bold": True}},
                {"type": "link", "url": "https://example.com"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "emoji", "name": "tada"}]}],
        },
    ],
}
