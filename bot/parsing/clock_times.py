"""Times of day and time zones as people say them: "half past eight", "9am Berlin time", "08:30 PST"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.parsing.counting import number_in
from bot.parsing.zones import zone_called

__all__ = ["Told", "time_in", "zone_told"]

HOURS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
HALF_DAY: Final = r"(?: ?(?P<half>a\.?m\b\.?|p\.?m\b\.?)| (?:o'?clock )?in the (?P<part>morning|afternoon|evening))?"
SPOKEN: Final = re.compile(
    rf"\b(?P<shift>half past|quarter past|quarter to|half) (?P<hour>\d{{1,2}}|{HOURS})\b{HALF_DAY}", re.IGNORECASE
)
DIGITAL: Final = re.compile(
    rf"(?<![\d.,$/:-])(?P<hour>\d{{1,2}})[:h](?P<minute>\d\d)(?![\d%:]){HALF_DAY}", re.IGNORECASE
)
POINTED: Final = re.compile(
    rf"(?:\bat |@ ?)(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?!\d|\.\d)(?: ?(?:h|uhr|hrs)\b)?{HALF_DAY}"
    r"|(?<![\d.,$/:-])(?P<hour_>\d{1,2})\.(?P<minute_>[0-5]\d) ?(?P<half_>a\.?m\b\.?|p\.?m\b\.?)",
    re.IGNORECASE,
)
HALVED: Final = re.compile(r"(?<![\d.,$/:-])(?P<hour>\d{1,2}) ?(?P<half>a\.?m\b\.?|p\.?m\b\.?)", re.IGNORECASE)
PLAIN: Final = re.compile(
    rf"(?:\bat|\baround|\babout|\bby|@) ?(?P<hour>\d{{1,2}}|{HOURS})(?: ?(?:o'?clock|h|hrs|hours"
    rf"|uhr))?\b(?![.,:]\d|%| ?%|-|/|\$){HALF_DAY}"
    rf"|\b(?P<hour_>\d{{1,2}}|{HOURS}) ?(?:o'?clock|h|uhr)\b",
    re.IGNORECASE,
)
FOUR: Final = re.compile(
    r"(?:\bat |@ ?)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?: ?(?:h|hrs|hours))?\b(?![.,:/-]\d)", re.IGNORECASE
)
NAMED: Final = re.compile(r"\b(?:(?:12 )?(?P<noon>noon|midday)|midnight)\b", re.IGNORECASE)
SHIFTS: Final = {"half past": 30, "half": 30, "quarter past": 15, "quarter to": -15}
NOON: Final = 12
DAY: Final = 24
HOUR: Final = 60

IANA: Final = re.compile(r"(?<![\w/])[a-z]{3,12}/[a-z_]{3,30}(?:/[a-z_]{3,30})?(?![\w/])", re.IGNORECASE)
OFFSET: Final = re.compile(r"\b(?:utc|gmt) ?(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?!\d|:[1-5])(?::00)?\b", re.IGNORECASE)
PLACES: Final = (
    re.compile(
        r"\b(?P<place>[a-z]+(?:[ _][a-z]+)?)(?: standard| daylight| local)? (?:time(?! of)|tz|time ?zone)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:in|to) (?P<place>[a-z]+(?: [a-z]+)?)(?= ?(?:[,.!?)]|$))", re.IGNORECASE),
    re.compile(
        r"(?:\d ?(?:[ap]\.?m\b\.?)?|\b(?:noon|midnight|o'?clock|morning)) ?[(,]? ?(?P<place>[a-z]+(?: [a-z]+)?)",
        re.IGNORECASE,
    ),
)
"""Where a place or zone stands, the surest first."""

SHORT: Final = re.compile(r"\b[A-Z]{3,4}\b")
FARTHEST: Final = 12
"""Hours to the east or west that have a zone of their own."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time of day, and where it stands."""

    at: time
    start: int
    end: int


def time_in(text: str) -> Told | None:
    """The first time of day that a text names; hours without "am" or "pm" are those of a day of 24."""
    found = [told for told in _times(text) if told]
    return min(found, key=lambda told: (told.start, -told.end), default=None)


def _times(text: str) -> Iterator[Told | None]:
    if match := SPOKEN.search(text):
        yield _told(match, number_in(match["hour"]), 0, SHIFTS[match["shift"].lower()])
    if match := DIGITAL.search(text):
        yield _told(match, int(match["hour"]), int(match["minute"]))
    if match := POINTED.search(text):
        yield _told(match, int(match["hour"] or match["hour_"]), int(match["minute"] or match["minute_"]))
    if match := FOUR.search(text):
        yield _told(match, int(match["hour"]), int(match["minute"]))
    if match := HALVED.search(text):
        yield _told(match, int(match["hour"]), 0)
    if match := PLAIN.search(text):
        yield _told(match, number_in(match["hour"] or match["hour_"]), 0)
    if match := NAMED.search(text):
        yield Told(time(NOON if match["noon"] else 0), match.start(), match.end())


def _told(match: re.Match[str], hour: int, minute: int, shift: int = 0) -> Told | None:
    """The time with its half of the day; None where no clock shows it."""
    words = match.groupdict()
    half = (words.get("half") or words.get("half_") or "").lower()[:1]
    late = half == "p" or words.get("part") in ("afternoon", "evening")
    if half and not 1 <= hour <= NOON:
        return None
    if (late and hour < NOON) or (half == "a" and hour == NOON):
        hour = (hour + NOON) % DAY
    minutes = hour * HOUR + minute + shift
    if not 0 <= minute < HOUR or not 0 <= minutes < DAY * HOUR:
        return None
    return Told(time(minutes // HOUR, minutes % HOUR), match.start(), match.end())


def zone_told(text: str) -> str | None:
    """The IANA name of the zone or place that a text gives its time of day in, or None."""
    if match := OFFSET.search(text):
        return _offset(match["sign"], int(match["hours"]))
    places = [match[0] for match in IANA.finditer(text)]
    places += (match["place"] for words in PLACES for match in words.finditer(text))
    found = (zone for place in (*places, *SHORT.findall(text)) if (zone := _placed(place)))
    return next(found, None)


def _offset(sign: str, hours: int) -> str | None:
    """A zone so many hours from Greenwich; POSIX counts them to the west, so that Etc/GMT-2 is UTC+2."""
    if hours > FARTHEST:
        return None
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "UTC"


def _placed(words: str) -> str | None:
    """The zone of "new york" or "at berlin": of all the words, or of the last one."""
    return zone_called(words) or zone_called(words.rsplit(maxsplit=1)[-1])
