"""Parts of the tokens: how much is input, how much of it cached; and the service that is asked for."""

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final

from bot.parsing.corrections import CORRECTION
from bot.parsing.numbers import PART_WORDS, fraction_of
from bot.parsing.patterns import compiled
from catalog.model import Service

__all__ = ["PERCENT", "SIDES", "WORDS", "Shares", "part_of", "shares"]

PERCENT: Final = r"(?P<percent>\d{1,3}(?:[.,]\d{1,6})?) ?(?:%|percent|per cent|pct)"
WORDS: Final = rf"(?P<words>(?:(?:a|one|two|three|four|five|six|seven|eight|nine) )?(?:{PART_WORDS}))"
SHARE: Final = rf"(?:{PERCENT}|{WORDS}|(?<![\w.,$])(?P<decimal>0?[.,]\d{{1,6}}))"
OF: Final = (
    r"(?: ?of (?:it|that|them|this|these|those|all|which|(?:the |our |all )?(?:tokens|volume|total|it|text)))?"
    r"(?: (?:is|are|being|was|were|go(?:es)? (?:in)?to|as|for)(?: the)?)?"
)
IN: Final = r"(?:in|inputs?|prompts?|ingest\w*|incoming)"
OUT: Final = r"(?:out|outputs?|completions?|outgoing|generated)"
WHEN: Final = (
    r" (?:the|an?|our|my|this|next|last|each|every|20\d\d|q[1-4]|h[12]|(?:janu|febru)ary|march|april|may|june|july"
    r"|august"
    r"|(?:septem|novem|decem)ber|october|spring|summer|autumn|fall|winter|two|three|six|\d{1,2} (?:days|weeks"
    r"|months))\b"
)
"""Behind "in": no input but a time ("drops 15% in December")."""

SERVED: Final = r"(?<=\bin) (?:batch\w*|flex|priority)\b"
"""Behind "in": no input but a service ("half in batch")."""

BETWEEN: Final = r" ?(?:tokens?)? ?(?:[/:&-]|to|and|vs\.?|versus| ) ?"
SIDES: Final = rf"(?:{IN}{BETWEEN}{OUT}|(?P<out_first>{OUT}{BETWEEN}{IN}))"
"""Both sides named together: "in/out", "input to output", "prompt and completion"."""

PARTED: Final = re.compile(
    rf"{SHARE}{OF} (?:(?P<input>{IN}(?!{WHEN})(?!{SERVED}))|(?P<output>{OUT}))\b"
    r"(?! (?:price|cost|rate|cache|is cached))",
    re.IGNORECASE,
)
PART: Final = re.compile(rf"%|percent|per cent|pct|{PART_WORDS}|(?<!\d)0?[.,]\d", re.IGNORECASE)
"""A quick look for any part of a whole, before the slower pattern."""

