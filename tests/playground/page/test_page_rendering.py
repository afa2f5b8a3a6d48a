"""How the playground's page looks: tables, charts, text that means harm, light and dark, wide and narrow."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.page.page_backend import WORKED_OUT, Json, Workspace, message, number, plain, raw

HOSTILE = "<img src=x onerror=alert(1)> <!channel> <script>alert(2)</script>"


def grid(table: Locator) -> list[list[str]]:
    script = "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    return [list(row) for row in table.evaluate(script)]


def cells(table: Locator, what: str) -> list[list[str]]:
    script = "(table, what) => [...table.rows].map(row => [...row.cells].map(cell => getComputedStyle(cell)[what]))"
    return [list(row) for row in table.evaluate(script, what)]


def test_a_tables_figures_stand_right_aligned_under_their_heads_in_digits_of_one_width(page: Page) -> None:
    table = page.get_by_role("table").first

    assert grid(table) == [
        ["", "gpt-5.1", "gpt-4.1-mini"],
        ["a month", "$563", "$100"],
        ["input, per million", "$1.25", "$0.40"],
    ]
    assert cells(table, "textAlign") == [["left", "right", "right"]] * 3
    assert {style for row in cells(table, "fontVariantNumeric") for style in row} == {"lining-nums tabular-nums"}
    assert table.locator("th[scope=col]").count() == 3
    assert table.locator("th[scope=row]").all_text_contents() == ["a month", "input, per million"]


def test_a_chart_is_an_image_with_a_name_and_its_figures_are_a_table_for_screen_readers(page: Page) -> None:
    name = "Bar chart: Cost over volume. Its figures are in the table that follows."
    figures = page.get_by_role("table", name="Cost over volume")

    expect(page.get_by_role("img", name=name)).to_be_visible()
    expect(page.locator(".chart-table")).to_have_css("width", "1px")
    assert grid(figures) == [
        ["tokens a month", "gpt-5.1", "gpt-4.1-mini"],
        ["10M", "56.25", "10"],
        ["1B", "5,625", "1,000"],
    ]


def test_a_charts_axis_begins_at_zero_and_its_bars_are_as_long_as_their_figures(page: Page) -> None:
    ticks = page.locator(".plot .tick[text-anchor=end]").all_text_contents()
    heights = [float(bar.get_attribute("height") or 0) for bar in page.locator(".plot rect.fill").all()]

    assert ticks == ["0", "2,000", "4,000", "6,000"]
    assert heights[1] / heights[3] == pytest.approx(5.625)
    assert heights[1] / heights[0] == pytest.approx(100)


def test_hovering_a_chart_tells_the_figures_of_that_place(page: Page) -> None:
    page.locator(".plot .hover").nth(1).hover()

    expect(page.locator(".chart-tip")).to_have_text("1Bgpt-5.1: 5,625gpt-4.1-mini: 1,000")


def test_a_data_table_sorts_numbers_as_numbers_and_turns_its_pages(page: Page, workspace: Workspace) -> None:
    rows = [[raw(name), number(cost, f"${cost}")] for name, cost in (("a", 100), ("b", 20), ("c", 3))]
    block = {"type": "data_table", "caption": "Cheapest", "page_size": 2, "rows": [[raw("Model"), raw("Cost")], *rows]}
    workspace.say("message", message(2, blocks=[block]))
    table = page.get_by_role("table", name="Cheapest")

    table.get_by_role("button", name="Cost").click()
    first = grid(table)[1:]
    page.get_by_role("button", name="Next").click()

    assert first == [["c", "$3"], ["b", "$20"]]
    assert grid(table)[1:] == [["a", "$100"]]
    expect(table.get_by_role("columnheader", name="Cost")).to_have_attribute("aria-sort", "ascending")


def test_hostile_text_is_shown_as_text_wherever_it_comes(page: Page, workspace: Workspace) -> None:
    blocks: list[Json] = [
        {"type": "header", "text": plain(HOSTILE)},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"{HOSTILE} <javascript:alert(3)|here>"}},
        {"type": "markdown", "text": f"{HOSTILE} [here](javascript:alert%283%29)"},
        {"type": "table", "rows": [[raw(HOSTILE)], [raw(HOSTILE)]]},
        {"type": "actions", "elements": [{"type": "button", "action_id": "x", "text": plain(HOSTILE)}]},
    ]
    workspace.say("message", message(2, text=HOSTILE, username=HOSTILE, blocks=blocks))
    shown = page.locator(".message").nth(1)

    expect(shown.locator(".author")).to_have_text(HOSTILE)
    expect(shown.locator(".headline")).to_have_text(HOSTILE)
    expect(shown.locator("td, th")).to_have_text([HOSTILE, HOSTILE])
    expect(shown.get_by_role("button", name=HOSTILE)).to_be_visible()
    expect(shown.locator(".pill")).to_have_text(["@channel"])
    assert shown.locator("img, script, a").count() == 0


MRKDWN = {
    "*b* _i_ ~s~ `c*d*`": "<strong>b</strong> <em>i</em> <s>s</s> <code>c*d*</code>",
    "snake_case_name 2 * 3 * 4": "snake_case_name 2 * 3 * 4",
    "&lt;b&gt; &amp;amp;": "&lt;b&gt; &amp;amp;",
    "&gt; one\n&gt; two\nthree": "<blockquote>one<br>two</blockquote>three",
    "```\na *b*\n```\nafter": "<pre>a *b*</pre>after",
    "never ```closed": "never ```closed",
    "<@UBOT> <#C1> :tada:": '<span class="pill">@llmcost</span> <span class="pill">#llm-costs</span> 🎉',
    "<!here>": '<span class="pill pill-loud">@here</span>',
    "<!date^1795305600^{date} at {time}|then>": "<time>22 November 2026 at 01:00</time>",
    "<mailto:a@example.com|mail>": (
        '<a href="mailto:a@example.com" target="_blank" rel="noopener noreferrer">mail</a>'
    ),
    "<https://example.com/?a=1&amp;b=2|site>": (
        '<a href="https://example.com/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">site</a>'
    ),
}


def test_mrkdwn_becomes_elements(page: Page) -> None:
    script = """async texts => {
        const { mrkdwn } = await import("/playground/static/mrkdwn.js");
        return texts.map(text => {
            const div = document.createElement("div");
            div.append(...mrkdwn(text));
            return div.innerHTML;
        });
    }"""

    shown = page.evaluate(script, list(MRKDWN))

    assert dict(zip(MRKDWN, shown, strict=True)) == MRKDWN


def test_an_ephemeral_answer_says_so_is_announced_and_goes_when_it_is_deleted(page: Page, workspace: Workspace) -> None:
    private = message(2, ephemeral=True, text="$100 a month")
    workspace.say("ephemeral", private)
    expect(page.get_by_text("Only visible to you")).to_be_visible()
    expect(page.locator("#live")).to_have_text("llmcost: $100 a month")

    workspace.say("ephemeral_replaced", {**private, "text": "$200 a month"})
    expect(page.locator(".ephemeral .message-body")).to_have_text("$200 a month")
    workspace.say("ephemeral_deleted", private)

    expect(page.get_by_text("Only visible to you")).to_have_count(0)


def luminance(color: str) -> float:
    shares = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(node: Locator) -> float:
    script = """node => {
        const grounds = [];
        for (let at = node; at; at = at.parentElement) grounds.push(getComputedStyle(at).backgroundColor);
        return [getComputedStyle(node).color, grounds.find(ground => ground !== "rgba(0, 0, 0, 0)")];
    }"""
    low, high = sorted(luminance(color) for color in node.evaluate(script))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_figures_stand_out_in_light_and_dark(page: Page, workspace: Workspace, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    workspace.say("ephemeral", message(2, ephemeral=True, text="<!channel> `code` <https://example.com|link>"))
    workspace.say("message", WORKED_OUT)
    expect(page.locator(".pill")).to_be_visible()
    expect(page.locator(".container")).to_be_visible()
    places = (
        ".prose code, .prose a, .pill, .privately, .when, .topic, .way, .sidebar-note, .button.primary, .button.small,"
        ".container-title, .container code, .feedback .icon-button,"
        "tbody th, td, thead th, .context-text, .context a, .headline, .example, .composer-keys, .legend li"
    )

    weak = {
        str(node.get_attribute("class")): round(contrast(node), 2)
        for node in page.locator(places).all()
        if contrast(node) < 4.5
    }

    assert weak == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_out_of_the_page_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})

    expect(page.get_by_label("Message #llm-costs")).to_be_in_viewport(ratio=1)
    expect(page.locator(".plot")).to_have_attribute("width", re.compile(r"^\d+$"))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".message-body").evaluate("body => body.scrollWidth - body.clientWidth") == 0
