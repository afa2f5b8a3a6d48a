"""What the engine answers: one frozen class an intent, joined in `Answer`."""

from typing import TYPE_CHECKING

from bot.engine.answered import Answered

if TYPE_CHECKING:
    from bot.engine.afford import AffordAnswer
    from bot.engine.catalog import CatalogAnswer
    from bot.engine.cheapest import CheapestAnswer
    from bot.engine.compare import CompareAnswer
    from bot.engine.cost import CostAnswer
    from bot.engine.lifecycle import LifecycleAnswer
    from bot.engine.price import PriceAnswer
    from bot.engine.price_history import PriceHistoryAnswer
    from bot.engine.profile import ProfileAnswer
    from bot.engine.quality import QualityAnswer
    from bot.engine.recommend import RecommendAnswer
    from bot.engine.unclear import HelpAnswer, UnclearAnswer
    from bot.engine.unconnected import UnconnectedAnswer
    from bot.engine.what_if import WhatIfAnswer

    Answer = (
        CompareAnswer
        | CostAnswer
        | PriceAnswer
        | CheapestAnswer
        | AffordAnswer
        | RecommendAnswer
        | QualityAnswer
        | WhatIfAnswer
        | UnconnectedAnswer
        | ProfileAnswer
        | PriceHistoryAnswer
        | LifecycleAnswer
        | CatalogAnswer
        | HelpAnswer
        | UnclearAnswer
    )
else:
    # An answer is made and read, never parsed: at run time its base will do, and what one intent needs is loaded when
    # that is asked.
    Answer = Answered

__all__ = ["Answer"]
