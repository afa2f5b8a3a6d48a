"""Exit statuses, and how the terminal is told what is wrong."""

import sys
from typing import Final

FINE: Final = 0
FOUND: Final = 1
"""Something was found that must be fixed, or the bot could not start."""
WRONG_USAGE: Final = 2
ASKED_BACK: Final = 3
"""The bot asks back, or nobody has that name."""


class UsageError(Exception):
    """What a command was called with cannot be used; the message says why, and what to do."""


def complain(text: str) -> None:
    """Say what is wrong, on the error stream."""
    sys.stderr.write(f"llmcost: {text}\n")
