"""A strict Slack in the same process, for tests that drive a whole bot over real HTTP.

    async with running(build, manifest=MANIFEST) as slack:
        await slack.command("/llmcost gpt-5.1 vs gpt-4.1-mini 100M", channel="#llm-costs")
        answer = await slack.next_ephemeral()
        await slack.press(answer, "share")
        shared = await slack.next_message("#llm-costs")

`build(slack)` makes the bot: it gets the FakeSlack, whose `api_url`, `bot_token`, `app_token`, `signing_secret`,
`client_id`, `client_secret` the bot must be set up with, and returns a Bolt `AsyncApp` (then served at /slack/events)
or any ASGI app that serves /slack/events itself; it may be a coroutine function. The bot is served on a free port of
127.0.0.1, and so is Slack. `build=None`: nobody listens – for a bot that comes by Socket Mode; then wait with
`await slack.socket_opened()`.

The person is `you` (`slack.me`, zone by `timezone=`), their colleague `sam`. Channels: #general, #llm-costs (the bot
is in both), #eng-search (the bot is not: `/invite @<bot>` adds it), and the DM (`slack.direct`).

Gestures return when the bot has *acknowledged* (a `Reply`: status, body, json, headers, failure). What the bot does
afterwards is awaited with `next_message`, `next_ephemeral`, `next_call`, `next_view`, `next_problem` – each gives the
first one after the last one it gave for the same question – or `until(condition)`; to assert that *nothing more* comes,
`await slack.settled()` first (no call and no delivery for a while).

    command(text, channel=)          mention(text, channel=, thread_ts=)       dm(text, thread_ts=)    say(text, …)
    press(message_or_view, action)   select(message_or_view, action, *values)  suggest(where, action, typed)
    submit(view, {action: value})    close(view)    shortcut(callback_id, message)    open("home" | "messages")
    uninstall()   revoke_tokens()    event({...})   request(body, …) – raw, for forged signatures, old stamps, junk

An action is named by its action_id, or by the words on the button. Values are option values (or plain text / ids).
The state: `messages(channel)`, `ephemerals(channel)`, `calls(method)`, `views` (open modals, the top one last), `home`,
`problems` (what Slack showed the person), `prompts`, `statuses`, `faults` (429s, dropped answers, double delivery,
refused block types …; see bot/playground/faults.py), `workspace` (channels can be archived or made private there).
"""

import asyncio
import inspect
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.playground.block_ids import elements_of
from bot.playground.delivery import Patience, Reply
from bot.playground.faults import Faults
from bot.playground.guard import LoopbackGuard
from bot.playground.hang_up import HangUpProtocol
from bot.playground.input_state import held_name
from bot.playground.recorder import Call
from bot.playground.server import Playground
from bot.playground.stage import Credentials
from bot.playground.views import View
from bot.playground.wire import JsonObject
from bot.playground.workspace import Message, User, Workspace

Build = Callable[["FakeSlack"], AsyncApp | ASGIApp | Awaitable[AsyncApp | ASGIApp]]
_T = TypeVar("_T")
WITHIN = 10.0
"""Seconds after which a test that waits in vain gives up; no test depends on how fast anything is."""

QUICK = Patience(ack=3.0, retries=(0.0, 0.05, 0.1))
"""Slack's patience with its retries hurried."""

SCOPES = (
    "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,groups:history,groups:read,"
    "im:history,im:read,im:write,team:read,users:read"
)
MANIFEST: JsonObject = {
    "display_information": {"name": "LLMCost"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "llmcost"},
        "agent_view": {"suggested_prompts": [{"title": "Compare", "message": "gpt-5.1 vs gpt-4.1-mini 100M"}]},
        "slash_commands": [
            {"command": "/llmcost", "description": "What LLMs cost", "usage_hint": "model", "should_escape": True}
        ],
        "shortcuts": [
            {"name": "Price this", "type": "message", "callback_id": "price_this", "description": "Price the models"}
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES.split(",")}},
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "app_mention", "message.im"]}},
}
"""A manifest for tests of the stand-in itself; tests of the product hand in the product's own."""


@dataclass
class Clock:
    """A clock that moves by `skip` alone, so that nothing expires because a machine is slow; it starts at real time,
    since Bolt compares the stamps of requests with the machine's own clock.
    """

    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    skipped: timedelta = timedelta()

    def now(self) -> datetime:
        return self.started + self.skipped

    def skip(self, **how_long: float) -> None:
        """Let time pass, such as `skip(minutes=31)`."""
        self.skipped += timedelta(**how_long)


