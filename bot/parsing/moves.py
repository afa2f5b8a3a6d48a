"""Traffic that would go to other models: "20% of our traffic to M", "80/20 split between M and M"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from bot.engine.questions import Move, Profile, RecommendQuestion, WhatIfQuestion
from bot.parsing.hearing import Heard
from bot.parsing.numbers import spoken
from bot.parsing.patterns import compiled, finds
from bot.parsing.places import Place
from bot.parsing.roles import roles
from bot.parsing.shares import PERCENT, WORDS, part_of
from bot.parsing.thread import models_before
from bot.parsing.workloads import exact
from catalog.model import ModelId

__all__ = ["Moved", "moved", "share_in"]

NO_SHARE: Final = (
    r"(?! ?(?:of (?:it|that|them|the|our|all|those|these|input|output)?(?: the)? ?)?(?:tokens? )?(?:is |are |was |were"
    r"|being |get )?(?:cache|inputs?\b|outputs?\b|in\b(?! (?:batch|flex|priority))|out\b"
    r"|prompts?\b|hits?\b|more\b|less\b|growth|higher|lower|fewer"
    r"|longer|shorter|cheaper|off\b|discount))"
)
"""What makes a percentage no part of the traffic."""

TRAFFIC_SHARE: Final = (
    rf"(?<![\d.,]){PERCENT}{NO_SHARE}|(?<!next )(?<!last )(?<!this )(?<!per )(?<!every )(?<!each )(?<!by )(?<!in )\b"
    rf"{WORDS}\b{NO_SHARE}|\b(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?= (?:of|the|our|to|on|goes)\b)"
    r"|\b(?P<one>one|[1-9]) (?:in|out of)(?: every)? (?P<of>\d{1,3}|two|three|four|five|ten)\b"
    r"|\b(?P<whole>everything|all of (?:it|our|the)|all (?:our|the|traffic|requests|calls)|entirely|completely|fully)\b"
)
SPLIT_WORDS: Final = r"\b(?:split|mix(?:ed)?|between|across|distribut\w+|divid\w+|shar(?:e|ed|ing))\b"
SPLIT: Final = (
    r"(?<![\d.,/:])(?P<first>\d{1,3}) ?%?(?: ?[/:-] ?| to | and )(?P<second>\d{1,3}) ?%?"
    r"(?:(?: ?[/:-] ?| to | and )(?P<third>\d{1,3}) ?%?)?(?![\d/:]|[.,]\d)"
)
EVENLY: Final = r"\b(?:evenly|equal(?:ly)?|half[ -](?:and[ -])?half|fifty[ -]fifty|even split)\b"
REST: Final = r"\b(?:rest|remainder|remaining|others?|everything else|what(?:'s| is) left|leftovers?)\b[^,;.?!]{0,24}$"
BEHIND: Final = (
    r"[ ,:=()]*(?:(?:at|with|for|gets?|takes?|took|handl(?:es|ed|ing)|does|doing|serv(?:es|ed|ing))[ ]+)?"
    r"(?:(?:the|about|around|only|just|our|hardest|easiest|first|other|top|remaining|~)[ ]*)*"
)
MOVING: Final = (
    r"\b(?:send\w*|sent|rout\w+|mov(?:e|es|ed|ing)|shift\w*|switch\w*|migrat\w+|offload\w*|divert\w*|put\w*|us(?:e|ed"
    r"|ing)|ran|run(?:ning)?|went|go(?:es|ing)?|replac\w+|swap\w*|instead|push\w*|direct\w*|hand\w*|upgrad\w*"
    r"|downgrad\w*|chang(?:e|ed|ing)|adopt\w*|drop\w*|mix\w*|add\w*|serv\w+|to)\b"
    r"|\b(?:same|our|current|present|existing) (?:traffic|volume|workload|load|usage|mix|requests|tokens) (?:on|with"
    r"|over"
    r"|through|via|but)\b"
)
SWITCHING: Final = (
    r"\b(?:send\w*|sent|rout\w+|mov(?:e|es|ed|ing)|shift\w*|switch\w*|migrat\w+|offload\w*|divert\w*|put|replac\w+"
    r"|swap\w*|push\w*|direct\w*|upgrad\w*|downgrad\w*|(?:went|go|goes|going) (?:all|to|with|over|back|up|down)"
    r"|everything"
    r"|instead|all)\b"
)
"""Words by which traffic changes its model, whatever runs now."""

WHOLE: Final = (1, 10, 100)


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the traffic is, and where it would go.

    Attributes:
        baseline: What is run now; None where nobody said.
        moves: What would go elsewhere.
        note: Where the baseline came from, where it was not named.
    """

    baseline: ModelId | None
    moves: tuple[Move, ...] = ()
    note: str | None = None


