"""The catalog that ships with the bot: the one reader of `data/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from catalog.capabilities import Abilities, Origin, maker_facts
from catalog.catalog import Catalog
from catalog.evidence import EvidenceShelf
from catalog.evidence_file import shelf_of
from catalog.lifecycle import lifecycles
from catalog.names import Names
from catalog.overrides import BadOverridesError, Overrides, Problem
from catalog.prices import PriceList, bundled_price_list

__all__ = [
    "Pinned",
    "aliases",
    "evidence",
    "families",
    "lifecycles_checked",
    "load_catalog",
    "override_problems",
    "pinned",
]


@dataclass(frozen=True, slots=True)
class Pinned:
    """The version of the price list that the bundled data were checked against, and the date of its prices."""

    package: str
    version: str
    as_of: date


def load_catalog(*, overrides: Path | None = None, price_list: PriceList | None = None) -> Catalog:
    """The bundled catalog.

    Args:
        overrides: A file of the organisation's own prices.
        price_list: A refreshed price list, in place of the one that came with the installed package.

    Raises:
        BadOverridesError: The file of own prices cannot be used; the error says all that is wrong with it.
    """
    catalog = _listed(price_list or bundled_price_list(as_of=pinned().as_of))
    if overrides is None:
        return catalog
    own, problems = _own(overrides, catalog)
    if problems:
        raise BadOverridesError(problems)
    return replace(catalog, overrides=own, lifecycles=catalog.lifecycles.with_own(own.lifecycles))


def override_problems(overrides: Path) -> tuple[Problem, ...]:
    """All that is wrong with a file of own prices."""
    return _own(overrides, _listed(bundled_price_list(as_of=pinned().as_of)))[1]


def aliases() -> Mapping[str, Any]:
    """What people call a model, out of `data/aliases.toml`."""
    return _data("aliases")


def families() -> Mapping[str, Any]:
    """Names without a version (`sonnet`), out of `data/families.toml`."""
    return _data("families")


def pinned() -> Pinned:
    """What `data/prices.toml` says of the price list."""
    return Pinned(**_data("prices"))


def lifecycles_checked() -> date:
    """The day on which the bundled shutdown dates were read from their sources."""
    checked: date = _data("lifecycle")["checked"]
    return checked


def _listed(prices: PriceList) -> Catalog:
    abilities = Abilities(
        maker_facts(_data("capabilities")),
        prices.models,
        listed=prices.model,
        price_list=Origin(prices.source, prices.as_of),
    )
    names = Names(prices.models, aliases=aliases(), families=families(), released=abilities.released())
    return Catalog(prices, Overrides.none(), lifecycles(_data("lifecycle")), abilities, names, evidence)


@cache
def evidence() -> EvidenceShelf:
    """The benchmark figures in `data/evidence/`."""
    folder = files("catalog") / "data" / "evidence"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return shelf_of({file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8")) for file in found})


def _own(path: Path, catalog: Catalog) -> tuple[Overrides, tuple[Problem, ...]]:
    from catalog.overrides_file import Known, read_overrides  # noqa: PLC0415 – 15 ms that only such a file is worth

    return read_overrides(
        path,
        Known(
            has_model=lambda model: catalog.model(model) is not None,
            models=catalog.models.keys(),
            providers=catalog.providers.keys(),
            lifecycles=catalog.lifecycles,
        ),
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("catalog") / "data" / f"{name}.toml").read_text("utf-8"))
