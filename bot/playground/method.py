"""What a Web API method is: who may call it, how often, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from bot.playground.rate_limits import Tier
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError

Handler: TypeAlias = Callable[[Stage, JsonObject], JsonObject]
"""Takes the arguments of a call, gives the members of the answer besides `ok`; raises RefusalError."""


class Token(Enum):
    """Which token a method wants."""

    BOT = "bot"
    APP = "app"
    NONE = "none"


@dataclass(frozen=True)
class Method:
    """A Web API method; `scope` is what the app must have been granted, if anything."""

    handle: Handler
    tier: Tier
    scope: str | None = None
    token: Token = Token.BOT


def require_scope(stage: Stage, scope: str) -> None:
    """Refuse a call for which the app was not granted the scope.

    Raises:
        RefusalError: `missing_scope` with `needed` and `provided`.
    """
    # Only the manifest grants scopes: a scope that is forgotten there fails here as it would at Slack.
    granted = stage.manifest.scopes
    if scope not in granted:
        raise RefusalError("missing_scope", needed=scope, provided=",".join(sorted(granted)))


def wanted(arguments: JsonObject, name: str) -> Any:  # noqa: ANN401 – other people's JSON
    """An argument that must be there.

    Raises:
        RefusalError: `invalid_arguments`, naming it.
    """
    if arguments.get(name) in (None, ""):
        messages = [f"[ERROR] missing required field: {name}"]
        raise RefusalError("invalid_arguments", response_metadata={"messages": messages})
    return arguments[name]


def flag(arguments: JsonObject, name: str) -> bool:
    """A yes or no, which forms write as `1`, `true` or nothing."""
    return arguments.get(name) in (True, 1, "1", "true", "True")
