"""Volumes: how many tokens and requests a month a text speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

from bot.engine.questions import MAX_TOKENS
from bot.parsing.amounts import Amount, Role, amounts
from bot.parsing.corrections import CORRECTION
from bot.parsing.numbers import numbers
from bot.parsing.patterns import compiled

__all__ = ["Problem", "Tokens", "Usage", "tokens_per_month", "usage"]

Problem = Literal["bad volume", "two volumes"]

NOT_FINITE: Final = re.compile(
    r"(?<![\w-])(?:nan|inf|infinity|infinite|unlimited|endless)(?:ly many)?\s*(?:mtok|tokens?|tok)\b|∞"
    r"|(?<=\x01) (?:for |at |with )?(?:nan|-?inf|infinity)\b|\b(?:nan|inf|infinity)$",
    re.IGNORECASE,
)
NEAR_EQUAL: Final = Fraction(1, 20)
"""Two volumes this close are one, said twice ("3M a day, about 90M a month")."""

PEOPLE: Final = r"(?:users?|employees?|customers?|people|person|seats?|agents?|developers?|devs?|colleagues?|heads?)"
PER_PERSON: Final = (
    rf"(?:\bper|/|\beach(?: of)?|\bevery) ?(?:our |the |my |these |those )?[\d.,]{{0,9}}k? ?(?:\w{{3,12}} )?{PEOPLE}\b"
    rf"|\b{PEOPLE}[ ,]{{0,2}}(?:who |that |which |and )?(?:each|everyone|everybody|send|make|do|ask|doing|sending"
    r"|making|asking|with|at|x|times)\b"
)
VAGUE: Final = re.compile(
    r"\b(?:an? (?:few|couple(?: of)?|handful of|bunch of)|few|several|some|many|multiple|various|(?:ten|dozen|hundred"
    r"|thousand)s of|lots of) (?:hundreds? |thousands? )?(?:of )?(?:hundreds?|thousands?|millions?|billions?|mio|mn|k|m"
    r"|b)\b(?: (?:of )?tok(?:en)?s?)?|\b(?:millions|billions|thousands) of tok(?:en)?s\b",
    re.IGNORECASE,
)
WITHIN: Final = re.compile(
    r"[ ,(]*(?:each )?(?:with|of|x|having|averaging|at|each|containing|times)(?: (?:with|having))?"
    r"(?: (?:about|around|roughly|on average|an average of|some|~))*[ ~]*",
    re.IGNORECASE,
)
"""Between requests and those that each of them has."""

LEAST_SIDE: Final = 10_000
"""Part of the whole that a side has at least; a smaller one is no side of it but counts something else."""

DENIED: Final = re.compile(r"\b(?:not|instead of|rather than)(?: the)? $", re.IGNORECASE)
DENIED_WIDTH: Final = 20
MOST_PER_REQUEST: Final = 2 * 10**6
"""No model takes more tokens at once, so that more of them are a month's."""

STEP: Final = 10
"""How far the volumes of a list stand apart: the steps that costs are shown at anyway."""

LISTED: Final = re.compile(r"\s?(?:,|/|&|\||and|or|,? (?:and|or|then))\s?(?:at |for |with )?", re.IGNORECASE)
"""What stands between the volumes of a list."""

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
        vague: Words for a volume that are no number ("a couple of million").
        several: Volumes of a list, each ten times the one before ("at 1M, 10M and 100M"); `tokens` is the middle one.
    """

    tokens: Tokens | None = None
    upper: Tokens | None = None
    requests: Fraction | None = None
    prompt: Fraction | None = None
    problem: Problem | None = None
    said: str = ""
    vague: str = ""
    several: tuple[Fraction, ...] = ()


def tokens_per_month(text: str) -> Usage:
    """The volume that a form's field holds ("100M", "3M a day", "2M in and 500k out")."""
    return usage(text[:FIELD_LENGTH])


def usage(text: str) -> Usage:
    """The volume in a text whose names of models, prices, shares and sums of money have been blanked out."""
    if match := NOT_FINITE.search(text):
        return Usage(problem="bad volume", said=match[0].strip())
    found = numbers(text)
    if (match := VAGUE.search(text)) and not any(number.start < match.start() < number.end for number in found):
        blank = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
        return replace(usage(blank), vague=match[0])
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
    requests = _requests(text, [amount for amount in counted if amount.kind == "requests"])
    users = next((amount for amount in counted if amount.kind == "users"), None)
    tokens = [amount for amount in counted if amount.kind == "tokens"]
    tokens = tokens or [amount for amount in counted if amount.kind == "bare"]
    tokens = [amount for amount in tokens if not DENIED.search(text[: amount.start][-DENIED_WIDTH:])] or tokens
    people = (
        users.value if users and (compiled(PER_PERSON).search(text) or (requests and requests.each)) else Fraction(1)
    )
    if requests:
        return _by_request(text, replace(requests, value=requests.value * people), tokens)
    return _by_tokens(text, [replace(amount, value=amount.value * people) for amount in tokens])


def _requests(text: str, counted: Sequence[Amount]) -> Amount | None:
    """The requests of a text: the first that are counted, times those that each of them has ("5,000 conversations a
    day with 12 messages").
    """
    if not counted:
        return None
    first, *others = counted
    inner = next(
        (other for other in others if other.factor is None and WITHIN.fullmatch(text[first.end : other.start])), None
    )
    return replace(first, value=first.value * inner.value) if inner else first


