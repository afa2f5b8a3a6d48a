"""The file of an organisation's own prices, read and checked: everything that is wrong with it comes back at once.

```toml
[[price]]                      # contracted USD per million tokens
model = "openai:gpt-5.1"
service = "standard"           # or batch, flex, priority; standard where left out
input = 1.10
output = "8.80"
cache_read = 0.11              # cache_write and cache_write_1h likewise
from = 2026-01-01              # first day; until = first day after; both optional

[[discount]]                   # percent off the list price: of a model, a provider, a service, or of everything
provider = "anthropic"
percent = 12.5

[[lifecycle]]                  # your own dates
model = "azure:gpt-5.1"
shutdown = 2027-03-01          # or "none"
successor = "azure:gpt-6-luna"
checked = 2026-11-22           # the day that you looked it up
```
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError
from pydantic_core import ErrorDetails

from catalog.lifecycle import Lifecycles
from catalog.model import Lifecycle, ModelId, Rates, Service
from catalog.overrides import EVERYTHING, BadOverridesError, Contract, Days, Discount, Overrides, Problem, Scope

__all__ = ["BadOverridesError", "Known", "read_overrides"]

MAX_BYTES: Final = 1_000_000
MAX_SHOWN: Final = 60
CLOSE: Final = 0.7

Rate = Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
Day = Annotated[date, Strict()]
RowT = TypeVar("RowT", bound="_Row")
TABLES: Final = ("price", "discount", "lifecycle")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may name.

    Attributes:
        has_model: Whether an id is some model's, fallback rows included.
        models: Ids to suggest for a mistyped one.
        providers: Ids of sellers.
        lifecycles: The dates on file, which own ones change.
    """

    has_model: Callable[[ModelId], bool]
    models: Collection[ModelId]
    providers: Collection[str]
    lifecycles: Lifecycles


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Dated(_Row):
    service: Service | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    @property
    def days(self) -> Days:
        return Days(self.from_, self.until)


class _Price(_Dated):
    model: ModelId
    input: Rate
    output: Rate
    cache_read: Rate | None = None
    cache_write: Rate | None = None
    cache_write_1h: Rate | None = None

    @property
    def key(self) -> tuple[ModelId, Service]:
        return self.model, self.service or Service.STANDARD


class _Discount(_Dated):
    percent: Annotated[Decimal, Field(ge=0, le=100, allow_inf_nan=False)]
    model: ModelId | None = None
    provider: str | None = None

    @property
    def key(self) -> Scope:
        return self.model or self.provider or EVERYTHING, self.service


class _Lifecycle(_Row):
    model: ModelId
    shutdown: Day | Literal["none"] | None = None
    successor: ModelId | None = None
    checked: Day


@dataclass(frozen=True, slots=True)
class _Placed(Generic[RowT]):
    where: str
    row: RowT


@dataclass(frozen=True, slots=True)
class _Rows:
    prices: list[_Placed[_Price]]
    discounts: list[_Placed[_Discount]]
    lifecycles: list[_Placed[_Lifecycle]]

    @property
    def dated(self) -> list[_Placed[_Price] | _Placed[_Discount]]:
        return [*self.prices, *self.discounts]

    @property
    def every(self) -> list[_Placed[_Price] | _Placed[_Discount] | _Placed[_Lifecycle]]:
        return [*self.dated, *self.lifecycles]


def read_overrides(path: Path, known: Known) -> tuple[Overrides, tuple[Problem, ...]]:
    """The prices of a file, and all that is wrong with it; with a problem, the prices are none.

    It raises nothing for what the file holds, or for its absence.
    """
    try:
        text = _text(path)
        # Money never passes through a float, not even while it is read.
        data = tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        return Overrides.none(), (Problem(str(path), f"cannot be read ({error.strerror}): name a readable file"),)
    # Deeply nested brackets exhaust the parser of the standard library.
    except (ValueError, RecursionError) as error:
        return Overrides.none(), (Problem(path.name, f"is no TOML file of prices: {error}"),)
    problems: list[Problem] = [*_foreign(path.name, data)]
    placed = partial(_placed, path.name, text, data, problems)
    rows = _Rows(placed("price", _Price), placed("discount", _Discount), placed("lifecycle", _Lifecycle))
    problems += [*_unknown_ids(rows, known), *_bad_scopes(rows), *_ties(rows)]
    if problems:
        return Overrides.none(), tuple(problems)
    return _overrides(rows, known.lifecycles), ()


def _text(path: Path) -> str:
    with path.open("rb") as file:
        # One byte more than allowed tells a file that is too large without reading it all.
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("it is larger than 1 MB")
    return content.decode()


