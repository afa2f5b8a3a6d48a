"""Small numbers beside words for time: "3", "3rd", "three", "third", "a couple of"."""

import re
from typing import Final

__all__ = ["number_in"]

SAID: Final = {
    "zero": 0, "one": 1, "first": 1, "two": 2, "second": 2, "couple": 2, "three": 3, "third": 3, "few": 3, "several": 3,
    "four": 4, "fourth": 4, "five": 5, "fifth": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "dozen": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip


def number_in(said: str) -> int:
    """The number that words hold; 1 where they hold none ("a week ago")."""
    if figure := re.search(r"\d+", said):
        return int(figure[0])
    return next((SAID[word] for word in said.lower().split() if word in SAID), 1)
