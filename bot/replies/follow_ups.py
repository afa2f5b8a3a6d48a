"""Questions that go well after an answer, as buttons: few, and only ones that have an answer."""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from bot.engine.answered import Saving
from bot.engine.questions import Choice
from bot.replies.words import listed
from catalog.model import ModelId

MOST: Final = 3
PAIR: Final = 2
"""A choice is of two at least."""
LABEL: Final = 75
"""Characters that a button holds."""


class Named(Protocol):
    """A model with the name that people use."""

    @property
    def model(self) -> ModelId:
        """Seller and name."""

    @property
    def label(self) -> str:
        """What people call it."""


def first(choices: Iterable[Choice | None]) -> tuple[Choice, ...]:
    """The first few of those that make sense."""
    return tuple(choice for choice in choices if choice)[:MOST]


def asking(ask: str, label: str = "") -> Choice:
    """A question as a button; a label that is too long for one gives way to the question."""
    return Choice(label=label if 0 < len(label) <= LABEL else ask[:LABEL], ask=ask)


def which_to_choose(models: Sequence[Named]) -> Choice | None:
    """Which of several models to run."""
    if len(models) < PAIR:
        return None
    ids, label = _either(each.model for each in models), f"Should we choose {_either(m.label for m in models)}?"
    return asking(f"which should we choose: {ids}?", label if len(label) <= LABEL else "Which should we choose?")


def which_is_better(models: Sequence[Named]) -> Choice | None:
    """Which of several models performs better."""
    if len(models) < PAIR:
        return None
    return asking(f"which performs better: {_either(each.model for each in models)}?", "Which performs better?")


def side_by_side(models: Sequence[Named]) -> Choice | None:
    """What several models cost beside each other."""
    if len(models) < PAIR:
        return None
    label = f"Compare {listed(each.label for each in models)}"
    return asking(f"compare {listed(each.model for each in models)}", label if len(label) <= LABEL else "Compare them")


def upgrade_from(model: Named) -> Choice:
    """Whether there is something better to run than a model."""
    return asking(f"should we upgrade from {model.model}?", f"Should we upgrade from {model.label}?")


def batch(savings: Iterable[Saving]) -> Choice | None:
    """What batch would cost, where it would save something."""
    saves = any(saving.lever == "batch" for saving in savings)
    return asking("what about batch?", "What about batch?") if saves else None


def _either(names: Iterable[str]) -> str:
    return listed(names).replace(" and ", " or ")
