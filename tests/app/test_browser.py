"""A person tries the bot in the playground: the real process, a real browser."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.app.running_bot import llmcost_run
from tests.browsing import chromium, complaints_of

QUESTION = "/llmcost gpt-5.1 vs gpt-4.1-mini 100M"
PICTURE = os.environ.get("LLMCOST_PICTURE")
"""A file to keep a picture of the answer in, as the README shows it."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    with llmcost_run(tmp_path) as (address, _process):
        context = browser.new_context(viewport={"width": 1280, "height": 1240}, reduced_motion="reduce")
        complaints = complaints_of(context, address=f"{address}/")
        page = context.new_page()
        page.goto(address)
        yield page
        context.close()
    assert complaints == []


def asked(page: Page, text: str) -> Locator:
    """Type a question, send it, and wait for the bot's newest message."""
    composer = page.get_by_role("textbox", name=re.compile("Message"))
    composer.fill(text)
    composer.press("Escape")
    composer.press("Enter")
    answer = page.locator(".message").filter(has_text="llmcost").last
    expect(answer).to_be_visible()
    return answer


def test_the_comparison_shows_its_figures_and_share_posts_it_once(page: Page) -> None:
    answer = asked(page, QUESTION)

    expect(answer).to_contain_text("gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month")
    rows = [row.all_inner_texts() for row in (answer.get_by_role("row").nth(n).locator("th,td") for n in range(8))]
    assert rows == [
        ["USD", "gpt-5.1", "gpt-4.1-mini"],
        ["a month", "$563", "$100"],
        ["input, per million", "$1.25", "$0.40 (3.125× less)"],
        ["output, per million", "$10.00", "$1.60 (6.25× less)"],
        ["at 1M tokens", "$6", "$1"],
        ["at 10M tokens", "$56", "$10"],
        ["at 100M tokens", "$563", "$100"],
        ["at 1B tokens", "$5,625", "$1,000"],
    ]
    expect(answer).to_contain_text(re.compile(r"gpt-4\.1-mini is shut down on 14 January 2027"))
    expect(answer).to_contain_text("its named successor is gpt-6-luna: $30 for this workload")
    expect(answer.get_by_role("img").first).to_be_visible()
    if PICTURE:
        page.screenshot(path=PICTURE)

    answer.get_by_role("button", name="Share to channel").click()

    shared = page.locator(".message").filter(has_text="Shared by")
    expect(shared).to_have_count(1)
    expect(shared).to_contain_text("$100 against $563 a month")
    expect(page.get_by_text("Only visible to you")).to_have_count(0)


def test_another_input_share_changes_the_answer_in_place(page: Page) -> None:
    answer = asked(page, QUESTION)
    expect(answer).to_contain_text("$100 against $563")

    answer.get_by_role("combobox").last.click()
    page.get_by_role("option", name=re.compile(r"^Input share 80\s%")).click()

    expect(page.locator(".message").filter(has_text="$64 against $300")).to_have_count(1)
    expect(page.locator(".message").filter(has_text="$100 against $563")).to_have_count(0)


def test_a_direct_message_is_answered_in_its_thread(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^llmcost APP|^llmcostAPP|^llmcost$")).first.click()

    asked(page, "when does gpt-4.1-mini go away?")

    expect(page.get_by_text("gpt-4.1-mini is shut down on 14 January 2027").first).to_be_visible()
