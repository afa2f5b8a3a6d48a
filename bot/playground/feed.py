"""What happens in the workspace, told to whoever watches: the browser page, or a test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from bot.playground.wire import JsonObject

MOST_WAITING = 1_000
"""Events kept for a watcher that does not read; past that the watcher is let go and has to read the state again."""


class Feed:
    """Tells each event to all watchers, in order."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Queue[JsonObject | None]] = set()

    def publish(self, event: JsonObject) -> None:
        """Tell an event; `type` says what happened."""
        for watcher in tuple(self._watchers):
            try:
                watcher.put_nowait(event)
            except asyncio.QueueFull:
                self._let_go(watcher)

    def problem(self, text: str) -> None:
        """Tell what Slack would show the person when something failed."""
        self.publish({"type": "problem", "text": text})

    async def watch(self) -> AsyncIterator[JsonObject]:
        """The events from now on, until the feed is closed."""
        queue: asyncio.Queue[JsonObject | None] = asyncio.Queue(MOST_WAITING)
        self._watchers.add(queue)
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._watchers.discard(queue)

    def close(self) -> None:
        """End every watch, so that a server can stop."""
        for watcher in tuple(self._watchers):
            self._let_go(watcher)

    def _let_go(self, watcher: "asyncio.Queue[JsonObject | None]") -> None:
        self._watchers.discard(watcher)
        # A full queue has no room for the farewell, so its oldest event makes way: the watcher reads anew anyway.
        with suppress(asyncio.QueueEmpty):
            while watcher.full():
                watcher.get_nowait()
        watcher.put_nowait(None)
