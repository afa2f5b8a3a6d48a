"""What sums of money stand for in a decision: a cap on the bill, or what better answers are worth."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.engine.questions import Worth
from bot.parsing.hearing import Heard
from bot.parsing.money import Money
from bot.parsing.patterns import compiled, finds

__all__ = ["Stakes", "stakes", "worth_over"]

REACH: Final = 48
POINT: Final = r"\bpoints?\b"
MORE: Final = (
    r"(?:[ ,]*(?:/|per|a|each|every)? ?(?:months?|mo)\b)?[ ,]*(?:at most|max(?:imum)?|tops)?[ ,]*"
    r"(?:more|extra|on top|additional(?:ly)?|above (?:that|today|now)|increase|premium|higher)\b"
)
EXTRA: Final = (
    r"\b(?:extra|additional|another|(?:increase|rise|premium|difference|hike)(?: \w+){0,4}|(?:go|goes) up (?:by )?\w*"
    r"|more than)(?: (?:of|by|to|is|at most|up to|max))*\W*$"
)
CAP_BEFORE: Final = (
    r"(?:\b(?:under|below|within|less than|(?:no|not) more than|at most|max(?:imum)?|up to|capped|cap|budget|limit"
    r"|exceed(?:ing)?|exceeds|beyond|over|afford|ceiling|spend|pay|have(?: got)?"
    r"|\bbest [\w ]{0,32}\bfor)"
    r"(?: (?:of|at|is|a|an|our|the|about|only|around|up to"
    r"|to|for|per month))*|<=?|≤)[ :=~]*$"
)
CAP_BEHIND: Final = (
    r"(?:[ ,]*(?:/|per|a|each|every)? ?(?:months?|mo)\b)?[ ,]*(?:max(?:imum)?|tops|budget|cap|ceiling|limit|or less"
    r"|at most|to spend)\b"
)
SPENT: Final = r"\b(?:we|i|currently|already|now|today)\b(?! (?:can|could|want|may|must))[^.?!]{0,16}\b(?:spend|pay)\b"


@dataclass(frozen=True, slots=True)
class Stakes:
    """What the sums of a text stand for.

    Attributes:
        budget_usd: Most that a month may cost.
        worth: What better answers are worth; None where nothing was said.
    """

    budget_usd: Decimal | None = None
    worth: Worth | None = None


def stakes(heard: Heard) -> Stakes:
    """The meaning of each sum by the words around it; a sum that says what is paid today has none."""
    budget, per_point, increase = None, None, None
    for sum_ in heard.money:
        before, behind = _around(heard.blank, sum_)
        if finds(POINT, before) or finds(POINT, behind):
            per_point = sum_.usd
        elif _begins(MORE, behind) or finds(EXTRA, before):
            increase = sum_.usd
        elif (finds(CAP_BEFORE, before) and not finds(SPENT, before)) or _begins(CAP_BEHIND, behind):
            budget = sum_.usd
    worth = None if per_point is None and increase is None else _worth(per_point, increase)
    return Stakes(budget, worth)


def worth_over(known: Worth, said: Worth | None) -> Worth:
    """What is said over what was known before."""
    return known if said is None else known.model_copy(update=said.model_dump(exclude_none=True))


def _worth(per_point: Decimal | None, increase: Decimal | None) -> Worth:
    return Worth(usd_per_point=per_point, max_increase_usd=increase)


def _around(text: str, sum_: Money) -> tuple[str, str]:
    """The words of its sentence before a sum, and those behind it."""
    before, behind = text[max(0, sum_.start - REACH) : sum_.start], text[sum_.end : sum_.end + REACH]
    return re.split(r"[?!;\n]|\.\s", before)[-1], re.split(r"[?!;\n]|\.\s", behind, maxsplit=1)[0]


def _begins(pattern: str, text: str) -> bool:
    return bool(compiled(pattern).match(text))
