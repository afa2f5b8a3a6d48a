"""When models are shut down and what succeeds them, seller by seller: a cloud keeps its own calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalog.model import Lifecycle, ModelId


@dataclass(frozen=True, slots=True)
class Lifecycles:
    """Every life span on file.

    Args:
        entries: By model. A model without an entry has nothing on file, which does not mean that it stays.
    """

    entries: Mapping[ModelId, Lifecycle]

    def of(self, model: ModelId) -> Lifecycle | None:
        """What is on file of a model, past dates included; None where there is nothing."""
        return self.entries.get(model)

    def upcoming(self, after: date, before: date) -> tuple[Lifecycle, ...]:
        """The shutdowns from `after` (included) until `before` (not included), soonest first."""
        due = (entry for entry in self.entries.values() if entry.shutdown and after <= entry.shutdown < before)
        return tuple(sorted(due, key=lambda entry: (entry.shutdown, entry.model)))

    def with_own(self, own: Mapping[ModelId, Lifecycle]) -> "Lifecycles":
        """These life spans with an organisation's own in place of the ones on file."""
        return Lifecycles({**self.entries, **own}) if own else self


def lifecycles(data: Mapping[str, Any]) -> Lifecycles:
    """Life spans out of the tables of `data/lifecycle.toml`.

    Raises:
        KeyError: The file is not what its head says.
    """
    return Lifecycles({entry.model: entry for entry in _entries(data)})


def _entries(data: Mapping[str, Any]) -> Iterator[Lifecycle]:
    sources, checked = data["sources"], data["checked"]
    for seller, rows in data["shutdowns"].items():
        for name, row in rows.items():
            model = ModelId.of(seller, name)
            # Most rows are a date and nothing else; it reads and parses quicker than a table.
            facts: Mapping[str, Any] = {"shutdown": row} if isinstance(row, date) else row
            source = facts.get("source", "litellm")
            successor = data["successors"].get(model)
            yield Lifecycle(
                model,
                facts.get("shutdown"),
                ModelId(successor["model"]) if successor else None,
                sources[source],
                checked,
                source_url=data["pages"].get(source) or data["pages"].get(seller),
                via=facts.get("via"),
                successor_source=sources[successor["source"]] if successor else None,
                platforms=tuple(facts.get("platforms", {}).items()),
                not_before=facts.get("not_before"),
            )
