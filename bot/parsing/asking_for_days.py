"""Asking back for days: there is no 31 February, and 3/11 is one date here and another one there."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.engine.questions import Choice, UnclearQuestion
from bot.parsing.dates import SLASHED

__all__ = ["unread_period"]

SAID: Final = 200
ASKED: Final = 2000
LEAP_YEAR: Final = 2024


def unread_period(text: str, said: str) -> UnclearQuestion:
    """A question whose period cannot be told; a date that can be two is offered both ways."""
    slashed = SLASHED.fullmatch(said)
    choices = tuple(_choices(text, slashed)) if slashed and len(text) <= ASKED - SAID else ()
    return UnclearQuestion(why="bad period", said=said[:SAID], choices=choices)


def _choices(text: str, slashed: re.Match[str]) -> Iterator[Choice]:
    one, two = int(slashed["one"]), int(slashed["two"])
    for day, month in ((one, two), (two, one)):
        name = f"{day} {date(LEAP_YEAR, month, 1):%B} {slashed['year'] or ''}".strip()
        yield Choice(label=name, ask=text.replace(slashed[0], name, 1))
