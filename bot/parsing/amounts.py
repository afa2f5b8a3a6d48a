"""What the numbers of a text count: tokens, requests or users, and how often."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from bot.parsing.numbers import Number
from bot.parsing.periods import EACH, period_before, period_behind, period_behind_what, period_elsewhere
from bot.parsing.shares import SIDES

__all__ = ["MODEL", "Amount", "Role", "amounts"]

MODEL: Final = "\x01"
"""Stands for each letter of a model's name once the name has been read, so that its digits are no amounts."""

Role = Literal["in", "out"]
Kind = Literal["tokens", "requests", "users", "bare"]

ALONE: Final = (
    r"(?=\s*(?:$|[,;:/+&|)?!.@=–—-]|\x01|\d|\w*tok"
    r"|(?:and|plus|per|each|daily|monthly|out|in|with|vs|for|on|every|cost|costs|would|will)\b))"
)
"""What may follow a bare "in" or "out", which are sides only where no place or time comes behind them."""

IN: Final = rf"(?:input|inputs|incoming|inbound|ingest\w*|in\b{ALONE}|prompt\b|prompts(?= tok)|context\b|uploaded)"
OUT: Final = (
    r"(?:output|outputs|outgoing|outbound|out\b(?! of)|completions?|generated|generation"
    r"|responses?|answers?|repl(?:y|ies)|back\b)"
)
TOKENS: Final = r"(?:tokens?|toks?|tkns?|tokes)"
SIDE_BEHIND: Final = re.compile(
    rf"[\s-]{{0,2}}(?:of (?:it |them |that |which |those )?)?(?:{TOKENS}[\s/]*)?(?:(?:for|as|of|are|is) )?(?:the )?"
    rf"\(?(?:(?P<input>{IN})|(?P<output>{OUT}))\b(?! total|[ -](?:heavy|dominated|intensive))\)?(?:[ -]?{TOKENS})?",
    re.IGNORECASE,
)
SIDE_BEFORE: Final = re.compile(
    rf"\b(?:(?P<input>inputs?|prompts?|in)|(?P<output>outputs?|completions?|out))(?:[ -]?{TOKENS})?"
    r" ?(?:[:=]|\bof|\bis|\bare|\bat|~)? ?$",
    re.IGNORECASE,
)
TOKENS_BEHIND: Final = re.compile(rf"\s*(?:of |total |overall |more |or so )?{TOKENS}\b", re.IGNORECASE)
REQUESTS: Final = re.compile(
    r"\s*(?:\w{2,12} ){0,2}(?:requests?|reqs?|calls?|queries|query|messages?|msgs?|chats?|conversations?|completions"
    r"|prompts|tickets?|documents?|docs?|emails?|mails?|invocations?|transactions?|interactions?|questions?|sessions?"
    r"|summaries|runs|jobs|items?|articles?|pages?|rps|qps)\b",
    re.IGNORECASE,
)
USERS: Final = re.compile(
    r"\s*(?:\w{3,12} )?(?:users?|employees|customers|people|seats?|agents|developers|devs|colleagues)\b", re.IGNORECASE
)
THINGS: Final = re.compile(
    r"\s*(?:\w{2,14} ){0,2}?(?P<stem>[a-z]{3,})s\b"
    r"(?<!tokens)(?<!toks)(?<!days)(?<!weeks)(?<!months)(?<!years)(?<!hours)(?<!models)(?<!teams)(?<!millions)",
    re.IGNORECASE,
)
"""Whatever is counted: requests where its tokens are said to be of each."""

