"""What the bot says to questions that lead to a decision, about what a channel runs, and about usage."""

from bot.engine.answers import Answer
from bot.engine.profile import ProfileAnswer
from bot.engine.quality import QualityAnswer
from bot.engine.questions import (
    BudgetQuestion,
    ForecastQuestion,
    ProfileQuestion,
    QualityQuestion,
    RecommendQuestion,
    SpendQuestion,
    SubscribeQuestion,
    WhatIfQuestion,
)
from bot.engine.recommend import RecommendAnswer
from bot.engine.unconnected import UnconnectedAnswer, UsageQuestion
from bot.engine.what_if import WhatIfAnswer
from bot.replies.profile import profile_reply
from bot.replies.quality import quality_reply
from bot.replies.recommend import recommend_reply
from bot.replies.reply import Reply
from bot.replies.unconnected import unconnected_reply
from bot.replies.what_if import what_if_reply

Decided = RecommendQuestion | QualityQuestion | WhatIfQuestion | ProfileQuestion | UsageQuestion


def decided_reply(question: Decided, answer: Answer) -> Reply:
    """What the bot says to such a question that has this answer.

    Raises:
        ValueError: The answer is none to that kind of question.
    """
    match question, answer:
        case RecommendQuestion(), RecommendAnswer():
            return recommend_reply(question, answer)
        case QualityQuestion(), QualityAnswer():
            return quality_reply(question, answer)
        case WhatIfQuestion(), WhatIfAnswer():
            return what_if_reply(question, answer)
        case ProfileQuestion(), ProfileAnswer():
            return profile_reply(question, answer)
        case ((SpendQuestion() | ForecastQuestion() | BudgetQuestion() | SubscribeQuestion()), UnconnectedAnswer()):
            return unconnected_reply(question, answer)
        case _:
            raise ValueError(f"{answer.kind} does not answer this question")
