"""What models must satisfy to be ranked, and sizes that are no volumes: contexts, prompts, prices a million."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from bot.engine.questions import Limits
from bot.parsing.numbers import numbers
from bot.parsing.patterns import compiled

__all__ = ["Sizes", "Wanted", "limits", "per_million", "sizes"]

SIZE: Final = r"(?P<size>\d[\d.,]{0,12} ?(?:k|m|thousand|million|mio)?)[ -]?(?:tok(?:en)?s?)?"
ANSWERED: Final = r"(?![^.?!\n]{0,24}\b(?:completions?|out(?:put)?|answers?|responses?|repl(?:y|ies))\b)"
"""Behind a context or a prompt: no size of it but the input of a request, whose output follows."""

CONTEXT: Final = (
    rf"\b{SIZE}[ -]?(?:of |long |large )?(?:context|ctx|window)(?:[ -](?:window|length|size))?\b"
    rf"{ANSWERED}"
    rf"|\b(?:context|ctx|window)(?:[ -](?:window|length|size))?(?: ?(?:of|is|>=?|≥|=|:|at least|over|above"
    rf"|more than|from|up to|min(?:imum)?))* ?{SIZE.replace('size', 'after')}(?!\w)"
    rf"|\b(?:context|ctx|window)[^().;]{{0,16}}\( ?{SIZE.replace('size', 'bracketed')} ?\)"
)
OVER: Final = r"over|above|more than|greater than|larger than|longer than|bigger than|beyond|exceeding|past|>(?!=)"
PROMPT: Final = (
    rf"(?P<over>\b(?:{OVER}) ?)?\b{SIZE}[ -](?:long )?(?:prompts?|inputs? each|per prompt|context prompts?)\b"
    rf"(?! tokens?\b| (?:a|per|and)\b|[ -](?:heavy|dominated|intensive|only)\b){ANSWERED}"
    rf"|\bprompts?(?: (?:are|is|have|has|with|at|about|around|each|size|sizes|length"
    rf"|lengths|tokens?|of|up to|that|which|usually|always|mostly))*(?: ?(?P<beyond>{OVER})"
    rf"| (?:are|is|have|has|with|at|about"
    rf"|around|of|up to|size|length|tokens?)) ?{SIZE.replace('size', 'after')}(?: each)?(?!\w)"
)
REQUESTS: Final = r"\d ?(?:k|m|thousand|million)? (?:prompts|requests|calls)\b"
"""What makes "2k tokens per prompt" a part of the volume."""

VISION: Final = re.compile(
    r"\b(?:vision|image (?:input|understanding)|images?|multi-?modal|screenshots?|pictures?|photos?|can see)\b",
    re.IGNORECASE,
)
TOOLS: Final = re.compile(
    r"\b(?:tool[ -]?(?:use|calling|calls|support)|function[ -]?(?:calling|calls)"
    r"|(?:with|uses?|using|calls?|supports?) (?:tools|functions))\b",
    re.IGNORECASE,
)
REASONING: Final = re.compile(
    r"\b(?:reasoning|(?:can|that|which) (?:reasons?|thinks?)|thinking (?:models?|mode|llms?)|with thinking)\b",
    re.IGNORECASE,
)
HOSTS: Final = re.compile(
    (
        r"\b(?:hosts?|hosted|resellers?|anywhere|third[- ]part(?:y|ies)|any (?:provider|vendor)|all (?:providers"
        r"|vendors))\b"
    ),
    re.IGNORECASE,
)
OPEN: Final = re.compile(r"\bopen[ -]?(?:weights?|source|models?)\b", re.IGNORECASE)
ABILITIES: Final = {"vision": VISION, "tool_use": TOOLS, "reasoning": REASONING, "open_weights": OPEN}
WITHOUT: Final = r"\b(?:non|no|not|without|don't need|doesn't need|needn't have)[ -](?:an? |any )?(?:\w+ )?$"
"""Before an ability that is not wanted; models cannot be chosen by what they lack."""

PER_MILLION: Final = re.compile(
    r"\$ ?(?:/|per) ?1? ?(?:m\b|mtok\w*|million|1m\b|k\b)"
    r"|(?:\b(?:usd|dollars?) )?(?:/|\bper\b|\bfor (?:each|every)|\ba) ?(?:1[ -]?|one )?(?:million|mio|mn"
    r"|mtok\w*|m(?= ?tok)|(?<=1 )m\b|1 ?m|1 ?k|thousand|1,?000,?000|1,?000|mil)\b(?:[ -]?(?:in(?:put)?"
    r"|out(?:put)?|prompt|completion))?[ -]?(?:tok(?:en)?s?\b)?"
    r"|(?<![\d.])/ ?(?:1 ?)?(?:m\b|mtok\w*|million)"
    r"|\bper[ -](?:m\b|token\b|mtok\w*)",
    re.IGNORECASE,
)
A_MILLION: Final = re.compile(
    (
        r"\b(?:a|one|1) ?(?:million|mn|mio|m) ?(?:tokens? of )?(?:in(?:put)?|out(?:put)?|cached|prompt"
        r"|completion)(?: tok(?:en)?s?)?\b(?! (?:a|per|each|every) |/)"
    ),
    re.IGNORECASE,
)
SIDE: Final = r"(?:in(?:puts?)?|out(?:puts?)?|prompts?|completions?)"
SIDED: Final = re.compile(
    rf"\d ?(?:k|m|b|bn|mn|mio|millions?|billions?|thousands?)? ?(?:tok(?:en)?s? )?(?:of )?{SIDE}\b", re.IGNORECASE
)
VOLUME_WIDTH: Final = 40
VOLUME_BEFORE: Final = (
    rf"(?<![$\d.,])\d[\d.,]{{0,12}} ?(?:(?:k|m|mn|mio|b|bn|thousands?|millions?"
    rf"|billions?)(?: ?tok(?:en)?s?)?(?: ?{SIDE})?"
    rf"|(?:tok(?:en)?s? )?{SIDE})(?: tok(?:en)?s?)? ?$"
    r"|\b(?:half|thirds?|quarters?|fifths?|tenths?)(?: of)? $"
)
"""Words before "/ 1M" or "a million" that make it a volume: "3M in / 1M out", "half a million"."""

PERIOD_BEHIND: Final = (
    r" ?(?:/|(?:a|per|each|every) (?:single )?(?:second|minute|hour|day|night|week|month|quarter|year)\b"
    r"|(?:hour|dai|week|month|year)ly\b)"
)
UNDER: Final = re.compile(
    (
        r"(?:under|below|less than|at most|max(?:imum)?|up to|not more than|no more than|cheaper than|<=?"
        r"|within) ?(?:\$|usd )? ?(?P<usd>\d{1,6}(?:[.,]\d{1,6})?) ?(?:\$|usd|dollars?|bucks)? ?(?:/|per|a|for a"
        r"|for 1|each) ?(?:1 ?)?(?:m\b|million|mtok\w*|1m\b|mil\b)"
        r"(?: (?P<side>in(?:put)?|out(?:put)?)\b)?(?: tok(?:en)?s?)?"
    ),
    re.IGNORECASE,
)
TOP: Final = re.compile(
    r"\b(?:top|first|best|cheapest|lowest|bottom) (?P<count>\d{1,2}|two|three|five|ten)\b(?! ?(?:m\b|k\b|b\b"
    r"|%|million|billion|thousand|tok))"
    r"|\b(?P<before>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:cheapest|least expensive|lowest"
    r"|most affordable|best priced)\b",
    re.IGNORECASE,
)
COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
MOST: Final = 50
ABILITY_REACH: Final = 24


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of one request, and the text without them.

    Attributes:
        context: Tokens of context that a model must take.
        prompt: Tokens of one prompt.
        rest: The text with both blanked out.
    """

    context: int | None
    prompt: int | None
    rest: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What models must satisfy, and the text without the words that hold numbers.

    Attributes:
        limits: What can be held against the catalog; no sellers yet.
        unmet: A sentence for each wish that cannot.
        rest: The text with prices and counts blanked out.
    """

    limits: Limits
    unmet: tuple[str, ...]
    rest: str


def sizes(text: str) -> Sizes:
    """Contexts and prompt sizes in a text ("1M context", "with 300k-token prompts")."""
    if not re.search(r"context|ctx|window|prompt|each", text, re.IGNORECASE):
        return Sizes(None, None, text)
    prompt, text = _taken(compiled(PROMPT), text)
    context, text = _taken(compiled(CONTEXT), text)
    return Sizes(context, prompt, text)


def per_million(text: str) -> tuple[bool, str]:
    """Whether a price per million (or thousand) tokens is asked for, and the text without those words."""
    blanked = PER_MILLION.sub(_blank_rate, text)
    # "5M input and 1M output" are volumes.
    if len(SIDED.findall(text)) <= 1:
        blanked = A_MILLION.sub(_blank, blanked)
    return blanked != text, blanked


def _blank_rate(match: re.Match[str]) -> str:
    """A rate blanked out; a volume stays as it is ("3M in / 1M out", "half a million", "a million a day")."""
    if match[0][0] in "/aA":
        before = match.string[max(0, match.start() - VOLUME_WIDTH) : match.start()]
        behind = match[0][0] != "/" and compiled(PERIOD_BEHIND).match(match.string, match.end())
        if behind or compiled(VOLUME_BEFORE).search(before):
            return match[0]
    return _blank(match)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def limits(text: str, *, context: int | None) -> Wanted:
    """The limits in a text, save those of sellers."""
    under, top = UNDER.search(text), TOP.search(text)
    count = (top["count"] or top["before"]).lower() if top else None
    able, unable = _abilities(text)
    found = Limits(
        min_context=context,
        vision="vision" in able,
        tool_use="tool_use" in able,
        reasoning="reasoning" in able,
        open_weights="open_weights" in able,
        hosts=bool(HOSTS.search(text)),
        max_usd_per_mtok=Decimal(under["usd"].replace(",", ".")) if under else None,
        top=min(max(1, COUNTS.get(count) or int(count)), MOST) if count else None,
    )
    unmet = [f"“{words}” is left aside: models cannot be chosen by what they lack" for words in unable]
    if under and under["side"]:
        unmet.append(f"“{under[0]}” is held against input and output in their mix")
    rest = text
    for match in filter(None, (under, top)):
        rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    return Wanted(found, tuple(unmet), rest)


def _abilities(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The abilities that a text wants, and its words for those that it does not want."""
    able, unable = set[str](), list[str]()
    for name, pattern in ABILITIES.items():
        if match := pattern.search(text):
            before = compiled(WITHOUT).search(text[max(0, match.start() - ABILITY_REACH) : match.start()])
            if before:
                unable.append(f"{before[0]}{match[0]}")
            else:
                able.add(name)
    return frozenset(able), tuple(unable)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[int | None, str]:
    for match in pattern.finditer(text):
        if match[0].lower().endswith("per prompt") and compiled(REQUESTS).search(text):
            continue
        groups = match.groupdict()
        size = groups["size"] or groups["after"] or groups.get("bracketed") or ""
        value = next((number.value for number in numbers(size)), None)
        if value is not None and value >= Fraction(1000):
            over = bool(groups.get("over") or groups.get("beyond"))
            return int(value) + over, text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return None, text
