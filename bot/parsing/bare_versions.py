"""Versions without a name: "should we move up to 5.1?" where it is known whose model is run."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from bot.parsing.patterns import compiled
from catalog.mention import Kind, Mention
from catalog.model import ModelId

__all__ = ["bare_versions"]

BARE: Final = (
    r"\b(?:to|from|off|than|vs\.?|versus|or|with|on|use|using|try|beats?|against|leave|about|is|are|and|keep"
    r"|for) (?:the |our )?"
    r"v?(?P<version>\d\.\d{1,2})(?![\w%$/:-]|[.,]\d| ?(?:[kmbtx]|bn|mn|mio|tok\w*|million|billion|thousand|percent"
    r"|dollars"
    r"|bucks|usd|cents?|times|hours?|days?|weeks?|months?|years?|points?)\b| ?%)"
)
"""A version that a word makes a model's, and that counts nothing."""

FIRST: Final = r"(?<![\w.,$%/-])v?(?P<version>\d\.\d{1,2}) ?(?:or|vs\.?|versus|and|to|-+>|&|/) ?(?:the )?"
"""A version with its rival right behind it ("5.1 or gpt-5-mini")."""

MOST: Final = 4


def bare_versions(
    text: str, found: Sequence[Mention], *, models: Collection[ModelId], makers: Collection[str]
) -> Iterator[Mention]:
    """The places of a text, outside of those `found`, whose version only one of the makers' `models` ends with."""
    starts = {mention.start for mention in found}
    firsts = (match for match in compiled(FIRST).finditer(text) if match.end() in starts)
    for match in islice(chain(compiled(BARE).finditer(text), firsts), MOST):
        start, end = match.span("version")
        if any(mention.start < end and start < mention.end for mention in found):
            continue
        endings = (f"-{match['version']}", f"-{match['version'].replace('.', '-')}")
        meant = [model for model in models if model.provider in makers and model.endswith(endings)]
        if len(meant) == 1:
            note = f"“{match['version']}” read as {meant[0].name}"
            yield Mention(match["version"], start, end, Kind.FAMILY, (meant[0],), note=note)
