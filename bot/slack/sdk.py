"""The Slack SDK's own habits, kept in check: what it logs, what it tries again, where it reads settings."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

sdk_log: Final = logging.getLogger("bot.slack.sdk")
"""The SDK's log, from WARNING on: below that it writes whole messages, even of requests with a wrong signature."""
sdk_log.setLevel(logging.WARNING)

RETRIES: Final = 2
"""How often a 429 is waited out. Nothing else is tried again: the SDK would by default, and then posts twice."""
PATIENCE: Final = 30
"""Seconds that a 429 may ask for; whoever is asked to wait longer tells the person instead."""
READ_BY_THE_SDK: Final = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET")


class Patient(AsyncRateLimitErrorRetryHandler):
    """Waits as long as Slack asks for where that is not long; tries again only what Slack said it did not take."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        return limited and response is not None and _seconds_asked(response) <= PATIENCE


def _seconds_asked(response: HttpResponse) -> int:
    asked = "".join(next((value for name, value in response.headers.items() if name.lower() == "retry-after"), "1"))
    return int(asked) if asked.isdecimal() else PATIENCE + 1


def patient() -> Patient:
    """What every client of ours waits with."""
    return Patient(max_retry_count=RETRIES)


@contextmanager
def own_settings_only() -> Iterator[None]:
    """Hide the environment's Slack settings from Bolt while it is set up: it is told what it needs.

    With a client id and secret there it would open an installation store of its own, beside ours.
    """
    hidden = {name: os.environ.pop(name) for name in READ_BY_THE_SDK if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
