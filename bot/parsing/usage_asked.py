"""Questions about real usage: spend, forecast, budget, subscribe.

Their words are many and their patterns large, so each reader is loaded when it is first needed: a question about prices
starts no slower for them.
"""

from typing import Literal

from bot.engine.questions import Question
from bot.parsing.hearing import Heard
from bot.parsing.known import Known

__all__ = ["usage_question"]


def usage_question(heard: Heard, intent: Literal["spend", "forecast", "budget", "subscribe"], known: Known) -> Question:
    """The question of such an intent, or what is missing for it."""
    match intent:
        case "spend":
            from bot.parsing.spending import spend  # noqa: PLC0415 – see above

            return spend(heard, known)
        case "forecast":
            from bot.parsing.forecasting import forecast  # noqa: PLC0415 – see above

            return forecast(heard, known)
        case "budget":
            from bot.parsing.budgeting import budget  # noqa: PLC0415 – see above

            return budget(heard, known)
        case "subscribe":
            from bot.parsing.subscribing import subscription  # noqa: PLC0415 – see above

            return subscription(heard, known)
