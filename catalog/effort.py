"""Reasoning effort, which is said with a model and is no part of its name: "GPT-5 mini (high)"."""

import re
from typing import Final

__all__ = ["effort_behind"]

EFFORT: Final = "x-?high|high|medium|low|minimal|none|max|non-?thinking|non-?reasoning|thinking|reasoning|adaptive"
EFFORT_IN_BRACKETS: Final = re.compile(
    rf" ?[(\[] ?({EFFORT})(?: (?:effort|reasoning|thinking|mode))*(?:[,/] ?(?:{EFFORT}))* ?[)\]]", re.IGNORECASE
)
EFFORT_BEHIND: Final = re.compile(
    r"[ -](x-?high|high|medium|low|minimal|thinking)(?:[ -](?:effort|reasoning|thinking|mode))?"
    r"(?=\s*(?:$|[,.;:?!)/|&+=@–—-]|\d|(?:vs|versus|or|and|at|for|with|on|against|compared|to|than|cost|price)\b))",
    re.IGNORECASE,
)
EFFORT_PHRASE: Final = re.compile(
    (
        r",? (?:(?:with|at|on|in|using) )?(?:reasoning )?(x-?high|high|medium|low|minimal|no) (?:reasoning"
        r"|effort|thinking)(?: effort| mode)?\b"
    ),
    re.IGNORECASE,
)


def effort_behind(text: str, place: int) -> tuple[str | None, int]:
    """The effort said right behind a name that ends at `place`, and where that ends."""
    match = (
        EFFORT_IN_BRACKETS.match(text, place) or EFFORT_BEHIND.match(text, place) or EFFORT_PHRASE.match(text, place)
    )
    return (match[1].lower(), match.end()) if match else (None, place)
