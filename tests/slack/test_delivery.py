"""What became of a message: taken, refused, or not to be known – then it is never sent again."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.replies.reply import Cell, Reply, Table
from bot.slack.blocks.message import message
from bot.slack.delivery import Delivery, Refused, Taken, Unknown
from bot.slack.messenger import Messenger
from bot.slack.notices import not_shared
from bot.slack.pacing import Pacing
from bot.slack.sdk import patient

ANSWER = message(
    Reply(
        headline="A < B & <!channel>",
        table=Table(header=("model", "a month"), rows=((Cell(text="gpt-5.1"), Cell(text="$563")),)),
    ),
    kept_as=None,
)
Handler = Callable[[dict[str, Any]], web.StreamResponse]


@asynccontextmanager
async def serving(*answers: Handler) -> AsyncIterator[tuple[str, list[dict[str, Any]]]]:
    """A server that gives these answers in turn, the last one for ever; its address and what it was sent."""
    sent: list[dict[str, Any]] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        body = await request.json()
        sent.append(body)
        return answers[min(len(sent), len(answers)) - 1](body)

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/", sent
    await runner.cleanup()


def json(status: int = 200, **fields: Any) -> Handler:
    return lambda _body: web.json_response(fields, status=status)


def text(body: str, status: int = 200, **headers: str) -> Handler:
    return lambda _body: web.Response(text=body, status=status, headers=headers)


async def post(address: str) -> Delivery:
    client = AsyncWebClient("xoxb", base_url=address, retry_handlers=[patient()])
    return await Messenger(pacing=Pacing(seconds=0)).post(client, ANSWER, channel="C1", thread_ts="1.2")


async def respond(address: str) -> Delivery:
    return await Messenger(pacing=Pacing(seconds=0)).respond(address, ANSWER, thread_ts="1.2")


@pytest.mark.parametrize(
    ("answer", "delivery"),
    [
        (json(ok=True, ts="5.6"), Taken("5.6")),
        (json(ok=False, error="not_in_channel"), Refused("not_in_channel")),
        (json(ok=False, error="internal_error"), Unknown()),
        (json(503, ok=False, error="ratelimited"), Unknown()),
        (text("<html>Bad gateway</html>", 502), Unknown()),
    ],
)
async def test_a_post_is_made_once_whatever_slack_answers(answer: Handler, delivery: Delivery) -> None:
    async with serving(answer) as (address, sent):
        assert await post(address) == delivery

    assert len(sent) == 1


@pytest.mark.parametrize(
    ("answer", "delivery"),
    [
        (text("ok"), Taken()),
        (json(ok=True), Taken()),
        (json(404, ok=False, error="used_url"), Refused("used_url")),
        (text("no_text", 400), Refused("no_text")),
        (text("<html>", 404), Refused("http_404")),
        (text("{", 200), Refused("unreadable_answer")),
        (text("oh", 500), Unknown()),
    ],
)
async def test_a_response_is_made_once_whatever_slack_answers(answer: Handler, delivery: Delivery) -> None:
    async with serving(answer) as (address, sent):
        assert await respond(address) == delivery

    assert len(sent) == 1


@pytest.mark.parametrize("send", [post, respond])
async def test_what_never_reached_slack_is_refused(send: Callable[[str], Any]) -> None:
    assert await send("http://127.0.0.1:9/") == Refused("unreachable")


@pytest.mark.parametrize("send", [post, respond])
async def test_a_rate_limit_is_waited_out_twice(send: Callable[[str], Any]) -> None:
    busy = text("{}", 429, **{"Retry-After": "0", "Content-Type": "application/json"})
    async with serving(busy, busy, json(ok=True)) as (address, sent):
        assert isinstance(await send(address), Taken)

    assert len(sent) == 3


@pytest.mark.parametrize("send", [post, respond])
@pytest.mark.parametrize("asked", ["31", "3600", "soon"])
@pytest.mark.parametrize("body", ["{}", "slow down"])
async def test_a_rate_limit_that_nobody_would_wait_out_is_a_refusal(
    send: Callable[[str], Any], asked: str, body: str
) -> None:
    busy = text(body, 429, **{"Retry-After": asked, "Content-Type": "application/json"})
    async with serving(busy) as (address, sent):
        assert await send(address) == Refused("ratelimited")

    assert len(sent) == 1


async def test_a_refused_look_is_made_plainer_until_it_passes(caplog: pytest.LogCaptureFixture) -> None:
    refused = json(ok=False, error="invalid_blocks", response_metadata={"messages": ["[ERROR] unknown block"]})
    with caplog.at_level(logging.WARNING):
        async with serving(refused, refused, refused, json(ok=True, ts="1")) as (address, sent):
            assert await post(address) == Taken("1")

    types = [[block["type"] for block in body.get("blocks", [])] for body in sent]
    assert types == [["section", "table"], ["section", "section"], ["section"], []]
    assert "[ERROR] unknown block" in caplog.text


async def test_the_text_calls_nobody_in_any_version() -> None:
    refused = json(ok=False, error="invalid_blocks")
    async with serving(refused) as (address, sent):
        assert await post(address) == Refused("invalid_blocks")

    assert {body["text"].splitlines()[0] for body in sent} == {"A &lt; B &amp; &lt;!channel&gt;"}


async def test_a_post_unfurls_nothing_and_stays_in_its_thread() -> None:
    async with serving(json(ok=True, ts="1")) as (address, sent):
        await post(address)

    kept = {name: sent[0][name] for name in ("channel", "thread_ts", "unfurl_links", "unfurl_media")}
    assert kept == {"channel": "C1", "thread_ts": "1.2", "unfurl_links": False, "unfurl_media": False}
    assert "reply_broadcast" not in sent[0]


@pytest.mark.parametrize(
    ("error", "channel", "words"),
    [
        ("not_in_channel", "C1", "/invite @llmcost"),
        ("channel_not_found", "C1", "/invite @llmcost"),
        ("channel_not_found", "D1", "conversation between other people"),
        ("is_archived", "C1", "archived"),
        ("restricted_action_read_only_channel", "C1", "only some people may post"),
        ("something_new", "C1", "something_new"),
    ],
)
def test_a_refused_share_says_what_to_do(error: str, channel: str, words: str) -> None:
    assert words in not_shared(error, channel=channel)
