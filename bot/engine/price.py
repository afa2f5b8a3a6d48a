"""List prices: what a million tokens cost, in every service that has a rate on file."""

from datetime import date
from typing import Literal

from bot.engine.ahead import lifecycle_sources, scheduled_prices, shutdowns
from bot.engine.answered import Answered, ScheduledPrice, Shutdown
from bot.engine.money import Exact
from bot.engine.pricing import effort_notes, label_of, price_sources, priced
from bot.engine.questions import PriceQuestion, Value
from catalog.catalog import Catalog
from catalog.model import ModelId, Price, Service


class ServiceRate(Value):
    """What another service than the asked one charges."""

    service: Service
    input_per_mtok: Exact
    output_per_mtok: Exact
    cache_read_per_mtok: Exact | None = None


class ModelPrice(Value):
    """USD per million tokens of one model.

    Attributes:
        model: Seller and name.
        label: What people call it.
        cache_read_per_mtok, cache_write_per_mtok: Null where the list has none.
        service: Whose rates they are.
        since: First day of these rates, where the list dates them.
        checked: The day the list last compared them with the vendor's page, where it says so.
        tier_above, next_tier_above: Prompt sizes where long-context rates hold or would hold.
        peak_input_per_mtok, peak_output_per_mtok, peak_hours: The provider's dear hours in UTC.
        is_own: The organisation's own price.
        other_services: Rates of the other services on file.
    """

    model: ModelId
    label: str
    input_per_mtok: Exact
    output_per_mtok: Exact
    cache_read_per_mtok: Exact | None = None
    cache_write_per_mtok: Exact | None = None
    cache_write_1h_per_mtok: Exact | None = None
    service: Service = Service.STANDARD
    since: date | None = None
    checked: date | None = None
    tier_above: int | None = None
    next_tier_above: int | None = None
    peak_input_per_mtok: Exact | None = None
    peak_output_per_mtok: Exact | None = None
    peak_hours: tuple[str, ...] = ()
    is_own: bool = False
    priced_as: ModelId | None = None
    other_services: tuple[ServiceRate, ...] = ()


class PriceAnswer(Answered):
    """List prices in the order asked, with what is about to change."""

    kind: Literal["price"] = "price"
    prices: tuple[ModelPrice, ...]
    shutdowns: tuple[Shutdown, ...] = ()
    scheduled: tuple[ScheduledPrice, ...] = ()


def price(question: PriceQuestion, catalog: Catalog, today: date) -> PriceAnswer:
    """The rates in force today for the service and prompt size asked."""
    found = priced(catalog, question.models, question.workload, at=today)
    ends = shutdowns(catalog, question.models, question.workload, today=today)
    return PriceAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=(*question.assumptions, *effort_notes(question), *found.assumptions),
        sources=(*price_sources(catalog, found.prices), *lifecycle_sources(catalog, [end.model for end in ends])),
        unpriced=found.unpriced,
        prices=tuple(_model_price(catalog, price, today) for price in found.prices),
        shutdowns=ends,
        scheduled=scheduled_prices(catalog, question.models, question.workload, today=today),
    )


def _model_price(catalog: Catalog, price: Price, today: date) -> ModelPrice:
    rates, peak = price.rates, price.peak
    return ModelPrice(
        model=price.model,
        label=label_of(catalog, price.model),
        input_per_mtok=rates.input,
        output_per_mtok=rates.output,
        cache_read_per_mtok=rates.cache_read,
        cache_write_per_mtok=rates.cache_write,
        cache_write_1h_per_mtok=rates.cache_write_1h,
        service=price.service,
        since=price.since,
        checked=price.checked,
        tier_above=price.tier_above,
        next_tier_above=price.next_tier_above,
        peak_input_per_mtok=peak.rates.input if peak else None,
        peak_output_per_mtok=peak.rates.output if peak else None,
        peak_hours=peak.windows if peak else (),
        is_own=price.is_own,
        priced_as=price.priced_as,
        other_services=_other_services(catalog, price, today),
    )


def _other_services(catalog: Catalog, price: Price, today: date) -> tuple[ServiceRate, ...]:
    others = (
        catalog.price(
            price.model, at=today, service=service, prompt_tokens=price.tier_above + 1 if price.tier_above else 0
        )
        for service in catalog.services(price.model, at=today)
        if service is not price.service
    )
    return tuple(
        ServiceRate(
            service=other.service,
            input_per_mtok=other.rates.input,
            output_per_mtok=other.rates.output,
            cache_read_per_mtok=other.rates.cache_read,
        )
        for other in others
        if isinstance(other, Price)
    )
