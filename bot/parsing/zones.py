"""Time zones by what people call them: `Europe/Berlin`, "Berlin", "San Francisco", "CET"."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

__all__ = ["zone_called", "zone_in"]

SAID: Final = (
    r"\b(?:time ?zones?|tz)\b(?: is| are| to| =|:| as)*(?: the)? ?(?P<named>[a-z][\w/+-]{1,40}(?: [a-z]{2,20}){0,2})"
    r"|\b(?:we|i|team|office|channel|everyone|people|us|hq)(?:'re| are| is|'m| am| all)* (?:based |located "
    r"|sitting |all"
    r" |mostly |here )*(?:in|from|at|on) (?P<place>[a-z][\w/.-]{1,40}(?: [a-z]{2,20}){0,2})"
    r"|\b(?P<based>[a-z]{3,20}(?: [a-z]{3,20})?) (?:time|timezone)\b"
    r"|(?<![\w/])(?P<full>(?:africa|america|asia|atlantic|australia|europe|indian"
    r"|pacific)/[a-z_]{3,30}(?:/[a-z_]{3,30})?)"
)
PLACES: Final = {
    "Europe/Berlin": "cet cest germany munich hamburg frankfurt cologne stuttgart leipzig dresden",
    "Europe/London": "uk england britain bst manchester edinburgh glasgow cambridge oxford bristol gmt/bst",
    "Europe/Paris": "france lyon toulouse marseille",
    "Europe/Madrid": "spain barcelona valencia",
    "Europe/Rome": "italy milan turin",
    "Europe/Zurich": "switzerland geneva basel bern",
    "Europe/Amsterdam": "netherlands rotterdam utrecht",
    "Europe/Lisbon": "porto",
    "Europe/Warsaw": "krakow wroclaw gdansk",
    "Europe/Kyiv": "lviv ukraine",
    "Europe/Stockholm": "sweden gothenburg",
    "America/New_York": "est edt et eastern boston washington atlanta miami philadelphia nyc ny",
    "America/Chicago": "cst cdt ct central austin dallas houston minneapolis",
    "America/Denver": "mst mdt mt mountain salt_lake_city",
    "America/Los_Angeles": "pst pdt pt pacific california seattle san_francisco san_diego sf bay_area the_bay_area la"
    " portland",
    "America/Toronto": "ottawa",
    "America/Sao_Paulo": "rio brasilia",
    "Asia/Kolkata": "ist india bangalore bengaluru mumbai delhi new_delhi hyderabad pune chennai gurgaon",
    "Asia/Shanghai": "china beijing shenzhen hangzhou",
    "Asia/Tokyo": "jst japan osaka kyoto",
    "Asia/Jerusalem": "israel tel_aviv haifa",
    "Asia/Dubai": "abu_dhabi uae",
    "Asia/Singapore": "sgt",
    "Australia/Sydney": "aest aedt canberra",
    "UTC": "utc gmt zulu",
}
"""Places and abbreviations that name no zone of their own."""


def zone_in(text: str) -> str | None:
    """The IANA name of the zone that a text says somebody lives in, or None."""
    for match in re.finditer(SAID, text, re.IGNORECASE):
        said = next(filter(None, match.groups()))
        if zone := zone_called(said) or (zone_called(said.split()[-1]) if match["based"] else None):
            return zone
    return None


def zone_called(said: str) -> str | None:
    """The zone of the longest beginning of some words: "berlin and" is Berlin."""
    words = re.sub(r"[.]+$", "", said).lower().split()
    for count in range(len(words), 0, -1):
        if zone := _zones().get("_".join(words[:count])):
            return zone
    return None


@cache
def _zones() -> Mapping[str, str]:
    """Zones by their names in small letters, by the cities in them, and by the places above."""
    from zoneinfo import available_timezones  # noqa: PLC0415 – only who tells where they live needs the zones

    names = sorted(
        name for name in available_timezones() if not name.startswith(("posix/", "right/", "Etc/", "SystemV"))
    )
    cities = {name.rpartition("/")[2].lower(): name for name in names if "/" in name}
    extra = {place: zone for zone, places in PLACES.items() for place in places.split()}
    return cities | {name.lower(): name for name in names} | extra
