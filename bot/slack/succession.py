"""Quick changes of one message: the last press wins, whichever answer is ready first."""

import asyncio
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakValueDictionary

FIRST: Final = "0"


@dataclass(eq=False)
class Line:
    """The presses on one message that are under way.

    Attributes:
        newest: Slack's stamp of the last one.
        turn: Held by the one that changes the message.
    """

    newest: str = FIRST
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Lines:
    """The lines in this process, each for as long as somebody stands in it."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[str, Line] = WeakValueDictionary()

    def joined(self, message: str, *, at: str) -> Line:
        """The line before a message, with a press of that moment in it."""
        line = self._lines.setdefault(message, Line())
        line.newest = max(line.newest, at)
        return line