COUNTED_BEFORE: Final = re.compile(r"(?<!per )\b(?:(?P<users>users?)|requests?|calls?|queries) ?[:=] ?$", re.IGNORECASE)
PAIR_MARK: Final = re.compile(rf"(?: ?{TOKENS})? ?(?:/|:|\+|&|,|and|plus) ?", re.IGNORECASE)
PAIRED_BEHIND: Final = re.compile(rf"[ -]?(?:{TOKENS}\b)?[ ,(:]{{0,3}}{SIDES}\b\)?(?: ?{TOKENS}\b)?", re.IGNORECASE)
PAIRED_BEFORE: Final = re.compile(rf"\b{SIDES}(?: ?{TOKENS})?[ :=(]{{0,3}}$", re.IGNORECASE)
RANGE: Final = re.compile(r"\s?(?:-|–|—|to|bis|until|up to|and|or|\.\.\.?)\s?(?:maybe |even |up to )?", re.IGNORECASE)
RANGE_MARKS: Final = frozenset({"-", "–", "—", "to", "bis", "..", "...", "up to"})
BETWEEN: Final = re.compile(
    r"\b(?:between|from|anywhere from|somewhere between) ?(?:about |around |roughly |~ ?)?$", re.IGNORECASE
)
BESIDE: Final = re.compile(
    r"(?:\x01[\s,:;=@~(-]*|\b(?:for|at|with|of|about|around|volume|vol|tokens?:?)[\s:=~]*|[@~=]\s*|^)$", re.IGNORECASE
)
LABEL: Final = re.compile(
    r"\b(?:slide|page|q|room|line|item|step|option|version|v|no\.?|nr\.?|number|ticket|issue|tier|top|phase|chapter"
    r"|team|week|day|part|case|example|level|scenario|point|row|figure|table|section)\s?#?$",
    re.IGNORECASE,
)
DATE_WORD: Final = re.compile(
    r"\s?(?:st|nd|rd|th)?\s?(?:jan|feb|mar(?:ch)?\b|apr|may\b|jun|jul|aug|sep|oct|nov|dec)"
    r"|\s?(?:st|nd|rd|th|am|pm|o'clock)\b|:\d\d",
    re.IGNORECASE,
)
OTHER_UNIT: Final = re.compile(
    r"\s?(?:%|percent|pct|per cent|x\b|ms\b|gb\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b|seconds?\b"
    r"|models?\b|options?\b|cheapest|best|providers?\b|times\b|bullets?\b|slides?\b|things?\b|companies"
    r"|teams?\b|of them)",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"(?:19|20)\d\d")
SHORT: Final = 999
"""Up to here a bare number is more likely a count of something than tokens."""

WINDOW: Final = 24
CLAUSE: Final = 48


@dataclass(frozen=True, slots=True)
class Amount:
    """Something counted, as a monthly figure.

    Attributes:
        kind: Tokens, requests, users, or a bare number.
        value: A month's, exact.
        start, end: Where it stands, its words and period included.
        role: Input or output, where said.
        factor: How often a month, where a period was said; else None.
        loose: The period does not stand beside it, so that it may belong to what is counted nearby.
        each: It is counted for each request or user.
        low: The lower end, where a range was said.
    """

    kind: Kind
    value: Fraction
    start: int
    end: int
    role: Role | None = None
    factor: Fraction | None = None
    loose: bool = False
    each: bool = False
    low: Fraction | None = None

    @property
    def once(self) -> Fraction:
        """What it is without its period: of a request, or of a day."""
        return self.value / (self.factor or 1)


def amounts(text: str, found: Sequence[Number]) -> list[Amount]:
    """The numbers of a text as what they count; those that count something else are left out."""
    counted, after = list[Amount](), 0
    sides_first = sum(_role_before(text, number.start, 0) is not None for number in found) > 1
    for at, number in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if number.start < after or (following and _is_range(text, number, following)):
            continue
        if following and (pair := _paired(text, number, following)):
            counted += pair
            after = pair[1].end
            continue
        stop = following.start if following else len(text)
        if amount := _amount(text, number, after, stop, sides_first=sides_first):
            before = found[at - 1] if at else None
            counted.append(_ranged(amount, before, number) if before and _is_range(text, before, number) else amount)
            after = amount.end
        after = max(after, number.end)
    return counted


def _amount(text: str, number: Number, after: int, stop: int, *, sides_first: bool) -> Amount | None:
    """One number between the end of the amount before it and the start of the next number."""
    kind, role, end = _counted(text, number, after, sides_first=sides_first)
    if kind is None:
        return None
    each = EACH.match(text[end : end + WINDOW].lstrip(" (,/"))
    factor, end = period_behind(text, end) or period_behind_what(text, end) or (None, end)
    each = each or EACH.match(text[end : end + WINDOW].lstrip(" (,/"))
    loose = None if factor or each else _looser_period(text, number, after, end, stop)
    factor = factor or loose
    value = (number.value or Fraction(0)) * (factor or 1)
    return Amount(kind, value, number.start, end, role, factor, loose is not None, bool(each))


