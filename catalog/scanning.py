"""Names of models in running text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from catalog.effort import effort_behind
from catalog.hosts import Hosts
from catalog.mention import Kind, Mention
from catalog.model import ModelId
from catalog.nametree import Entry, Node, Walk
from catalog.spelling import Token, is_date, key, tokens
from catalog.typos import Typos
from catalog.vocabulary import Vocabulary

__all__ = ["Scanner"]

JOINS: Final = re.compile(
    r"\s*(?:,|/|&|\+|→|->|;|\||\bvs\.?|\bversus|\bor|\band|\bto|\bwith|\bagainst|\bthan|\s)+\s*", re.IGNORECASE
)
JOIN_LENGTH: Final = 24
COUNTED: Final = re.compile(
    r"\s*(?:%|: ?\d|/ ?(?:\d|(?:s|sec|min|h|hr|hour|d|day|wk|week|mo|month|yr|year|req|user)\w*\b)|x\b|×|k\b|m\b|b\b"
    r"|t\b|bn\b|mn\b|mm\b|mio\b|mrd\b|tok|mtok|million|billion|milliard"
    r"|trillion|thousand|hundred"
    r"|tokens?\b|requests?\b|reqs?\b|calls?\b|percent|dollars?|usd|bucks|eur|gb\b|days?\b|weeks?\b|months?\b"
    r"|years?\b|hours?\b"
    r"|seats?\b|users?\b|people\b|times\b|models?\b|options?\b)",
    re.IGNORECASE,
)
"""What makes the number before it an amount and not a version."""

ENDED: Final = re.compile(r"$|[,?;)!]|:(?!\d)")
LISTED: Final = re.compile(r" ?/ ?\d{1,2}(?:\.\d{1,2})?(?![\d%]| ?[kmb]\b)", re.IGNORECASE)
"""What makes the version before it one of several."""

NO_PART: Final = frozenset(
    {"based", "powered", "like", "style", "class", "only", "backed", "generated", "family", "level"}
)
GLUE: Final = frozenset({"-", "_", ""})
SHORT_BRAND: Final = 4
"""Brands up to this length are one letter away from English words, so that a misspelling needs a version behind it."""

SHORT_DATE: Final = len("2512")
VERSION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Found:
    """A name found: the index of the token after it, and its tokens in full ("4.6" behind "sonnet 4.5" is Sonnet's)."""

    mention: Mention
    end: int
    name: tuple[str, ...]


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

    def scan(self, text: str, *, most: int) -> list[Mention]:
        """The first names of the text, in its order."""
        found = list[Found]()
        pieces = tokens(text)
        at = 0
        while at < len(pieces) and len(found) < most:
            hit = self._at(text, pieces, at, found)
            if hit:
                found.append(hit)
            at = hit.end if hit else at + 1
        return [hit.mention for hit in found]

    def _at(self, text: str, pieces: list[Token], at: int, found: Sequence[Found]) -> Found | None:
        """The name that begins with a token."""
        token = pieces[at]
        if at and (
            (token.gap == "" and pieces[at - 1].text != "plus") or (token.is_number and token.gap in ("$", ".", ","))
        ):
            return None
        # "flash lite" behind "gemini 2.5 flash &" is of that version and not the newest.
        if token.text in self._words.variants and (more := self._continued(text, pieces, at, found)):
            return more
        if token.text in self._tree.children or token.text in self._words.brands:
            if hit := self._known(text, pieces, at, at, misspelt=False):
                return Found(hit[0], hit[1], _words(pieces[at : hit[1]]))
        elif token.text.isalpha() and (hit := self._misspelt(text, pieces, at)):
            return Found(hit[0], hit[1], _words(pieces[at : hit[1]]))
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
        named = walk is not None and any(piece.is_number for piece in pieces[at : walk.end])
        if walk is None or not (named or self._is_snapshot(pieces, walk)):
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
        end, kind = walk.end, walk.entry.kind
        place = pieces[end - 1].end
        if self._is_snapshot(pieces, walk):
            kind, place, end = Kind.SNAPSHOT, pieces[end].end, end + 1
        effort, place = effort_behind(text, place)
        if effort:
            while end < len(pieces) and pieces[end].start < place:
                end += 1
        goes_on = effort is None and self._goes_on(text, pieces, end)
        if goes_on or (effort is None and _has_size(pieces, end)):
            sold = self._hosts().tree.longest(pieces, start)
            if sold and sold.end > end and not self._goes_on(text, pieces, sold.end):
                return self._sold(text, pieces, start, sold)
        if goes_on:
            return self._unknown(text, pieces, start, end, like=walk.entry.models[:1])
        if misspelt and kind in (Kind.EXACT, Kind.ALIAS, Kind.FAMILY, Kind.SNAPSHOT):
            kind = Kind.TYPO
        said = text[pieces[start].start : place]
        note = self._note(said, walk.entry, kind)
        bare = walk.entry.kind in (Kind.FAMILY, Kind.AMBIGUOUS) and self._is_brand(pieces[start : walk.end])
        maker = self._words.sellers.get((pieces[start].text,)) if bare else None
        return Mention(said, pieces[start].start, place, kind, walk.entry.models, effort, note, maker, bare), end

    def _is_snapshot(self, pieces: Sequence[Token], walk: Walk) -> bool:
        """Whether the date of a snapshot is glued to the name of one model; a family has none. Four digits are a date
        where the model's maker counts so.
        """
        if walk.end >= len(pieces) or walk.entry.kind not in (Kind.EXACT, Kind.ALIAS):
            return False
        date = pieces[walk.end]
        long = len(date.text) > SHORT_DATE or walk.entry.models[0].provider in self._words.short_dates
        return long and date.gap in GLUE and is_date(date.text)

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
            amount = token.is_number and COUNTED.match(text, token.end) and not _has_size(pieces, end)
            return token.text not in NO_PART and not amount
        if token.gap == ".":
            return token.is_number
        return token.gap == " " and token.text in self._words.variants

    def _continued(self, text: str, pieces: Sequence[Token], at: int, found: Sequence[Found]) -> Found | None:
        """The name before with another version or part: "sonnet 4.5 vs 4.6", "gpt-5 mini or nano"."""
        token = pieces[at]
        if not found or not (token.is_number or token.text in self._words.variants):
            return None
        last = found[-1]
        between = text[last.mention.end : token.start]
        if at - last.end > 1 or len(between) > JOIN_LENGTH or not JOINS.fullmatch(between):
            return None
        if token.is_number and (not VERSION.fullmatch(token.text) or _counts(text, token)):
            return None
        return self._in_place_of(text, pieces, at, last)

    def _in_place_of(self, text: str, pieces: Sequence[Token], at: int, last: Found) -> Found | None:
        name, is_version = last.name, pieces[at].is_number
        is_joined = text[pieces[last.end - 1].end : pieces[at].start].strip(" ,()") != ""
        cut = next((i for i, part in enumerate(name) if part[0].isdigit()), None)
        if cut is None or (is_version and not _is_version(text, pieces[at], is_joined=is_joined)):
            return None
        kept = name[: cut if is_version else cut + 1]
        node = self._tree.at(kept)
        if node and (hit := self._known(text, pieces, at, at, misspelt=False, root=node)):
            return Found(hit[0], hit[1], (*kept, *_words(pieces[at : hit[1]])))
        if not is_version or not is_joined:
            return None
        said = " ".join([*kept, pieces[at].text])
        return Found(
            Mention(said, pieces[at].start, pieces[at].end, Kind.UNKNOWN, ()), at + 1, (*kept, pieces[at].text)
        )

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


def _words(pieces: Sequence[Token]) -> tuple[str, ...]:
    return tuple(piece.text for piece in pieces)


def _has_size(pieces: Sequence[Token], at: int) -> bool:
    """Whether parameters follow, and not tokens: "gemma 3 12b", "gemma-3-4b-it"."""
    if at + 1 >= len(pieces) or not pieces[at].is_number or pieces[at].gap not in (" ", "-"):
        return False
    behind = pieces[at + 2].text if at + 2 < len(pieces) else ""
    return pieces[at + 1].text == "b" and pieces[at + 1].gap == "" and not behind.startswith("tok")


def _counts(text: str, number: Token) -> bool:
    """Whether a number counts something; of "4.5/4.6/5" the one in the middle is a version."""
    listed = "." in number.text and LISTED.match(text, number.end)
    return not listed and COUNTED.match(text, number.end) is not None


def _is_version(text: str, number: Token, *, is_joined: bool) -> bool:
    """Whether a number behind a name is another version ("opus 4.8 or 5?") and no amount ("gpt-5.1 5,000,000")."""
    behind = text[number.end : number.end + 2]
    if re.fullmatch(r"[.,]\d", behind):
        return False
    return "." in number.text or (is_joined and ENDED.match(behind) is not None)


def _is_amount(text: str, pieces: Sequence[Token], at: int, walk: Walk) -> bool:
    """Whether what looks like a name is a number with its unit, or letters by chance ("2 o 1")."""
    first = pieces[at]
    if first.is_number:
        return walk.end == at + 1 or text[max(0, first.start - 1) : first.start] in tuple("$€£")
    return len(first.text) == 1 and walk.end > at + 1 and pieces[at + 1].gap != ""
