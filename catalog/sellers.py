"""Which seller a model is asked of: "gpt-5.1 on azure", "bedrock sonnet 4.5", "groq/llama-3.3-70b"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from catalog.hosts import Hosts
from catalog.mention import Kind, Mention
from catalog.model import ModelId
from catalog.spelling import key
from catalog.vocabulary import Vocabulary

__all__ = ["Sellers"]

LINK: Final = r"(?:on|via|through|from|at|in|using|over|by|@|with|hosted on|hosted by|running on)"
ARTICLE: Final = r"(?:the |our |amazon |aws |microsoft |ms )?"
JOIN: Final = r"(?:(?:,|/|&|\bvs\.?|\bversus|\bor|\band|\bthan|\bagainst|\bcompared (?:to|with))\s*)+"
CHARGE: Final = r"(?:charges?|asks?|bills?|takes?|wants?|costs?|prices?|pricing|rates?)\b"
"""What a seller does before its model is named: "what does azure charge for gpt-5.1"."""

REACH: Final = 48
"""Characters between a model and its "on azure" at most."""

PLAIN_LINK: Final = re.compile(rf"\W*(?:{LINK}\b)?\W*{ARTICLE}", re.IGNORECASE)
"""What may stand between a model and its seller and says nothing of its own."""

ANOTHER: Final = re.compile(
    r"\b(?:some|any)thing\b|\b(?:else|others?|another|alternatives?|models?|options?|ones?)\b", re.IGNORECASE
)
"""Between a model and a seller: the seller is that of something else ("replace M with something from openai")."""

AMBIGUOUS_WORDS: Final = frozenset({"together", "modal", "meta", "cursor", "fireworks", "copilot", "foundry", "amazon"})
"""Sellers whose names are ordinary words: they count only where they sell the model."""


class Sellers:
    """Finds who is to sell a model.

    Args:
        models: Every model of the catalog.
        words: Vocabulary.
        hosts: Gives the sellers' own names, which are costly to gather.
        spellings: Every spelling of a maker's model.
    """

    def __init__(
        self,
        models: Mapping[ModelId, object],
        words: Vocabulary,
        *,
        hosts: Callable[[], Hosts],
        spellings: Callable[[ModelId], Sequence[tuple[str, ...]]],
    ) -> None:
        self._models = models
        self._words = words
        self._hosts = hosts
        self._spellings = spellings
        self._named = {**{key(model.provider): model.provider for model in models}, **words.sellers}

    def named(self, word: str) -> str | None:
        """The seller of a name."""
        return self._named.get(key(word))

    def mentioned(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """The sellers in a text, in order: start and end of each name, and the provider."""
        return tuple(
            (match.start(), match.end(), provider)
            for match in self._pattern.finditer(text)
            if (provider := self.named(match[0]))
        )

    def resold(self, seller: str, name: str) -> ModelId | None:
        """The id under which a host sells a maker's model of that exact name without a price of its own."""
        for maker in self._words.resells.get(seller, ()):
            if ModelId.of(maker, name) in self._models:
                return ModelId.of(seller, name)
        return None

    def placed(self, text: str, found: Sequence[Mention]) -> list[Mention]:
        """The mentions, each at the seller that the text names for it."""
        if not found or not self._pattern.search(text):
            return list(found)
        placed = [self._before(text, mention, found[at - 1].end if at else 0) for at, mention in enumerate(found)]
        return self._behind(text, placed)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted((" ".join(name) for name in self._named), key=len, reverse=True)
        options = "|".join(re.escape(name).replace(r"\ ", r"[ ._-]?") for name in names)
        return re.compile(rf"(?<![\w-])(?:{options})(?!\w)", re.IGNORECASE)

    @cached_property
    def _in_front(self) -> re.Pattern[str]:
        return re.compile(rf"({self._pattern.pattern})(?:['’]s)?(?: ?[:/-] ?| )$", re.IGNORECASE)

    @cached_property
    def _linked(self) -> re.Pattern[str]:
        return re.compile(rf"[\s(]{LINK} {ARTICLE}({self._pattern.pattern})", re.IGNORECASE)

    @cached_property
    def _beside(self) -> re.Pattern[str]:
        """A seller right behind a name, or alone behind a colon, a comma or a dash."""
        seller = f"({self._pattern.pattern})"
        return re.compile(
            rf"(?: ?[(\[]?|\s?[:,–-]\s?(?=(?:{self._pattern.pattern})\s*(?:$|[,;?!.)/&|]|\d|(?:vs|versus|or"
            rf"|and)\b))){seller}",
            re.IGNORECASE,
        )

    @cached_property
    def _charging(self) -> re.Pattern[str]:
        return re.compile(rf"({self._pattern.pattern})(?:['’]s)? (?:\w{{4,8}} )?{CHARGE}", re.IGNORECASE)

    @cached_property
    def _either(self) -> re.Pattern[str]:
        seller = f"({self._pattern.pattern})"
        return re.compile(rf"{seller} ?{JOIN}{ARTICLE}{seller}(?:'s)?[^.;!?\n]{{0,20}}$", re.IGNORECASE)

    @cached_property
    def _another(self) -> re.Pattern[str]:
        return re.compile(rf"\)?\s*{JOIN}\s*(?:{LINK} )?{ARTICLE}({self._pattern.pattern})(?! ?[:/])", re.IGNORECASE)

    def _before(self, text: str, mention: Mention, floor: int) -> Mention:
        """The mention with the seller in front of it: "azure gpt-5.1", "groq/llama 3.3 70b"."""
        begin = max(floor, mention.start - REACH)
        match = self._in_front.search(text[begin : mention.start])
        return self._at(mention, match[1], begin + match.start(), mention.end, text) if match else mention

    def _behind(self, text: str, found: Sequence[Mention]) -> list[Mention]:
        """The mentions with the seller behind: "gpt-5.1 on azure". Said before any model, it holds for the first."""
        placed = list[Mention]()
        for at, mention in enumerate(found):
            end = found[at + 1].start if at + 1 < len(found) else len(text)
            reach = text[mention.end : min(end, mention.end + REACH)]
            match = self._linked.search(reach) or self._beside.match(reach)
            if match and not _is_new_clause(reach[: match.start()]):
                begin = mention.end + match.end()
                placed += self._each(mention, match[1], begin, text[:end])
            else:
                placed.append(mention)
        if found and found[0].kind is not Kind.HOST:
            placed[:1] = self._ahead(text, placed[0])
        return placed

    def _ahead(self, text: str, mention: Mention) -> list[Mention]:
        """The first mention at the seller said before it, or at both of two: "azure vs openai for gpt-5.1"."""
        ahead = text[: mention.start]
        if match := self._either.search(ahead):
            return [
                self._at(mention, match[1], match.start(1), match.end(1), text),
                self._at(mention, match[2], match.start(2), mention.end, text),
            ]
        if match := self._linked.search(ahead) or self._charging.search(ahead):
            return [self._at(mention, match[1], mention.start, mention.end, text)]
        return [mention]

    def _each(self, mention: Mention, seller: str, at: int, text: str) -> list[Mention]:
        """The same model at each of the sellers that follow: "gpt-5.1 on azure or openai"."""
        placed = [self._at(mention, seller, mention.start, at, text)]
        while match := self._another.match(text, at):
            at = match.end()
            placed.append(self._at(mention, match[1], match.start(1), at, text))
        return placed

    def _at(self, mention: Mention, seller: str, start: int, end: int, text: str) -> Mention:
        """A mention at a seller; both together stand from `start` to `end` of the text."""
        provider = self.named(seller)
        if provider is None:
            return mention
        between = text[mention.end : end - len(seller)]
        if ANOTHER.search(between):
            return mention
        apart = None if PLAIN_LINK.fullmatch(between) else (mention.end, end - len(seller))
        whole = replace(mention, start=start, end=end, text=text[start:end], apart=apart)
        if not mention.models or (mention.is_known and mention.models[0].provider == provider):
            return replace(whole, kind=Kind.HOST if mention.kind in (Kind.EXACT, Kind.ALIAS) else mention.kind)
        if model := self._offer(mention, provider):
            return whole.sold_as(model, note=self._note(model))
        if key(seller)[0] in AMBIGUOUS_WORDS or not mention.is_known:
            return mention
        names = [name for known in mention.models for name in self._spellings(known)]
        others = self._hosts().sellers(names) or mention.models
        return replace(whole, kind=Kind.UNKNOWN, models=others, note=None)

    def _offer(self, mention: Mention, provider: str) -> ModelId | None:
        if mention.kind is Kind.AMBIGUOUS:
            return next((model for model in mention.models if model.provider == provider), None)
        if not mention.is_known:
            return None
        model = mention.models[0]
        own = self._hosts().sold_by(provider, self._spellings(model))
        return own or (
            ModelId.of(provider, model.name) if model.provider in self._words.resells.get(provider, ()) else None
        )

    def _note(self, model: ModelId) -> str | None:
        if model.provider == "aws" and model.name.startswith("regional."):
            return "Bedrock's regional price, as it has no worldwide one for this model"
        return None


def _is_new_clause(text: str) -> bool:
    return any(mark in text for mark in ".;!?\n")
