"""The Slack SDK's own habits, kept in check: what it logs, what it tries again, where it reads settings."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

sdk_log: Final = logging.getLogger("bot.slack.sdk")
"""The SDK's log, from WARNING on: below that it writes whole messages, even of requests with a wrong signature."""
sdk_log.setLevel(logging.WARNING)

RETRIES: Final = 2
"""How often a 429 is waited out. Nothing else is tried again: the SDK would by default, and then posts twice."""
READ_BY_THE_SDK: Final = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET")


def patient() -> AsyncRateLimitErrorRetryHandler:
    """Waits as long as Slack asks for, and tries again only what Slack said it did not take."""
    return AsyncRateLimitErrorRetryHandler(max_retry_count=RETRIES)


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
