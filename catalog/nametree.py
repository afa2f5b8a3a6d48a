"""Names as a tree of tokens: the longest name that a text holds at a place is found in one walk down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from catalog.mention import Kind
from catalog.model import ModelId
from catalog.spelling import Token, one_edit_apart

__all__ = ["Entry", "Node", "Walk"]

INSIDE: Final = frozenset({"", "-", "_", ".", " ", " - ", "–", "—", " (", "(", ":", ") ", ")"})
"""What may stand between two tokens of one name."""

SCALES: Final = frozenset(
    {"k", "m", "b", "bn", "mn", "mm", "mio", "million", "billion", "milliard", "thousand", "mtok"}
)
"""What makes a number before it an amount: "sonnet 3 million tokens" is not Sonnet 3."""

SIZES: Final = frozenset({"flash", "lite", "micro", "mini", "nano", "plus", "turbo", "ultra"})
"""Words that are never a misspelling of a longer one: "glm-4.7-flash" is not GLM-4.7-FlashX."""

VERSION_DIGITS: Final = 2
SHORTEST_TYPO: Final = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a complete name stands for: one model, or several that share it."""

    kind: Kind
    models: tuple[ModelId, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """A name found: the index of the token after it, what it stands for, and whether a word was misspelt."""

    end: int
    entry: Entry
    misspelt: bool


@dataclass(slots=True)
class Node:
    """A tree of names."""

    children: "dict[str, Node]" = field(default_factory=dict)
    entry: Entry | None = None

    def add(self, name: Sequence[str], entry: Entry) -> None:
        """Make a name stand for something, unless it already stands for something else."""
        node = self.down(name)
        if node.entry is None:
            node.entry = entry

    def down(self, name: Sequence[str]) -> "Node":
        """The node of a name, made where missing."""
        node = self
        for token in name:
            node = node.children.setdefault(token, Node())
        return node

    def at(self, name: Sequence[str]) -> "Node | None":
        """The node of a name, or None."""
        node: Node | None = self
        for token in name:
            node = node.children.get(token) if node else None
        return node

    def longest(self, tokens: Sequence[Token], start: int) -> Walk | None:
        """The longest name that begins with the token at `start`."""
        best: Walk | None = None
        stack = [(self, start, False)]
        while stack:
            node, at, misspelt = stack.pop()
            if node.entry and at > start and (best is None or at > best.end) and not _ends_in_amount(tokens, at):
                best = Walk(at, node.entry, misspelt)
            if at < len(tokens) and (at == start or tokens[at].gap in INSIDE):
                stack.extend((child, end, misspelt or wrong) for child, end, wrong in node.steps(tokens, at, start))
        return best

    def steps(self, tokens: Sequence[Token], at: int, start: int) -> "Iterator[tuple[Node, int, bool]]":
        """The nodes that the token at `at` leads to, with the index after it and whether it was misspelt."""
        token = tokens[at]
        if child := self.children.get(token.text):
            yield child, at + 1, False
        elif at > start and len(token.text) >= SHORTEST_TYPO and token.text.isalpha() and token.text not in SIZES:
            near = [word for word in self.children if len(word) >= SHORTEST_TYPO and one_edit_apart(token.text, word)]
            if len(near) == 1 and near[0][0] == token.text[0]:
                yield self.children[near[0]], at + 1, True
        if token.is_number and at + 1 < len(tokens) and (child := self.children.get(_joined(token, tokens[at + 1]))):
            yield child, at + 2, False


def _ends_in_amount(tokens: Sequence[Token], end: int) -> bool:
    """Whether the number that a name would end with is set apart from it and counts something."""
    last = tokens[end - 1]
    if not last.is_number or last.gap != " " or end >= len(tokens):
        return False
    return tokens[end].gap in ("", " ") and tokens[end].text in SCALES


def _joined(token: Token, following: Token) -> str:
    """Two numbers with a space between them as one version ("sonnet 4 5"), or nothing."""
    short = len(token.text) <= VERSION_DIGITS and len(following.text) == 1 and following.is_number
    return f"{token.text}.{following.text}" if short and following.gap == " " else ""
