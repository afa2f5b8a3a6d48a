"""How the bot may speak in workspaces: with one token of its own, or with those of all who installed it."""

from dataclasses import dataclass, field

from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore


@dataclass(frozen=True, slots=True)
class OneWorkspace:
    """A single workspace's bot token."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ManyWorkspaces:
    """Installation by OAuth.

    Attributes:
        client_id, client_secret: Of the Slack app.
        installations: Tokens by workspace.
        states: Installations under way.
        authorization_url: The consent page; None for Slack's own.
    """

    client_id: str
    client_secret: str = field(repr=False)
    installations: AsyncInstallationStore
    states: AsyncOAuthStateStore
    authorization_url: str | None = None


Access = OneWorkspace | ManyWorkspaces
