"""One model's monthly cost at a volume."""

from datetime import date
from typing import Literal

from bot.engine.answered import Costed
from bot.engine.costing import costed
from bot.engine.pricing import priced
from bot.engine.questions import CostQuestion
from catalog.catalog import Catalog


class CostAnswer(Costed):
    """What a workload costs on one model: one row of costs, or none where it has no price for what was asked."""

    kind: Literal["cost"] = "cost"


def cost(question: CostQuestion, catalog: Catalog, today: date) -> CostAnswer:
    """The monthly cost at the rates of today."""
    found = priced(catalog, question.models, question.workload, at=today)
    return CostAnswer(**costed(question, found, catalog, today))
