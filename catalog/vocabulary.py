"""The words around models: makers, hosts, brands and families, out of `data/families.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from catalog.model import ModelId
from catalog.spelling import key

__all__ = ["Family", "Vocabulary", "newest", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Family:
    """Models of one name and many versions.

    Attributes:
        names: What people call it.
        provider: Who makes it.
        members: Ids that belong to it, by the provider's name of the model; the version is group 1.
        is_brand: It is the name of everything the maker sells.
    """

    names: tuple[str, ...]
    provider: str
    members: re.Pattern[str]
    is_brand: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that `data/families.toml` says.

    Attributes:
        makers: Providers with an API of their own, best known first.
        brands: Words that a model's name begins with.
        words: Ids that are ordinary English, as tokens.
        variants: Words that make another model of the one before them.
        short_dates: Makers who date their snapshots with four digits (`2507`, `0905`).
        guests: First words of names that a maker only hosts.
        sellers: Names of sellers, as tokens, and their provider.
        resells: Makers whose models a host sells at the makers' prices.
    """

    makers: tuple[str, ...]
    brands: frozenset[str]
    words: frozenset[tuple[str, ...]]
    variants: frozenset[str]
    short_dates: frozenset[str]
    guests: Mapping[str, frozenset[str]]
    sellers: Mapping[tuple[str, ...], str]
    resells: Mapping[str, tuple[str, ...]]
    families: tuple[Family, ...]


def vocabulary(raw: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary of a parsed `families.toml`. A missing table is an empty one."""
    return Vocabulary(
        makers=tuple(raw.get("makers", ())),
        brands=frozenset(raw.get("brands", ())),
        words=frozenset(key(word) for word in raw.get("words", ())),
        variants=frozenset(raw.get("variants", ())),
        short_dates=frozenset(raw.get("short_dates", ())),
        guests={maker: frozenset(words) for maker, words in raw.get("guests", {}).items()},
        sellers={key(name): provider for name, provider in raw.get("sellers", {}).items()},
        resells={host: tuple(makers) for host, makers in raw.get("resells", {}).items()},
        families=tuple(
            Family(tuple(row["names"]), row["provider"], re.compile(row["members"]), row.get("brand", False))
            for row in raw.get("family", {}).values()
        ),
    )


def newest(family: Family, models: Iterable[ModelId], *, released: Mapping[ModelId, date]) -> tuple[ModelId, ...]:
    """Of a maker's models the members of a family with the highest version; of several the one released last, or all
    of them where no dates tell them apart.
    """
    versions = {model: _version(match[1]) for model in models if (match := family.members.fullmatch(model.name))}
    best = max(versions.values(), default=None)
    latest = [model for model, version in versions.items() if version == best]
    dates = {model: released[model] for model in latest if model in released}
    if len(dates) == len(latest) > 1 and len(set(dates.values())) > 1:
        return (max(dates, key=lambda model: dates[model]),)
    return tuple(latest)


def _version(text: str) -> Decimal:
    """`4-5` is 4.5, and `4.20` came before `4.3`, as their maker counts."""
    return Decimal(text.replace("-", "."))
