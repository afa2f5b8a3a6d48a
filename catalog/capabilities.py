"""What models can take and do, by the maker's facts, which hosted copies inherit (`azure:gpt-5.1`).

Where only the price list knows a context window, that is the context on file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from catalog.copies import by_name, names_of
from catalog.model import Capabilities, Model, ModelId

__all__ = ["Abilities", "Origin", "maker_facts"]

ABILITIES: Final = ("vision", "tool_use", "reasoning", "structured_output", "open_weights")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where facts stand.

    Attributes:
        name: The source, with its licence.
        checked: The day it was read.
    """

    name: str
    checked: date


class Abilities(Mapping[ModelId, Capabilities]):
    """Limits and abilities of every model of a price list, looked up when asked and kept.

    Args:
        facts: By maker's id, e.g. `openai:gpt-5.1` or `alibaba:qwen3-max`.
        models: Every row of the price list.
        listed: The model of an id, fallback rows included; None where the id is nobody's.
        price_list: Where context windows stand that only the price list knows.
    """

    def __init__(
        self,
        facts: Mapping[ModelId, Capabilities],
        models: Mapping[ModelId, Model],
        *,
        listed: Callable[[ModelId], Model | None],
        price_list: Origin,
    ) -> None:
        self._models = models
        self._listed = listed
        self._price_list = price_list
        self._facts = by_name(facts)
        self._makers = frozenset(model.provider for model in facts)
        self._known: dict[ModelId, Capabilities | None] = {}

    def __getitem__(self, model: ModelId) -> Capabilities:
        if model in self._known:
            known = self._known[model]
        # Only ids of the catalog are kept: anybody's text may be asked for.
        elif listed := self._listed(model):
            known = self._known[model] = self._of(listed)
        else:
            known = None
        if known is None:
            raise KeyError(model)
        return known

    def __iter__(self) -> Iterator[ModelId]:
        return (model for model in self._models if model in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, model: object) -> bool:
        return isinstance(model, ModelId) and self.get(model) is not None

    def released(self) -> Mapping[ModelId, date]:
        """The release dates on file of the makers' own rows."""
        known = ((model, self.get(model)) for model in self._models if model.provider in self._makers)
        return {model: facts.released for model, facts in known if facts and facts.released}

    def unused(self) -> tuple[ModelId, ...]:
        """Facts that no row of the price list has the model for."""
        named = (next((name for name in names_of(model) if name in self._facts), None) for model in self._models)
        used = {self._facts[name].model for name in named if name}
        return tuple(sorted({facts.model for facts in self._facts.values()} - used))

    def _of(self, model: Model) -> Capabilities | None:
        facts = next((self._facts[name] for name in names_of(model.priced_as or model.id) if name in self._facts), None)
        window = model.context_window
        if facts is None:
            origin = self._price_list
            return Capabilities(model.id, origin.name, origin.checked, context=window) if window else None
        return replace(facts, model=model.id, context=facts.context or window)


def maker_facts(data: Mapping[str, Any]) -> Mapping[ModelId, Capabilities]:
    """Facts by maker's id, out of the tables of `data/capabilities.toml`.

    A model in several sources takes each fact from the first one that has it, and names them all.

    Raises:
        KeyError, ValueError: The file is not what its head says.
    """
    found: dict[ModelId, Capabilities] = {}
    for source, table in data["facts"].items():
        origin = Origin(**data["sources"][source])
        for row in table.strip().splitlines():
            facts = _row(row, origin)
            found[facts.model] = _merged(found[facts.model], facts) if facts.model in found else facts
    for model, entry in data["reasons_by_default"].items():
        key = ModelId(model)
        found[key] = replace(
            found[key], reasons_by_default=entry["value"], source=f"{found[key].source}; {entry['source']}"
        )
    return found


def _row(row: str, origin: Origin) -> Capabilities:
    model, released, cutoff, context, input_limit, output_limit, can, cannot = (
        None if cell == "-" else cell for cell in row.split()
    )
    able = dict.fromkeys((can or "").split(","), True) | dict.fromkeys((cannot or "").split(","), False)
    return Capabilities(
        ModelId(model),
        origin.name,
        origin.checked,
        context=_count(context),
        input_limit=_count(input_limit),
        output_limit=_count(output_limit),
        released=date.fromisoformat(released) if released else None,
        knowledge_cutoff=cutoff,
        **{ability: able.get(ability) for ability in ABILITIES},
    )


def _count(cell: str | None) -> int | None:
    return int(cell) if cell else None


def _merged(first: Capabilities, second: Capabilities) -> Capabilities:
    facts = (name for name in Capabilities.__slots__ if name not in {"model", "source", "checked"})
    missing = {name: getattr(second, name) for name in facts if getattr(first, name) is None}
    return replace(
        first, source=f"{first.source}; {second.source}", checked=min(first.checked, second.checked), **missing
    )
