"""What Slack sends, as values: only the fields that are used, each of a known type and bounded.

Whatever does not fit raises pydantic's `ValidationError`; the listeners' guard takes it for what it is, a payload that
this version of the bot cannot read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.slack.ids import kept_in
from bot.slack.quoted_texts import texts_in

Payload = Mapping[str, Any]
STORABLE: Final = r"^[^\x00]*$"
"""PostgreSQL takes no NUL in a text, and nothing that Slack names has one."""
Id = Annotated[str, Field(min_length=1, max_length=64, pattern=STORABLE)]
Stamp = Annotated[str, Field(min_length=1, max_length=32, pattern=STORABLE)]
Url = Annotated[str, Field(min_length=1, max_length=2000)]
Trigger = Annotated[str, Field(min_length=1, max_length=180, pattern=STORABLE)]
BlockId = Annotated[str, Field(max_length=255, pattern=STORABLE)]


READ_AT_MOST: Final = 40_000
"""Characters that are read of a message, which is Slack's own limit: a question may stand at the end of a long mail."""


def _cut(text: object) -> object:
    # Slack writes null for the text of a message that has blocks alone.
    return text[:READ_AT_MOST] if isinstance(text, str) else "" if text is None else text


Typed = Annotated[str, BeforeValidator(_cut)]
"""What somebody wrote, with Slack's markup still in it; the parser reads that."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, and how they can be answered.

    Attributes:
        team: The workspace, or the organisation that the bot is installed for as a whole.
        user: The person.
        channel: Where they are.
        thread_ts: The thread they are in, or None.
        response_url: Slack's short-lived address for answers to what they did, or None.
        alone: The message that they acted on is seen by nobody else.
        visits: They are of another workspace, which shares the channel.
    """

    team: str
    user: str
    channel: str
    thread_ts: str | None = None
    response_url: str | None = None
    alone: bool = False
    visits: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether others are where they act and do not see it."""
        return self.alone and not self.is_direct

    @property
    def is_direct(self) -> bool:
        """Whether they are in a direct conversation, with the bot or with another person."""
        return self.channel.startswith("D")


class Wire(BaseModel):
    """A payload, or a part of one. Slack adds fields at any time, so unknown ones are left aside.

    Errors do not show what was sent: they may reach the log, and messages must not.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Named(Wire):
    """A person, channel or the like, by id."""

    id: Id


class Command(Wire):
    """A slash command."""

    user_id: Id
    channel_id: Id
    trigger_id: Trigger
    response_url: Url
    text: Typed = ""

    def asker(self, team: str) -> Asker:
        """Who typed it."""
        return Asker(team=team, user=self.user_id, channel=self.channel_id, response_url=self.response_url, alone=True)


class Said(Wire):
    """A message to the bot: a mention, or anything in the direct conversation."""

    user: Id | None = None
    channel: Id
    ts: Stamp
    thread_ts: Stamp | None = None
    text: Typed = ""
    subtype: str | None = None
    bot_id: str | None = None
    channel_type: str | None = None

    @property
    def is_a_persons(self) -> bool:
        """Whether somebody wrote it just now: no edit, no deletion, no bot."""
        return self.user is not None and self.bot_id is None and self.subtype in {None, "file_share"}

    def asker(self, team: str) -> Asker:
        """Who wrote it; the answer belongs into the thread of it."""
        return Asker(team=team, user=self.user or "", channel=self.channel, thread_ts=self.thread_ts or self.ts)


class Quoted(Wire):
    """The message that a shortcut or a button is on."""

    ts: Stamp | None = None
    thread_ts: Stamp | None = None
    text: Typed = ""
    # Anything at all: they are looked through for texts and for nothing else.
    blocks: Any = None
    attachments: Any = None

    @property
    def in_full(self) -> str:
        """Its text and those of its blocks and attachments, each once; uncut."""
        return "\n".join(dict.fromkeys((self.text, *texts_in(self.blocks), *texts_in(self.attachments)))).strip()


class Shortcut(Wire):
    """A message shortcut."""

    user: Named
    channel: Named
    trigger_id: Trigger
    response_url: Url
    message: Quoted

    def asker(self, team: str) -> Asker:
        """Who chose it. An ephemeral shows in a thread only where there is one already."""
        return Asker(
            team=team,
            user=self.user.id,
            channel=self.channel.id,
            thread_ts=self.message.thread_ts,
            response_url=self.response_url,
            alone=True,
        )


class Chosen(Wire):
    """An option of a menu."""

    value: Annotated[str, Field(max_length=300)]


class Element(Wire):
    """What a field or menu holds."""

    value: Annotated[str, Field(max_length=3000)] | None = None
    selected_option: Chosen | None = None
    selected_options: tuple[Chosen, ...] | None = None


class State(Wire):
    """What all of them hold, by block and action."""

    values: Mapping[str, Mapping[str, Element]] = Field(default_factory=dict)


class Action(Wire):
    """The button or menu that was used."""

    action_id: Annotated[str, Field(max_length=255)]
    block_id: BlockId = ""
    value: Annotated[str, Field(max_length=2000)] = ""
    action_ts: Stamp = "0"
    selected_option: Chosen | None = None


class Container(Wire):
    """Where the button is."""

    is_ephemeral: bool = False
    message_ts: Stamp | None = None
    thread_ts: Stamp | None = None


class Press(Wire):
    """A button pressed, or an option chosen, in a message."""

    user: Named
    channel: Named
    trigger_id: Trigger
    response_url: Url | None = None
    container: Container = Container()
    message: Quoted = Quoted()
    state: State = State()
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]

    @property
    def action(self) -> Action:
        """What was used; Slack sends one at a time."""
        return self.actions[0]

    @property
    def kept_as(self) -> str | None:
        """Which kept question the buttons are about."""
        return kept_in(self.action.block_id)

    @property
    def once(self) -> str:
        """What tells a question asked by this press from its repetitions."""
        # Where all can see the answer, pressing the same button twice adds nothing to the thread.
        if self.container.is_ephemeral or self.container.message_ts is None:
            return f"press|{self.trigger_id}"
        # A message that is changed in place has other buttons in the places of those before.
        button = f"{self.action.action_id[:32]}|{self.action.block_id[:64]}"
        return f"choice|{self.channel.id}|{self.container.message_ts}|{button}"

    def asker(self, team: str) -> Asker:
        """Who pressed. What follows from a message that all can see belongs into its thread."""
        thread = self.message.thread_ts or self.container.thread_ts
        alone = self.container.is_ephemeral
        return Asker(
            team=team,
            user=self.user.id,
            channel=self.channel.id,
            thread_ts=thread if alone else thread or self.message.ts or self.container.message_ts,
            response_url=self.response_url,
            alone=alone,
        )


class HomeOpened(Wire):
    """Somebody opened the bot's home or the direct conversation."""

    user: Id
    channel: Id | None = None
    tab: str = "home"


class Tokens(Wire):
    """The users whose tokens were revoked."""

    bot: tuple[str, ...] = ()


class TokensRevoked(Wire):
    """Tokens were revoked: with the bot's own the workspace has removed the bot."""

    tokens: Tokens = Tokens()


class Suggestion(Wire):
    """Letters typed into a searching menu."""

    value: Typed = ""
