"""The same question with another volume, mix, service or other models."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypedDict, Unpack

from bot.engine.questions import (
    HALF_ASSUMED,
    Asked,
    BudgetQuestion,
    Change,
    CompareQuestion,
    CostQuestion,
    ForecastQuestion,
    PriceQuestion,
    ProfileQuestion,
    Question,
    RecommendQuestion,
    SpendQuestion,
    SubscribeQuestion,
    Volume,
    WhatIfQuestion,
    Workload,
)
from bot.engine.workload import with_input_share, with_volume
from catalog.model import ModelId, Service


class Refinement(TypedDict, total=False):
    """What can be changed; a missing key leaves things as they are.

    Attributes:
        models: Instead of the models named.
        volume: Exact tokens of a month, whose mix is taken over.
        input_share, cached_share: Shares in [0, 1].
        service: How the requests are served.
    """

    models: tuple[ModelId, ...] | None
    volume: Volume | None
    input_share: Decimal | None
    cached_share: Decimal | None
    service: Service | None


def refined(question: Question, **changes: Unpack[Refinement]) -> Question:
    """The question with what is given changed; a mix that is stated now is no assumption any more.

    The number of models decides between a comparison, a cost and a price; a ranking keeps ranking, a decision stays
    one, and what a channel runs or really used is not changed at all.
    """
    if isinstance(question, ProfileQuestion | SpendQuestion | ForecastQuestion | BudgetQuestion | SubscribeQuestion):
        return question
    workload = _workload(question, changes)
    stated = changes.get("input_share") is not None
    assumptions = tuple(said for said in question.assumptions if not (stated and said == HALF_ASSUMED))
    chosen = changes.get("models") or question.models
    if question.intent in {"cheapest", "afford", "quality", "recommend", "what_if"}:
        update = {"workload": workload, "assumptions": assumptions, "models": chosen, **_roles(question, changes)}
        return question.model_copy(update=update)
    return _by_models(question, chosen, workload, assumptions)


def _roles(question: Question, changes: Refinement) -> dict[str, object]:
    """What each model is in the question, with other models named: a new one takes the place of the one it replaces."""
    chosen = changes.get("models")
    if not chosen:
        return {}
    efforts = {model: effort for model, effort in question.efforts.items() if model in chosen}
    if isinstance(question, RecommendQuestion):
        place = _places((question.from_model, question.to_model, *question.models), chosen)
        return {"efforts": efforts, "from_model": place(question.from_model), "to_model": place(question.to_model)}
    if isinstance(question, WhatIfQuestion):
        place = _places((question.baseline, *question.models), chosen)
        change = _moved(question.change, place)
        return {"efforts": efforts, "baseline": place(question.baseline) or chosen[0], "change": change}
    return {"efforts": efforts}


def _places(
    before: tuple[ModelId | None, ...], after: tuple[ModelId, ...]
) -> Callable[[ModelId | None], ModelId | None]:
    """Who stands for a model afterwards: itself, the new one in its place, or nobody."""
    gone = [model for model in dict.fromkeys(before) if model and model not in after]
    new = [model for model in after if model not in before]
    stands_for = {**{model: model for model in after}, **dict(zip(gone, new, strict=False))}
    return lambda model: stands_for.get(model) if model else None


def _moved(change: Change, place: Callable[[ModelId | None], ModelId | None]) -> Change:
    moves = ((move, place(move.model)) for move in change.moves)
    kept = tuple(move.model_copy(update={"model": model}) for move, model in moves if model)
    return change.model_copy(update={"moves": kept})


def _by_models(
    question: Asked, models: tuple[ModelId, ...], workload: Workload, assumptions: tuple[str, ...]
) -> Question:
    kind = CompareQuestion if len(models) > 1 else PriceQuestion if workload.volume is None else CostQuestion
    efforts = {model: effort for model, effort in question.efforts.items() if model in models}
    return kind(models=models, workload=workload, assumptions=assumptions, efforts=efforts, task=question.task)


def _workload(question: Question, changes: Refinement) -> Workload:
    workload: Workload = getattr(question, "workload", Workload())
    if volume := changes.get("volume"):
        workload = with_volume(workload, volume)
    if (input_share := changes.get("input_share")) is not None:
        workload = with_input_share(workload, input_share)
    update = {"cached_share": changes.get("cached_share"), "service": changes.get("service")}
    return workload.model_copy(update={name: value for name, value in update.items() if value is not None})
