"""The words between and before dates: "from", "since", "until", "to", "versus"."""

from typing import Final

from bot.parsing.calendar_names import words

__all__ = [
    "AFTER",
    "AND",
    "BESIDE",
    "BETWEEN",
    "CHANGE",
    "FROM",
    "ONWARDS",
    "SINCE",
    "SO_FAR",
    "SO_FAR_IN",
    "TO",
    "UNTIL",
]


FROM: Final = words(r"\b(?:from|between|starting(?: on| from| in)?|beginning(?: on| in)?) (?:the )?$")
BETWEEN: Final = words(r"\bbetween (?:the )?$")
SINCE: Final = words(
    r"\b(?:since|starting(?: on| from| in)?|beginning(?: on| in)?|as of) (?:the |early |mid |late |(?:(?:the|our) )?"
    r"(?:\w+ ){1,2}(?:on|in) )?$"
)
AFTER: Final = words(r"\bafter (?:the )?$")
UNTIL: Final = words(r"\b(?:until|till|til|thru|through|up to) (?:the |and including )?$")
ONWARDS: Final = words(r" ?(?:on|onwards?|forward)(?=[ ?!.,]*$)|\+|-? ?(?:to|until|till) (?:now|date)\b")
SO_FAR: Final = words(r" (?:so far|to date|until now|till now|up to now)\b")
SO_FAR_IN: Final = words(r"\b(?:so far|to date|until now|up to now),? (?:in|for|of|during) (?:the )?$")
TO: Final = words(
    r"\W{0,2}(?:[-–—]|\b(?:to|until|till|til|thru|through|up to|up until))\W{0,2}(?:and including |including |the )?"
)
AND: Final = words(r"\W{0,2}(?:and|&|\+|plus)\W{0,2}(?:the )?")
BESIDE: Final = words(r"\b(?:vs|versus|compar\w+|against|than|relative to)\b")
CHANGE: Final = words(
    r"\b(?:chang\w+|gr[eo]w\w*|increas\w+|decreas\w+|differ\w+|rose|rise|fell|drop\w*|went|jump\w*|go|gone)\b"
)
"""Words after which "from … to …" are two periods to compare."""
