"""A tiny Bolt app that keeps every payload it hears, acknowledges it, and does nothing else unless told to."""

import re
from dataclasses import dataclass, field
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.wire import JsonObject
from tests.fake_slack import MANIFEST, FakeSlack

ANY = re.compile("")
EVENTS = ("app_mention", "message", "app_home_opened", "member_joined_channel", "app_uninstalled", "tokens_revoked")


@dataclass
class TinyBot:
    """What it heard, oldest first, and what it says when it acknowledges a kind of payload (by its `type`)."""

    heard: list[JsonObject] = field(default_factory=list)
    says: dict[str, JsonObject] = field(default_factory=dict)

    def build(self, slack: FakeSlack) -> AsyncApp:
        app = AsyncApp(signing_secret=slack.signing_secret, client=client_of(slack))
        for event in EVENTS:
            app.event(event)(self.hear)
        app.command("/llmcost")(self.hear)
        for listen in (app.action, app.options, app.shortcut, app.view, app.view_closed):
            listen(ANY)(self.hear)
        return app

    async def hear(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        self.heard.append(body)
        await ack(**self.says.get(str(body.get("type")), {}))

    @property
    def last(self) -> JsonObject:
        return self.heard[-1]

    @property
    def events(self) -> list[str]:
        """The events it heard of, each with its subtype when it has one."""
        inner = [body["event"] for body in self.heard if "event" in body]
        return ["/".join(filter(None, (event["type"], event.get("subtype")))) for event in inner]


def client_of(slack: FakeSlack) -> AsyncWebClient:
    """A client of the Web API that tries everything once."""
    return AsyncWebClient(slack.bot_token, slack.api_url, retry_handlers=[])


def subscribed(*events: str) -> JsonObject:
    """The tests' manifest, subscribed to these events."""
    return {**MANIFEST, "settings": {"event_subscriptions": {"bot_events": list(events)}}}
