"""How often something is to be posted: every day, every Monday, on the 1st of the month."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.parsing.calendar_names import WEEKDAY, weekday, words
from bot.parsing.counting import number_in

__all__ = ["Rhythm", "rhythm_in"]

Every = Literal["day", "week", "month"]

EVERY: Final[tuple[tuple[Every, re.Pattern[str]], ...]] = (
    (
        "month",
        words(
            r"\b(?:monthly|(?:every|each|per|a|once a|of the|of every|of each) month|month(?:'s)? (?:start|end)"
            r"|mtd)\b|\b(?:1st|first) (?:of (?:the|every|each)|of|each|every) month\b|\b(?:every|each) \d{1,2}(?:st"
            r"|nd|rd|th)\b"
        ),
    ),
    (
        "day",
        words(
            r"\b(?:daily|nightly|(?:every|each|per|once a) (?:single )?(?:day|morning|evening|night|afternoon"
            r"|noon|weekday|workday|work day|business day|working day)|weekdays|workdays|mon(?:day)?s?(?: ?- ?"
            r"| to | through )fri(?:day)?s?)\b"
        ),
    ),
    (
        "week",
        words(
            rf"\b(?:weekly|(?:every|each|per|once a|a) week|week(?:'s)? (?:start|end))\b|\b(?:every|each|on"
            rf"|other) {WEEKDAY}|(?:{WEEKDAY[:-2]})s\b|{WEEKDAY} (?:morning|afternoon|evening|noon)s?\b"
        ),
    ),
)
UNKNOWN_RHYTHM: Final = words(
    r"\b(?:every (?:other|second|2nd|third|two|2|three|3) (?:weeks?|days?|months?|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)days?)"
    r"|bi-?weekly|fortnightly|every fortnight|twice (?:a|per) (?:day|week|month)|quarterly|(?:every|each"
    r"|once a) quarter|hourly|every hour"
    r"|yearly|annually|every year|bi-?monthly|every \d{1,2} (?:hours|minutes|days|weeks))\b"
)
ROUGHLY: Final[tuple[tuple[str, Every], ...]] = (
    ("quarter", "month"), ("year", "month"), ("annual", "month"), ("month", "month"), ("hour", "day"),
    ("minute", "day"), ("a day", "day"), ("per day", "day"), ("days", "day"),
)  # fmt: skip
"""The rhythm that comes nearest to one that there is not; of all others it is the week."""

WORKDAYS: Final = words(
    r"\b(?:(?:every|each) (?:weekday|workday|work day|business day|working day)|weekdays|workdays"
    r"|mon(?:day)?s?(?: ?- ?| to | through )fri(?:day)?s?)\b"
)
ON_DAY: Final = words(
    r"\b(?:on )?(?:the |day |(?:every|each) (?=\d{1,2}(?:st|nd|rd|th)))(?P<day>\d{1,2}(?:st|nd|rd|th)?|first"
    r"|last)(?: day)?(?= (?:of|each|every|at|in"
    r"|day)\b|\W*$|,)|\b(?P<bare>\d{1,2}(?:st|nd|rd|th)|first|last)(?: day)? of (?:(?:the|every|each) )?month\b"
)
WEEKDAYS: Final = words(rf"(?:{WEEKDAY[:-2]})s?\b")
MONTH_END: Final = words(r"\b(?:month[ -]?end|end of (?:the|each|every) month)\b")
LAST_DAY: Final = 31
NOT_OFFERED: Final = "“{}” is not offered: it is posted every {}"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often.

    Attributes:
        every: None where nobody said.
        weekday: 0 is Monday.
        day_of_month: 31 is the last day of any month.
        unmet: A sentence where another rhythm was asked for than there is.
    """

    every: Every | None = None
    weekday: int | None = None
    day_of_month: int | None = None
    unmet: tuple[str, ...] = ()


def rhythm_in(text: str) -> Rhythm:
    """The rhythm that a text asks for, or the one of a day, a week or a month that comes nearest to it."""
    named = list(dict.fromkeys(weekday(match[0]) for match in WEEKDAYS.finditer(text)))
    if match := WORKDAYS.search(text):
        return Rhythm("day", unmet=(NOT_OFFERED.format(match[0], "day"),))
    first = named[0] if named else None
    if match := UNKNOWN_RHYTHM.search(text):
        said = match[0].lower()
        near: Every = next((every for word, every in ROUGHLY if word in said), "week")
        return Rhythm(near, first, _day_of_month(text, near), (NOT_OFFERED.format(match[0], near),))
    every = next((every for every, said in EVERY if said.search(text)), None)
    every = every or ("month" if ON_DAY.search(text) and not named else None)
    several = every == "week" and len(named) > 1
    unmet = ("one day a week is offered: the first that was named",) if several else ()
    return Rhythm(every, first, _day_of_month(text, every), unmet)


def _day_of_month(text: str, every: Every | None) -> int | None:
    """The day of a monthly rhythm, where a day that some month has was named."""
    if every != "month":
        return None
    match = ON_DAY.search(text)
    if not match:
        return LAST_DAY if MONTH_END.search(text) else None
    said = (match["day"] or match["bare"]).lower()
    day = LAST_DAY if said == "last" else number_in(said)
    return day if 1 <= day <= LAST_DAY else None
