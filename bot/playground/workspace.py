"""The state of a workspace: people, channels, messages. Time is passed in; what changes is told to the feed."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.playground.block_ids import with_ids
from bot.playground.drafts import Draft
from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.wire import JsonObject, RefusalError


@dataclass(frozen=True)
class User:
    """A person or the bot; `tz` is an IANA zone."""

    id: str
    name: str
    real_name: str
    tz: str
    is_bot: bool = False


@dataclass
class Channel:
    """A channel (`kind` is `channel`) or the DM with the bot (`im`)."""

    id: str
    name: str
    kind: str = "channel"
    topic: str = ""
    members: set[str] = field(default_factory=set)
    is_private: bool = False
    is_archived: bool = False


@dataclass
class Message:
    """A message that is seen by all, or by `only_for` alone (ephemeral)."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[JsonObject] | None = None
    thread_ts: str | None = None
    only_for: str | None = None
    edited_at: str | None = None
    metadata: JsonObject | None = None

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.only_for is not None


class Workspace:
    """A team with its people, channels and messages.

    Attributes:
        team_id: Id of the team.
        team_name: What the team is called.
        me: The person who tries the bot.
        bot: The bot's user.
        bot_id: Id of the bot, apart from its user's.
        app_id: Id of the app.
    """

    def __init__(
        self,
        *,
        team: tuple[str, str],
        me: User,
        bot: User,
        others: tuple[User, ...],
        channels: tuple[Channel, ...],
        feed: Feed,
        identifiers: Identifiers,
    ) -> None:
        self.team_id, self.team_name = team
        self.me, self.bot = me, bot
        # A bot has an id as a bot and one as a user; mixing them up is a classic mistake, so they differ.
        self.bot_id = f"B{bot.id[1:]}"
        self.app_id = f"A{bot.id[1:]}"
        self.users = {user.id: user for user in (me, *others, bot)}
        self.channels = {channel.id: channel for channel in channels}
        self._feed = feed
        self._identifiers = identifiers
        self._messages: dict[str, list[Message]] = {channel: [] for channel in self.channels}

    @property
    def direct(self) -> Channel:
        """The DM between the person and the bot."""
        return self.open_direct(self.me.id)

    def channel(self, named: object) -> Channel:
        """The channel of an id, of a name with or without #, or the DM of a user's id.

        Raises:
            RefusalError: `channel_not_found`.
        """
        bare = named.removeprefix("#") if isinstance(named, str) else None
        for channel in self.channels.values():
            # Posting to a user's id reaches their DM, as at Slack.
            in_direct = channel.kind == "im" and bare in channel.members - {self.bot.id}
            if bare == channel.id or in_direct or (channel.kind == "channel" and bare == channel.name):
                return channel
        raise RefusalError("channel_not_found")

    def open_direct(self, user: str) -> Channel:
        """The DM between the bot and a user; made when there is none yet."""
        both = {user, self.bot.id}
        for channel in self.channels.values():
            if channel.kind == "im" and channel.members == both:
                return channel
        channel = Channel(self._identifiers.take("D"), self.users[user].name, kind="im", members=both)
        self.add(channel)
        return channel

    def add(self, channel: Channel) -> None:
        """Add a channel."""
        self.channels[channel.id] = channel
        self._messages[channel.id] = []

    def messages(self, channel: str, *, ephemeral: bool = False) -> list[Message]:
        """The messages of a channel, oldest first, threads included: those for all, or those for one."""
        return [message for message in self._messages[channel] if message.ephemeral == ephemeral]

    def message(self, channel: str, ts: object) -> Message:
        """One message for all.

        Raises:
            RefusalError: `message_not_found`.
        """
        return self._find(channel, ts, ephemeral=False)

    def any_message(self, channel: str, ts: object, *, ephemeral: bool) -> Message:
        """One message, for all or for one.

        Raises:
            RefusalError: `message_not_found`.
        """
        return self._find(channel, ts, ephemeral=ephemeral)

    def thread(self, channel: str, ts: object) -> list[Message]:
        """A thread's first message and its replies.

        Raises:
            RefusalError: `thread_not_found`.
        """
        found = [message for message in self.messages(channel) if ts in (message.ts, message.thread_ts)]
        if not any(message.ts == ts for message in found):
            raise RefusalError("thread_not_found")
        return found

    def post(
        self,
        draft: Draft,
        *,
        channel: str,
        user: str,
        now: datetime,
        thread_ts: str | None = None,
        only_for: str | None = None,
    ) -> Message:
        """Put a message into a channel. The blocks must have been checked.

        Raises:
            RefusalError: `thread_not_found`, or `cannot_reply_to_message` when `thread_ts` is itself a reply.
        """
        if thread_ts is not None and self.thread(channel, thread_ts)[0].thread_ts not in (None, thread_ts):
            raise RefusalError("cannot_reply_to_message")
        ts = self._identifiers.timestamp(now=now)
        blocks = None if draft.blocks is None else with_ids(draft.blocks, self._identifiers)
        message = Message(ts, channel, user, draft.text, blocks, thread_ts, only_for, metadata=draft.metadata)
        self._messages[channel].append(message)
        self._tell("ephemeral" if message.ephemeral else "message", message)
        return message

    def change(self, message: Message, draft: Draft, *, now: datetime) -> None:
        """Give a message other words; without blocks (None) it keeps its own, as Slack does."""
        message.text = draft.text
        # Without blocks Slack keeps the old ones even if the text says something else; [] removes them.
        message.blocks = message.blocks if draft.blocks is None else with_ids(draft.blocks, self._identifiers)
        message.metadata = draft.metadata or message.metadata
        message.edited_at = self._identifiers.timestamp(now=now)
        self._tell("ephemeral_replaced" if message.ephemeral else "message_changed", message)

    def delete(self, message: Message) -> None:
        """Take a message away."""
        self._messages[message.channel].remove(message)
        self._tell("ephemeral_deleted" if message.ephemeral else "message_deleted", message)

    def as_seen(self, message: Message) -> JsonObject:
        """A message as the page shows it."""
        author = self.users[message.user]
        replies = [each for each in self.messages(message.channel) if each.thread_ts == message.ts]
        return {
            "ts": message.ts,
            "user": author.id,
            "username": author.name,
            "is_bot": author.is_bot,
            "text": message.text,
            "blocks": message.blocks,
            "thread_ts": message.thread_ts,
            "channel": message.channel,
            "ephemeral": message.ephemeral,
            "edited": message.edited_at is not None,
            "reply_count": len(replies),
        }

    def _find(self, channel: str, ts: object, *, ephemeral: bool) -> Message:
        found = (each for each in self.messages(channel, ephemeral=ephemeral) if each.ts == ts)
        if message := next(found, None):
            return message
        raise RefusalError("message_not_found")

    def _tell(self, what: str, message: Message) -> None:
        self._feed.publish({"type": what, "channel": message.channel, "message": self.as_seen(message)})
