"""From a model and a workload to its cost, with every default and every source said aloud."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.engine.answered import ModelCost, Rung, Source, Unpriced
from bot.engine.money import display
from bot.engine.questions import Asked, Workload
from bot.engine.rating import monthly_cost
from bot.engine.workload import ladder_volumes, rounded_tokens, volume_of
from catalog.catalog import Catalog
from catalog.model import ModelId, NoPrice, NoPriceReason, Price


@dataclass(frozen=True, slots=True)
class Priced:
    """Models with their prices for one workload, in the order asked, and those without."""

    workload: Workload
    prices: tuple[Price, ...]
    costs: tuple[ModelCost, ...]
    unpriced: tuple[Unpriced, ...]

    @property
    def assumptions(self) -> tuple[str, ...]:
        """A sentence for each default that pricing filled in."""
        return tuple(sentence for price in self.prices for sentence in _assumed(price, self.workload))


def priced(catalog: Catalog, models: Iterable[ModelId], workload: Workload, *, at: date) -> Priced:
    """The price and the monthly cost of each model for a workload at the rates of a day."""
    found = [price_for(catalog, model, workload, at=at) for model in models]
    prices = tuple(price for price in found if isinstance(price, Price))
    return Priced(
        workload,
        prices,
        tuple(cost_at(catalog, price, workload) for price in prices),
        tuple(_unpriced(catalog, gap) for gap in found if isinstance(gap, NoPrice)),
    )


def price_for(catalog: Catalog, model: ModelId, workload: Workload, *, at: date) -> Price | NoPrice:
    """A model's price for the service and prompt size of a workload; a model nobody knows is unpriced."""
    if catalog.model(model) is None:
        return NoPrice(model, NoPriceReason.UNPRICED, workload.service)
    return catalog.price(model, at=at, service=workload.service, prompt_tokens=workload.prompt_tokens or 0)


def cost_at(catalog: Catalog, price: Price, workload: Workload) -> ModelCost:
    """The cost of a workload at a price already looked up."""
    rates, cached = price.rates, workload.cached_share
    usd = monthly_cost(rates, volume_of(workload), cached)
    known, able = catalog.model(price.model), catalog.capabilities(price.model)
    return ModelCost(
        model=price.model,
        label=label_of(catalog, price.model),
        monthly_usd=usd,
        display=display(usd),
        input_per_mtok=rates.input,
        output_per_mtok=rates.output,
        cache_read_per_mtok=rates.cache_read,
        service=price.service,
        upper_monthly_usd=monthly_cost(rates, workload.upper, cached) if workload.upper else None,
        peak_monthly_usd=monthly_cost(price.peak.rates, volume_of(workload), cached) if price.peak else None,
        peak_hours=price.peak.windows if price.peak else (),
        tier_above=price.tier_above,
        next_tier_above=price.next_tier_above,
        is_own=price.is_own,
        priced_as=price.priced_as,
        context=(able.context if able else None) or (known.context_window if known else None),
        reasons_by_default=bool(able and able.reasons_by_default),
    )


def monthly_usd(catalog: Catalog, model: ModelId, workload: Workload, *, at: date) -> Decimal | None:
    """The monthly cost alone; None where there is no price."""
    price = price_for(catalog, model, workload, at=at)
    if not isinstance(price, Price):
        return None
    return monthly_cost(price.rates, volume_of(workload), workload.cached_share)


def ladder(prices: Iterable[Price], workload: Workload) -> tuple[Rung, ...]:
    """What each model costs at small, usual and large volumes of the same mix."""
    held = tuple(prices)
    return tuple(
        Rung(
            tokens=rounded_tokens(volume.total),
            monthly_usd={price.model: monthly_cost(price.rates, volume, workload.cached_share) for price in held},
        )
        for volume in ladder_volumes(workload)
    )


def label_of(catalog: Catalog, model: ModelId) -> str:
    """The name that people use: the maker's id, with the seller where that is somebody else."""
    if model in catalog.names.sold_by_makers:
        return model.name
    known = catalog.model(model)
    return f"{model.name} on {known.provider_label if known else model.provider}"


def price_sources(catalog: Catalog, prices: Iterable[Price]) -> tuple[Source, ...]:
    """One source for each seller and price list, with the oldest day on which one of its prices was checked."""
    groups: dict[tuple[str, str, str | None], list[date]] = {}
    for price in prices:
        what = _whose(catalog, price)
        checked = groups.setdefault((what, price.source, price.source_url), [])
        checked.extend(filter(None, (price.checked,)))
    return tuple(
        Source(what=what, where=where, url=url, as_of=min(checked, default=None))
        for (what, where, url), checked in groups.items()
    )


def _whose(catalog: Catalog, price: Price) -> str:
    if price.is_own:
        return "your price"
    if price.secondhand:
        return f"{price.model.name} from {price.secondhand}'s prices, not its maker's"
    return f"{catalog.providers[(price.priced_as or price.model).provider]} list prices"


def _unpriced(catalog: Catalog, gap: NoPrice) -> Unpriced:
    return Unpriced(model=gap.model, label=label_of(catalog, gap.model), reason=gap.reason, service=gap.service)


def effort_notes(question: Asked) -> tuple[str, ...]:
    """A sentence for each reasoning effort that was named: it changes how much a model writes, not its rates."""
    return tuple(
        f"{model.name} at effort {effort}: the same rates, other numbers of tokens"
        for model, effort in question.efforts.items()
    )


def _assumed(price: Price, workload: Workload) -> Iterator[str]:
    name = price.model.name
    if price.priced_as:
        yield f"{price.model} is priced as {price.priced_as}: the list has no rate of that seller's own"
    if workload.cached_share and price.rates.cache_read is None:
        yield f"{name} has no cache-read rate on file: its cached input is priced like other input"
    if price.peak:
        weekends = " (an upper bound at weekends)" if price.peak.upper_bound_at_weekends else ""
        yield f"{name} at its off-peak rates; dearer from {' and '.join(price.peak.windows)} UTC{weekends}"
    if price.tier_above:
        yield f"{name} at its long-context rates, for prompts over {price.tier_above:,} tokens"
