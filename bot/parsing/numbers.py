"""Numbers as people write them: `100M`, `100.000.000`, `2,4M`, `1e8`, "half a billion"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import islice
from typing import Final

__all__ = ["PART_WORDS", "UNIT_WORDS", "Number", "fraction_of", "numbers", "spoken"]

THOUSAND: Final = 10**3
SCALES: Final = {
    "k": 10**3, "thousand": 10**3, "tsd": 10**3, "thsd": 10**3, "grand": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mill": 10**6, "mio": 10**6, "million": 10**6,
    "millions": 10**6, "millon": 10**6, "milion": 10**6, "millionen": 10**6, "crore": 10**7, "crores": 10**7,
    "b": 10**9, "bn": 10**9, "bil": 10**9, "bln": 10**9, "billion": 10**9, "billions": 10**9, "bilion": 10**9,
    "milliard": 10**9, "milliards": 10**9, "mrd": 10**9, "md": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12, "tril": 10**12, "trillion": 10**12, "trillions": 10**12,
}  # fmt: skip
"""The short scale, as finance writes it; a milliard is a billion."""

SCALE_WORDS: Final = "|".join(sorted((word for word in SCALES if len(word) > 1), key=len, reverse=True))
FIGURE: Final = re.compile(
    r"(?:(?<![\w)\]%-])(?P<minus>-|minus |negative )|(?<![\w.]))"
    r"(?P<figure>\d/\d(?= (?:thousand|million|billion|mio|mn|bn)\b)"
    r"|\d{1,3}(?:[ ,.'_]\d{3})+(?:[.,]\d{1,12})?(?![\d])|\d+(?:[.,]\d+)?|[.,]\d+)"
    r"(?P<exponent>e[+-]?\d{1,4}|\^\d{1,4}|\s?[x*·]\s?10\^\d{1,4})?(?P<half> and a half| 1/2)?(?P<hundred> hundred)?"
    rf"(?:\s?-?(?P<scale>{SCALE_WORDS}|[kmbt](?=tok|\b))(?=tok|\b|_)(?:\.(?= tok))?)?(?P<tok>\s?-?tok\w*)?(?![a-z\d])",
    re.IGNORECASE | re.MULTILINE,
)
UNITS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
PARTS: Final = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6), "eighth": Fraction(1, 8), "tenth": Fraction(1, 10), "thirds": Fraction(1, 3),
    "quarters": Fraction(1, 4), "fifths": Fraction(1, 5), "sixths": Fraction(1, 6), "eighths": Fraction(1, 8),
    "tenths": Fraction(1, 10),
}  # fmt: skip
UNIT_WORDS: Final = "|".join(sorted(UNITS, key=len, reverse=True))
PART_WORDS: Final = "|".join(sorted(PARTS, key=len, reverse=True))
WORDS: Final = re.compile(
    rf"(?<![\w-])(?P<minus>minus |negative )?"
    rf"(?:(?P<part>(?:(?:a|one|two|three|four|five|six|seven|eight|nine) )?(?:{PART_WORDS})) (?:of )?(?=an? )?)?"
    rf"(?P<count>(?:(?:{UNIT_WORDS}|hundred|point|and a half|and)[ -]){{0,6}})"
    r"(?P<scale>hundred|thousand|million|billion|milliard|trillion|lakh|crore)s?\b(?P<tail> and a half\b)?",
    re.IGNORECASE,
)
LARGE: Final = re.compile(r"hundred|thousand|illi(?:on|ard)|lakh|crore", re.IGNORECASE)
"""A quick look for what every number in words ends with, before the slower pattern."""

GROUP: Final = 3
"""Digits between two marks of thousands."""

MOST: Final = 60
"""A text with more numbers is a table and no question."""

LONGEST: Final = 40
"""Digits of the longest number that is read: whatever is longer is more than there is."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        value: Exact; None where it is too long to be meant.
        start, end: Where it stands, unit of scale included.
        scale: What it was multiplied with (`M`, "million"), 1 without.
        tok: It says tokens in its unit ("12 MTok").
        figure: As digits, not in words.
    """

    value: Fraction | None
    start: int
    end: int
    scale: int
    tok: bool
    figure: bool

    @property
    def scaled(self) -> bool:
        """Whether it has a scale, which only large amounts have."""
        return self.scale > 1


def numbers(text: str, *, most: int = MOST) -> list[Number]:
    """The first `most` numbers of a text in order. Time is linear in the text."""
    return list(islice(_apart(merge(_figures(text), _words(text), key=lambda number: number.start)), most))


def fraction_of(words: str) -> Fraction | None:
    """What "half", "a third" or "three quarters" is, or None."""
    *count, part = words.lower().split()
    if part not in PARTS:
        return None
    return PARTS[part] * (UNITS.get(count[0], 1) if count else 1)


def _apart(found: Iterable[Number]) -> Iterator[Number]:
    """The numbers that do not begin inside the one before them ("2 and a half million" is no half million)."""
    end = 0
    for number in found:
        if number.start >= end:
            yield number
            end = number.end


def _figures(text: str) -> Iterator[Number]:
    for match in FIGURE.finditer(text):
        scale = SCALES.get((match["scale"] or "").lower(), 1)
        value = _value(match["figure"], scaled=scale > 1)
        if value is not None:
            value = (value + Fraction(1 if match["half"] else 0, 2)) * (100 if match["hundred"] else 1)
            value = _raised(value * scale, match["exponent"])
        if value is not None and match["minus"]:
            value = -value
        yield Number(value, match.start(), match.end(), scale, bool(match["tok"]), figure=True)


def _raised(value: Fraction, exponent: str | None) -> Fraction | None:
    """The value with its exponent: "1e8", "10^8", "1x10^8"."""
    if not exponent:
        return value
    power = int(re.split(r"[e^]", exponent, flags=re.IGNORECASE)[1])
    if abs(power) > LONGEST:
        return None if value else value
    return value**power if exponent[0] == "^" else value * Fraction(10) ** power


def _value(figure: str, *, scaled: bool) -> Fraction | None:
    """The value of digits: a comma or a point is decimal where a scale follows or no three digits do."""
    if len(figure) > LONGEST:
        return None
    if figure.isdecimal():
        return Fraction(int(figure))
    if "/" in figure:
        return Fraction(int(figure[0]), int(figure[2]) or 1)
    plain = re.sub(r"[ '_]", "", figure)
    marks = re.findall(r"[.,]", plain)
    *whole, last = re.split(r"[.,]", plain)
    if not marks:
        return Fraction(plain)
    if len(marks) == 1:
        grouped = len(last) == GROUP and whole[0] not in ("", "0") and not (scaled and marks[0] == ".")
    else:
        grouped = len(set(marks)) == 1 and len(last) == GROUP
    digits = "".join(whole)
    return Fraction(digits + last) if grouped else Fraction(f"{digits or 0}.{last}")


def _words(text: str) -> Iterator[Number]:
    for match in WORDS.finditer(text) if LARGE.search(text) else ():
        if match["part"] or match["count"]:
            scale = SCALES.get(match["scale"].lower(), 100)
            value = spoken(match["count"]) + (Fraction(1, 2) if match["tail"] else 0)
            if match["part"]:
                value *= fraction_of(match["part"]) or 1
            sign = -1 if match["minus"] else 1
            yield Number(sign * value * scale, match.start(), match.end(), scale=scale, tok=False, figure=False)


def spoken(count: str) -> Fraction:
    """What words count: "two and a half", "one hundred and twenty", "two dozen", "one point five"."""
    total, place = Fraction(0), Fraction(1)
    for word in re.findall(r"[a-z]+", count.lower().replace("and a half", "plushalf")):
        if word in ("hundred", "dozen"):
            total = max(total, Fraction(1)) * (100 if word == "hundred" else UNITS[word])
        elif word == "plushalf":
            total += Fraction(1, 2)
        elif word == "point":
            place = Fraction(1, 10)
        elif place < 1:
            total += UNITS.get(word, 0) * place
            place /= 10
        elif word in UNITS and not (word in ("a", "an") and total):
            total += UNITS[word]
    return total or Fraction(1)
