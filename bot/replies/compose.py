"""From an answer to what the bot says: one sentence-maker an intent."""

from bot.engine.afford import AffordAnswer
from bot.engine.answers import Answer
from bot.engine.catalog import CatalogAnswer
from bot.engine.cheapest import CheapestAnswer
from bot.engine.compare import CompareAnswer
from bot.engine.cost import CostAnswer
from bot.engine.lifecycle import LifecycleAnswer
from bot.engine.price import PriceAnswer
from bot.engine.price_history import PriceHistoryAnswer
from bot.engine.questions import (
    AffordQuestion,
    BudgetQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    ForecastQuestion,
    PriceQuestion,
    ProfileQuestion,
    QualityQuestion,
    Question,
    RecommendQuestion,
    SpendQuestion,
    SubscribeQuestion,
    WhatIfQuestion,
)
from bot.engine.unclear import HelpAnswer, UnclearAnswer
from bot.replies.afford import afford_reply
from bot.replies.catalog import catalog_reply
from bot.replies.cheapest import cheapest_reply
from bot.replies.compare import compare_reply
from bot.replies.cost import cost_reply
from bot.replies.help import help_reply
from bot.replies.lifecycle import lifecycle_reply
from bot.replies.price import price_reply
from bot.replies.price_history import price_history_reply
from bot.replies.reply import Reply
from bot.replies.unclear import unclear_reply


def reply_to(question: Question, answer: Answer) -> Reply:
    """What the bot says to a question that has this answer.

    Raises:
        ValueError: The answer is none to that kind of question.
    """
    match question, answer:
        case CompareQuestion(), CompareAnswer():
            return compare_reply(question, answer)
        case CostQuestion(), CostAnswer():
            return cost_reply(question, answer)
        case PriceQuestion(), PriceAnswer():
            return price_reply(question, answer)
        case CheapestQuestion(), CheapestAnswer():
            return cheapest_reply(question, answer)
        case AffordQuestion(), AffordAnswer():
            return afford_reply(question, answer)
        case (
            (
                RecommendQuestion()
                | QualityQuestion()
                | WhatIfQuestion()
                | ProfileQuestion()
                | SpendQuestion()
                | ForecastQuestion()
                | BudgetQuestion()
                | SubscribeQuestion()
            ),
            _,
        ):
            from bot.replies.decided import decided_reply

            return decided_reply(question, answer)
        case _:
            return _without_workload(answer)


def _without_workload(answer: Answer) -> Reply:
    match answer:
        case PriceHistoryAnswer():
            return price_history_reply(answer)
        case LifecycleAnswer():
            return lifecycle_reply(answer)
        case CatalogAnswer():
            return catalog_reply(answer)
        case HelpAnswer():
            return help_reply(answer)
        case UnclearAnswer():
            return unclear_reply(answer)
        case _:
            raise ValueError(f"{answer.kind} does not answer this question")