def _by_tokens(text: str, tokens: Sequence[Amount]) -> Usage:
    """Tokens that were said as such: by side, or in total."""
    sides = [amount for amount in tokens if amount.role]
    if {amount.role for amount in sides} == {"in", "out"}:
        said = {amount.value for amount in sides}
        total = next((amount for amount in tokens if not amount.role and amount.value not in said), None)
        return _within(text, total, _by_side(text, sides), sides) if total else _by_side(text, sides)
    match tokens, sides:
        case ([_], [side]):
            return _one_side(side.value, side)
        case ([one, other], [side]) if side.value * LEAST_SIDE < max(one.value, other.value):
            return Usage(problem="two volumes", said=_said(text, tokens))
        case ([one, other], [side]) if one.value != other.value and max(one.value, other.value) > side.value:
            return _one_side(max(one.value, other.value), side)
        case _:
            return _by_total(text, tokens)


def _by_request(text: str, requests: Amount, tokens: Sequence[Amount]) -> Usage:
    """Requests times what each takes. Tokens with a period of their own are the month's and not a request's; a period
    that stands behind both is the requests'.
    """
    own = [amount for amount in tokens if not amount.each and not amount.loose and (amount.factor or _is_month(amount))]
    if own and (requests.factor or not own[0].role):
        return replace(_by_tokens(text, tokens), requests=requests.value)
    count = requests.value
    if requests.factor is None:
        count *= next((amount.factor for amount in tokens if amount.factor), 1)
    if not tokens:
        return Usage(requests=count)
    inputs, outputs = _first(tokens, "in"), _first(tokens, "out")
    unsided = next((amount.once for amount in tokens if not amount.role), None)
    if outputs is not None and inputs is None:
        inputs = unsided
    if inputs is None or outputs is None:
        if len({amount.once for amount in tokens}) > 1 and not CORRECTION.search(
            text[tokens[0].end : tokens[-1].start]
        ):
            return Usage(problem="two volumes", said=_said(text, tokens))
        return Usage(Tokens(tokens[0].once * count), requests=count)
    return Usage(Tokens((inputs + outputs) * count, inputs * count, outputs * count), requests=count, prompt=inputs)


def _is_month(amount: Amount) -> bool:
    return amount.value > MOST_PER_REQUEST


def _first(tokens: Sequence[Amount], role: Role) -> Fraction | None:
    return next((amount.once for amount in tokens if amount.role == role), None)


def _one_side(total: Fraction, side: Amount) -> Usage:
    """A total of which only one side was said: the other is the rest ("100M tokens, of which 80M input")."""
    rest = total - side.value
    inputs, outputs = (side.value, rest) if side.role == "in" else (rest, side.value)
    return Usage(Tokens(total, inputs, outputs))


def _by_side(text: str, sides: Sequence[Amount]) -> Usage:
    """Input and output said apart; a period beside one of them holds for both. Of a side said twice the last counts
    where it corrects the first.
    """
    for role in ("in", "out"):
        same = [amount for amount in sides if amount.role == role]
        if len({amount.value for amount in same}) > 1 and not CORRECTION.search(text[same[0].end : same[-1].start]):
            return Usage(problem="two volumes", said=_said(text, same))
    last = sides[-1]
    other = next(amount for amount in reversed(sides) if amount.role != last.role)
    inputs, outputs = last.once * (last.factor or other.factor or 1), other.once * (other.factor or last.factor or 1)
    if last.role == "out":
        inputs, outputs = outputs, inputs
    return Usage(Tokens(inputs + outputs, inputs, outputs))


def _within(text: str, total: Amount, parts: Usage, sides: Sequence[Amount]) -> Usage:
    """A total beside its sides: they are its parts, or those of one request, whose mix it has."""
    tokens = parts.tokens
    if tokens is None or tokens.input is None or CORRECTION.search(text[total.end : max(total.end, sides[-1].start)]):
        return parts
    if abs(tokens.total - total.value) <= total.value * NEAR_EQUAL:
        return parts
    if not tokens.total or tokens.total > total.value:
        return Usage(problem="two volumes", said=_said(text, [total, *sides]))
    inputs = total.value * tokens.input / tokens.total
    return Usage(Tokens(total.value, inputs, total.value - inputs))


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
    listed = tuple(sorted({amount.value for amount in tokens}))
    if _is_list(text, tokens) and all(other == one * STEP for one, other in pairwise(listed)):
        return Usage(Tokens(listed[len(listed) // 2]), several=listed)
    return Usage(problem="two volumes", said=_said(text, tokens))


def _is_list(text: str, tokens: Sequence[Amount]) -> bool:
    """Whether three volumes or more are said one after another, and not to contradict each other."""
    between = [text[one.end : other.start] for one, other in pairwise(tokens)]
    return len(between) > 1 and all(LISTED.fullmatch(words) for words in between)


def _said(text: str, counted: Sequence[Amount]) -> str:
    words = dict.fromkeys(text[amount.start : amount.end].strip(" ,;:") for amount in counted[:4])
    return " and ".join(words)[:SAID_LENGTH]
