"""Volumes: how many tokens and requests a month a text speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from bot.engine.questions import MAX_TOKENS
from bot.parsing.amounts import Amount, Role, amounts
from bot.parsing.numbers import numbers
from bot.parsing.periods import EACH

__all__ = ["Problem", "Tokens", "Usage", "tokens_per_month", "usage"]

Problem = Literal["bad volume", "two volumes"]

CORRECTION: Final = re.compile(
    r"\b(?:no,? wait|wait,? no|scratch that|i mean|i meant|make (?:that|it)|correction|actually|rather|sorry|oops|nope"
    r"|not that|edit:|strike that|my bad|should be|or better)\b|\*|\bno,? (?:~|about )?$",
    re.IGNORECASE,
)
NOT_FINITE: Final = re.compile(
    r"(?<![\w-])(?:nan|inf|infinity|infinite|unlimited|endless)(?:ly many)?\s*(?:mtok|tokens?|tok)\b|∞"
    r"|(?<=\x01) (?:for |at |with )?(?:nan|-?inf|infinity)\b|\b(?:nan|inf|infinity)$",
    re.IGNORECASE,
)
NEAR_EQUAL: Final = Fraction(1, 20)
"""Two volumes this close are one, said twice ("3M a day, about 90M a month")."""

MOST_NUMBERS: Final = 60
"""A text with more numbers is a table and no question."""

FIELD_LENGTH: Final = 200
SAID_LENGTH: Final = 160


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a month. The sides are known where input and output were said apart."""

    total: Fraction
    input: Fraction | None = None
    output: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a text says of volume.

    Attributes:
        tokens: A month's, or None where nothing was said.
        upper: The other end of a range.
        requests: A month's requests.
        prompt: Input tokens of one request.
        problem: What is wrong with the volume, if anything is.
        said: The words in the way.
    """

    tokens: Tokens | None = None
    upper: Tokens | None = None
    requests: Fraction | None = None
    prompt: Fraction | None = None
    problem: Problem | None = None
    said: str = ""


def tokens_per_month(text: str) -> Usage:
    """The volume that a form's field holds ("100M", "3M a day", "2M in and 500k out")."""
    return usage(text[:FIELD_LENGTH])


def usage(text: str) -> Usage:
    """The volume in a text whose names of models, prices, shares and sums of money have been blanked out."""
    if match := NOT_FINITE.search(text):
        return Usage(problem="bad volume", said=match[0].strip())
    found = numbers(text)[:MOST_NUMBERS]
    if any(number.value is None for number in found):
        return Usage(problem="bad volume", said="a number that long")
    counted = amounts(text, found)
    if bad := next((amount for amount in counted if not 0 <= amount.value <= MAX_TOKENS), None):
        return Usage(problem="bad volume", said=_said(text, [bad]))
    volume = _combined(text, counted)
    if volume.tokens and volume.tokens.total > MAX_TOKENS:
        return Usage(problem="bad volume", said=_said(text, counted))
    return volume


def _combined(text: str, counted: Sequence[Amount]) -> Usage:
    requests = next((amount for amount in counted if amount.kind == "requests"), None)
    users = next((amount for amount in counted if amount.kind == "users"), None)
    tokens = [amount for amount in counted if amount.kind == "tokens"]
    tokens = tokens or [amount for amount in counted if amount.kind == "bare"]
    if requests:
        if users and (users.start > requests.start or EACH.search(text) or "user" in text[requests.end :]):
            requests = replace(requests, value=requests.value * users.value)
        return _by_request(requests, tokens)
    sides = [amount for amount in tokens if amount.role]
    if {amount.role for amount in sides} == {"in", "out"}:
        return _by_side(text, sides)
    match tokens, sides:
        case ([_], [side]):
            return _one_side(side.value, side)
        case ([one, other], [side]) if one.value != other.value and max(one.value, other.value) > side.value:
            return _one_side(max(one.value, other.value), side)
        case _:
            return _by_total(text, tokens)


def _by_request(requests: Amount, tokens: Sequence[Amount]) -> Usage:
    """Requests times what each takes. Tokens with a period of their own are the month's and not a request's."""
    month = next((amount for amount in tokens if amount.factor and not amount.role and not amount.each), None)
    if month or not tokens:
        return Usage(Tokens(month.value) if month else None, requests=requests.value)
    inputs, outputs = _first(tokens, "in"), _first(tokens, "out")
    if inputs is None or outputs is None:
        return Usage(Tokens(tokens[0].value * requests.value), requests=requests.value)
    sides = Tokens((inputs + outputs) * requests.value, inputs * requests.value, outputs * requests.value)
    return Usage(sides, requests=requests.value, prompt=inputs)


def _first(tokens: Sequence[Amount], role: Role) -> Fraction | None:
    return next((amount.value for amount in tokens if amount.role == role), None)


def _one_side(total: Fraction, side: Amount) -> Usage:
    """A total of which only one side was said: the other is the rest ("100M tokens, of which 80M input")."""
    rest = total - side.value
    inputs, outputs = (side.value, rest) if side.role == "in" else (rest, side.value)
    return Usage(Tokens(total, inputs, outputs))


def _by_side(text: str, sides: Sequence[Amount]) -> Usage:
    """Input and output said apart; a period behind the pair holds for both. Of a side said twice the last counts
    where it corrects the first.
    """
    for role in ("in", "out"):
        same = [amount for amount in sides if amount.role == role]
        if len({amount.value for amount in same}) > 1 and not CORRECTION.search(text[same[0].end : same[-1].start]):
            return Usage(problem="two volumes", said=_said(text, same))
    last = sides[-1]
    other = next(amount for amount in reversed(sides) if amount.role != last.role)
    shared = last.factor if last.factor and not other.factor else Fraction(1)
    inputs, outputs = last.value, other.value * shared
    if last.role == "out":
        inputs, outputs = outputs, inputs
    return Usage(Tokens(inputs + outputs, inputs, outputs))


def _by_total(text: str, tokens: Sequence[Amount]) -> Usage:
    """One volume, its correction, a range, or the same volume said twice."""
    if not tokens:
        return Usage()
    first, last = tokens[0], tokens[-1]
    if last.low is not None:
        return Usage(Tokens(min(last.low, last.value)), upper=Tokens(max(last.low, last.value)))
    if len(tokens) > 1 and CORRECTION.search(text[first.end : last.start]):
        return Usage(Tokens(last.value))
    meant = next((amount.value for amount in tokens if amount.factor), first.value)
    if all(abs(amount.value - meant) <= meant * NEAR_EQUAL for amount in tokens):
        return Usage(Tokens(meant))
    return Usage(problem="two volumes", said=_said(text, tokens))


def _said(text: str, counted: Sequence[Amount]) -> str:
    words = dict.fromkeys(text[amount.start : amount.end].strip(" ,;:") for amount in counted[:4])
    return " and ".join(words)[:SAID_LENGTH]