def _paired(text: str, first: Number, second: Number) -> tuple[Amount, Amount] | None:
    """Two numbers that share the words of their sides: "3M/1M in/out", "input/output: 1500/300"."""
    if not PAIR_MARK.fullmatch(text[first.end : second.start]):
        return None
    behind = PAIRED_BEHIND.match(text, second.end)
    sides = behind or PAIRED_BEFORE.search(text[max(0, first.start - WINDOW) : first.start])
    if not sides:
        return None
    roles: tuple[Role, Role] = ("out", "in") if sides["out_first"] else ("in", "out")
    end = behind.end() if behind else second.end
    factor, end = period_behind(text, end) or (None, end)
    return (
        Amount("tokens", first.value or Fraction(0), first.start, first.end, roles[0]),
        Amount("tokens", (second.value or Fraction(0)) * (factor or 1), second.start, end, roles[1], factor),
    )


def _counted(text: str, number: Number, after: int, *, sides_first: bool) -> tuple[Kind | None, Role | None, int]:
    """(what is counted, on which side, where its words end)."""
    plain = number.figure and not number.scaled and not number.tok
    if plain and (DATE_WORD.match(text, number.end) or OTHER_UNIT.match(text, number.end)):
        return None, None, number.end
    if label := COUNTED_BEFORE.search(text[max(after, number.start - WINDOW) : number.start]):
        return ("users" if label["users"] else "requests"), None, number.end
    before = _role_before(text, number.start, after)
    if sides_first and before:
        return "tokens", before, number.end
    if match := SIDE_BEHIND.match(text, number.end):
        return "tokens", _role(match), match.end()
    if number.tok:
        return "tokens", before, number.end
    for kind, pattern in COUNTED:
        if match := pattern.match(text, number.end):
            return kind, before if kind == "tokens" else None, match.end()
    if things := _things(text, number):
        return "requests", None, things
    is_year = plain and YEAR.fullmatch(text[number.start : number.end])
    if (before and not is_year) or (number.scaled and number.figure):
        return "tokens", before, number.end
    return ("bare" if _is_bare(text, number) else None), None, number.end


COUNTED: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("tokens", TOKENS_BEHIND),
    ("requests", REQUESTS),
    ("users", USERS),
)


def _things(text: str, number: Number) -> int | None:
    """Where the words for things end of which each takes tokens ("40k contracts, 3k tokens each")."""
    match = THINGS.match(text, number.end)
    if not match:
        return None
    one = re.escape(match["stem"].removesuffix("e").removesuffix("i"))
    each = re.compile(rf"\b(?:per|(?:for )?(?:each|every)) (?:\w+ )?{one}|\beach\b|\bapiece\b", re.IGNORECASE)
    return match.end() if each.search(text) else None


def _role_before(text: str, start: int, after: int) -> Role | None:
    match = SIDE_BEFORE.search(text[max(after, start - WINDOW) : start])
    return _role(match) if match else None


def _role(match: re.Match[str]) -> Role:
    return "in" if match["input"] else "out"


def _is_bare(text: str, number: Number) -> bool:
    """Whether a number without a unit is meant as tokens: a large one, or a small one right beside a model."""
    before, behind = text[max(0, number.start - WINDOW) : number.start], text[number.end :]
    if LABEL.search(before):
        return False
    if not number.figure:
        return (number.value or 0) > SHORT
    if YEAR.fullmatch(text[number.start : number.end]) or behind[:1] in tuple(":)") or before[-1:] in tuple("#/:"):
        return False
    return abs(number.value or Fraction(0)) > SHORT or bool(BESIDE.search(before) and not behind.strip(" ?!.,"))


def _looser_period(text: str, number: Number, after: int, end: int, stop: int) -> Fraction | None:
    """A period that is not right behind the amount: behind a model's name, or before the amount in its clause."""
    behind = re.split(r"[?,;.\n]", text[end:stop], maxsplit=1)[0]
    if MODEL in behind and (factor := period_elsewhere(behind)):
        return factor
    before = re.split(r"[?;.\n]", text[max(after, number.start - CLAUSE) : number.start])[-1]
    return period_before(before)


def _is_range(text: str, low: Number, high: Number) -> bool:
    """Whether two numbers are the ends of a range: "50-80M", "between 50 and 80 million"."""
    between = text[low.end : high.start]
    if not high.scaled or not RANGE.fullmatch(between) or not (low.value and high.value):
        return False
    return between.strip().lower() in RANGE_MARKS or bool(BETWEEN.search(text[max(0, low.start - CLAUSE) : low.start]))


def _ranged(amount: Amount, low: Number, high: Number) -> Amount:
    """The amount of the upper end with the lower one, in the same scale and period."""
    bottom = (low.value or 0) * (1 if low.scaled else high.scale)
    return replace(amount, low=amount.value * bottom / (high.value or 1), start=low.start)
