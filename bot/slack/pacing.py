"""At most one post a second into a channel, which is what Slack allows."""

import asyncio
from typing import Final

SLACKS_PACE: Final = 1.0
REMEMBERED: Final = 1_000
"""Channels above which those that are free again are forgotten."""


class Pacing:
    """Hands out turns, in the order they are asked for.

    Args:
        seconds: Between two posts into the same channel.
    """

    def __init__(self, *, seconds: float = SLACKS_PACE) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        """Wait until this channel may be posted to."""
        now = asyncio.get_running_loop().time()
        if len(self._free_at) > REMEMBERED:
            self._free_at = {key: free for key, free in self._free_at.items() if free > now}
        mine = max(now, self._free_at.get(channel, now))
        self._free_at[channel] = mine + self._seconds
        await asyncio.sleep(mine - now)