NAMED: Final = re.compile(
    r"(?<!\w[/:-])\b(?:(?P<input>inputs?|prompts?|in)|(?P<output>outputs?|completions?|out))(?: tokens?)?"
    r"(?:[ -](?:share|ratio|part|fraction|portion|pct|percentage|heavy))?"
    r" ?(?:of|is|are|=|:|at|about|around|~|(?:goes|went|go|rises|drops|moves|changes) (?:up |down )?to|becomes|was"
    r"|were)? ?"
    rf"(?:{PERCENT}|(?P<decimal>0?[.,]\d{{1,6}}|1\.0+)\b|(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\d/.,]))",
    re.IGNORECASE,
)
PAIR: Final = re.compile(
    (
        r"(?<![\d.,/:$-])(?P<left>\d{1,3}(?:\.\d{1,4})?) ?(?P<mark>[/:]|-|to"
        r"|\bto\b) ?(?P<right>\d{1,3}(?:\.\d{1,4})?)(?![\d/:%]|[.,]\d|\w)"
    ),
    re.IGNORECASE,
)
SIDES_NEAR: Final = re.compile(rf"\b{SIDES}\b", re.IGNORECASE)
QUOTIENT: Final = re.compile(
    r"(?<![\d.,/])(?<!\bin )(?<!\bout )(?<!put )(?P<top>\d{1,2}) ?/ ?(?P<bottom>\d{1,2})"
    r"(?:(?= of)|(?<=[1-8]/[2-9])(?!\d))"
    rf"{OF} (?:(?P<input>{IN})|(?P<output>{OUT}))\b(?!{BETWEEN}(?:{IN}|{OUT})\b)",
    re.IGNORECASE,
)
EACH_SIDE: Final = re.compile(
    rf"(?<![\w.,])(?:(?:tokens? )?{IN} ?[:=]? ?(?P<in_behind>\d{{1,3}})(?![\d.,]\d| ?[kmb%]\b)"
    rf"[ ,;/&+]{{0,3}}(?:and )?{OUT} ?[:=]? ?(?P<out_behind>\d{{1,3}})"
    rf"|(?P<in_before>\d{{1,3}}) ?(?:parts? )?{IN}[ ,;/&+]{{1,3}}(?:and )?"
    rf"(?P<out_before>\d{{1,3}}) ?(?:parts? )?{OUT})\b"
    r"(?! ?(?:[kmb%]\b|tok))",
    re.IGNORECASE,
)
HALVES: Final = re.compile(
    (
        r"\b(?:half(?:[ -](?:and[ -])?half)?,? ?(?:input|in)(?:,| and| /|/)? ?half ?(?:output|out)|(?:equal"
        r"|even)(?:ly)? (?:parts |split )?(?:of )?(?:input|in)\b.{0,8}\b(?:output|out))\b"
    ),
    re.IGNORECASE,
)
WHOLE: Final = re.compile(
    (
        r"\b(?:(?P<input>(?:input|prompts?)[ -]only|all (?:of it )?(?:is )?input|only input|100 ?% input)"
        r"|(?P<output>output[ -]only|all (?:of it )?(?:is )?output|only output))\b(?! (?:price|tokens? price"
        r"|rate|cost))"
    ),
    re.IGNORECASE,
)
MOSTLY: Final = re.compile(
    r"\b(?:mostly|mainly|primarily|largely|predominantly|heavily|heavy on|almost all|nearly all|mainly"
    r"|more)[ -](?:of it )?(?:is )?(?:in|out)(?:puts?)?\b"
    r"|\b(?:input|output|prompt|completion)[ -](?:heavy|dominated|intensive)\b",
    re.IGNORECASE,
)
CACHED: Final = (
    rf"(?:{SHARE}|(?<![\w.,/])(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}}))"
    r"(?: ?of (?:the |our |all |its |my )?(?:inputs?|prompts?|tokens|context|it|that|them|which)(?: tokens?)?)?"
    r"(?: (?:is|are|was|were|being|get|gets|comes?|served|read|to be|hits?|can be|will be))*(?: (?:from|in"
    r"|by|hit|hitting))?(?: the| our| a)?(?: ?\(?(?:input|prompt|tokens?))?[ -]?"
    r"(?:cache[ds]?|caching|cache[ -](?:hits?|reads?|rate|hit rate|hit ratio))\b(?:[ -](?:hit|hits|rate|ratio|share))*"
)
CACHE_NAMED: Final = (
    r"\b(?:cach(?:ed|e|ing)(?: (?:input|reads?|tokens?))?(?:[ -](?:hit|hits|rate|ratio|share|hitrate"
    r"|part))*),? ?(?:(?:with|at|say) )?(?:an? )?(?:hit[ -]?(?:rate|ratio) )?(?:of|is|was|were|at|=|:|about|around|~"
    r"|(?:improves?|goes|rises|increases?|climbs|drops|falls|went|moves|gets) (?:up |down )?to)? ?"
    r"(?:(?P<percent>\d{1,3}(?:[.,]\d{1,6})?) ?(?:%|percent)|(?P<decimal>0?[.,]\d{1,6}|1\.0+)\b)"
)
NO_CACHE: Final = r"\b(?:no|without|w/o|zero|un)[ -]?(?:prompt[ -])?cach(?:ing|ed?)\b"
TRAFFIC: Final = (
    r"(?:%|percent|half|third|quarter|fifth|most)(?: ?of)? (?:our |the |all |my |your |that "
    r"|this )?(?:\w+ )?(?:traffic|requests?|calls?|load|workload|usage|users?|queries|volume (?:to|on"
    r"|over))\b"
    r"|\b(?:split|mix|shared?|divided?) (?:between|across|of|\x01)|\d (?:between|across) \x01|\broute[ds]?\b"
    r"|\btraffic\b"
)
NEGATED: Final = r"(?<!no )(?<!not )(?<!non-)(?<!without )(?<!w/o )"
BATCH: Final = rf"{NEGATED}\bbatch(?:ed|ing)?\b(?! (?:of|size|no|number)\b)(?!-?(?:size|no\b))"
FLEX: Final = rf"{NEGATED}\bflex\b"
PRIORITY: Final = (
    rf"{NEGATED}(?<!top )(?<!high )(?<!our )(?<!my )(?<!a )(?<!low )(?<!first )\bpriority\b(?! (?:is|are"
    rf"|for us|list|1|one))"
)
NEAR: Final = 28
MOST_PAIRS: Final = 20
"""Pairs of numbers that are looked at: a text with more is a table."""

PERCENT_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Shares:
    """What a text says of shares.

    Attributes:
        input: Input tokens ÷ all tokens; None where unsaid.
        cached: The cached part of the input; None where unsaid.
        service: The service asked for; None where unsaid.
        vague: Words such as "mostly output" that are no number.
        guessed: Words that were taken for an input share without saying so ("80/20").
        rest: The text with all of this blanked out.
    """

    input: Fraction | None
    cached: Fraction | None
    service: Service | None
    vague: str | None
    guessed: str | None
    rest: str


