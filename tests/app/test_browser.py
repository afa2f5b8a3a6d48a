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
PICTURES = os.environ.get("LLMCOST_PICTURES")
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
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/answer.png")

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


def answer_with(page: Page, text: str) -> Locator:
    """The bot's newest message that says this; in a thread that is open beside, the one there."""
    answer = page.locator(".message").filter(has_text=text).last
    expect(answer).to_be_visible()
    return answer


def write(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Message llmcost")
    box.fill(text)
    box.press("Enter")


def tab_to(page: Page, key: str) -> Locator:
    """Go back through what takes the keyboard until the control of that action has it."""
    for _ in range(80):
        if page.evaluate("document.activeElement?.dataset.key") == key:
            return page.locator(f"[data-key='{key}']:focus")
        page.keyboard.press("Shift+Tab")
    raise AssertionError(f"the keyboard does not reach {key}")


def test_from_what_a_channel_runs_to_a_decision_that_can_be_defended(page: Page) -> None:
    page.get_by_role("link", name=re.compile(r"^llmcost ?APP")).click()
    write(page, "we use gpt-4.1-mini for about 100M tokens a month, mostly classification")
    profile = answer_with(page, "gpt-4.1-mini, 100M tokens a month")
    expect(profile.get_by_role("button", name="Undo")).to_be_visible()
    expect(profile.get_by_role("button", name="Change…")).to_be_visible()

    write(page, "should we upgrade?")
    verdict = answer_with(page, "is shut down on 14 January 2027")

    for said in ("gpt-4.1-mini", "+$463", "$30", "gpt-6-luna", "reasons by default", "no evidence on file"):
        expect(verdict).to_contain_text(said)
    if PICTURES:
        verdict.screenshot(path=f"{PICTURES}/decision.png")
    verdict.get_by_role("button", name="Why").click()
    why = page.get_by_role("dialog", name="How it was computed")
    expect(why).to_contain_text("50,000,000 × $1.25")
    expect(why).to_contain_text("$562.50")
    page.keyboard.press("Escape")
    expect(why).to_have_count(0)

    verdict.get_by_role("button", name="This answer is good").click()

    expect(verdict.get_by_role("button", name="This answer is good")).to_have_attribute("aria-pressed", "true")
    answer_with(page, "It is kept with the question")


def test_what_is_missing_is_chosen_by_keyboard_and_the_question_goes_on(page: Page) -> None:
    asked_back = asked(page, "/llmcost should we upgrade?")
    expect(asked_back).to_contain_text("Should we upgrade from what?")

    tab_to(page, "menu:model")
    page.keyboard.type("gpt-4.1-mini")
    expect(page.get_by_role("option", name="gpt-4.1-mini · OpenAI")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-key='menu:model']")).to_have_value(re.compile("OpenAI$"))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("100M")
    page.keyboard.press("Enter")

    answer = answer_with(page, "14 January 2027")
    expect(answer).to_contain_text("remembered for this channel")
    expect(page.locator(".message").filter(has_text="Should we upgrade from what?")).to_have_count(0)
    answer.get_by_role("button", name="Undo").click()
    answer_with(page, "the last change was taken back")


def test_a_decision_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    answer = asked(page, "/llmcost should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M for classification?")
    expect(answer.get_by_role("button", name="Why")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert answer.locator(".message-body").evaluate("body => body.scrollWidth - body.clientWidth") == 0
