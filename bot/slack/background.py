"""Work that goes on after Slack has been told that its request arrived."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Final

log = logging.getLogger(__name__)

PATIENCE: Final = 10.0
"""Seconds that the end of the process waits for answers under way."""


class Background:
    """Holds the tasks under way: the event loop itself would let them be collected half done."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do that some time soon. The work must catch its own errors."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finished(self, *, within: float = PATIENCE) -> None:
        """Wait until nothing is under way, before the process ends; what takes longer is given up, and logged."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while self._tasks and (left := deadline - loop.time()) > 0:
            await asyncio.wait(self._tasks, timeout=left)
        if self._tasks:
            log.error("%d answers were given up when the process ended", len(self._tasks))
            for task in self._tasks:
                task.cancel()
            await asyncio.wait(self._tasks)