def shares(text: str) -> Shares:
    """Read the shares of a text in which the names of models are blanked out."""
    cached, rest = _cached(text)
    service = _service(rest)
    inputs, guessed, rest = _input(rest)
    vague = MOSTLY.search(rest)
    return Shares(inputs, cached, service, vague[0] if vague else None, guessed, rest)


def _cached(text: str) -> tuple[Fraction | None, str]:
    if "cach" not in text.lower():
        return None, text
    for pattern in (CACHED, CACHE_NAMED):
        if (match := compiled(pattern).search(text)) and (value := part_of(match)) is not None:
            return value, _blanked(text, match)
    if match := compiled(NO_CACHE).search(text):
        return Fraction(0), _blanked(text, match)
    return None, text


def _service(text: str) -> Service | None:
    small = text.lower()
    for pattern, service in ((BATCH, Service.BATCH), (FLEX, Service.FLEX), (PRIORITY, Service.PRIORITY)):
        if str(service) in small and compiled(pattern).search(text):
            return service
    return None


def _input(text: str) -> tuple[Fraction | None, str | None, str]:
    """(share, words guessed from, rest). Explicit sides win over a bare "3:1"."""
    for pattern in (HALVES, PARTED, QUOTIENT, NAMED, WHOLE):
        if pattern is PARTED and not PART.search(text):
            continue
        match = pattern.search(text)
        if match and (value := _sided(match)) is not None:
            return value, None, _blanked_all(text, pattern)
    if (match := EACH_SIDE.search(text)) and (value := _of_a_whole(match)) is not None:
        return value, None, _blanked(text, match)
    return _pair(text)


def _of_a_whole(match: re.Match[str]) -> Fraction | None:
    """The share of sides that add up to a whole: "in: 80, out: 20"; 1500 in and 300 out do not."""
    inputs = int(match["in_behind"] or match["in_before"])
    whole = inputs + int(match["out_behind"] or match["out_before"])
    return Fraction(inputs, whole) if whole == PERCENT_WHOLE or (whole and "part" in match[0].lower()) else None


def _pair(text: str) -> tuple[Fraction | None, str | None, str]:
    """The share of a pair of numbers: the first one, or the last where it corrects the first."""
    share, guessed, rest, end = None, None, text, 0
    of_traffic = compiled(TRAFFIC).search(text) is not None
    for match in islice(PAIR.finditer(text), MOST_PAIRS):
        left, right = Fraction(match["left"]), Fraction(match["right"])
        sides = _sides_near(text, match)
        if left + right == 0 or not _is_share(match, left + right, sided=sides is not None):
            continue
        if not sides and of_traffic:
            continue
        if share is None or CORRECTION.search(text[end : match.start()]):
            share = (right if sides and sides["out_first"] else left) / (left + right)
            guessed = None if sides or match["mark"] == ":" else match[0]
        rest = _blanked(_blanked(rest, match), sides) if sides else _blanked(rest, match)
        end = match.end()
    return share, guessed, rest


def _sides_near(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The words "in/out" behind a pair of numbers, or before it."""
    behind = SIDES_NEAR.search(text, match.end(), match.end() + NEAR)
    return behind or SIDES_NEAR.search(text, max(0, match.start() - NEAR), match.start())


def _is_share(match: re.Match[str], whole: Fraction, *, sided: bool) -> bool:
    """Whether "80/20", "3:1" or, beside input and output, "80 to 20" is meant. 9:30 is a time, 1500/300 are tokens."""
    adds_up = whole in (1, 10, PERCENT_WHOLE)
    match match["mark"]:
        case ":":
            return adds_up or len(match["right"]) == 1 or (sided and whole < PERCENT_WHOLE)
        case "/":
            return whole == PERCENT_WHOLE or (sided and whole < PERCENT_WHOLE)
        case "-":
            return sided and adds_up
        case _:
            return sided and whole <= PERCENT_WHOLE


def _sided(match: re.Match[str]) -> Fraction | None:
    groups = match.groupdict()
    if match.re is HALVES:
        return Fraction(1, 2)
    if match.re is WHOLE:
        return Fraction(1 if groups["input"] else 0)
    value = part_of(match)
    if value is None:
        return None
    return value if groups["input"] else 1 - value


def part_of(match: re.Match[str]) -> Fraction | None:
    """A percentage, a decimal or words as a part of one, or None where it is more than all."""
    groups = match.groupdict()
    if groups.get("percent"):
        value = Fraction(groups["percent"].replace(",", ".")) / 100
    elif groups.get("bottom"):
        value = Fraction(int(groups["top"]), int(groups["bottom"]) or 1)
    elif groups.get("decimal"):
        value = Fraction(groups["decimal"].replace(",", "."))
    else:
        value = fraction_of(groups["words"]) or Fraction(0)
    return value if value <= 1 else None


def _blanked(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]


def _blanked_all(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
