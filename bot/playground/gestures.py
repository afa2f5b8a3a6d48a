"""What the person does in the workspace: writes, commands, opens the app, uses a shortcut."""

import html
import json
import re

from bot.playground.delivery import Delivery, Kind, Reply
from bot.playground.drafts import MOST_POSTED, Draft
from bot.playground.echo import heard_as
from bot.playground.manifest import SlashCommand
from bot.playground.message_json import message_json
from bot.playground.payloads import (
    channel_named,
    command_payload,
    event_callback,
    home_opened_event,
    interaction,
    joined_event,
    mention_event,
    message_event,
    with_trigger,
)
from bot.playground.response_urls import ResponseUrl
from bot.playground.responses import issue_response_url, take_answer
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError
from bot.playground.workspace import Channel, Message

_NAMED = re.compile(r"(?<![\w.])([@#])([\w.-]{1,80})")


class GestureError(Exception):
    """The person tried what Slack's own client would not let them do; the text is a sentence for them."""


class Gestures:
    """The person's hands on the keyboard, outside of messages' buttons and of modals (see `Interactions`)."""

    def __init__(self, stage: Stage, delivery: Delivery) -> None:
        self._stage = stage
        self._delivery = delivery

    async def write(self, text: str, *, channel: str, thread_ts: str | None = None) -> None:
        """Send what was typed: a slash command when it starts with one, else a message.

        Raises:
            GestureError: If Slack's client would refuse it.
        """
        if text.startswith("/"):
            await self.command(text, channel=channel, thread_ts=thread_ts)
        else:
            await self.say(text, channel=channel, thread_ts=thread_ts)

    async def say(self, text: str, *, channel: str, thread_ts: str | None = None) -> Message:
        """Post a message; the bot hears of it where it is subscribed to that kind of event.

        Raises:
            GestureError: If it is empty or longer than 40,000 characters, or the thread does not exist.
        """
        if not text.strip() or len(text) > MOST_POSTED:
            raise GestureError(f"A message has 1 to {MOST_POSTED:,} characters.")
        place = self._channel(channel)
        try:
            message = self._stage.workspace.post(
                # Slack escapes what people type before any app sees it; the ids it puts in are not escaped.
                Draft(self._linked(html.escape(text, quote=False))),
                channel=place.id,
                user=self._stage.workspace.me.id,
                thread_ts=thread_ts,
                now=self._stage.now(),
            )
        except RefusalError as refusal:
            raise GestureError(f"Slack refused the message: {refusal.error}.") from refusal
        await self._tell_bot(message, place)
        return message

    async def _tell_bot(self, message: Message, channel: Channel) -> None:
        stage = self._stage
        # A mention that is also an ordinary message is two events with two ids, as at Slack.
        mentioned = f"<@{stage.workspace.bot.id}>" in message.text
        if stage.workspace.bot.id not in channel.members:
            if mentioned:
                bot = stage.workspace.bot.name
                stage.feed.problem(f"{bot} is not in #{channel.name}: type /invite @{bot} to add it.")
            return
        if mentioned and channel.kind != "im" and "app_mention" in stage.manifest.events:
            await self._event(mention_event(stage, message))
        if heard_as(channel) in stage.manifest.events:
            await self._event(message_event(stage, message, channel))

    async def command(self, text: str, *, channel: str, thread_ts: str | None = None) -> Reply:
        """Send a slash command.

        Raises:
            GestureError: If there is no such command, or it was typed in a thread, where Slack takes none.
        """
        name, _, rest = text.partition(" ")
        place = self._channel(channel)
        command = self._stage.manifest.command_in(text)
        if command is None and name == "/invite":
            return await self._invite(place)
        if command is None:
            raise GestureError(f"{name} is not a valid command.")
        if thread_ts is not None:
            raise GestureError(f"{name} is not supported in threads. Sorry!")
        return await self._command(command, rest.strip(), place)

    async def _command(self, command: SlashCommand, text: str, channel: Channel) -> Reply:
        stage = self._stage
        me = stage.workspace.me.id
        payload = command_payload(
            stage,
            command=command.command,
            text=self._linked(text, with_names=True) if command.should_escape else text,
            channel=channel,
            response_url=issue_response_url(stage, channel=channel.id, user=me),
        )
        reply = await self._delivery.deliver(Kind.COMMAND, payload)
        if reply.failure is not None:
            # The two words that people see under a command that failed.
            error = "operation_timeout" if reply.failure == "http_timeout" else "dispatch_failed"
            stage.feed.problem(f"{command.command} failed with the error “{error}”")
        elif reply.body.strip():
            self._show_answer(command, reply, ResponseUrl(channel.id, me, None, stage.now()))
        return reply

    def _show_answer(self, command: SlashCommand, reply: Reply, to: ResponseUrl) -> None:
        # An acknowledgement may carry the answer, as JSON or as plain text.
        written = reply.headers.get("content-type", "").startswith("application/json")
        payload = reply.json if written else {"text": reply.body.decode("utf-8", "replace")}
        try:
            take_answer(self._stage, to, payload)
        except RefusalError as refusal:
            self._stage.feed.problem(f"{command.command} failed with the error “{refusal.error}”")

    async def _invite(self, channel: Channel) -> Reply:
        channel.members.add(self._stage.workspace.bot.id)
        if "member_joined_channel" in self._stage.manifest.events:
            await self._event(joined_event(self._stage, channel))
        return Reply(200)

    async def shortcut(self, callback_id: str, *, message: Message) -> Reply:
        """Use a message shortcut.

        Raises:
            GestureError: If the app has no such shortcut.
        """
        stage = self._stage
        known = {each.callback_id for each in stage.manifest.features.shortcuts if each.type == "message"}
        if callback_id not in known:
            raise GestureError("The app has no such shortcut.")
        channel, me = stage.workspace.channel(message.channel), stage.workspace.me.id
        seen = (message.ts, message.ephemeral)
        payload = {
            **interaction(stage, "message_action"),
            **with_trigger(stage),
            "callback_id": callback_id,
            "action_ts": stage.identifiers.timestamp(now=stage.now()),
            "message_ts": message.ts,
            "channel": channel_named(channel),
            "message": message_json(stage, message),
            "response_url": issue_response_url(stage, channel=channel.id, user=me, original=seen),
        }
        return await self._interact(payload)

    async def open(self, tab: str) -> None:
        """Open the app's Home or its DM.

        Raises:
            GestureError: If there is no such tab.
        """
        home = self._stage.manifest.features.app_home
        if not {"home": home.home_tab_enabled, "messages": home.messages_tab_enabled}.get(tab, False):
            raise GestureError("The app has no such tab.")
        if "app_home_opened" in self._stage.manifest.events:
            await self._event(home_opened_event(self._stage, tab))

    async def happen(self, event: JsonObject) -> Reply:
        """Deliver an event that nobody's hands cause, such as app_uninstalled."""
        return await self._delivery.event(event_callback(self._stage, event))

    async def verify_url(self, challenge: str) -> Reply:
        """Ask the bot to prove that its address takes events, as Slack does when the address is entered."""
        body = json.dumps({"token": "", "type": "url_verification", "challenge": challenge}).encode()
        return await self._delivery.post(body, content_type="application/json")

    async def _event(self, event: JsonObject) -> None:
        await self._delivery.event(event_callback(self._stage, event))

    async def _interact(self, payload: JsonObject) -> Reply:
        reply = await self._delivery.deliver(Kind.INTERACTION, payload)
        if reply.failure is not None:
            self._stage.feed.problem("This app did not answer. Try again?")
        return reply

    def _channel(self, named: str) -> Channel:
        try:
            return self._stage.workspace.channel(named)
        except RefusalError as refusal:
            raise GestureError("There is no such channel.") from refusal

    def _linked(self, text: str, *, with_names: bool = False) -> str:
        """Turn @names and #channels into Slack's ids; commands keep the name beside the id."""
        workspace = self._stage.workspace
        ids = {f"@{user.name}": f"@{user.id}" for user in workspace.users.values()}
        ids |= {f"#{each.name}": f"#{each.id}" for each in workspace.channels.values() if each.kind == "channel"}

        def link(found: re.Match[str]) -> str:
            known = ids.get(found[0].lower())
            if known is None:
                return found[0]
            return f"<{known}|{found[2]}>" if with_names else f"<{known}>"

        return _NAMED.sub(link, text)
