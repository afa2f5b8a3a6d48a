"""What the engine answers: one frozen class an intent, joined in `Answer`."""

from typing import Annotated

from pydantic import Field

from bot.engine.afford import AffordAnswer
from bot.engine.catalog import CatalogAnswer
from bot.engine.cheapest import CheapestAnswer
from bot.engine.compare import CompareAnswer
from bot.engine.cost import CostAnswer
from bot.engine.lifecycle import LifecycleAnswer
from bot.engine.price import PriceAnswer
from bot.engine.price_history import PriceHistoryAnswer
from bot.engine.unclear import HelpAnswer, UnclearAnswer

Answer = Annotated[
    CompareAnswer
    | CostAnswer
    | PriceAnswer
    | CheapestAnswer
    | AffordAnswer
    | PriceHistoryAnswer
    | LifecycleAnswer
    | CatalogAnswer
    | HelpAnswer
    | UnclearAnswer,
    Field(discriminator="kind"),
]
