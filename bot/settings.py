"""The environment as one frozen value, and what it starts. Every name is stable; whatever is wrong is said at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SLACK_API: Final = "https://slack.com/api/"


class SettingsError(Exception):
    """Settings that cannot be used. The message names each, and never shows a value: it may be a secret."""


class Settings(BaseSettings):
    """What the environment and a `.env` file say; each field is the variable of the same name in capitals.

    Attributes:
        slack_bot_token: Bot token of a single workspace.
        slack_app_token: App-level token; with it, Socket Mode.
        slack_signing_secret: With it, HTTP mode.
        slack_client_id, slack_client_secret: With both, install by OAuth for many workspaces.
        slack_api_url: Base address of the Web API, with trailing slash.
        llmcost_host, llmcost_port: Where the HTTP server listens.
        llmcost_database_url: `sqlite:///path` or `postgresql://…`.
        llmcost_encryption_key: Key for secrets kept in the database.
        llmcost_price_overrides: TOML file with the organisation's own prices.
        llmcost_price_updates: Whether prices are refreshed while running.
        llmcost_timezone: Zone for periods where neither channel nor viewer has one.
        llmcost_log_level, llmcost_log_format: How much is logged, and how.
        llmcost_llm_base_url, llmcost_llm_model: An OpenAI-compatible API and a model there, which reads what the parser
            cannot.
        llmcost_llm_api_key: Its key, where it asks for one.
    """

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: str = SLACK_API
    llmcost_host: str = "127.0.0.1"
    llmcost_port: Annotated[int, Field(ge=0, le=65_535)] = 3000
    llmcost_database_url: SecretStr = Field(
        default_factory=lambda: SecretStr(f"sqlite:///{user_data_path('llmcost') / 'llmcost.db'}")
    )
    llmcost_encryption_key: SecretStr | None = None
    llmcost_price_overrides: Path | None = None
    llmcost_price_updates: Literal["on", "off"] = "off"
    llmcost_timezone: str = "UTC"
    llmcost_log_level: Literal["debug", "info", "warning", "error"] = "info"
    llmcost_log_format: Literal["text", "json"] = "text"
    llmcost_llm_base_url: str | None = None
    llmcost_llm_model: Annotated[str, Field(max_length=200)] | None = None
    llmcost_llm_api_key: SecretStr | None = None

    @classmethod
    def read(cls) -> Self:
        """The settings in force.

        Raises:
            SettingsError: Some cannot be used; every one of them is named.
        """
        try:
            return cls()
        except ValidationError as error:
            raise SettingsError("\n".join(_problems(error))) from None

    @field_validator("llmcost_timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            raise ValueError("is no IANA time zone such as Europe/Berlin") from None
        return name

    @field_validator("slack_api_url")
    @classmethod
    def _is_base_address(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("must start with https:// (or http:// for a stand-in)")
        return url if url.endswith("/") else f"{url}/"

    @field_validator("llmcost_llm_base_url")
    @classmethod
    def _is_bare_address(cls, url: str | None) -> str | None:
        """It is shown, so that it must hold no secret."""
        if url is None:
            return None
        try:
            parts = urlsplit(url)
            bare = parts.scheme in ("https", "http") and parts.hostname and not (parts.query or parts.fragment)
        except ValueError:
            bare = False
        if not bare or "@" in url:
            raise ValueError("must be an address such as https://api.openai.com/v1, without name, password or query")
        return url

    @field_validator("llmcost_log_level", "llmcost_log_format", "llmcost_price_updates", mode="before")
    @classmethod
    def _in_small_letters(cls, value: Any) -> Any:  # noqa: ANN401 – whatever the environment holds
        return value.lower() if isinstance(value, str) else value

    def shown(self) -> Iterator[tuple[str, str]]:
        """Every variable with its value in force; secrets are masked."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            yield name.upper(), "not set" if value is None else "••••••" if isinstance(value, SecretStr) else str(value)


def _problems(error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_input=False, include_url=False, include_context=False):
        name = ".".join(str(part) for part in problem["loc"]).upper()
        said = problem["msg"].removeprefix("Value error, ")
        yield f"{name}: {said[:1].lower()}{said[1:]}"


@dataclass(frozen=True, slots=True)
class Modes:
    """What the settings start, and why not the rest.

    Attributes:
        socket: Socket Mode.
        http: The HTTP endpoints for Slack.
        oauth: Installation by OAuth for many workspaces.
        playground: The local page in place of Slack.
        because: One clause for each mode that is off, naming what it misses.
        missing: Variables without which the Slack settings that are there start nothing.
    """

    socket: bool
    http: bool
    oauth: bool
    playground: bool
    because: tuple[str, ...]
    missing: tuple[str, ...]


def modes(settings: Settings) -> Modes:
    """What these settings start."""
    bot, app, secret = settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret
    oauth = bool(settings.slack_client_id and settings.slack_client_secret and secret)
    socket, http = bool(app and bot), bool(secret and (bot or oauth))
    any_slack = any((bot, app, secret, settings.slack_client_id, settings.slack_client_secret))
    return Modes(
        socket=socket,
        http=http,
        oauth=oauth,
        playground=not any_slack,
        because=tuple(_because(settings, socket=socket, http=http, oauth=oauth, playground=not any_slack)),
        missing=() if socket or http or not any_slack else tuple(_missing(settings)),
    )


def _because(settings: Settings, *, socket: bool, http: bool, oauth: bool, playground: bool) -> Iterator[str]:
    if not socket:
        yield f"no Socket Mode ({_lacking(settings, 'slack_app_token', 'slack_bot_token')})"
    if not http:
        yield f"no HTTP ({_lacking(settings, 'slack_signing_secret', 'slack_bot_token')})"
    if http and not oauth:
        yield f"no OAuth install ({_lacking(settings, 'slack_client_id', 'slack_client_secret')})"
    if not playground:
        yield "no playground (Slack settings are present)"


def _lacking(settings: Settings, *names: str) -> str:
    missing = [name.upper() for name in names if getattr(settings, name) is None]
    return f"{' and '.join(missing)} not set" if missing else "not needed"


def _missing(settings: Settings) -> Iterator[str]:
    if settings.slack_bot_token is None and settings.slack_client_id is None:
        yield "SLACK_BOT_TOKEN"
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        yield "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP)"
    if settings.slack_client_id and settings.slack_client_secret is None:
        yield "SLACK_CLIENT_SECRET"


def missing_for_understanding(settings: Settings) -> tuple[str, ...]:
    """What understanding by a model lacks; nothing where it is on, or where no setting of it is there."""
    needed = {"LLMCOST_LLM_BASE_URL": settings.llmcost_llm_base_url, "LLMCOST_LLM_MODEL": settings.llmcost_llm_model}
    if not (any(needed.values()) or settings.llmcost_llm_api_key):
        return ()
    return tuple(name for name, value in needed.items() if value is None)