@dataclass
class FakeSlack:
    """The stand-in with a person in front of it; see the top of this file."""

    playground: Playground
    clock: Clock
    bot_port: int
    events: list[JsonObject] = field(default_factory=list)
    _given: dict[str, int] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    # --- what the bot is set up with

    @property
    def api_url(self) -> str:
        return self.playground.api_url

    @property
    def bot_url(self) -> str:
        return self.playground.delivery.bot_url

    @property
    def bot_token(self) -> str:
        return self.playground.stage.credentials.bot_token

    @property
    def app_token(self) -> str:
        return self.playground.stage.credentials.app_token

    @property
    def signing_secret(self) -> str:
        return self.playground.stage.credentials.signing_secret

    @property
    def client_id(self) -> str:
        return self.playground.stage.credentials.client_id

    @property
    def client_secret(self) -> str:
        return self.playground.stage.credentials.client_secret

    # --- what there is to see

    @property
    def workspace(self) -> Workspace:
        return self.playground.stage.workspace

    @property
    def faults(self) -> Faults:
        return self.playground.stage.faults

    @property
    def me(self) -> User:
        return self.workspace.me

    @property
    def direct(self) -> str:
        """Id of the DM between the person and the bot."""
        return self.workspace.direct.id

    @property
    def views(self) -> list[View]:
        """The open modals, the top one last."""
        return self.playground.stage.views.modals

    @property
    def home(self) -> View | None:
        return self.playground.stage.views.home

    @property
    def problems(self) -> list[str]:
        """What Slack showed the person when something failed."""
        return [event["text"] for event in self.events if event["type"] == "problem"]

    @property
    def statuses(self) -> list[str]:
        """The statuses ("is thinking…") that the bot set."""
        return [event["text"] for event in self.events if event["type"] == "status" and event["text"]]

    @property
    def prompts(self) -> list[JsonObject]:
        """The suggested prompts that the bot set last."""
        told = [event["suggested_prompts"] for event in self.events if event["type"] == "prompts"]
        return list(told[-1]) if told else []

    def messages(self, channel: str) -> list[Message]:
        """The messages of a channel that all see, oldest first, threads included."""
        return self.workspace.messages(self.workspace.channel(channel).id)

    def from_bot(self, channel: str) -> list[Message]:
        """The bot's messages in a channel."""
        return [message for message in self.messages(channel) if message.user == self.workspace.bot.id]

    def ephemerals(self, channel: str | None = None) -> list[Message]:
        """The messages that only one person sees, of one channel or of all."""
        ids = [self.workspace.channel(channel).id] if channel else list(self.workspace.channels)
        return [message for each in ids for message in self.workspace.messages(each, ephemeral=True)]

    def calls(self, method: str | None = None) -> list[Call]:
        """What the bot asked of the Web API (or of a response_url: method `response_url`), oldest first."""
        return self.playground.stage.recorder.calls(method)

    # --- what the person does

    async def command(self, text: str, *, channel: str = "#llm-costs") -> Reply:
        return await self.playground.gestures.command(text, channel=channel)

    async def say(self, text: str, *, channel: str = "#llm-costs", thread_ts: str | None = None) -> Message:
        return await self.playground.gestures.say(text, channel=channel, thread_ts=thread_ts)

    async def mention(self, text: str, *, channel: str = "#llm-costs", thread_ts: str | None = None) -> Message:
        """Write a message that starts with the bot's name."""
        return await self.say(f"@{self.workspace.bot.name} {text}", channel=channel, thread_ts=thread_ts)

    async def dm(self, text: str, *, thread_ts: str | None = None) -> Message:
        return await self.say(text, channel=self.direct, thread_ts=thread_ts)

    async def press(self, where: Message | View, button: str) -> Reply:
        """Press a button by its action_id, or by its words."""
        element = _element(where, button)
        return await self.playground.interactions.act(_named(element), on=where)

    async def select(
        self, where: Message | View, action: str, *values: str, state: dict[str, JsonObject] | None = None
    ) -> Reply:
        """Choose options by their values in a select, in radio buttons, checkboxes or an overflow menu."""
        element = _element(where, action)
        chosen = await self._chosen(where, element, list(values))
        if element["type"] == "overflow":
            chosen = {"selected_option": _option(element, values[0])}
        return await self.playground.interactions.act({**_named(element), **chosen}, on=where, state=state)

    async def suggest(self, where: Message | View, action: str, typed: str) -> list[JsonObject]:
        """The options that the bot offers for what was typed into an external select; groups are laid flat."""
        element = _element(where, action)
        answer = await self.playground.interactions.suggest(
            typed, action_id=element["action_id"], block_id=element["block_id"], on=where
        )
        groups: list[JsonObject] = answer.get("option_groups", [])
        return [*answer.get("options", []), *(option for group in groups for option in group["options"])]

    async def submit(self, view: View, values: dict[str, Any] | None = None) -> dict[str, str]:
        """Fill in a modal and submit it.

        `values` go by action_id: the text for a text input; an option's value (a list of them for multi selects);
        None empties the input. What is not named stays as the bot set it. Gives back the errors by block_id.
        """
        typed: dict[str, JsonObject] = {}
        for action, value in (values or {}).items():
            element = _element(view, action)
            wanted = value if isinstance(value, list) else [] if value is None else [value]
            state = {"type": element["type"], **await self._chosen(view, element, wanted)}
            typed.setdefault(element["block_id"], {})[element["action_id"]] = state
        return await self.playground.interactions.submit(view, typed)

    async def close(self, view: View) -> None:
        await self.playground.interactions.close(view)

    async def shortcut(self, callback_id: str, message: Message) -> Reply:
        return await self.playground.gestures.shortcut(callback_id, message=message)

    async def open(self, tab: str) -> None:
        await self.playground.gestures.open(tab)

    async def event(self, event: JsonObject) -> Reply:
        """Deliver any event, wrapped in its envelope."""
        return await self.playground.gestures.happen(event)

    async def uninstall(self) -> Reply:
        return await self.event({"type": "app_uninstalled"})

    async def revoke_tokens(self) -> Reply:
        return await self.event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.workspace.bot.id]}})

    async def request(
        self,
        body: bytes | JsonObject,
        *,
        content_type: str = "application/json",
        secret: str | None = None,
        age: timedelta = timedelta(),
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """Send any body to the bot; with another `secret` it is forged, with an `age` its time stamp is old."""
        stamp = int((self.clock.now() - age).timestamp())
        return await self.playground.delivery.post(
            body if isinstance(body, bytes) else json.dumps(body).encode(),
            content_type=content_type,
            secret=secret,
            timestamp=stamp,
            headers=headers,
        )

    # --- what comes of it

    async def next_message(self, channel: str = "#llm-costs") -> Message:
        """The bot's next message that all see in a channel (or its threads)."""
        return await self._next(f"message {channel}", lambda: self.from_bot(channel))

    async def next_ephemeral(self, channel: str | None = None) -> Message:
        """The next message that only the person sees, posted or replaced."""
        seen = await self._next_event("ephemeral", lambda _event: True)
        channel_id, ts = seen["channel"], seen["message"]["ts"]
        if channel is not None and self.workspace.channel(channel).id != channel_id:
            raise AssertionError(f"an ephemeral message came, but in {channel_id}")
        return self.workspace.any_message(channel_id, ts, ephemeral=True)

    async def next_call(self, method: str) -> Call:
        """The next call of a method."""
        return await self._next(f"call {method}", lambda: self.calls(method))

    async def next_view(self) -> View:
        """The next modal that is opened, pushed or updated."""
        seen = await self._next_event("view", lambda event: event["type"] != "view_closed")
        return self.playground.stage.views.find(view_id=seen["view"]["id"])

    async def next_problem(self) -> str:
        """The next thing that Slack showed the person as failed."""
        return await self._next("problem", lambda: self.problems)

    async def socket_opened(self) -> None:
        """Wait until the bot has opened a socket (Socket Mode)."""
        await self.until(lambda: self.playground.stage.sockets.connected > 0)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until a condition holds."""
        async with asyncio.timeout(WITHIN):
            while not condition():
                self._changed.clear()
                with_patience = asyncio.wait_for(self._changed.wait(), 0.05)
                try:
                    await with_patience
                except TimeoutError:
                    continue

    async def settled(self, *, quiet: float = 0.25) -> None:
        """Wait until nothing has happened for a while, in seconds."""
        seen = -1
        while seen != len(self.events):
            seen = len(self.events)
            await asyncio.sleep(quiet)

    async def watch(self) -> None:
        """Note everything that happens; runs as long as the stand-in does."""
        async for event in self.playground.stage.feed.watch():
            self.events.append(event)
            self._changed.set()

    async def _next(self, question: str, found: Callable[[], list[_T]]) -> _T:
        place = self._given.get(question, 0)
        await self.until(lambda: len(found()) > place)
        self._given[question] = place + 1
        return found()[place]

    async def _next_event(self, kind: str, wanted: Callable[[JsonObject], bool]) -> JsonObject:
        def found() -> list[JsonObject]:
            of_kind = (each for each in self.events if each["type"] == kind or each["type"].startswith(f"{kind}_"))
            return [event for event in of_kind if wanted(event) and not event["type"].endswith(("deleted", "errors"))]

        return await self._next(kind, found)

    async def _chosen(self, where: Message | View, element: JsonObject, values: list[Any]) -> JsonObject:
        kind = element["type"]
        if kind in {"button", "overflow", "feedback_buttons", "icon_button"}:
            return {}
        held = held_name(kind)
        if held.startswith("selected_option"):
            options = [await self._offered(where, element, value) for value in values]
            return {held: options if held.endswith("s") else next(iter(options), None)}
        return {held: values if held.endswith("s") else next(iter(values), None)}

    async def _offered(self, where: Message | View, element: JsonObject, value: str) -> JsonObject:
        if not element["type"].endswith("external_select"):
            return _option(element, value)
        offered = await self.suggest(where, element["action_id"], value)
        held = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
        return _of_value([*offered, *held], value)


def _elements(where: Message | View) -> Iterator[JsonObject]:
    for block, element in elements_of(list(where.blocks or [])):
        yield {**element, "block_id": block["block_id"]}


def _element(where: Message | View, action: str) -> JsonObject:
    for element in _elements(where):
        if action in (element["action_id"], element.get("text", {}).get("text")):
            return element
    known = [element["action_id"] for element in _elements(where)]
    raise AssertionError(f"there is no {action!r} here, only {known}")


def _named(element: JsonObject) -> JsonObject:
    return {name: element[name] for name in ("type", "action_id", "block_id")}


def _option(element: JsonObject, value: str) -> JsonObject:
    groups = element.get("option_groups", [])
    offered: list[JsonObject] = [*element.get("options", []), *(each for group in groups for each in group["options"])]
    return _of_value(offered, value)


def _of_value(offered: list[JsonObject], value: str) -> JsonObject:
    for option in offered:
        if option["value"] == value:
            return option
    raise AssertionError(f"{value!r} is not offered, only {[option['value'] for option in offered]}")


class _Server(uvicorn.Server):
    """A uvicorn server that starts and stops at once, and leaves the signals of the test process alone."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up, self.leaving = asyncio.Event(), asyncio.Event()

    async def main_loop(self) -> None:
        await self.leaving.wait()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(app: ASGIApp, listening: socket.socket) -> AsyncIterator[None]:
    """Serve an ASGI app on a listening socket, in this event loop."""
    config = uvicorn.Config(app, http=HangUpProtocol, log_config=None, timeout_graceful_shutdown=1, ws="none")
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    await server.up.wait()
    try:
        yield
    finally:
        server.leaving.set()
        await task


def listening_socket() -> socket.socket:
    """A socket on a free port of 127.0.0.1."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    return listening


def _as_asgi(app: AsyncApp | ASGIApp) -> ASGIApp:
    if not isinstance(app, AsyncApp):
        return app
    handler = AsyncSlackRequestHandler(app)

    async def endpoint(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])


@asynccontextmanager
async def running(
    build: Build | None = None,
    *,
    manifest: JsonObject | None = None,
    timezone: str = "Europe/Berlin",
    patience: Patience = QUICK,
    clock: Clock | None = None,
) -> AsyncIterator[FakeSlack]:
    """Run Slack and the bot that `build` makes, both on loopback; see the top of this file."""
    slack_socket, bot_socket, clock = listening_socket(), listening_socket(), clock or Clock()
    bot_port = bot_socket.getsockname()[1]
    playground = Playground(
        manifest=manifest or MANIFEST,
        credentials=Credentials("a-signing-secret", "xoxb-playground", "xapp-playground", "client", "client-secret"),
        bot_url=f"http://127.0.0.1:{bot_port}/slack/events",
        address=f"http://127.0.0.1:{slack_socket.getsockname()[1]}",
        now=clock.now,
        timezone=timezone,
        patience=patience,
    )
    slack = FakeSlack(playground, clock, bot_port)
    site = Starlette(routes=playground.routes, middleware=[Middleware(LoopbackGuard)])
    watching = asyncio.create_task(slack.watch())
    await playground.start()
    with slack_socket, bot_socket:
        async with served(site, slack_socket), _bot(build, slack, bot_socket):
            try:
                yield slack
            finally:
                await playground.close()
                await watching


@asynccontextmanager
async def _bot(build: Build | None, slack: FakeSlack, listening: socket.socket) -> AsyncIterator[None]:
    if build is None:
        listening.close()
        yield
        return
    built = build(slack)
    app = await built if inspect.isawaitable(built) else built
    async with served(_as_asgi(app), listening):
        yield
