"""The teams, projects and keys that a text names: "the data team", "project search", "key prod-7"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.engine.questions import GroupBy

__all__ = ["Part", "named_parts"]

KIND: Final = re.compile(
    r"\b(?P<kind>(?P<team>team|squad|department|dept)|(?P<project>project|app|application)|(?P<key>(?:api[ -]?)?key))"
    r"(?P<many>s)?\b(?:'s)?",
    re.IGNORECASE,
)
KINDS: Final[tuple[GroupBy, ...]] = ("team", "project", "key")
BEHIND: Final = re.compile(
    r"(?: ?[:=])? ?(?:called |named )?(?:\"(?P<quoted>[^\"\n]{1,60})\"|'(?P<single>[^'\n]{1,60})'"
    r"|(?P<word>[#@]?\w[\w./@-]{0,60}))"
)
NEXT: Final = re.compile(r" ?(?:,|and|&|\+|or)(?: and)? ?(?P<word>[#@]?\w[\w./@-]{0,60})", re.IGNORECASE)
BEFORE: Final = re.compile(r"(?<![\w'])(?P<word>[#@]?\w[\w./@-]{0,60}) ?$")
WHO_I_AM: Final = re.compile(
    r"\b(?:i am|i'm|i work|i lead|i run|we are|we're|this is \w+|here is \w+|\w+ here) (?:new |now |also )?"
    r"(?:in|from|on|with|at|for|part of) (?:the |our )?$",
    re.IGNORECASE,
)
"""Before a team that somebody only says to be of."""

LIKE_A_KEY: Final = re.compile(r"[\d_-]")
LONGEST: Final = 3
"""Words of a name that stands before its kind ("the customer data platform team")."""

REACH: Final = 64
MOST: Final = 10
COMMON: Final = frozenset({
    "a", "about", "above", "access", "across", "after", "against", "ago", "ai", "alert", "alerts", "all", "already",
    "also", "am", "amount", "an", "and", "another", "any", "api", "app", "apr", "april", "are", "as", "at", "aug",
    "august", "be", "been", "before", "between", "biggest", "bill", "both", "breakdown", "budget", "burn", "burned",
    "burnt", "by", "can", "certain", "channel", "cheapest", "clear", "company", "compare", "compared", "cost",
    "costing", "costs", "could", "currently", "daily", "data-driven", "day", "days", "dear", "dec", "december",
    "delete",
    "did", "digest", "do", "does", "dollars", "done", "each", "end", "ends", "entire", "ever", "every", "exceed",
    "exceeded", "exceeds", "expected", "expensive", "far", "feb", "february", "few", "first", "for", "forecast",
    "forecasts", "friday", "from", "get", "getting", "give", "go", "goes", "going", "had", "has", "have", "he", "hello",
    "hey", "hi",
    "head", "heading", "heads", "here", "highest", "how", "i", "if", "in", "individual", "is", "is's", "it", "its",
    "jan", "january", "jul", "july", "jun", "june", "just", "key", "keys", "land", "landed", "lands", "largest",
    "last", "lead", "leads", "least", "left", "less", "level", "limit", "list", "llm", "llms", "mar", "march",
    "may", "me", "member", "members", "model", "models", "monday", "money", "month", "monthly", "months", "more",
    "most", "much", "my", "new", "next", "no", "not", "nov", "november", "now", "oct", "october", "of", "off", "on",
    "one", "only", "or", "org", "other", "our", "out", "over", "own", "paid", "particular", "past", "pause", "pay",
    "per", "period", "please", "pls", "post", "predict", "previous", "project", "projected", "projects", "provider",
    "quarter", "raise", "remove", "report", "reset", "run", "running", "same", "saturday", "see", "send", "sep",
    "sept", "september", "set", "set's", "she", "should", "show", "since", "single", "so", "some", "specific",
    "spend", "spending", "spends", "spent", "split", "stop", "summary", "sunday", "team", "teams", "tell", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "thursday", "to",
    "today", "token", "tokens", "tomorrow", "too", "top", "total", "tuesday", "until", "up", "us", "usage", "use",
    "used", "uses", "using", "usually", "versus", "via", "virtual", "vs", "was", "we", "wednesday", "week",
    "weekly", "weeks", "were", "what", "when", "where", "which", "while", "who", "whole", "whose", "why", "will",
    "wise", "with", "within", "would", "year", "years", "yesterday", "yet", "you", "your",
})  # fmt: skip
"""Words that are nobody's name."""


@dataclass(frozen=True, slots=True)
class Part:
    """One name and where it stands."""

    kind: GroupBy
    name: str
    at: int
    to: int


def named_parts(text: str) -> list[Part]:
    """The first ten of them, in order."""
    found = list[Part]()
    for match in KIND.finditer(text):
        found += (part for part in _named(text, match) if not WHO_I_AM.search(text[: part.at][-REACH:]))
        if len(found) >= MOST:
            break
    return found[:MOST]


def _named(text: str, match: re.Match[str]) -> Iterator[Part]:
    kind = next(kind for kind in KINDS if match[kind])
    before = "" if match["many"] else _before(text[max(0, match.start() - REACH) : match.start()])
    if before:
        yield Part(kind, before, match.start() - len(before) - 1, match.start())
        return
    behind = BEHIND.match(text, match.end())
    if not behind or not (name := _name(behind, kind)):
        return
    yield Part(kind, name, behind.start(), behind.end())
    while match["many"] and (behind := NEXT.match(text, behind.end())) and (name := _name(behind, kind)):
        yield Part(kind, name, behind.start(), behind.end())


def _name(match: re.Match[str], kind: GroupBy) -> str:
    """The name; nothing where the word is an ordinary one."""
    groups = match.groupdict()
    if quoted := groups.get("quoted") or groups.get("single"):
        return quoted.strip()
    word = (groups["word"] or "").rstrip(".-/").removesuffix("'s")
    ordinary = word.lower() in COMMON or (kind == "key" and not LIKE_A_KEY.search(word))
    return "" if ordinary or not word.strip("#@") else word


def _before(text: str) -> str:
    """The words right before a kind, up to an ordinary one ("how much did the | data science")."""
    words = list[str]()
    while len(words) < LONGEST and (match := BEFORE.search(text)) and match["word"].lower() not in COMMON:
        words.insert(0, match["word"])
        text = text[: match.start()]
        if not text.endswith(" "):
            break
    return " ".join(words) if words and not words[0].isdecimal() else ""
