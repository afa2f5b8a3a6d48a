"""How much more or less there would be: factors, percentages, growth month by month, another volume."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

from bot.parsing.numbers import PART_WORDS, UNIT_WORDS, Number, fraction_of, numbers, spoken
from bot.parsing.patterns import compiled, finds
from bot.parsing.quantities import Usage, usage

__all__ = ["Growth", "Step", "growth", "step"]

UP: Final = (
    r"grow\w*|grew|increas\w*|ris(?:e|es|en|ing)|rose|rais\w*|up|more|higher|bigger|larger|extra|additional|jump\w*"
    r"|climb\w*|gain\w*|plus|expand\w*|surg\w*|spik\w*|on top|longer|add(?:s|ed|ing)?|scal\w+"
)
DOWN: Final = (
    r"drop\w*|fall\w*|fell|decreas\w*|shr[aiu]nk\w*|down|less|lower\w*|fewer|reduc\w*|cut\w*|declin\w*|smaller|shorter"
    r"|minus|trim\w*|los(?:e|es|t|ing)"
)
AMOUNT: Final = (
    rf"(?P<amount>\d{{1,4}}(?:[.,]\d{{1,4}})?) ?(?:%|percent|per cent|pct)|(?P<part>(?:a |one )?(?:{PART_WORDS}))\b"
)
PERCENT: Final = (
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b[^.?!;,%\d]{{0,24}}?(?P<sign>[+-])?(?:{AMOUNT})"
    rf"|(?P<mark>[+-]) ?(?P<signed>\d{{1,4}}(?:[.,]\d{{1,4}})?) ?(?:%|percent)"
    rf"|(?<![\d.,])(?P<leading>\d{{1,4}}(?:[.,]\d{{1,4}})?) ?(?:%|percent|per cent|pct)(?! of)[ -]"
    rf"(?:(?:month|week|year|quarter)(?:ly|[ -]over[ -]\w+) )?(?:\w+ )?(?:(?P<up_behind>{UP})"
    rf"|(?P<down_behind>{DOWN}))\b"
)
FACTOR: Final = (
    r"\b(?P<two>doubl\w+|twice|twofold)\b|\b(?P<three>tripl\w+|treb\w+|thrice|threefold)\b"
    r"|\b(?P<four>quadrupl\w+|fourfold)\b|\b(?P<ten>tenfold)\b|\b(?P<half>halv\w+|in half|half as (?:much|many"
    r"|long)|half the (?:volume|usage|traffic|tokens|load|output|length))\b"
    rf"|(?<![\w.,$])(?:(?P<times>\d{{1,5}}(?:[.,]\d{{1,4}})?) ?(?:x(?:es|ed|ing)?\b|times\b|-?fold\b)"
    rf"|x ?(?P<x>\d{{1,5}}(?:\.\d+)?)\b"
    r"|\b(?:scal\w+|multipl\w+)\b[^.,;]{0,24}?\bby (?P<by>\d{1,3}(?:\.\d{1,4})?)(?![\d%]| ?(?:%|percent))"
    rf"|(?P<words>{UNIT_WORDS})(?: times|[ -]?fold)\b|a factor of (?P<of>\d{{1,5}}(?:\.\d+)?))"
)
ANSWERS: Final = (
    r"\b(?:answers?|outputs?|responses?|repl(?:y|ies)|completions?|generations?|reason(?:s|ing)?|think(?:s|ing)?"
    r"|verbos\w+|chatt(?:y|ier)|summaries)\b"
)
LENGTH: Final = r"\b(?:as long|longer|shorter|length|in size)\b"
PROMPTS: Final = (
    rf"\b(?:inputs?|contexts?|prompt (?:size|length|tokens?)s?|(?:system )?prompts?(?=.*{LENGTH})"
    rf"|{LENGTH} (?:\w+ )?prompts?)\b"
)
"""What gets longer on the way in; twice the prompts alone may be twice as many."""

BOTH: Final = r"\b(?:inputs? and outputs?|both|prompts? and (?:answers?|outputs?))\b"
EVERY: Final = (
    r"\b(?:(?:every|each|per|a|by the) (?:single )?(?P<unit>week|month|quarter|year)\b|(?P<adverb>week|month|quarter"
    r"|year)ly\b|(?P<mom>mom|month[ -](?:over|on|by)[ -]month)\b|(?P<yoy>yoy|year[ -](?:over|on)[ -]year|annual(?:ly)?"
    r"|p\.?a\.?)\b)|m/m|/ ?(?P<short>mo|month|week|year|quarter)\b"
)
MONTHS_OF: Final = {"week": Fraction(7, 30), "month": Fraction(1), "quarter": Fraction(3), "year": Fraction(12)}
NAMED: Final = {
    "two": Fraction(2), "three": Fraction(3), "four": Fraction(4), "ten": Fraction(10), "half": Fraction(1, 2),
}  # fmt: skip
CLAUSE: Final = r"[,;.?!\n](?!\d)|\b(?:and|but|while|with|if)\b"

PART: Final = r"[,;.?!\n](?!\d)|\b(?:and|but)\b"

STEP_MARK: Final = r"[^.?!;\d]{0,24}?(?:\bto|-+>|=+>|→)(?: (?:about|around|roughly|maybe|even|~))* ?~?"
REVERSED: Final = r"[^.?!;\d]{0,24}?\b(?:instead of|rather than|up from|down from|from|not)(?: the)? ?"
MARK: Final = r"\b(?:to|instead of|rather than|up from|down from|from|not)\b|-+>|=+>|→"
BECOMES: Final = (
    r"\b(?:to|hits?|expect(?:s|ing)?|plan(?:ning)? for|anticipat(?:e|ing)|reach(?:es|ed)?|had|becomes?|became|was"
    r"|were|be|did|cross(?:es)?|exceeds?|at|of|instead)"
    r"(?: (?:about|around|roughly|maybe|even|up|ca\.?|some))*[ ~]*$"
)
"""Words right before a volume that does not hold yet."""

HELD: Final = r"(?<!if )\b(?:total|we(?:'re| are| do| have| run| use)|our|current\w*|today|now|per month total)\b"
REACH: Final = 40
TAIL: Final = 24


@dataclass(frozen=True, slots=True)
class Growth:
    """How much a clause says there would be.

    Attributes:
        factor: Times this; with `months` each month for whole months of a period.
        side: Only the prompts or only the answers; None where all tokens are meant.
        period: Months of one step where it goes on and on ("10% every quarter" is 3); None where it happens once.
    """

    factor: Fraction
    side: Literal["input", "output"] | None = None
    period: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A volume that takes the place of another one.

    Attributes:
        before: What is run now; empty where that was not said.
        after: What it would be.
    """

    before: Usage
    after: Usage


