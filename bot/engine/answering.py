"""From a question to its answer: a pure function of (question, catalog, today)."""

from datetime import date
from typing import assert_never

from bot.engine.afford import afford
from bot.engine.answers import Answer
from bot.engine.catalog import catalog_listing
from bot.engine.cheapest import cheapest
from bot.engine.compare import compare
from bot.engine.cost import cost
from bot.engine.lifecycle import lifecycle
from bot.engine.price import price
from bot.engine.price_history import price_history
from bot.engine.questions import (
    AffordQuestion,
    BudgetQuestion,
    CatalogQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    ForecastQuestion,
    HelpQuestion,
    LifecycleQuestion,
    PriceHistoryQuestion,
    PriceQuestion,
    ProfileQuestion,
    QualityQuestion,
    Question,
    RecommendQuestion,
    SpendQuestion,
    SubscribeQuestion,
    UnclearQuestion,
    WhatIfQuestion,
)
from bot.engine.unclear import help_, unclear
from catalog.catalog import Catalog


def answer(question: Question, catalog: Catalog, today: date) -> Answer:
    """The answer at the prices of `today`."""
    match question:
        case CompareQuestion():
            return compare(question, catalog, today)
        case CostQuestion():
            return cost(question, catalog, today)
        case PriceQuestion():
            return price(question, catalog, today)
        case CheapestQuestion():
            return cheapest(question, catalog, today)
        case AffordQuestion():
            return afford(question, catalog, today)
        case RecommendQuestion():
            from bot.engine.recommend import recommend

            return recommend(question, catalog, today)
        case QualityQuestion():
            from bot.engine.quality import quality

            return quality(question, catalog, today)
        case WhatIfQuestion():
            from bot.engine.what_if import what_if

            return what_if(question, catalog, today)
        case SpendQuestion() | ForecastQuestion() | BudgetQuestion() | SubscribeQuestion():
            from bot.engine.unconnected import unconnected

            return unconnected(question, catalog, today)
        case ProfileQuestion():
            from bot.engine.profile import profile

            return profile(question, catalog, today)
        case PriceHistoryQuestion():
            return price_history(question, catalog, today)
        case LifecycleQuestion():
            return lifecycle(question, catalog, today)
        case CatalogQuestion():
            return catalog_listing(question, catalog, today)
        case HelpQuestion():
            return help_(catalog)
        case UnclearQuestion():
            return unclear(question, catalog)
        case _ as never:
            assert_never(never)