def moved(heard: Heard, profile: Profile) -> Moved:
    """The moves of a text. A part without a number is everything ("what if we switched to M?")."""
    found = heard.places_of_traffic
    shares = _split(heard, found) or _shares(heard, found, profile)
    baseline, note = _baseline(found, shares, profile)
    if baseline is None and heard.shares.service and list(shares.values()) == [1]:
        # "moving what runs on M to batch": the model stays, its service changes.
        return Moved(next(iter(shares)))
    moves = tuple(Move(share=exact(share), model=model) for model, share in shares.items() if model != baseline)
    return Moved(baseline, moves, note)


def share_in(heard: Heard) -> Fraction | None:
    """The part of the traffic that a text speaks of, whatever stands beside it; None where it speaks of none."""
    match = compiled(TRAFFIC_SHARE).search(heard.rest)
    return _part(match) if match else None


def _baseline(
    found: Sequence[Place], shares: Mapping[ModelId, Fraction], profile: Profile
) -> tuple[ModelId | None, str | None]:
    """What is run now: said so, or named and not moved to, or known of thread or profile."""
    named = tuple(dict.fromkeys(place.model for place in found))
    current, own = roles(found).current, profile.model
    whole = sum(shares.values()) == 1
    if whole and len(shares) > 1:
        return (own if own in shares else current if current in shares else named[0]), None
    if current and current not in shares:
        return current, None
    unmoved = [model for model in named if model not in shares]
    if unmoved:
        return (own if own in unmoved else unmoved[0]), None
    known, note = _known(profile)
    return (None, None) if known in shares and len(shares) == 1 else (known, note)


def _known(profile: Profile) -> tuple[ModelId | None, str | None]:
    """What the thread or the profile says is run now."""
    thread, own = models_before(profile), profile.model
    called = f"model from {profile.thread_called}"
    before = profile.thread
    if isinstance(before, WhatIfQuestion) and before.baseline:
        return before.baseline, called
    if isinstance(before, RecommendQuestion) and before.from_model:
        return before.from_model, called
    if len(thread) == 1:
        return thread[0], called
    return own, "model from this channel's profile" if own else None


def _split(heard: Heard, found: Sequence[Place]) -> dict[ModelId, Fraction]:
    """The parts of a split, in the order of the models ("80/20 split between M and M")."""
    named = tuple(dict.fromkeys(place.model for place in found))
    if not named[1:] or not finds(SPLIT_WORDS, heard.whole):
        return {}
    for match in compiled(SPLIT).finditer(heard.whole):
        parts = [int(part) for part in match.groups() if part]
        if sum(parts) in WHOLE and len(parts) == len(named):
            return {model: Fraction(part, sum(parts)) for model, part in zip(named, parts, strict=True)}
    return {model: Fraction(1, len(named)) for model in named} if finds(EVENLY, heard.whole) else {}


def _shares(heard: Heard, found: Sequence[Place], profile: Profile) -> dict[ModelId, Fraction]:
    """Each model that traffic goes to, with its part."""
    said = roles(found)
    shares, carried = dict[ModelId, Fraction](), None
    rest = None
    for place in found:
        share = _share_before(place) or (None if carried else _share_behind(place))
        if place.model == said.current and place.model not in shares:
            carried = share or carried
        elif share is None and finds(REST, place.before):
            rest = place.model
        elif share or carried or (place.model in said.candidates and finds(SWITCHING, heard.plain)):
            shares.setdefault(place.model, share or carried or _anywhere(heard, shares))
            carried = None
    if rest and rest not in shares and 0 < sum(shares.values()) < 1 and profile.model not in (None, rest):
        shares[rest] = 1 - sum(shares.values(), Fraction(0))
    if rest and not shares and carried:
        shares[rest] = 1 - carried
    return shares or _lone(heard, found, profile)


def _lone(heard: Heard, found: Sequence[Place], profile: Profile) -> dict[ModelId, Fraction]:
    """The one model named, where something else is run now and words say that traffic goes to it."""
    models = {place.model for place in found}
    known, _ = _known(profile)
    if len(models) != 1 or roles(found).current or known is None or known in models:
        return {}
    return {found[0].model: _anywhere(heard, {})} if finds(MOVING, heard.plain) else {}


def _anywhere(heard: Heard, taken: Mapping[ModelId, Fraction]) -> Fraction:
    """The part of the traffic said without a place; everything where none is."""
    return (None if taken else share_in(heard)) or Fraction(1)


def _share_before(place: Place) -> Fraction | None:
    found = list(compiled(TRAFFIC_SHARE).finditer(place.before))
    return _part(found[-1]) if found else None


def _share_behind(place: Place) -> Fraction | None:
    match = compiled(f"{BEHIND}(?:{TRAFFIC_SHARE})").match(place.behind)
    return _part(match) if match else None


def _part(match: re.Match[str]) -> Fraction | None:
    if match["one"]:
        return _count(match["one"]) / _count(match["of"])
    return Fraction(1) if match["whole"] else part_of(match)


def _count(said: str) -> Fraction:
    return Fraction(int(said)) if said.isdecimal() else spoken(said)
