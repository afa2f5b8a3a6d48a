"""A place in a text that names a model, and what it was taken for."""

from dataclasses import dataclass, replace
from enum import StrEnum

from catalog.model import ModelId

__all__ = ["Kind", "Mention"]


class Kind(StrEnum):
    """How a name came to its model; the last two came to none."""

    EXACT = "exact"
    ALIAS = "alias"
    SNAPSHOT = "snapshot"
    FAMILY = "family"
    TYPO = "typo"
    HOST = "host"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a text.

    Attributes:
        text: As it was written.
        start, end: Where it stands in the text.
        kind: How it was resolved.
        models: The one model meant; for an ambiguous or unknown name the nearest ones to choose from.
        effort: Reasoning effort, where named with the model (`high`).
        note: A sentence for what was assumed, where something was.
        maker: The seller whose own name this word is too ("mistral"), where it is one.
        bare: The word names a whole brand ("gpt"), which a fuller name of the same brand beside it explains.
        apart: End of the model's own name and start of its seller's, where words stand between them ("gpt-5.1 go away
            on azure").
    """

    text: str
    start: int
    end: int
    kind: Kind
    models: tuple[ModelId, ...]
    effort: str | None = None
    note: str | None = None
    maker: str | None = None
    bare: bool = False
    apart: tuple[int, int] | None = None

    @property
    def model(self) -> ModelId | None:
        """The model meant, or None where that cannot be told."""
        return self.models[0] if self.is_known else None

    @property
    def is_known(self) -> bool:
        """Whether the name came to exactly one model."""
        return self.kind not in (Kind.AMBIGUOUS, Kind.UNKNOWN)

    def sold_as(self, model: ModelId, *, note: str | None) -> "Mention":
        """The same name at a host."""
        notes = " ".join(filter(None, (self.note, note))) or None
        return replace(self, models=(model,), kind=Kind.HOST, note=notes, bare=False)
