"""How spend is to be broken down, and to which part of it a question is limited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.engine.questions import GroupBy
from bot.parsing.counting import number_in

__all__ = ["Groups", "groups", "top"]

NAMES: Final[dict[GroupBy, str]] = {
    "model": r"models?|llms?|engines?",
    "provider": r"providers?|vendors?|makers?|labs?|suppliers?|sellers?|compan(?:y|ies)|hosts?",
    "project": r"projects?|apps?|applications?|products?|features?|workspaces?|repos?|use[ -]?cases?|services?",
    "team": r"teams?|squads?|departments?|depts?|groups?|cost cent(?:er|re)s?|business units?",
    "key": r"(?:(?:api|access|virtual)[ -]?)?keys?|api[ -]?tokens?",
    "day": r"days?|dates?",
}
ANY: Final = "|".join(rf"(?P<{name}>{words})" for name, words in NAMES.items())
BY: Final = (
    r"(?:by|per|each|every|for (?:each|every)|across(?: all| the| our)*|split (?:by|into|across)|grouped? by"
    r"|among|between (?:the|our)|all (?:the |our )?|individual|/)"
)
WAYS: Final = re.compile(
    rf"\b{BY} ?(?:the |our |single |individual |different )*(?:{ANY})\b",
    re.IGNORECASE,
)
JOINED: Final = re.compile(rf" ?(?:,|and|&|\+|then|x|/)(?: then)? ?(?:by |per |each )?(?:{ANY})\b", re.IGNORECASE)
RANKED: Final = re.compile(
    rf"\b(?:which|what|top|biggest|largest|most expensive|priciest|costliest|highest|worst|dearest|heaviest)"
    rf"(?: (?:\d{{1,3}}|three|four|five|six|seven|eight|nine|ten|of|the|our|my|most|expensive|biggest|spending"
    rf"|single|llm"
    rf"|api|ai))*? (?:{ANY})\b",
    re.IGNORECASE,
)
BROKEN_DOWN: Final = re.compile(
    rf"\b(?:{ANY})(?:[ -](?:level|wise|by[ -](?:model|provider|project|team|key|day)))?[ -]?"
    r"(?:breakdown|split|wise|level|ranking|leaderboard|report|list|view|distribution)\b",
    re.IGNORECASE,
)
DAILY: Final = re.compile(
    r"\b(?:daily|day[ -](?:by|to)[ -]day|(?:each|every) day|a day|over time|time ?line|trend)\b", re.IGNORECASE
)
WHO: Final = re.compile(
    r"\bwho\b.{0,40}\b(?:spen[dt]|spending|cost|costs|burn\w*|used|uses|most|top|biggest)\b", re.IGNORECASE
)
OTHERWISE: Final = re.compile(
    r"\b(?:by|per|each) (?P<other>users?|persons?|people|employees?|developers?|devs?|customers?|months?|weeks?"
    r"|hours?|regions?)\b"
    r"|\b(?P<adverb>weekly|monthly|hourly)(?= (?:breakdown|split|view|trend|spend|totals?)\b)",
    re.IGNORECASE,
)
TOP: Final = re.compile(
    r"\b(?:top|biggest|largest|most expensive|priciest|highest|worst) (?P<behind>\d{1,3}|three|four|five|six"
    r"|seven|eight|nine|ten|twenty)\b"
    r"|\b(?P<before>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:most expensive|biggest|largest"
    r"|priciest|costliest|highest|top)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Groups:
    """How to break spend down.

    Attributes:
        by: First.
        then_by: Each of those groups.
        unmet: A sentence where another way was asked for than there is.
    """

    by: GroupBy | None = None
    then_by: GroupBy | None = None
    unmet: tuple[str, ...] = ()


def groups(text: str) -> Groups:
    """The breakdown that a text asks for: its own words first, then whatever it ranks, then days."""
    ways = list(dict.fromkeys(_ways(text)))
    if ways:
        return Groups(ways[0], ways[1] if len(ways) > 1 else None)
    other = OTHERWISE.search(text)
    if other:
        return Groups(
            unmet=(
                (
                    f"no breakdown by {_singular(other['other'] or other['adverb'])}: I know models, providers,"
                    f" projects, teams, keys and days"
                ),
            )
        )
    return Groups()


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def _ways(text: str) -> Iterator[GroupBy]:
    for match in WAYS.finditer(text):
        yield _name(match)
        if joined := JOINED.match(text, match.end()):
            yield _name(joined)
    for pattern in (BROKEN_DOWN, RANKED):
        for match in pattern.finditer(text):
            yield _name(match)
    if WHO.search(text):
        yield "team"
    if DAILY.search(text):
        yield "day"


def _name(match: re.Match[str]) -> GroupBy:
    return next(name for name in NAMES if match[name])


def top(text: str) -> int | None:
    """How many groups a text asks for ("top 5 models", "the three biggest keys")."""
    match = TOP.search(text)
    count = number_in(match["behind"] or match["before"]) if match else 0
    return count or None