def growth(text: str) -> Iterator[Growth]:
    """Every factor of a text, clause by clause."""
    for clause in re.split(compiled(CLAUSE), text):
        factor = _factor(clause)
        if factor is None:
            continue
        side = None if finds(BOTH, text) else _side(clause)
        every = None if side else compiled(EVERY).search(clause)
        yield Growth(factor, side, _period(every) if every else None)


def _side(clause: str) -> Literal["input", "output"] | None:
    """Which side of the tokens a clause speaks of; what gets longer without being named is the answers."""
    if finds(ANSWERS, clause):
        return "output"
    if finds(PROMPTS, clause):
        return "input"
    return "output" if finds(LENGTH, clause) else None


def step(text: str, *, alone: bool) -> Step | None:
    """The new volume, with the one that it replaces where both are said. `alone` tells that nothing else would change,
    so that a volume without further words is the new one.
    """
    found = [number for number in numbers(text) if number.scaled or number.tok]
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        if re.fullmatch(compiled(STEP_MARK), between):
            return Step(_usage(text, one, other), _usage(text, other))
        if re.fullmatch(compiled(REVERSED), between):
            return Step(_usage(text, other), _usage(text, one, other))
    for at, number in enumerate(found):
        before = _clause_before(text, number)
        if finds(BECOMES, before) and not finds(HELD, before) and not before.rstrip().endswith((" at", " of")):
            return Step(usage(text[found[0].start : number.start]) if at == 1 else Usage(), _usage(text, number))
    free = (number for number in found if not finds(HELD, _clause_before(text, number)))
    new = next(free, None) if alone else None
    return Step(Usage(), _usage(text, new)) if new else None


def _clause_before(text: str, number: Number) -> str:
    return re.split(compiled(PART), text[max(0, number.start - REACH) : number.start])[-1]


def _usage(text: str, number: Number, following: Number | None = None) -> Usage:
    """The volume of one number, whose period may stand behind the one that follows ("from 3M to 5M a day")."""
    own = text[number.start : following.start if following else number.end + TAIL]
    if following:
        own = f"{re.split(compiled(MARK), own)[0]} {text[following.end : following.end + TAIL]}"
    return usage(own)


def _factor(clause: str) -> Fraction | None:
    if match := compiled(FACTOR).search(clause):
        kind = match.lastgroup or ""
        if kind in NAMED:
            return NAMED[kind]
        said = match[kind]
        return spoken(said) if kind == "words" else Fraction(said.replace(",", "."))
    match = compiled(PERCENT).search(clause)
    return _by_percent(match) if match else None


def _by_percent(match: re.Match[str]) -> Fraction | None:
    """1.2 for "20% more", 0.8 for "drops by 20%"."""
    said = match["amount"] or match["signed"] or match["leading"]
    part = Fraction(said.replace(",", ".")) / 100 if said else fraction_of(match["part"])
    if part is None:
        return None
    is_down = bool(match["down"] or match["down_behind"] or "-" in (match["sign"], match["mark"]))
    return max(Fraction(0), 1 - part if is_down else 1 + part)


def _period(match: re.Match[str]) -> Fraction:
    unit = match["unit"] or match["adverb"] or match["short"] or ("year" if match["yoy"] else "month")
    return MONTHS_OF["month" if unit.lower() == "mo" else unit.lower()]
