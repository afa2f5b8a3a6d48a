"""Socket Mode, with the real SDK's client: envelopes, acknowledgements, and sockets that come back."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.delivery import Patience
from bot.playground.wire import JsonObject
from tests.fake_slack import FakeSlack, running
from tests.playground.tiny_bot import TinyBot


@asynccontextmanager
async def connected(slack: FakeSlack, bot: TinyBot) -> AsyncIterator[AsyncSocketModeHandler]:
    """A Bolt app that listens by Socket Mode."""
    sockets = slack.playground.stage.sockets
    before = sockets.connected
    handler = AsyncSocketModeHandler(bot.build(slack), slack.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it unannotated
    await slack.until(lambda: sockets.connected == before + 1)
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it unannotated


@dataclass
class RawSocket:
    """A client that acknowledges nothing by itself."""

    frames: list[JsonObject] = field(default_factory=list)

    @asynccontextmanager
    async def open(self, slack: FakeSlack) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
        client = AsyncWebClient(base_url=slack.api_url)
        address = (await client.apps_connections_open(app_token=slack.app_token))["url"]
        async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
            self.frames.append(await socket.receive_json())
            yield socket


async def test_commands_events_and_interactions_come_in_envelopes() -> None:
    bot = TinyBot()
    async with running() as slack, connected(slack, bot):
        reply = await slack.command("/llmcost gpt-5.1")
        message = await slack.mention("hello")
        await slack.shortcut("price_this", message)

        heard = [body.get("command") or body["type"] for body in bot.heard]
        assert (reply.status, heard) == (200, ["/llmcost", "event_callback", "message_action"])
        assert slack.playground.stage.sockets.unacknowledged == {}


async def test_an_acknowledgement_may_carry_an_answer() -> None:
    bot = TinyBot(says={"None": {"text": "at once"}})
    async with running() as slack, connected(slack, bot):
        await slack.command("/llmcost gpt-5.1")

        assert [message.text for message in slack.ephemerals()] == ["at once"]


async def test_each_envelope_goes_to_one_of_the_sockets() -> None:
    one, other = TinyBot(), TinyBot()
    async with running() as slack, connected(slack, one), connected(slack, other):
        for place in range(4):
            await slack.command(f"/llmcost {place}")

        heard = [[body["text"] for body in each.heard] for each in (one, other)]
        assert (sorted([*heard[0], *heard[1]]), len(heard[0])) == (["0", "1", "2", "3"], 2)


async def test_a_disconnect_frame_makes_the_client_come_back() -> None:
    bot = TinyBot()
    async with running() as slack, connected(slack, bot):
        opened = len(slack.calls("apps.connections.open"))
        await slack.playground.stage.sockets.disconnect()
        await slack.until(lambda: len(slack.calls("apps.connections.open")) > opened)
        await slack.socket_opened()
        await slack.command("/llmcost again")

        assert bot.last["text"] == "again"


async def test_a_socket_greets_and_hands_over_whole_envelopes() -> None:
    async with running() as slack, RawSocket().open(slack) as socket:
        sent = asyncio.create_task(slack.command("/llmcost x"))
        envelope = await socket.receive_json()
        await socket.send_str("no JSON")
        await socket.send_json({"envelope_id": "of nothing"})
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "hello"}})

        assert (await sent).json == {"text": "hello"}
        assert envelope.keys() == {"envelope_id", "type", "payload", "accepts_response_payload"}
        assert (envelope["type"], envelope["payload"]["text"]) == ("slash_commands", "x")


async def test_the_first_frame_says_hello() -> None:
    raw = RawSocket()
    async with running() as slack, raw.open(slack):
        (hello,) = raw.frames

        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        assert hello["connection_info"] == {"app_id": "A0BOTUSER1"}


async def test_an_unacknowledged_event_comes_again_with_its_number_and_reason() -> None:
    patience = Patience(ack=0.05, retries=(0.0,))
    async with running(patience=patience) as slack, RawSocket().open(slack) as socket:
        reply = (await slack.mention("hello"), await socket.receive_json(), await socket.receive_json())

        _message, first, second = reply
        assert (first["retry_attempt"], second["retry_attempt"], second["retry_reason"]) == (0, 1, "http_timeout")
        assert first["payload"] == second["payload"]
        assert first["envelope_id"] != second["envelope_id"]
        assert first["envelope_id"] in slack.playground.stage.sockets.unacknowledged


async def test_an_address_opens_one_socket_only() -> None:
    async with running() as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(base_url=slack.api_url)
        address = (await client.apps_connections_open(app_token=slack.app_token))["url"]
        async with session.ws_connect(address):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(address)

        assert refused.value.status == 403


async def test_only_the_app_token_opens_sockets() -> None:
    async with running() as slack:
        with pytest.raises(SlackApiError) as refused:
            await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-wrong")

        assert json.loads(json.dumps(refused.value.response.data)) == {"ok": False, "error": "invalid_auth"}
