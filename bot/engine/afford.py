"""How many tokens an amount of money buys."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from bot.engine.ahead import lifecycle_sources, shutdowns
from bot.engine.answered import Answered, Shutdown
from bot.engine.money import Exact
from bot.engine.pricing import label_of, price_sources, priced
from bot.engine.questions import AffordQuestion, Value
from bot.engine.rating import blended_price
from catalog.catalog import Catalog
from catalog.model import MILLION, ModelId, Price


class Bought(Value):
    """What the money buys of one model.

    Attributes:
        tokens: Input and output together at the asked mix, rounded down; null where a token costs nothing.
        input_tokens, output_tokens: Its parts, rounded down.
        blended_per_mtok: USD per million tokens of that mix.
    """

    model: ModelId
    label: str
    tokens: int | None
    input_tokens: int | None
    output_tokens: int | None
    blended_per_mtok: Exact
    input_per_mtok: Exact
    output_per_mtok: Exact
    is_own: bool = False


class AffordAnswer(Answered):
    """What an amount buys.

    Attributes:
        budget_usd: The amount.
        tokens: Of the first model named; null where it has no price.
        bought: Every model named, in order.
        shutdowns: Ends within twelve months.
    """

    kind: Literal["afford"] = "afford"
    budget_usd: Exact
    tokens: int | None = None
    bought: tuple[Bought, ...] = ()
    shutdowns: tuple[Shutdown, ...] = ()


def afford(question: AffordQuestion, catalog: Catalog, today: date) -> AffordAnswer:
    """Tokens for a budget at the asked mix and the rates of today."""
    found = priced(catalog, question.models, question.workload, at=today)
    bought = tuple(_bought(catalog, price, question) for price in found.prices)
    ends = shutdowns(catalog, question.models, question.workload, today=today)
    return AffordAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *found.assumptions),
        sources=(*price_sources(catalog, found.prices), *lifecycle_sources(catalog, [end.model for end in ends])),
        unpriced=found.unpriced,
        budget_usd=question.budget_usd,
        tokens=bought[0].tokens if bought else None,
        bought=bought,
        shutdowns=ends,
    )


def _bought(catalog: Catalog, price: Price, question: AffordQuestion) -> Bought:
    share = question.workload.input_share
    blended = blended_price(price.rates, input_share=share, cached_share=question.workload.cached_share)
    tokens = question.budget_usd * MILLION / blended if blended else None
    return Bought(
        model=price.model,
        label=label_of(catalog, price.model),
        tokens=_down(tokens),
        input_tokens=_down(tokens and tokens * share),
        output_tokens=_down(tokens and tokens * (1 - share)),
        blended_per_mtok=blended,
        input_per_mtok=price.rates.input,
        output_per_mtok=price.rates.output,
        is_own=price.is_own,
    )


def _down(tokens: Decimal | None) -> int | None:
    return None if tokens is None else int(tokens.to_integral_value(rounding=ROUND_FLOOR))
