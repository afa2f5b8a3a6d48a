"""What the notes of a price list say of a price: when it was checked, and whose it is."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from catalog.model import Service

__all__ = ["checked", "days_named", "reseller"]

DAY: Final = re.compile(r"20\d\d-\d\d-\d\d")
# A sentence that begins with "Checked" tells of a model that was looked for, not of its rates.
CHECK: Final = re.compile(rf"(?:[Vv]erified|checked).*?({DAY.pattern})")
RESELLER: Final = re.compile(r"^Imported from (.+?) pricing|^Seen on (\w+) before|\btrusting (open router)$")
# Every note of a list has room: prices are asked for again and again.
CACHED_NOTES: Final = 16_384


@lru_cache(CACHED_NOTES)
def checked(note: str | None, service: Service) -> date | None:
    """The day that a model's own note names as that of a check for this service, else the first such day."""
    sentences = (note or "").replace("; ", ". ").split(". ")
    dated = {sentence.lower(): day for sentence in sentences if (day := _day_of_check(sentence))}
    return next((day for said, day in dated.items() if service.value in said), next(iter(dated.values()), None))


@lru_cache(CACHED_NOTES)
def reseller(note: str | None) -> str | None:
    """Who sells at this price, where the list took it from a reseller; None once it was compared with the maker's."""
    found = RESELLER.search(note or "")
    if found is None or checked(note, Service.STANDARD):
        return None
    name = found[found.lastindex or 0]
    return "OpenRouter" if name == "open router" else name


def days_named(note: str | None) -> Iterator[date]:
    """Every day that a note names. A date that no calendar has is none."""
    return (day for found in DAY.finditer(note or "") if (day := _day(found[0])))


def _day_of_check(sentence: str) -> date | None:
    found = CHECK.search(sentence)
    return _day(found[1]) if found else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
