"""What every catalog must satisfy, checked before a release and on request. It finds; somebody else prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from catalog.bundled import Pinned, aliases, families, lifecycles_checked, pinned
from catalog.capabilities import Abilities
from catalog.catalog import Catalog
from catalog.evidence_check import evidence_findings
from catalog.finding import Finding, Severity
from catalog.model import Lifecycle, ModelId
from catalog.prices import VERSION
from catalog.soundness import unsound_prices
from catalog.spelling import key
from catalog.vocabulary import vocabulary

__all__ = ["Bundled", "Finding", "Severity", "bundled", "check"]

PRICES_OLD: Final = timedelta(days=45)
PRICES_TOO_OLD: Final = timedelta(days=120)
LIFECYCLES_OLD: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Bundled:
    """What the data files say, beside the catalog that was made of them.

    Attributes:
        pinned: The price list that the files were checked against.
        installed: The version of the installed price list.
        aliases: Further names and the ids that they stand for.
        families: The table of families.
        lifecycles_checked: The day on which the shutdown dates were read.
    """

    pinned: Pinned
    installed: str
    aliases: Mapping[str, str]
    families: Mapping[str, Any]
    lifecycles_checked: date


def bundled() -> Bundled:
    """The data files as they are installed."""
    return Bundled(pinned(), VERSION, aliases(), families(), lifecycles_checked())


def check(catalog: Catalog, *, today: date, data: Bundled | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a catalog on a day, errors first. A sound one gives nothing."""
    files = data or bundled()
    findings = [
        *_rates(catalog, today),
        *_floats(catalog, today),
        *_names(catalog, files),
        *_lifecycles(catalog, today),
        *_capabilities(catalog),
        *evidence_findings(catalog, today=today),
        *_ages(catalog, files, today),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.severity is not Severity.ERROR, finding.about)))


def _rates(catalog: Catalog, today: date) -> Iterator[Finding]:
    for unsound in unsound_prices(catalog.list_prices, at=today):
        about = f"{unsound.model} {unsound.service}"
        yield Finding(Severity.ERROR, about, unsound.what, "report it to genai-prices and set your own price")


def _floats(catalog: Catalog, today: date) -> Iterator[Finding]:
    for model in catalog.models:
        price = catalog.price(model, at=today)
        for value in (price, catalog.capabilities(model), catalog.model(model)):
            if float_in(value):
                yield Finding(Severity.ERROR, model, "holds a float", "keep money in Decimal and tokens in int")


def float_in(value: object) -> bool:
    """Whether a value, or anything inside it, is a float: money in floats is wrong in the last cent."""
    if isinstance(value, tuple | frozenset):
        return any(float_in(part) for part in value)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return any(float_in(getattr(value, field)) for field in value.__dataclass_fields__)
    return isinstance(value, float)


def _names(catalog: Catalog, data: Bundled) -> Iterator[Finding]:
    for name, target in data.aliases.items():
        # A row that only falls back to the maker's has no name to be told by, so it is no target.
        if ModelId(target) not in catalog.models:
            yield Finding(Severity.ERROR, f"alias {name}", f"{target} is no model", "correct data/aliases.toml")
    resolved = catalog.names.newest()
    for family in vocabulary(data.families).families:
        for name in family.names:
            members = resolved.get(" ".join(key(name)), ())
            if not members or not catalog.models.keys() >= set(members):
                what = f"no model of {family.provider} belongs to it"
                yield Finding(Severity.ERROR, f"family {name}", what, "correct data/families.toml")


def _lifecycles(catalog: Catalog, today: date) -> Iterator[Finding]:
    remedy = "correct data/lifecycle.toml, or your own price file"
    for model, entry in catalog.lifecycles.entries.items():
        if catalog.model(model) is None:
            yield Finding(Severity.ERROR, model, "has a life span but is no model", remedy)
        if not (entry.shutdown is None or isinstance(entry.shutdown, date)):
            yield Finding(Severity.ERROR, model, f"shutdown {entry.shutdown!r} is no date", remedy)
        yield from _successor(catalog, entry, today)


def _successor(catalog: Catalog, entry: Lifecycle, today: date) -> Iterator[Finding]:
    if entry.successor is None:
        return
    remedy = "look up what its vendor names today, and correct data/lifecycle.toml or your own price file"
    follows = catalog.lifecycle(entry.successor)
    if catalog.model(entry.successor) is None:
        yield Finding(Severity.ERROR, entry.model, f"successor {entry.successor} is no model", remedy)
    # True once and no longer: the name is right, the advice is not.
    elif follows and follows.shutdown and follows.shutdown <= today:
        what = f"successor {entry.successor} was itself shut down on {follows.shutdown}"
        yield Finding(Severity.WARNING, entry.model, what, remedy)


def _capabilities(catalog: Catalog) -> Iterator[Finding]:
    foreign = [model for model in catalog.abilities if catalog.model(model) is None]
    unused = catalog.abilities.unused() if isinstance(catalog.abilities, Abilities) else ()
    for model in (*foreign, *unused):
        yield Finding(Severity.WARNING, model, "has facts but no row in the catalog", "correct data/capabilities.toml")


def _ages(catalog: Catalog, data: Bundled, today: date) -> Iterator[Finding]:
    if data.installed != data.pinned.version:
        what = f"{data.installed} is installed, the data files were checked against {data.pinned.version}"
        remedy = "install the version that data/prices.toml names, or check the data files against the new one"
        yield Finding(Severity.ERROR, data.pinned.package, what, remedy)
    age = today - catalog.as_of
    if age > PRICES_OLD:
        severity = Severity.ERROR if age > PRICES_TOO_OLD else Severity.WARNING
        what = f"they are of {catalog.as_of}, {age.days} days old"
        yield Finding(severity, "prices", what, "update the bot, or set LLMCOST_PRICE_UPDATES=on")
    dates = today - data.lifecycles_checked
    if dates > LIFECYCLES_OLD:
        what = f"they were read on {data.lifecycles_checked}, {dates.days} days ago"
        yield Finding(Severity.WARNING, "shutdown dates", what, "update the bot, or check them on the vendors' pages")
