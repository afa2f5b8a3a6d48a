"""What passes over the wire: JSON objects, and Slack's way of saying no."""

import json
from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]
"""An object as it is sent or received. Its values are other people's data, so they are checked where they are used."""


def json_object(text: bytes | str) -> JsonObject | None:
    """The JSON object that a text is; None when it is none, however it is broken or nested."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


class RefusalError(Exception):
    """Slack's refusal of a call, answered as `{"ok": false, "error": …}`.

    Attributes:
        error: Slack's name of the error, such as `channel_not_found`.
        details: Further members of the answer, such as `needed` and `provided`.
        retry_after: Seconds to wait; set for a rate limit only, which is answered with status 429.
    """

    def __init__(self, error: str, *, retry_after: int | None = None, **details: object) -> None:
        super().__init__(error)
        self.error = error
        self.details = details
        self.retry_after = retry_after

    def as_json(self) -> JsonObject:
        """The body of the refusal."""
        return {"ok": False, "error": self.error, **self.details}


def refused_for(error: str, problems: list[str]) -> RefusalError:
    """A refusal that lists what is wrong with blocks or a view, in both places where Slack puts it."""
    messages = [f"[ERROR] {problem}" for problem in problems]
    return RefusalError(error, errors=problems, response_metadata={"messages": messages})
