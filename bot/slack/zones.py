"""Time zones by their IANA names, for a menu that is searched."""

from functools import cache
from typing import Final
from zoneinfo import available_timezones

SUGGESTIONS: Final = 50
OTHERS: Final = ("Etc/", "SystemV/", "posix/", "right/")
"""Names of the database that nobody would choose."""


@cache
def zones() -> tuple[str, ...]:
    """Every zone that people live in, in order."""
    return tuple(sorted(zone for zone in available_timezones() if not zone.startswith(OTHERS) and zone != "localtime"))


def zones_like(text: str) -> list[str]:
    """Zones whose name holds the text, places that begin with it first ("new york" finds America/New_York)."""
    wanted = "_".join(text[:64].lower().split())
    found = [zone for zone in zones() if wanted in zone.lower()]
    return sorted(found, key=lambda zone: not zone.lower().rpartition("/")[2].startswith(wanted))[:SUGGESTIONS]
