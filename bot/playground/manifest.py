"""What the stand-in reads in an app's manifest: scopes, events, commands, shortcuts, prompts, redirect addresses."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from bot.playground.wire import JsonObject


class _Part(BaseModel):
    # Manifests hold more than Slack's behaviour depends on; whether they are valid is not checked here.
    model_config = ConfigDict(frozen=True, extra="ignore")


class SlashCommand(_Part):
    """A slash command; Slack escapes @names and #channels in its text into ids when `should_escape` is set."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


class Shortcut(_Part):
    """A shortcut, in the menu of a message (`message`) or in the composer (`global`)."""

    name: str
    type: str
    callback_id: str
    description: str = ""


class _Prompt(_Part):
    title: str
    message: str


class _AgentView(_Part):
    suggested_prompts: tuple[_Prompt, ...] = ()


class _BotUser(_Part):
    display_name: str = "bot"


class _AppHome(_Part):
    home_tab_enabled: bool = False
    messages_tab_enabled: bool = False


class _Features(_Part):
    app_home: _AppHome = _AppHome()
    bot_user: _BotUser = _BotUser()
    agent_view: _AgentView = _AgentView()
    slash_commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()


class _Scopes(_Part):
    bot: tuple[str, ...] = ()
    bot_optional: tuple[str, ...] = ()


class _OAuth(_Part):
    scopes: _Scopes = _Scopes()
    redirect_urls: tuple[str, ...] = ()


class _Events(_Part):
    bot_events: tuple[str, ...] = ()


class _Settings(_Part):
    event_subscriptions: _Events = _Events()


class AppManifest(_Part):
    """An app's manifest, as far as Slack's behaviour towards the app depends on it."""

    features: _Features = _Features()
    oauth_config: _OAuth = _OAuth()
    settings: _Settings = Field(default=_Settings())

    @classmethod
    def read(cls, manifest: dict[str, Any]) -> "AppManifest":
        """Read a manifest out of its JSON or YAML values.

        Raises:
            pydantic.ValidationError: If what is read here has another shape.
        """
        return cls.model_validate(manifest)

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes granted when the app is installed; the optional ones are not."""
        return frozenset(self.oauth_config.scopes.bot)

    @property
    def events(self) -> frozenset[str]:
        """The events that the app hears of."""
        return frozenset(self.settings.event_subscriptions.bot_events)

    @property
    def suggested_prompts(self) -> list[JsonObject]:
        """What the DM with the app offers before the app says anything."""
        return [prompt.model_dump() for prompt in self.features.agent_view.suggested_prompts]

    def command_in(self, text: str) -> SlashCommand | None:
        """The slash command that a typed text starts with."""
        # Compared as lists, so that an empty text is no command and needs no case of its own.
        first = text.split(maxsplit=1)[:1]
        return next((each for each in self.features.slash_commands if [each.command] == first), None)
