"""What a person does in the playground's page, mostly by keyboard, and what the backend gets of it."""

import re
from itertools import pairwise

from playwright.sync_api import Locator, Page, expect

from tests.playground.page.page_backend import (
    ANSWER,
    ASKS_BACK,
    HEADLINE,
    MODAL,
    SHARES,
    WORKED_OUT,
    Json,
    Workspace,
    message,
    option,
    plain,
)


def box(page: Page) -> Locator:
    return page.get_by_label("Message #llm-costs")


def sent(workspace: Workspace, page: Page, *, count: int = 1) -> list[tuple[str, Json]]:
    for _ in range(100):
        if len(workspace.sent) >= count:
            break
        page.wait_for_timeout(20)
    return workspace.sent


def test_enter_sends_and_shift_enter_breaks_the_line(page: Page, workspace: Workspace) -> None:
    box(page).focus()

    page.keyboard.type("first")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second")
    page.keyboard.press("Enter")

    assert sent(workspace, page) == [("message", {"channel": "C1", "text": "first\nsecond"})]
    expect(box(page)).to_have_value("")


def test_a_slash_offers_the_command_with_its_hint_and_tab_takes_it(page: Page) -> None:
    box(page).focus()

    page.keyboard.type("/")
    expect(page.get_by_role("option")).to_have_text(["/llmcost gpt-5.1 vs gpt-4.1-mini 100MWhat LLMs cost"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    expect(box(page)).to_have_value("/llmcost ")
    expect(page.locator(".conversation .usage")).to_have_text("/llmcost gpt-5.1 vs gpt-4.1-mini 100M")
    expect(page.get_by_role("option")).to_have_count(0)


def test_an_at_sign_offers_the_bot_and_escape_declines(page: Page) -> None:
    box(page).focus()

    page.keyboard.type("hey @ll")
    page.keyboard.press("Enter")
    page.keyboard.type("@y")
    page.keyboard.press("Escape")

    expect(box(page)).to_have_value("hey @llmcost @y")


def test_an_example_types_itself(page: Page) -> None:
    page.get_by_role("button", name="should we upgrade?").click()

    expect(box(page)).to_have_value("@llmcost should we upgrade?")
    expect(box(page)).to_be_focused()


def test_a_button_waits_disabled_and_the_bot_gets_slacks_action_with_the_state(
    page: Page, workspace: Workspace
) -> None:
    workspace.slow.clear()
    share = page.get_by_role("button", name="Share to channel")

    share.click()
    expect(share).to_be_disabled()
    workspace.slow.set()

    expect(share).to_be_enabled()
    [(what, body)] = sent(workspace, page)
    assert re.fullmatch(r"\d+\.\d{6}", body["action"].pop("action_ts"))
    assert (what, body) == (
        "action",
        {
            "channel": "C1",
            "message_ts": ANSWER["ts"],
            "ephemeral": False,
            "action": {
                "type": "button",
                "action_id": "share",
                "block_id": "ways",
                "text": plain("Share to channel"),
                "value": "k1",
            },
            "state": {"ways": {"input_share": {"type": "static_select", "selected_option": SHARES[1]}}},
        },
    )


def test_a_select_is_chosen_from_by_keyboard_and_keeps_the_focus_when_the_answer_changes(
    page: Page, workspace: Workspace
) -> None:
    page.locator("[data-key=input_share]").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    [(_, body)] = sent(workspace, page)
    workspace.say("message_changed", {**ANSWER, "edited": True})

    assert body["action"]["selected_option"] == SHARES[2]
    expect(page.get_by_text("(edited)")).to_be_visible()
    expect(page.locator("[data-key=input_share]")).to_be_focused()


def test_what_was_said_while_the_line_was_down_is_there_afterwards(page: Page, workspace: Workspace) -> None:
    workspace.messages.append(message(2, text="said meanwhile"))

    workspace.hang_up()

    expect(page.get_by_text("said meanwhile")).to_be_visible()


def test_a_modal_keeps_the_focus_and_gives_it_back(page: Page, workspace: Workspace) -> None:
    box(page).focus()
    workspace.tell("view_opened", view=MODAL)
    dialog = page.get_by_role("dialog", name="Refine")
    expect(dialog.get_by_label("Tokens a month")).to_be_focused()

    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(dialog.evaluate("dialog => [...dialog.querySelectorAll('*')].indexOf(document.activeElement)"))
    page.keyboard.press("Escape")

    assert min(seen) >= 0
    assert seen[5] == seen[0]
    assert all(one != other for one, other in pairwise(seen))
    expect(dialog).to_have_count(0)
    expect(box(page)).to_be_focused()
    assert sent(workspace, page) == [("view_close", {"view_id": "V1"})]


def test_a_modal_searches_submits_and_shows_errors_beside_their_fields(page: Page, workspace: Workspace) -> None:
    luna = option("gpt-6-luna", "openai:gpt-6-luna")
    workspace.answers = {"suggest": {"options": [luna]}, "view_submit": {"errors": {"volume": "Write 100M."}}}
    workspace.tell("view_opened", view=MODAL)
    dialog = page.get_by_role("dialog", name="Refine")
    dialog.get_by_role("button", name="Answer").click()
    expect(dialog.locator("[data-error-of=models]")).to_have_text("Please complete this required field.")

    dialog.get_by_role("combobox", name="Models").press_sequentially("luna")
    dialog.get_by_role("option", name="gpt-6-luna").click()
    dialog.get_by_role("button", name="Answer").click()

    expect(dialog.locator("[data-error-of=volume]")).to_have_text("Write 100M.")
    expect(dialog.get_by_label("Tokens a month")).to_be_focused()
    volume = {"volume": {"type": "plain_text_input", "value": "100M"}}
    models = {"models": {"type": "multi_external_select", "selected_options": [luna]}}
    searched = {"view_id": "V1", "block_id": "models", "action_id": "models", "value": "luna"}
    assert sent(workspace, page, count=2) == [
        ("suggest", searched),
        ("view_submit", {"view_id": "V1", "values": {"volume": volume, "models": models}}),
    ]


def test_a_shortcut_and_a_thread_are_reached_from_a_message(page: Page, workspace: Workspace) -> None:
    page.locator(".message").first.hover()
    page.get_by_role("button", name="More actions").click()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Reply in thread").click()
    page.keyboard.type("and batch?")
    page.keyboard.press("Enter")

    assert sent(workspace, page, count=2) == [
        ("shortcut", {"callback_id": "price_this", "channel": "C1", "message_ts": ANSWER["ts"]}),
        ("message", {"channel": "C1", "text": "and batch?", "thread_ts": ANSWER["ts"]}),
    ]


def test_the_home_tab_shows_what_the_bot_published(page: Page, workspace: Workspace) -> None:
    page.get_by_role("link", name="llmcost home").click()
    assert sent(workspace, page) == [("open", {"tab": "home"})]

    workspace.tell("home", view={"id": "VH", "type": "home", "blocks": [HEADLINE]})

    expect(page.get_by_role("heading", name="gpt-4.1-mini costs 5.6× less")).to_be_visible()


def test_what_slack_sees_lists_calls_and_sends_only_the_fault_that_changed(page: Page, workspace: Workspace) -> None:
    page.get_by_role("button", name="What Slack sees").click()
    page.get_by_label("Charts").check()
    assert sent(workspace, page) == [("faults", {"refuse_blocks": ["data_visualization"]})]
    workspace.tell("log", direction="in", method="chat.postMessage", ok=False, error="invalid_blocks", ms=2)

    expect(page.locator(".log-line")).to_have_text("bot → Slackchat.postMessageinvalid_blocks2 ms")


def test_menus_of_a_message_are_searched_and_chosen_from_by_keyboard_and_say_what_all_of_them_hold(
    page: Page, workspace: Workspace
) -> None:
    luna = option("gpt-6-luna · OpenAI", "openai:gpt-6-luna")
    workspace.answers = {"suggest": {"options": [luna]}}
    workspace.say("ephemeral", ASKS_BACK)
    page.get_by_role("combobox", name="The model that runs here").focus()

    page.keyboard.type("luna")
    expect(page.get_by_role("option", name="gpt-6-luna · OpenAI")).to_be_visible()
    page.keyboard.press("Enter")
    sent(workspace, page, count=2)
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Tokens a month")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    (searched, first, second) = sent(workspace, page, count=3)

    address = {"channel": "C1", "message_ts": ASKS_BACK["ts"]}
    assert searched == ("suggest", {**address, "block_id": "menus", "action_id": "menu:model", "value": "luna"})
    assert first[1]["action"]["selected_option"] == luna
    assert second[1]["state"] == {
        "menus": {
            "menu:model": {"type": "external_select", "selected_option": luna},
            "menu:volume": {"type": "static_select", "selected_option": option("I don't know", "unknown")},
        }
    }


def test_a_thumb_stays_pressed_and_the_other_one_takes_over(page: Page, workspace: Workspace) -> None:
    workspace.say("message", WORKED_OUT)
    good = page.get_by_role("button", name="This answer is good")
    bad = page.get_by_role("group", name="Feedback").get_by_role("button", name="This answer is bad")

    good.click()
    expect(good).to_have_attribute("aria-pressed", "true")
    bad.press("Enter")

    expect(bad).to_have_attribute("aria-pressed", "true")
    expect(good).to_have_attribute("aria-pressed", "false")
    assert [body["action"]["value"] for _, body in sent(workspace, page, count=2)] == ["good", "bad"]


def test_the_working_is_folded_and_unfolded_by_keyboard(page: Page, workspace: Workspace) -> None:
    workspace.say("message", WORKED_OUT)
    formula = page.get_by_text("50,000,000 × $1.25/M")
    expect(formula).to_be_visible()
    page.locator("summary", has_text="How this was computed").focus()

    page.keyboard.press("Enter")
    expect(formula).to_be_hidden()
    page.keyboard.press("Enter")

    expect(formula).to_be_visible()


def test_escape_in_a_window_leaves_the_thread_behind_it_open(page: Page, workspace: Workspace) -> None:
    page.locator(".message").first.hover()
    page.get_by_role("button", name="Reply in thread").click()
    workspace.tell("view_opened", view=MODAL)
    expect(page.get_by_role("dialog", name="Refine")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("complementary", name="Thread")).to_be_visible()


def test_a_window_that_is_only_to_be_read_begins_at_its_beginning_and_scrolls_by_keyboard(
    page: Page, workspace: Workspace
) -> None:
    steps = [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"step {n} <https://example.com|source>"}}
        for n in range(60)
    ]
    workspace.tell("view_opened", view={"id": "V1", "type": "modal", "title": plain("Working"), "blocks": steps})
    dialog = page.get_by_role("dialog", name="Working")

    expect(dialog.get_by_text("step 0 ")).to_be_in_viewport()
    expect(dialog.locator(".dialog-body")).to_be_focused()
    page.keyboard.press("End")

    expect(dialog.get_by_text("step 59 ")).to_be_in_viewport()
