"""What models must satisfy to be ranked, and sizes that are no volumes: contexts, prompts, prices a million."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from bot.engine.questions import Limits
from bot.parsing.numbers import numbers

__all__ = ["Sizes", "limits", "per_million", "sizes"]

SIZE: Final = r"(?P<size>\d[\d.,]{0,12} ?(?:k|m|thousand|million|mio)?)[ -]?(?:tok(?:en)?s?)?"
CONTEXT: Final = re.compile(
    rf"\b{SIZE}[ -]?(?:of |long |large )?(?:context|ctx|window)(?:[ -](?:window|length|size))?\b"
    rf"|\b(?:context|ctx|window)(?:[ -](?:window|length|size))?(?: ?(?:of|is|>=?|≥|=|:|at least|over|above"
    rf"|more than|from|up to|min(?:imum)?))* ?{SIZE.replace('size', 'after')}(?!\w)",
    re.IGNORECASE,
)
PROMPT: Final = re.compile(
    rf"\b{SIZE}[ -](?:long )?(?:prompts?|inputs? each|per prompt|context prompts?)\b(?! tokens?\b| (?:a|per|and)\b)"
    rf"|\bprompts?(?: (?:are|is|have|has|with|at|about|around|each|size|sizes|length"
    rf"|lengths|tokens?|of|up to|over|above))+ ?{SIZE.replace('size', 'after')}(?: each)?(?!\w)",
    re.IGNORECASE,
)
VISION: Final = re.compile(
    r"\b(?:vision|image (?:input|understanding)|images?|multi-?modal|screenshots?|pictures?|photos?|see)\b",
    re.IGNORECASE,
)
TOOLS: Final = re.compile(r"\b(?:tool[ -]?(?:use|calling|calls)|tools|function[ -]calling|functions)\b", re.IGNORECASE)
REASONING: Final = re.compile(r"\b(?:reasoning|thinking|reasons)\b", re.IGNORECASE)
HOSTS: Final = re.compile(
    (
        r"\b(?:hosts?|hosted|resellers?|anywhere|third[- ]part(?:y|ies)|any (?:provider|vendor)|all (?:providers"
        r"|vendors))\b"
    ),
    re.IGNORECASE,
)
OPEN: Final = re.compile(r"\bopen[ -]?(?:weights?|source|models?)\b", re.IGNORECASE)
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
SIDED: Final = re.compile(
    r"\d ?(?:k|m|b|bn|mn|mio|million|billion|thousand)? ?(?:tok(?:en)?s? )?(?:in|out)(?:put)?\b", re.IGNORECASE
)
UNDER: Final = re.compile(
    (
        r"(?:under|below|less than|at most|max(?:imum)?|up to|not more than|no more than|cheaper than|<=?"
        r"|within) ?(?:\$|usd )? ?(?P<usd>\d{1,6}(?:[.,]\d{1,6})?) ?(?:\$|usd|dollars?|bucks)? ?(?:/|per|a|for a"
        r"|for 1|each) ?(?:1 ?)?(?:m\b|million|mtok\w*|1m\b|mil\b)(?: tok(?:en)?s?)?"
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


def sizes(text: str) -> Sizes:
    """Contexts and prompt sizes in a text ("1M context", "with 300k-token prompts")."""
    if not re.search(r"context|ctx|window|prompt|each", text, re.IGNORECASE):
        return Sizes(None, None, text)
    prompt, text = _taken(PROMPT, text)
    context, text = _taken(CONTEXT, text)
    return Sizes(context, prompt, text)


def per_million(text: str) -> tuple[bool, str]:
    """Whether a price per million (or thousand) tokens is asked for, and the text without those words."""
    blanked = PER_MILLION.sub(_blank, text)
    # "5M input and 1M output" are volumes.
    if len(SIDED.findall(text)) <= 1:
        blanked = A_MILLION.sub(_blank, blanked)
    return blanked != text, blanked


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def limits(text: str, *, providers: tuple[str, ...], context: int | None) -> tuple[Limits, str]:
    """The limits in a text, and the text without those that hold numbers."""
    under, top = UNDER.search(text), TOP.search(text)
    count = (top["count"] or top["before"]).lower() if top else None
    found = Limits(
        providers=providers,
        min_context=context,
        vision=bool(VISION.search(text)),
        tool_use=bool(TOOLS.search(text)),
        reasoning=bool(REASONING.search(text)),
        open_weights=bool(OPEN.search(text)),
        hosts=bool(HOSTS.search(text)),
        max_usd_per_mtok=Decimal(under["usd"].replace(",", ".")) if under else None,
        top=min(max(1, COUNTS.get(count) or int(count)), MOST) if count else None,
    )
    for match in filter(None, (under, top)):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return found, text


def _taken(pattern: re.Pattern[str], text: str) -> tuple[int | None, str]:
    for match in pattern.finditer(text):
        value = next((number.value for number in numbers(match["size"] or match["after"] or "")), None)
        if value is not None and value >= Fraction(1000):
            return int(value), text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return None, text