def _foreign(name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    for table in data:
        if table not in TABLES:
            yield Problem(
                name, f"{_shown(table)} is no table of this file; those are [[price]], [[discount]], [[lifecycle]]"
            )
        elif not isinstance(data[table], list):
            yield Problem(name, f"write [[{table}]], twice in brackets: there can be several")


def _placed(
    name: str, text: str, data: Mapping[str, Any], problems: list[Problem], table: str, kind: type[RowT]
) -> list[_Placed[RowT]]:
    """The rows of a table that are sound in themselves; what is wrong with the others is added to `problems`."""
    entries = data.get(table, [])
    # TOML keeps no line numbers; the headings of a table stand in the order of its rows.
    headings = re.finditer(rf"^[ \t]*\[\[[ \t]*{table}[ \t]*\]\]", text, re.MULTILINE)
    lines = [text.count("\n", 0, heading.start()) + 1 for heading in headings]
    rows = []
    for at, entry in enumerate(entries if isinstance(entries, list) else []):
        line = f" (line {lines[at]})" if at < len(lines) else ""
        where = f"{name}, [[{table}]] {at + 1}{line}"
        try:
            rows.append(_Placed(where, kind.model_validate(entry)))
        except ValidationError as error:
            problems += [Problem(where, _said(detail)) for detail in error.errors(include_url=False)]
    return rows


def _said(detail: ErrorDetails) -> str:
    return ": ".join([*(_shown(str(key)) for key in detail["loc"][:1]), detail["msg"]])


def _unknown_ids(rows: _Rows, known: Known) -> Iterator[Problem]:
    for placed in rows.every:
        for key in ("model", "successor"):
            model = getattr(placed.row, key, None)
            if model and not known.has_model(model):
                yield Problem(placed.where, _unknown(key, model, known.models))
    for discount in rows.discounts:
        provider = discount.row.provider
        if provider and provider not in known.providers:
            yield Problem(discount.where, _unknown("provider", provider, known.providers))


def _unknown(key: str, said: str, candidates: Collection[str]) -> str:
    near = get_close_matches(said[:MAX_SHOWN], candidates, cutoff=CLOSE)
    hint = f"; near it are {', '.join(near)}" if near else ""
    return f"{key} {_shown(said)} is not in the catalog{hint}"


def _bad_scopes(rows: _Rows) -> Iterator[Problem]:
    for placed in rows.discounts:
        if placed.row.model and placed.row.provider:
            yield Problem(placed.where, "names a model and a provider: leave one out")
    for dated in rows.dated:
        days = dated.row.days
        if days.start and days.end and days.start >= days.end:
            yield Problem(dated.where, "from must lie before until, which is the first day after")


def _ties(rows: _Rows) -> Iterator[Problem]:
    seen: dict[Scope, list[_Placed[_Price] | _Placed[_Discount]]] = {}
    for placed in rows.dated:
        for other in seen.setdefault(placed.row.key, []):
            if placed.row.days.overlaps(other.row.days):
                yield Problem(placed.where, f"is for the same, on the same days, as {other.where}: keep one")
        seen[placed.row.key].append(placed)
    models: dict[ModelId, str] = {}
    for lifecycle in rows.lifecycles:
        if first := models.get(lifecycle.row.model):
            yield Problem(lifecycle.where, f"is for the same model as {first}: keep one")
        models.setdefault(lifecycle.row.model, lifecycle.where)


def _shown(text: str) -> str:
    """A few characters of what the file says, without line ends."""
    return repr(text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…")


def _overrides(rows: _Rows, listed: Lifecycles) -> Overrides:
    contracts: dict[tuple[ModelId, Service], tuple[Contract, ...]] = {}
    for placed in rows.prices:
        price = placed.row
        rates = Rates(price.input, price.output, price.cache_read, price.cache_write, price.cache_write_1h)
        contract = Contract(rates, price.days, placed.where)
        contracts[price.key] = (*contracts.get(price.key, ()), contract)
    discounts: dict[Scope, tuple[Discount, ...]] = {}
    for taken in rows.discounts:
        discount = Discount(taken.row.percent, taken.row.days, taken.where)
        discounts[taken.row.key] = (*discounts.get(taken.row.key, ()), discount)
    own = {placed.row.model: _lifecycle(placed, listed.of(placed.row.model)) for placed in rows.lifecycles}
    return Overrides(contracts, discounts, own)


def _lifecycle(placed: _Placed[_Lifecycle], listed: Lifecycle | None) -> Lifecycle:
    """The date on file with what the organisation says of it in its place."""
    row = placed.row
    entry = listed or Lifecycle(row.model, None, None, placed.where, row.checked)
    # "none" says that the model stays; a date left out says nothing, and keeps the one on file.
    if row.shutdown is not None:
        shutdown = row.shutdown if isinstance(row.shutdown, date) else None
        entry = replace(entry, shutdown=shutdown, not_before=None, via=None, source=placed.where, checked=row.checked)
    if row.successor:
        entry = replace(entry, successor=row.successor, successor_source=placed.where)
    return entry
