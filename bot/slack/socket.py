"""Socket Mode: Slack's requests over a connection that the bot opens."""

from typing import Any, Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.slack.sdk import sdk_log

PING_SECONDS: Final = 5
"""A connection that went silent is replaced after four pings without an answer."""


class Socket:
    """A connection to Slack that is renewed whenever it breaks. It must be made inside a running event loop.

    Args:
        app: What answers.
        app_token: The app-level token with `connections:write`.
    """

    def __init__(self, app: AsyncApp, *, app_token: str) -> None:
        # Any: the SDK gives its handler's methods no types.
        self._handler: Any = AsyncSocketModeHandler(app, app_token, logger=sdk_log, ping_interval=PING_SECONDS)

    async def open(self) -> None:
        """Connect."""
        await self._handler.connect_async()

    async def is_connected(self) -> bool:
        """Whether Slack can reach the bot just now."""
        return bool(await self._handler.client.is_connected())

    async def close(self) -> None:
        """Disconnect for good."""
        await self._handler.close_async()
