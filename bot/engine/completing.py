"""A question that waited for something to be chosen, with the choice filled in."""

from decimal import Decimal

from bot.engine.questions import RecommendQuestion, Volume, WhatIfQuestion, Workload
from bot.engine.workload import with_volume
from catalog.model import ModelId, Task


def completed(
    pending: RecommendQuestion | WhatIfQuestion,
    *,
    model: ModelId | None = None,
    volume: Decimal | int | None = None,
    task: Task | None = None,
    to_model: ModelId | None = None,
) -> RecommendQuestion | WhatIfQuestion:
    """The question that goes on; what is not given stays as it was.

    Args:
        pending: What was asked.
        model: What is run now.
        volume: Tokens a month, at the mix that the question has; None where nobody knows: per million tokens then.
        task: What the model is for.
        to_model: The candidate, where something is to be recommended.
    """
    known = pending.model_copy(update={"workload": _at(pending, volume), "task": task or pending.task})
    if isinstance(known, WhatIfQuestion):
        return known.model_copy(
            update={"baseline": model or known.baseline, "models": _named(known.models, first=model)}
        )
    return known.model_copy(
        update={
            "from_model": model or known.from_model,
            "to_model": to_model or known.to_model,
            "models": _named(_named(known.models, last=to_model), first=model),
        }
    )


def _at(pending: RecommendQuestion | WhatIfQuestion, volume: Decimal | int | None) -> Workload:
    workload = pending.workload
    return workload if volume is None else with_volume(workload, Volume.of(volume, workload.input_share))


def _named(
    models: tuple[ModelId, ...], *, first: ModelId | None = None, last: ModelId | None = None
) -> tuple[ModelId, ...]:
    return tuple(dict.fromkeys(model for model in (first, *models, last) if model))
