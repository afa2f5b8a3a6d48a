"""A record of what the bot asked of Slack."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from bot.playground.wire import JsonObject

MOST_KEPT = 10_000


@dataclass(frozen=True)
class Call:
    """One call that came in, and what it was answered.

    Attributes:
        method: Name of the Web API method, or `response_url`.
        arguments: What was sent, without the token.
        status: HTTP status of the answer.
        answer: Body of the answer.
        at: When it was answered.
    """

    method: str
    arguments: JsonObject
    status: int
    answer: JsonObject
    at: datetime

    @property
    def ok(self) -> bool:
        """Whether Slack carried it out."""
        return self.answer.get("ok") is True


class Recorder:
    """The last calls, oldest first."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=MOST_KEPT)

    def add(self, call: Call) -> None:
        """Keep a call."""
        self._calls.append(call)

    def calls(self, method: str | None = None) -> list[Call]:
        """The calls of one method, or all."""
        return [call for call in self._calls if method in (None, call.method)]
