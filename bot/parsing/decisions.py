"""Questions that lead to a decision: recommend, quality, what_if; and what a channel runs."""

from typing import Literal

from bot.engine.questions import Question, UnclearQuestion, WhatIfQuestion
from bot.parsing.changing import hypothesis
from bot.parsing.comparing_quality import quality
from bot.parsing.following import compared_after
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.money import other_currency
from bot.parsing.recommending import recommendation
from bot.parsing.remembering import remembered
from bot.parsing.stakes import stakes

__all__ = ["decision"]


def decision(
    heard: Heard, intent: Literal["what_if", "recommend", "quality", "profile"], known: Known
) -> Question | None:
    """The question of such an intent, or what is missing for it; None where no change of a what-if can be read."""
    if currency := other_currency(heard.blank):
        return UnclearQuestion(why="currency", models=heard.models, said=currency[:200])
    match intent:
        case "recommend":
            return recommendation(heard, known)
        case "quality":
            return quality(heard, known)
        case "profile":
            return remembered(heard, known)
        case "what_if":
            return _hypothetical(heard, known)


def _hypothetical(heard: Heard, known: Known) -> Question | None:
    """What a change would do; None where no change can be read. What quality is worth is no change but decides."""
    if stakes(heard).worth:
        return recommendation(heard, known)
    question = hypothesis(heard, known)
    if isinstance(question, WhatIfQuestion):
        return question
    if question and isinstance(question.pending, WhatIfQuestion):
        return compared_after(question.pending, known) or question
    return question
