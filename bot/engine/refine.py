"""The same question with another volume, mix, service or other models."""

from decimal import Decimal
from typing import TypedDict, Unpack

from bot.engine.questions import (
    HALF_ASSUMED,
    Asked,
    CompareQuestion,
    CostQuestion,
    PriceQuestion,
    Question,
    Volume,
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

    The number of models decides between a comparison, a cost and a price; a ranking keeps ranking.
    """
    workload = _workload(question, changes)
    stated = changes.get("input_share") is not None
    assumptions = tuple(said for said in question.assumptions if not (stated and said == HALF_ASSUMED))
    chosen = changes.get("models") or question.models
    if question.intent in {"cheapest", "afford"}:
        return question.model_copy(update={"workload": workload, "assumptions": assumptions, "models": chosen})
    return _by_models(question, chosen, workload, assumptions)


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
