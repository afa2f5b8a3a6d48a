"""Every spelling of the models that their makers sell themselves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from catalog.mention import Kind
from catalog.model import Model, ModelId
from catalog.nametree import Entry, Node
from catalog.spelling import is_date, key
from catalog.vocabulary import Vocabulary, newest

__all__ = ["families", "maker_models", "maker_tree"]

Name = tuple[str, ...]

TAILS: Final = frozenset({"latest", "preview", "instruct", "it"})
"""Words at the end of an id that people leave out, where no other model then has the name."""

EFFORTS: Final = frozenset({"high", "low", "medium"})
CLAUDES: Final = frozenset({"sonnet", "haiku", "opus", "fable", "mythos", "instant"})
POINTLESS: Final = frozenset({"o", "tts", "whisper", "ministral"})
"""Names whose number is no version with a point."""

BRANDLESS: Final = frozenset({"gpt", "gemini"})
SIZES: Final = frozenset({"mini", "nano"})
SPOKEN_FIRST: Final = frozenset({"mini", "nano", "flash"})
"""Sizes that stand for their model with the version behind them: "nano 5.4"."""


def maker_models(models: Mapping[ModelId, Model], words: Vocabulary) -> tuple[ModelId, ...]:
    """The models that their own makers sell, best known makers first."""
    by_maker: dict[str, list[ModelId]] = {maker: [] for maker in words.makers}
    for model in models:
        guests = words.guests.get(model.provider, frozenset())
        if model.provider in by_maker and key(model.name)[:1] and key(model.name)[0] not in guests:
            by_maker[model.provider].append(model)
    return tuple(model for maker in by_maker.values() for model in maker)


def maker_tree(
    models: Mapping[ModelId, Model],
    makers: Sequence[ModelId],
    *,
    aliases: Mapping[str, str],
    families: Mapping[Name, tuple[ModelId, ...]],
) -> Node:
    """All names of the makers' models. Ids win over aliases, those over labels, labels over families and these over
    shortened names: "mistral large" is the id `mistral-large`, "mistral small" the newest of them.
    """
    tree = Node()
    spellings = {model: (key(model.name), key(models[model].label)) for model in makers}
    for model in makers:
        tree.add(spellings[model][0], Entry(Kind.EXACT, (model,)))
    for name, target in aliases.items():
        _add(tree, key(name), ModelId(target))
    for model in makers:
        _, label = spellings[model]
        if label and label[-1] not in EFFORTS:
            _add(tree, label, model)
        for spelling in spellings[model]:
            _add_spellings(tree, spelling, model)
    for family, members in families.items():
        tree.add(family, Entry(Kind.FAMILY if len(members) == 1 else Kind.AMBIGUOUS, members))
    # The newest of several dated ids has the name without a date.
    for model in sorted(makers, reverse=True):
        for spelling in spellings[model]:
            for shorter in _shortened(spelling):
                _add(tree, shorter, model)
                _add_spellings(tree, shorter, model)
    return tree


def families(
    makers: Sequence[ModelId], words: Vocabulary, *, released: Mapping[ModelId, date]
) -> dict[Name, tuple[ModelId, ...]]:
    """What each family's names stand for: its newest model, or several where that cannot be told."""
    by_maker = {maker: list(models) for maker, models in groupby(makers, key=lambda model: model.provider)}
    return {
        key(name): members
        for family in words.families
        if (members := newest(family, by_maker.get(family.provider, ()), released=released))
        for name in family.names
    }


def _add(tree: Node, name: Name, model: ModelId) -> None:
    if name:
        tree.add(name, Entry(Kind.ALIAS, (model,)))


def _add_spellings(tree: Node, name: Name, model: ModelId) -> None:
    others = (*_claude(name), *_brandless(name), *_chatgpt(name), *_swapped(name))
    for other in others:
        _add(tree, other, model)
    for spelling in (name, *others):
        for other in _pointed(spelling):
            _add(tree, other, model)


def _shortened(name: Name) -> Iterator[Name]:
    while len(name) > 1 and (name[-1] in TAILS or is_date(name[-1])):
        name = name[:-1]
        yield name


def _claude(name: Name) -> Iterator[Name]:
    """Both orders of name and version, each with and without the brand."""
    match name:
        case ("claude", version, word, *rest) if word in CLAUDES and version[0].isdigit():
            pass
        case ("claude", word, version, *rest) if word in CLAUDES and version[0].isdigit():
            pass
        case _:
            return
    for pair in ((word, version), (version, word)):
        yield ("claude", *pair, *rest)
        yield (*pair, *rest)


def _brandless(name: Name) -> Iterator[Name]:
    """A version and what follows, where that cannot be an amount: "4.1 mini", "2.5 flash", "v3.2"."""
    match name:
        case (("deepseek" | "kimi"), ("v" | "k"), version, *_) if "." in version:
            yield name[1:]
        case (brand, version, word, *_) if brand in BRANDLESS and version[0].isdigit():
            if ("." in version or word in SIZES or word == "o") and not word[0].isdigit():
                yield name[1:]
        case _:
            return


def _chatgpt(name: Name) -> Iterator[Name]:
    if name[0] == "gpt" and len(name) > 1 and name[1][0].isdigit():
        yield ("chatgpt", *name[1:])


def _swapped(name: Name) -> Iterator[Name]:
    """The version behind the size ("gemini flash 3.8") and before it ("mistral 3 large")."""
    match name:
        case (("gemini" | "gpt" | "grok") as brand, version, *size) if size and version[0].isdigit():
            if "".join(size).isalpha():
                yield (brand, *size, version)
            if "." in version and size[0] in SPOKEN_FIRST:
                yield (*size, version)
        case ("mistral", ("large" | "medium" | "small") as size, version) if not is_date(version):
            yield ("mistral", version, size)
        case _:
            return


def _pointed(name: Name) -> Iterator[Name]:
    """A whole version with its zero, and the other way round: "gemini 3.0 pro", "gemini 2 flash"."""
    at = next((at for at, token in enumerate(name) if token[0].isdigit()), 0)
    if at and name[0] not in POINTLESS:
        version = name[at]
        if len(version) == 1:
            yield (*name[:at], f"{version}.0", *name[at + 1 :])
        elif version.endswith(".0"):
            yield (*name[:at], version.removesuffix(".0"), *name[at + 1 :])
