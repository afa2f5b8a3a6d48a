"""What models can take and do, by the maker's facts, which hosted copies inherit (`azure:gpt-5.1`).

Where only the price list knows a context window, that is the context on file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from catalog.model import Capabilities, Model, ModelId

__all__ = ["Abilities", "Origin", "maker_facts"]

MAKERS: Final[Mapping[str, str]] = {
    "deepseek-ai": "deepseek",
    "meta-llama": "meta",
    "minimaxai": "minimax",
    "mistralai": "mistral",
    "moonshot": "moonshotai",
    "qwen": "alibaba",
    "z-ai": "zai",
    "zai-org": "zai",
    "zhipuai": "zai",
}
"""What hosts call a maker, where that is not the maker's own id."""

ABILITIES: Final = ("vision", "tool_use", "reasoning", "structured_output", "open_weights")
# Not "-latest": that alias moves on to the next model, while a row without it stays with the one it was made for.
SNAPSHOT: Final = re.compile(r"-(?:20\d{6}|20\d\d-\d\d-\d\d)(?=$|-)|-v\d+$")
DECIMAL_P: Final = re.compile(r"(?<=\d)p(?=\d)")


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
        self._facts = _indexed(facts)
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
        named = (next((name for name in _names(model) if name in self._facts), None) for model in self._models)
        used = {self._facts[name].model for name in named if name}
        return tuple(sorted({facts.model for facts in self._facts.values()} - used))

    def _of(self, model: Model) -> Capabilities | None:
        facts = next((self._facts[name] for name in _names(model.priced_as or model.id) if name in self._facts), None)
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


def _indexed(facts: Mapping[ModelId, Capabilities]) -> Mapping[str, Capabilities]:
    """Facts by every name that a catalog may have for the model; a bare name only where it is one maker's."""
    index = {f"{model.provider}:{_plain(model.name)}": known for model, known in facts.items()}
    # Undated names come second, so that a snapshot never takes the place of a model of that very name.
    for model, known in facts.items():
        index.setdefault(f"{model.provider}:{SNAPSHOT.sub('', _plain(model.name))}", known)
    bare: dict[str, list[Capabilities]] = {}
    for name, known in index.items():
        bare.setdefault(name.partition(":")[2], []).append(known)
    return index | {name: known[0] for name, known in bare.items() if len(known) == 1}


def _names(model: ModelId) -> Iterator[str]:
    """What the maker may call a model that its seller calls so, likeliest first."""
    maker, name = _maker(model)
    plain = _plain(name.partition(":")[0])
    undated = SNAPSHOT.sub("", SNAPSHOT.sub("", plain))
    yield f"{maker}:{plain}"
    yield f"{maker}:{undated}"
    # A host that names no maker: the bare name counts, where only one maker has it.
    if maker == model.provider:
        yield plain
        yield undated


def _maker(model: ModelId) -> tuple[str, str]:
    seller, name = model.provider, model.name.lower()
    if seller == "aws":
        seller, _, name = name.removeprefix("global.").removeprefix("regional.").partition(".")
    elif "/" in name:
        vendor, _, name = name.rpartition("/")
        seller = vendor.rpartition("/")[2]
    elif seller == "google" and name.startswith("claude"):
        seller = "anthropic"
    elif seller == "fireworks":
        name = DECIMAL_P.sub(".", name)
    return MAKERS.get(seller, seller), name


def _plain(name: str) -> str:
    return name.lower().replace(".", "-")
