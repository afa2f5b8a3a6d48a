"""What those who sell other makers' models call them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from catalog.mention import Kind
from catalog.model import ModelId
from catalog.nametree import Entry, Node
from catalog.spelling import is_date, key

__all__ = ["Hosts"]

ORIGIN: Final = re.compile(r"^(?:global|regional)\.|^[a-z]+\.(?=[a-z])")
REVISION: Final = re.compile(r"-v\d+:\d+$|:\d+$")
POINT: Final = re.compile(r"(?<=\d)p(?=\d)")
OWNERS: Final = frozenset({"meta", "databricks", "nvidia", "amazon"})
TAILS: Final = frozenset(
    {"instruct", "chat", "hf", "it", "turbo", "versatile", "instant", "fp", "maas", "basic", "preview", "latest"}
)
WELL_KNOWN: Final = {
    "openrouter": 0, "aws": 1, "together": 2, "groq": 3, "fireworks": 4, "azure": 5, "google": 6, "cerebras": 7,
    "databricks": 8, "cloudflare": 9,
}  # fmt: skip
"""Hosts to offer first where several sell the same model."""

NAME_LENGTH: Final = 2


class Hosts:
    """The models of all sellers, by the names that the makers' parts and revisions are stripped of.

    Args:
        models: Every model of the catalog.
    """

    def __init__(self, models: Mapping[ModelId, object]) -> None:
        names = dict[tuple[str, ...], list[ModelId]]()
        for model in models:
            for name in dict.fromkeys(_names(model)):
                names.setdefault(name, []).append(model)
        self._names = names
        self.tree = Node()
        for name, sold in names.items():
            self.tree.add(name, Entry(Kind.AMBIGUOUS, tuple(sorted(sold, key=_rank) if len(sold) > 1 else sold)))

    def sold_by(self, provider: str, names: Sequence[tuple[str, ...]]) -> ModelId | None:
        """The model that a seller has under one of some names, the worldwide one first where it has several."""
        found = (model for name in names for model in self._names.get(name, ()) if model.provider == provider)
        return min(found, key=_rank, default=None)

    def sellers(self, names: Sequence[tuple[str, ...]]) -> tuple[ModelId, ...]:
        """Everybody's offers of a model, the best known sellers first and one a seller."""
        found = sorted((model for name in names for model in self._names.get(name, ())), key=_rank)
        return tuple({model.provider: model for model in reversed(found)}.values())[::-1]


def _rank(model: ModelId) -> tuple[int, bool, bool, int, str]:
    """Known sellers first; the worldwide Bedrock id before the regional one; the plain name before longer ones."""
    provider, _, name = model.partition(":")
    known = WELL_KNOWN.get(provider, len(WELL_KNOWN))
    return known, ":" in name.removesuffix(":0"), not name.startswith("global."), len(name), model


def _names(model: ModelId) -> Iterator[tuple[str, ...]]:
    provider, _, path = model.partition(":")
    name = path.rpartition("/")[2]
    if provider == "aws":
        name = REVISION.sub("", ORIGIN.sub("", ORIGIN.sub("", name)))
    tokens = key(POINT.sub(".", name) if provider == "fireworks" else name)
    while len(tokens) > 1 and tokens[0] in OWNERS:
        tokens = tokens[1:]
    while tokens:
        yield tokens
        tokens = _shorter(tokens)


def _shorter(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The name without what people leave out at its end: a word of no meaning, a date, or a size (`17b-128e`)."""
    match tokens:
        case (_, _, *_, "fp", "8") | (_, _, *_, ("b" | "e"), "a") if len(tokens) > NAME_LENGTH + 1:
            return tokens[:-2] if tokens[-1] == "8" else tokens[:-1]
        case (_, _, *_, number, ("b" | "e")) if number[0].isdigit() and len(tokens) > NAME_LENGTH + 1:
            return tokens[:-2]
        case (_, _, *_, tail) if len(tokens) > NAME_LENGTH and (tail in TAILS or is_date(tail)):
            return tokens[:-1]
        case _:
            return ()
