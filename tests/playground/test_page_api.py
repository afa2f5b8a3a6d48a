"""The API of the page in the browser: what it reads, what it does, and the stream of what happens."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.playground.wire import JsonObject
from tests.fake_slack import FakeSlack, running
from tests.playground.block_samples import actions, button, options, plain
from tests.playground.tiny_bot import TinyBot, client_of


@pytest.fixture
def bot() -> TinyBot:
    return TinyBot()


@pytest.fixture
async def slack(bot: TinyBot) -> AsyncIterator[FakeSlack]:
    async with running(bot.build) as fake:
        yield fake


@pytest.fixture
async def page(slack: FakeSlack) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(slack.api_url.replace("/api/", "/playground/api/")) as session:
        yield session


async def read(page: aiohttp.ClientSession, path: str) -> Any:
    async with page.get(path) as answer:
        return await answer.json()


async def do(page: aiohttp.ClientSession, what: str, **asked: object) -> tuple[int, JsonObject]:
    async with page.post(what, json=asked) as answer:
        return answer.status, await answer.json()


async def test_the_state_describes_the_workspace_and_the_app(page: aiohttp.ClientSession) -> None:
    assert await read(page, "state") == {
        "team": {"id": "T0PLAYGRND", "name": "Playground"},
        "me": {"id": "U0PERSON01", "name": "you", "real_name": "You", "tz": "Europe/Berlin"},
        "bot": {"user_id": "U0BOTUSER1", "name": "llmcost"},
        "users": [
            {"id": "U0PERSON01", "name": "you", "real_name": "You"},
            {"id": "U0PERSON02", "name": "sam", "real_name": "Sam Okafor"},
            {"id": "U0BOTUSER1", "name": "llmcost", "real_name": "llmcost"},
        ],
        "channels": [
            {"id": "C0LLMCOSTS", "name": "llm-costs", "kind": "channel", "topic": "What our models cost us"},
            {"id": "C0GENERAL1", "name": "general", "kind": "channel", "topic": "Company-wide announcements"},
            {"id": "C0ENGSRCH1", "name": "eng-search", "kind": "channel", "topic": "Search team"},
            {"id": "D0BOTDM001", "name": "llmcost", "kind": "im", "topic": ""},
        ],
        "commands": [{"command": "/llmcost", "description": "What LLMs cost", "usage_hint": "model"}],
        "shortcuts": [{"callback_id": "price_this", "name": "Price this", "description": "Price the models"}],
        "suggested_prompts": [{"title": "Compare", "message": "gpt-5.1 vs gpt-4.1-mini 100M"}],
        "faults": {
            "rate_limit_next": 0,
            "retry_after": 1,
            "drop_next_answer": 0,
            "drop_next_response": 0,
            "server_error_next": 0,
            "deliver_twice": False,
            "refuse_blocks": [],
            "enforce_rate_limits": False,
        },
    }


async def test_a_channel_shows_its_messages_and_those_for_the_person_alone(
    slack: FakeSlack, page: aiohttp.ClientSession
) -> None:
    root = await slack.say("root")
    client = client_of(slack)
    await client.chat_postMessage(channel="#llm-costs", text="reply", thread_ts=root.ts)
    await client.chat_postEphemeral(channel="#llm-costs", user=slack.me.id, text="for you")
    await client.chat_postEphemeral(channel="#llm-costs", user="U0PERSON02", text="for sam")

    shown = await read(page, "channels/C0LLMCOSTS")

    assert shown["messages"][0] == {
        "ts": root.ts,
        "user": "U0PERSON01",
        "username": "you",
        "is_bot": False,
        "text": "root",
        "blocks": None,
        "thread_ts": None,
        "channel": "C0LLMCOSTS",
        "ephemeral": False,
        "edited": False,
        "reply_count": 1,
    }
    assert [(each["text"], each["thread_ts"], each["is_bot"]) for each in shown["messages"][1:]] == [
        ("reply", root.ts, True)
    ]
    assert [(each["text"], each["ephemeral"]) for each in shown["ephemeral"]] == [("for you", True)]


async def test_what_is_typed_is_a_command_or_a_message(bot: TinyBot, page: aiohttp.ClientSession) -> None:
    await do(page, "message", channel="C0LLMCOSTS", text="/llmcost gpt-5.1")
    await do(page, "message", channel="C0LLMCOSTS", text="@llmcost gpt-5.1")
    await do(page, "message", channel="D0BOTDM001", text="gpt-5.1")

    assert [body.get("command") or body["event"]["type"] for body in bot.heard] == [
        "/llmcost",
        "app_mention",
        "message",
    ]


async def test_buttons_selects_and_searches_reach_the_bot(
    slack: FakeSlack, bot: TinyBot, page: aiohttp.ClientSession
) -> None:
    controls = actions(button(action_id="share"), {"type": "external_select", "action_id": "models"}, block_id="b")
    ts = (await client_of(slack).chat_postMessage(channel="#general", text="x", blocks=[controls]))["ts"]
    place = {"channel": "C0GENERAL1", "message_ts": ts}
    bot.says["block_suggestion"] = {"options": options(1)}

    pressed = await do(page, "action", **place, ephemeral=False, action={"action_id": "share", "block_id": "b"})
    found = await do(page, "suggest", **place, action_id="models", block_id="b", value="gpt")

    assert (pressed, bot.heard[0]["actions"][0]["action_id"]) == ((200, {"ok": True}), "share")
    assert found == (200, {"ok": True, "options": options(1)})


async def test_a_modal_is_submitted_with_errors_and_closed(
    slack: FakeSlack, bot: TinyBot, page: aiohttp.ClientSession
) -> None:
    element = {"type": "plain_text_input", "action_id": "a"}
    blocks = [{"type": "input", "block_id": "b", "label": plain("Volume"), "element": element}]
    view = {"type": "modal", "title": plain("x"), "submit": plain("Go"), "blocks": blocks, "notify_on_close": True}
    await slack.command("/llmcost")
    opened = (await client_of(slack).views_open(trigger_id=bot.last["trigger_id"], view=view))["view"]["id"]
    bot.says["view_submission"] = {"response_action": "errors", "errors": {"b": "Not a number"}}

    refused = await do(
        page, "view_submit", view_id=opened, values={"b": {"a": {"type": "plain_text_input", "value": "x"}}}
    )
    closed = await do(page, "view_close", view_id=opened)

    assert refused == (200, {"ok": True, "errors": {"b": "Not a number"}})
    assert (closed, bot.last["type"], slack.views) == ((200, {"ok": True}), "view_closed", [])


async def test_a_shortcut_and_an_opened_tab_reach_the_bot(
    slack: FakeSlack, bot: TinyBot, page: aiohttp.ClientSession
) -> None:
    message = await slack.say("gpt-5.1")

    await do(page, "shortcut", callback_id="price_this", channel="C0LLMCOSTS", message_ts=message.ts)
    await do(page, "open", tab="home")

    assert [body["type"] for body in bot.heard] == ["message_action", "event_callback"]


async def test_faults_are_switched_one_by_one(slack: FakeSlack, page: aiohttp.ClientSession) -> None:
    await do(page, "faults", refuse_blocks=["table"])
    status, answer = await do(page, "faults", rate_limit_next=2, retry_after=9)

    assert (status, answer["faults"]["refuse_blocks"], answer["faults"]["rate_limit_next"]) == (200, ["table"], 2)
    assert (slack.faults.retry_after, slack.faults.refuse_blocks) == (9, frozenset({"table"}))
    assert (await read(page, "faults"))["retry_after"] == 9


WRONG: list[tuple[str, JsonObject, int]] = [
    ("message", {}, 400),
    ("message", {"channel": "C0NOWHERE1", "text": "x"}, 400),
    ("message", {"channel": "C0LLMCOSTS", "text": ""}, 400),
    ("message", {"channel": "C0LLMCOSTS", "text": "/nothing"}, 400),
    ("message", {"channel": "C0LLMCOSTS", "text": "x", "thread_ts": "1.000001"}, 400),
    ("action", {"channel": "C0LLMCOSTS", "message_ts": "1.000001", "action": {}}, 404),
    ("action", {"channel": "C0LLMCOSTS", "action": 7}, 400),
    ("action", {"view_id": "V1", "action": {}, "state": {"b": 1}}, 400),
    ("suggest", {"view_id": "V1", "action_id": "a", "block_id": "b"}, 404),
    ("view_submit", {"view_id": "V1"}, 404),
    ("view_submit", {"view_id": "V1", "values": []}, 404),
    ("view_submit", {"view_id": "V1", "values": {"b": 1}}, 400),
    ("view_close", {}, 400),
    ("shortcut", {"callback_id": "price_this", "channel": "C0LLMCOSTS", "message_ts": "x"}, 404),
    ("open", {"tab": "about"}, 400),
    ("faults", {"retry_after": 0}, 400),
    ("faults", {"unknown": 1}, 400),
]


async def test_what_cannot_be_done_is_refused_with_a_sentence(page: aiohttp.ClientSession) -> None:
    answers = [await do(page, what, **asked) for what, asked, _ in WRONG]

    assert [status for status, _ in answers] == [status for _, _, status in WRONG]
    assert all(answer["ok"] is False and answer["error"] for _, answer in answers)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"\xff", b"[" * 100_000])
async def test_junk_is_refused_and_does_not_raise(page: aiohttp.ClientSession, body: bytes) -> None:
    async with page.post("message", data=body) as answer:
        assert (answer.status, await answer.json()) == (400, {"ok": False, "error": "A JSON object is wanted."})


async def test_what_happens_is_streamed(slack: FakeSlack, page: aiohttp.ClientSession) -> None:
    async with page.get("events") as stream:
        opened = await stream.content.readline()
        message = await slack.say("hello")
        await stream.content.readline()
        told = json.loads((await stream.content.readline()).removeprefix(b"data: "))

    assert (stream.content_type, opened) == ("text/event-stream", b": open\n")
    assert (told["type"], told["channel"], told["message"]["ts"]) == ("message", "C0LLMCOSTS", message.ts)


async def test_the_page_itself_is_served(slack: FakeSlack) -> None:
    site = slack.api_url.replace("/api/", "")
    async with aiohttp.ClientSession() as session, session.get(f"{site}/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert "default-src 'self'" in answer.headers["content-security-policy"]


async def test_a_foreign_page_may_not_write(slack: FakeSlack, bot: TinyBot, page: aiohttp.ClientSession) -> None:
    asked = {"channel": "D0BOTDM001", "text": "hello"}
    async with page.post("message", json=asked, headers={"Origin": "http://evil.example"}) as answer:
        assert answer.status == 403

    assert (bot.heard, slack.messages(slack.direct)) == ([], [])
