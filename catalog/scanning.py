"""Names of models in running text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from catalog.hosts import Hosts
from catalog.mention import Kind, Mention
from catalog.model import ModelId
from catalog.nametree import Entry, Node, Walk
from catalog.spelling import Token, is_date, key, tokens
from catalog.typos import Typos
from catalog.vocabulary import Vocabulary

__all__ = ["Scanner"]

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
JOINS: Final = re.compile(
    r"\s*(?:,|/|&|\+|→|->|;|\||\bvs\.?|\bversus|\bor|\band|\bto|\bwith|\bagainst|\bthan|\s)+\s*", re.IGNORECASE
)
JOIN_LENGTH: Final = 24
COUNTED: Final = re.compile(
    r"\s*(?:%|:|/|x\b|×|k\b|m\b|b\b|t\b|bn\b|mn\b|mm\b|mio\b|mrd\b|tok|mtok|million|billion|milliard"
    r"|trillion|thousand|hundred"
    r"|tokens?\b|requests?\b|reqs?\b|calls?\b|percent|dollars?|usd|bucks|eur|gb\b|days?\b|weeks?\b|months?\b"
    r"|years?\b|hours?\b"
    r"|seats?\b|users?\b|people\b|times\b|models?\b|options?\b)",
    re.IGNORECASE,
)
"""What makes the number before it an amount and not a version."""

NO_PART: Final = frozenset(
    {"based", "powered", "like", "style", "class", "only", "backed", "generated", "family", "level"}
)
GLUE: Final = frozenset({"-", "_", ""})
SHORT_BRAND: Final = 4
"""Brands up to this length are one letter away from English words, so that a misspelling needs a version behind it."""

VERSION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})?")


class Scanner:
    """Finds the names of models in a text.

    Args:
        tree: The makers' names.
        hosts: The sellers' names.
        words: Vocabulary.
        typos: Misspelt brands.
    """

    def __init__(self, tree: Node, hosts: Callable[[], Hosts], words: Vocabulary, typos: Typos) -> None:
        self._tree = tree
        self._hosts = hosts
        self._words = words
        self._typos = typos

    def scan(self, text: str) -> list[tuple[Mention, int, int]]:
        """Every name in the order of the text, with the indices of its first token and of the one after it."""
        found = list[tuple[Mention, int, int]]()
        pieces = tokens(text)
        at = 0
        while at < len(pieces):
            hit = self._at(text, pieces, at, found)
            if hit:
                found.append((hit[0], at, hit[1]))
            at = hit[1] if hit else at + 1
        return found

    def _at(
        self, text: str, pieces: list[Token], at: int, found: Sequence[tuple[Mention, int, int]]
    ) -> tuple[Mention, int] | None:
        """The name that begins with a token, and the index after it."""
        token = pieces[at]
        if at and (
            (token.gap == "" and pieces[at - 1].text != "plus") or (token.is_number and token.gap in ("$", ".", ","))
        ):
            return None
        if token.text in self._tree.children or token.text in self._words.brands:
            if hit := self._known(text, pieces, at, at, misspelt=False):
                return hit
        elif token.text.isalpha() and (hit := self._misspelt(text, pieces, at)):
            return hit
        return self._continued(text, pieces, at, found)

    def _misspelt(self, text: str, pieces: list[Token], at: int) -> tuple[Mention, int] | None:
        said = pieces[at]
        for brand, close in self._typos.meant(said.text):
            if brand not in self._tree.children:
                continue
            pieces[at] = replace(said, text=brand)
            hit = self._known(text, pieces, at, at, misspelt=True)
            pieces[at] = said
            alone = hit is not None and hit[1] == at + 1
            if hit and (not alone or (close and len(brand) > SHORT_BRAND)):
                return hit
        return None

    def _known(
        self, text: str, pieces: Sequence[Token], start: int, at: int, *, misspelt: bool, root: Node | None = None
    ) -> tuple[Mention, int] | None:
        """What the tree has from `at` on, told apart from longer names that only look alike."""
        walk = (root or self._tree).longest(pieces, at)
        if walk and root is None and _is_amount(text, pieces, at, walk):
            return None
        if walk is None or not any(piece.is_number for piece in pieces[at : walk.end]):
            sold = self._hosts().tree.longest(pieces, at) if self._looks_longer(text, pieces, at, walk) else None
            if sold and (walk is None or sold.end > walk.end) and sold.end > at + 1:
                return self._sold(text, pieces, start, sold)
            if self._has_other_version(text, pieces, walk.end if walk else at + 1, continued=root is not None):
                return self._unknown(text, pieces, start, at + 1 if walk is None else walk.end)
        if walk is None:
            return None
        return self._ended(text, pieces, start, walk, misspelt=misspelt or walk.misspelt)

    def _looks_longer(self, text: str, pieces: Sequence[Token], at: int, walk: Walk | None) -> bool:
        end = walk.end if walk else at + 1
        if end >= len(pieces) or pieces[end].gap not in (" ", "-", "", "_"):
            return False
        following = pieces[end]
        return not (following.is_number and COUNTED.match(text, following.end)) or following.gap == "-"

    def _has_other_version(self, text: str, pieces: Sequence[Token], at: int, *, continued: bool) -> bool:
        """Whether a version, or a glued word, follows that the tree does not know."""
        if at >= len(pieces):
            return False
        token = pieces[at]
        if token.is_number:
            joined = token.gap in (" ", "-", "", "_")
            return joined and bool(VERSION.fullmatch(token.text)) and not COUNTED.match(text, token.end)
        if len(token.text) == 1 and at + 1 < len(pieces) and pieces[at + 1].is_number and pieces[at + 1].gap == "":
            return token.gap in (" ", "-") and not continued
        glued = token.gap in ("-", "_") and token.text not in NO_PART
        return (glued or (token.gap == " " and token.text in self._words.variants)) and not continued

    def _ended(
        self, text: str, pieces: Sequence[Token], start: int, walk: Walk, *, misspelt: bool
    ) -> tuple[Mention, int] | None:
        """A name with what stands behind it: a date, an effort, or a part that makes it another model."""
        end, kind, note, effort = walk.end, walk.entry.kind, None, None
        place = pieces[end - 1].end
        if (
            end < len(pieces)
            and pieces[end].gap in GLUE
            and is_date(pieces[end].text)
            and len(pieces[end].text) > len("2512")
        ):
            kind, place, end = Kind.SNAPSHOT, pieces[end].end, end + 1
        if (
            (match := EFFORT_IN_BRACKETS.match(text, place))
            or (match := EFFORT_BEHIND.match(text, place))
            or (match := EFFORT_PHRASE.match(text, place))
        ):
            effort, place = match[1].lower(), match.end()
            while end < len(pieces) and pieces[end].start < place:
                end += 1
        if end < len(pieces) and effort is None and self._goes_on(text, pieces, end):
            sold = self._hosts().tree.longest(pieces, start)
            if sold and sold.end > end and not self._goes_on(text, pieces, sold.end):
                return self._sold(text, pieces, start, sold)
            return self._unknown(text, pieces, start, end, like=walk.entry.models[:1])
        if misspelt and kind in (Kind.EXACT, Kind.ALIAS, Kind.FAMILY, Kind.SNAPSHOT):
            kind = Kind.TYPO
        said = text[pieces[start].start : place]
        note = self._note(said, walk.entry, kind)
        bare = walk.entry.kind in (Kind.FAMILY, Kind.AMBIGUOUS) and self._is_brand(pieces[start : walk.end])
        maker = self._words.sellers.get((pieces[start].text,)) if bare else None
        return Mention(said, pieces[start].start, place, kind, walk.entry.models, effort, note, maker, bare), end

    def _is_brand(self, pieces: Sequence[Token]) -> bool:
        name = tuple(piece.text for piece in pieces)
        return any(family.is_brand and name in map(key, family.names) for family in self._words.families)

    def _note(self, said: str, entry: Entry, kind: Kind) -> str | None:
        name = entry.models[0].name
        if entry.kind is Kind.FAMILY:
            return f"“{said}” read as {name}, the newest in the catalog"
        if kind is Kind.TYPO:
            return f"“{said}” read as {name}"
        if kind is Kind.SNAPSHOT:
            return f"“{said}” is priced as {name}"
        return None

    def _goes_on(self, text: str, pieces: Sequence[Token], end: int) -> bool:
        """Whether the name goes on in a way that nobody knows ("gpt-5.1-mini", "gpt-5.1 mini")."""
        if end >= len(pieces):
            return False
        token, previous = pieces[end], pieces[end - 1]
        if token.gap == "":
            return token.text != "s" and not (token.text == "plus" and previous.is_number)
        if token.gap in ("-", "_"):
            return token.text not in NO_PART and not (token.is_number and COUNTED.match(text, token.end))
        if token.gap == ".":
            return token.is_number
        return token.gap == " " and token.text in self._words.variants

    def _continued(
        self, text: str, pieces: Sequence[Token], at: int, found: Sequence[tuple[Mention, int, int]]
    ) -> tuple[Mention, int] | None:
        """The name before with another version or part: "sonnet 4.5 vs 4.6", "gpt-5 mini or nano"."""
        token = pieces[at]
        if not found or not (token.is_number or token.text in self._words.variants):
            return None
        last, first, after = found[-1]
        between = text[last.end : token.start]
        if (after != at and at - after > 1) or len(between) > JOIN_LENGTH or not JOINS.fullmatch(between):
            return None
        if token.is_number and (not VERSION.fullmatch(token.text) or COUNTED.match(text, token.end)):
            return None
        return self._in_place_of(text, pieces, at, first, after)

    def _in_place_of(
        self, text: str, pieces: Sequence[Token], at: int, first: int, after: int
    ) -> tuple[Mention, int] | None:
        name = [piece.text for piece in pieces[first:after]]
        is_version = pieces[at].is_number
        is_joined = text[pieces[after - 1].end : pieces[at].start].strip(" ,()") != ""
        cut = next((i for i, part in enumerate(name) if part[0].isdigit()), None)
        if cut is None or (is_version and not _is_version(text, pieces[at], is_joined=is_joined)):
            return None
        node = self._tree.at(name[: cut if is_version else cut + 1])
        hit = self._known(text, pieces, at, at, misspelt=False, root=node) if node else None
        if hit or not is_version or not is_joined:
            return hit
        said = " ".join([*name[:cut], pieces[at].text])
        return Mention(said, pieces[at].start, pieces[at].end, Kind.UNKNOWN, ()), at + 1

    def _sold(self, text: str, pieces: Sequence[Token], start: int, walk: Walk) -> tuple[Mention, int]:
        """A model that its maker does not sell: the hosts that do are choices."""
        said = text[pieces[start].start : pieces[walk.end - 1].end]
        offers = tuple({model.provider: model for model in reversed(walk.entry.models)}.values())[::-1]
        return Mention(said, pieces[start].start, pieces[walk.end - 1].end, Kind.AMBIGUOUS, offers), walk.end

    def _unknown(
        self, text: str, pieces: Sequence[Token], start: int, end: int, *, like: tuple[ModelId, ...] = ()
    ) -> tuple[Mention, int]:
        """A name that is nobody's, with everything that is glued to it, and the model that it begins like."""
        while end < len(pieces) and (
            pieces[end].gap in GLUE
            or (pieces[end].gap == "." and pieces[end].is_number)
            or (pieces[end].gap == " " and self._is_part(text, pieces, end))
        ):
            end += 1
        said = text[pieces[start].start : pieces[end - 1].end]
        return Mention(said, pieces[start].start, pieces[end - 1].end, Kind.UNKNOWN, like), end

    def _is_part(self, text: str, pieces: Sequence[Token], at: int) -> bool:
        token, previous = pieces[at], pieces[at - 1]
        if token.text in self._words.variants:
            return True
        if len(token.text) == 1 and at + 1 < len(pieces) and pieces[at + 1].is_number and pieces[at + 1].gap == "":
            return not previous.is_number
        version = token.is_number and VERSION.fullmatch(token.text) and not previous.is_number
        return bool(version) and not COUNTED.match(text, token.end)


def _is_version(text: str, number: Token, *, is_joined: bool) -> bool:
    """Whether a number behind a name is another version ("opus 4.8 or 5?") and no amount ("gpt-5.1 5,000,000")."""
    behind = text[number.end : number.end + 2]
    if re.fullmatch(r"[.,]\d", behind):
        return False
    return "." in number.text or (is_joined and behind[:1] in ("", *",?;)!"))


def _is_amount(text: str, pieces: Sequence[Token], at: int, walk: Walk) -> bool:
    """Whether what looks like a name is a number with its unit, or letters by chance ("2 o 1")."""
    first = pieces[at]
    if first.is_number:
        return walk.end == at + 1 or text[max(0, first.start - 1) : first.start] in tuple("$€£")
    return len(first.text) == 1 and walk.end > at + 1 and pieces[at + 1].gap != ""
