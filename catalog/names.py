"""What people call a model → its id, or near misses. A name that is nobody's is never taken for a neighbour."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from catalog.hosts import Hosts
from catalog.makers import families, maker_models, maker_tree
from catalog.mention import Kind, Mention
from catalog.model import Model, ModelId
from catalog.nametree import Node
from catalog.scanning import Scanner
from catalog.sellers import Sellers
from catalog.spelling import key
from catalog.typos import Typos
from catalog.vocabulary import vocabulary

__all__ = ["Kind", "Mention", "Names"]

FULL_ID: Final = re.compile(r"(?<![\w.-])([a-z][a-z0-9_-]*)[:/]~?([\w@][\w@.:/+-]{0,150})", re.IGNORECASE | re.ASCII)
BEDROCK_ID: Final = re.compile(
    r"(?<![\w.:/-])((?:global|regional|us|eu|apac|jp|au)\.)?"
    r"((?:amazon|anthropic|cohere|deepseek|google|meta|mistral|moonshotai|nvidia|openai|qwen|writer"
    r"|zai)\.[a-z][\w.:-]{1,100})",
    re.IGNORECASE | re.ASCII,
)
NAME_LENGTH: Final = 200
CHOICES: Final = 5
MOST_MENTIONS: Final = 200
"""Names of a text that are looked at: far more than any answer holds."""

MOST_NAMES: Final = 10
"""Names of a text that get near misses: whoever lists more unknown ones is not choosing."""


class Names:
    """Names of models, in every spelling that people and comparison pages use.

    Args:
        models: Every model of the catalog.
        aliases: Further names and the ids that they stand for (`data/aliases.toml`).
        families: Makers, hosts, brands and families without a version (`data/families.toml`).
        released: Release dates, which decide between two newest models of one version.
    """

    def __init__(
        self,
        models: Mapping[ModelId, Model],
        *,
        aliases: Mapping[str, str],
        families: Mapping[str, Any],
        released: Mapping[ModelId, date],
    ) -> None:
        self._models = models
        self._aliases = aliases
        self._words = vocabulary(families)
        self._released = released
        # Marks of strikethrough never reach a name, so that ids that hold one are known without it.
        self._by_lower = {model.lower().replace("~", ""): model for model in models}
        self._makers = maker_models(models, self._words)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every place in a text that names a model, in order. Longer names win over shorter ones inside them."""
        masked, direct = self._full_ids(text)
        found = self._scanner.scan(masked, most=MOST_MENTIONS)
        placed = _without_chance_words(masked, self._sellers.placed(masked, found), self._words.words)
        named = [self._told(self._with_choices(mention, near=at < MOST_NAMES)) for at, mention in enumerate(placed)]
        return _without_bare_brands(sorted([*direct, *named], key=lambda mention: mention.start))

    def resolve(self, text: str) -> Mention | None:
        """The one name that a short text is, or None where it names none."""
        name = text.strip()[:NAME_LENGTH]
        if model := self._by_lower.get(name.lower().replace("~", "")):
            return Mention(name, 0, len(name), Kind.EXACT, (model,))
        return max(self.mentions(name), key=lambda mention: mention.end - mention.start, default=None)

    def near(self, text: str, limit: int = CHOICES) -> tuple[ModelId, ...]:
        """The makers' models whose names are most like a text, the likest first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 – 20 ms that only an unknown name is worth

        wanted = key(text[:NAME_LENGTH])
        brands = self._words.brands.intersection(wanted)
        spelt = _of_brands(self._spelt, brands) or _of_brands(self._spelt_by_hosts, brands) or self._spelt
        hits = process.extract(" ".join(wanted), spelt.keys(), scorer=fuzz.ratio, limit=limit * 6)
        return tuple(dict.fromkeys(spelt[name] for name, _, _ in hits))[:limit]

    def search(self, text: str, limit: int) -> tuple[ModelId, ...]:
        """Models for a menu: those whose id or label holds the text, those that begin with it first."""
        wanted = " ".join(text[:NAME_LENGTH].lower().split())
        exact = self.resolve(wanted) if wanted else None
        first = [exact.model] if exact and exact.model else []
        hits = [model for model in self._menu if wanted in model.lower() or wanted in self._models[model].label.lower()]
        hits.sort(key=lambda model: not model.name.lower().startswith(wanted))
        return tuple(dict.fromkeys([*first, *hits]))[:limit]

    def newest(self) -> Mapping[str, tuple[ModelId, ...]]:
        """What each family's names stand for today; several where they ask back."""
        return {" ".join(name): models for name, models in self._families.items()}

    @cached_property
    def sold_by_makers(self) -> frozenset[ModelId]:
        """The models that their own makers sell, as opposed to hosts."""
        return frozenset(self._makers)

    def provider(self, text: str) -> str | None:
        """The seller that a word names, or None."""
        return self._sellers.named(text[:NAME_LENGTH])

    def sellers(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """The sellers that a text names, in order: start and end of each name, and the provider."""
        return self._sellers.mentioned(text)

    @property
    def makers(self) -> tuple[str, ...]:
        """Providers that sell models of their own make, best known first."""
        return self._words.makers

    @cached_property
    def _families(self) -> Mapping[tuple[str, ...], tuple[ModelId, ...]]:
        return families(self._makers, self._words, released=self._released)

    @cached_property
    def _tree(self) -> Node:
        return maker_tree(self._models, self._makers, aliases=self._aliases, families=self._families)

    @cached_property
    def _hosts(self) -> Hosts:
        return Hosts(self._models)

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self._tree, lambda: self._hosts, self._words, Typos(self._words.brands))

    @cached_property
    def _sellers(self) -> Sellers:
        return Sellers(self._models, self._words, hosts=lambda: self._hosts, spellings=self._spellings)

    @cached_property
    def _spelt(self) -> Mapping[str, ModelId]:
        """Each maker's model by its own name, for likeness."""
        return {" ".join(key(model.name)): model for model in reversed(self._makers)}

    @cached_property
    def _spelt_by_hosts(self) -> Mapping[str, ModelId]:
        """The same for models that only hosts sell."""
        return {" ".join(key(model.name.rpartition("/")[2])): model for model in reversed(self._menu)}

    @cached_property
    def _menu(self) -> Sequence[ModelId]:
        makers = set(self._makers)
        return [*self._makers, *(model for model in self._models if model not in makers)]

    @cached_property
    def _spellings_by_model(self) -> Mapping[ModelId, list[tuple[str, ...]]]:
        spellings = dict[ModelId, list[tuple[str, ...]]]()
        stack: list[tuple[tuple[str, ...], Node]] = [((), self._tree)]
        while stack:
            name, node = stack.pop()
            if node.entry and node.entry.kind in (Kind.EXACT, Kind.ALIAS):
                spellings.setdefault(node.entry.models[0], []).append(name)
            stack.extend(((*name, token), child) for token, child in node.children.items())
        return spellings

    def _spellings(self, model: ModelId) -> Sequence[tuple[str, ...]]:
        return self._spellings_by_model.get(model, [key(model.name)])

    def _full_ids(self, text: str) -> tuple[str, list[Mention]]:
        """Ids written in full (`openrouter/anthropic/claude-sonnet-4.5`), and the text with them blanked out."""
        direct = [
            Mention(
                match[0].rstrip(".:-"), match.start(), match.start() + len(match[0].rstrip(".:-")), Kind.HOST, (model,)
            )
            for match in BEDROCK_ID.finditer(text)
            if (model := self._bedrock(match[1], match[2].rstrip(".:-")))
        ]
        for match in FULL_ID.finditer(text):
            seller = self._sellers.named(match[1]) or match[1].lower()
            name = match[2].rstrip(".:/-")
            model = self._by_lower.get(f"{seller}:{name}".lower())
            kind = Kind.EXACT
            if model is None and (model := self._sellers.resold(seller, name)):
                kind = Kind.HOST
            if model:
                end = match.start(2) + len(name)
                direct.append(Mention(text[match.start() : end], match.start(), end, kind, (model,)))
        for mention in direct:
            text = text[: mention.start] + "\0" * (mention.end - mention.start) + text[mention.end :]
        return text, direct

    def _bedrock(self, region: str | None, name: str) -> ModelId | None:
        """The model of an id as Bedrock writes it, the worldwide one where no region is named."""
        prefixes = ("global.", "regional.", "") if region in (None, "global.") else ("regional.", "")
        found = (self._by_lower.get(f"aws:{prefix}{name}".lower()) for prefix in prefixes)
        return next(filter(None, found), None)

    def _told(self, mention: Mention) -> Mention:
        """The mention with a note where it is taken for a model of another name ("gpt-5.1-codex" as gpt-5.1)."""
        if mention.kind is not Kind.ALIAS or mention.note or not mention.model:
            return mention
        model = self._models[mention.model]
        if set(key(mention.text)) - {mention.effort or ""} <= {*key(model.id.name), *key(model.label), "plus"}:
            return mention
        return replace(mention, note=f"“{mention.text}” is taken for {model.id.name}, as which the list prices it")

    def _with_choices(self, mention: Mention, *, near: bool) -> Mention:
        if near and mention.kind is Kind.UNKNOWN and len(mention.models) <= 1:
            models = dict.fromkeys((*mention.models, *self.near(mention.text)))
            return replace(mention, models=tuple(models)[:CHOICES])
        return replace(mention, models=mention.models[:CHOICES]) if len(mention.models) > CHOICES else mention


def _of_brands(spelt: Mapping[str, ModelId], brands: frozenset[str]) -> Mapping[str, ModelId]:
    """The names that hold one of some brands; all where there are no brands."""
    return {name: model for name, model in spelt.items() if not brands or brands.intersection(name.split())}


def _without_chance_words(text: str, found: Sequence[Mention], words: frozenset[tuple[str, ...]]) -> list[Mention]:
    """The mentions without ordinary English words ("command"), save beside another model."""
    kept = list[Mention]()
    for at, mention in enumerate(found):
        if key(mention.text) in words and "-" not in mention.text:
            neighbours = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
            beside = [other for other in neighbours if key(other.text) not in words]
            if not any(_beside(text, mention, other) for other in beside):
                continue
        kept.append(mention)
    return kept


def _beside(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.end : other.start] if one.end <= other.start else text[other.end : one.start]
    return between.strip(" ?") in ("vs", "vs.", "versus", "or", "/", "against", "&", ",")


def _without_bare_brands(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without a bare brand ("GPT") that a fuller name of the same maker in the text explains."""
    makers = {mention.models[0].provider for mention in found if not mention.bare and mention.models}
    return tuple(mention for mention in found if not (mention.bare and mention.models[0].provider in makers))
