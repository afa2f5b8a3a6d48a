"""List prices out of genai-prices, which nothing else imports.

Rates are read once per model, day, service and prompt size and multiplied elsewhere. A month of tokens never passes
through `genai_prices.calc_price`: its long-context tiers are a cliff per request, so a month would be billed as one
giant prompt (claude-haiku-5-5 at 10M tokens: five times too dear).
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

import genai_prices
import httpx2
from genai_prices.data_snapshot import DataSnapshot, get_snapshot
from genai_prices.types import (
    ConditionalPrice,
    ModelInfo,
    ModelPrice,
    PriceVariant,
    StartDateConstraint,
    TieredPrices,
    TimeOfDateConstraint,
)
from genai_prices.update_prices import DEFAULT_UPDATE_URL

from catalog.model import Model, ModelId, NoPrice, NoPriceReason, PeakHours, Price, PriceStep, Rates, Service
from catalog.price_notes import checked, days_named, reseller

__all__ = ["VERSION", "PriceList", "bundled_price_list", "fetched_price_list"]

CONTEXTS: Final[Mapping[Service, Mapping[str, str]]] = {
    Service.STANDARD: {},
    Service.BATCH: {"processing": "batch"},
    Service.FLEX: {"service_tier": "flex"},
    Service.PRIORITY: {"service_tier": "priority"},
}
NOON: Final = time(12, tzinfo=UTC)
RATE_KEYS: Final = ("input_mtok", "output_mtok", "cache_read_mtok", "cache_write_mtok", "cache_write_1h_mtok")
# Every model, on a day, for every service, with room for some prompt sizes.
CACHED_PRICES: Final = 16_384
VERSION: Final = genai_prices.__version__
PUBLISHED: Final = DEFAULT_UPDATE_URL


class PriceList:
    """One version of genai-prices' data.

    Args:
        snapshot: The data.
        as_of: The newest day on which the data say that a price was checked or changed, or on which they were fetched.
        source: What answers name as the source.
    """

    def __init__(self, snapshot: DataSnapshot, *, as_of: date, source: str = f"genai-prices {VERSION}") -> None:
        self.as_of = as_of
        self.source = source
        self._providers = {provider.id: provider for provider in snapshot.providers}
        self._infos = {
            ModelId.of(provider.id, info.id): (provider, info)
            for provider in snapshot.providers
            for info in provider.models
        }
        self.models: Mapping[ModelId, Model] = {
            model: Model(model, info.name or info.id, provider.name, context_window=info.context_window)
            for model, (provider, info) in self._infos.items()
        }
        # Bounded, and asked with ids of the catalog alone: text of users never becomes a key of it.
        self.price: Callable[[ModelId, date, Service, int], Price | NoPrice] = lru_cache(CACHED_PRICES)(self._price)

    @cached_property
    def providers(self) -> Mapping[str, str]:
        """Every provider's id and name."""
        return {provider.id: provider.name for provider in self._providers.values()}

    def sold_by(self, provider: str) -> tuple[ModelId, ...]:
        """The models that have a row of their own at a seller; none where nobody is called so."""
        seller = self._providers.get(provider)
        return tuple(ModelId.of(provider, info.id) for info in seller.models) if seller else ()

    def model(self, model: ModelId) -> Model | None:
        """The model of that id, or one that its seller's list leaves to the maker's (`azure:gpt-5.1`); else None."""
        if known := self.models.get(model):
            return known
        if maker := self._maker_of(model):
            seller = self._providers[model.provider]
            listed = self.models[maker]
            return Model(model, listed.label, seller.name, priced_as=maker, context_window=listed.context_window)
        return None

    def snapshot_of(self, provider: str, ref: str) -> ModelId | None:
        """The model that the list itself prices `ref` as, e.g. a dated snapshot. It matches loosely: check the result.

        `ref` must be short and already known to look like a dated name; the list's own look-ups are never cached here.
        """
        seller = self._providers.get(provider)
        info = seller.find_model(ref) if seller else None
        return ModelId.of(provider, info.id) if info else None

    def _price(self, model: ModelId, at: date, service: Service, prompt_tokens: int) -> Price | NoPrice:
        maker = None if model in self._infos else self._maker_of(model)
        provider, info = self._infos[maker or model]
        # The list falls back silently to the maker's standard price here, which is not what was asked for.
        if maker and service is not Service.STANDARD:
            return NoPrice(model, NoPriceReason.NO_SUCH_SERVICE, service)
        variants = _variants(info, datetime.combine(at, NOON), service)
        if service is not Service.STANDARD and not variants:
            return NoPrice(model, NoPriceReason.NO_SUCH_SERVICE, service)
        since, standard, peaks = _standard(info, at)
        prices = _overlaid(standard, variants)
        rates = _rates(prices, prompt_tokens)
        if isinstance(rates, NoPriceReason):
            return NoPrice(model, _free_or(rates, info), service)
        below, above = _thresholds(prices, prompt_tokens)
        return Price(
            model,
            rates,
            service,
            self.source,
            since=_start(variants[0]) or since if variants else since,
            tier_above=below,
            next_tier_above=above,
            peak=_peak(peaks, prompt_tokens, info.price_comments) if peaks and not variants else None,
            source_url=provider.pricing_urls[0] if provider.pricing_urls else None,
            checked=checked(info.price_comments, service),
            priced_as=maker,
            secondhand=reseller(info.price_comments),
        )

    def history(self, model: ModelId, *, today: date) -> tuple[PriceStep, ...]:
        """Every dated price on file, oldest first; one step where the list has no dates.

        A list without an undated first entry starts at its first date. Prices of a time of day are no steps.
        """
        _, info = self._infos[self._maker_of(model) or model]
        steps = [(_start(entry), _rates(vars(entry.prices), 0)) for entry in _dated(info)]
        return tuple(
            PriceStep(start, rates, scheduled=start is not None and start > today)
            for start, rates in steps
            if isinstance(rates, Rates)
        )

    def newest_note(self, *, today: date) -> date | None:
        """The newest day not after `today` that any price note names: how fresh the data are."""
        notes = chain.from_iterable(
            (provider.price_comments, *(info.price_comments for info in provider.models))
            for provider in self._providers.values()
        )
        return max((day for note in notes for day in days_named(note) if day <= today), default=None)

    def _maker_of(self, model: ModelId) -> ModelId | None:
        seller = self._providers.get(model.provider)
        if seller is None or model in self._infos:
            return None
        makers = (ModelId.of(maker, model.name) for maker in seller.fallback_model_providers or ())
        return next((maker for maker in makers if maker in self._infos), None)


def bundled_price_list(*, as_of: date) -> PriceList:
    """The price list that came with the installed genai-prices."""
    return PriceList(get_snapshot(), as_of=as_of)


def fetched_price_list(*, as_of: date, url: str = PUBLISHED, seconds: float = 10) -> PriceList:
    """The price list that genai-prices publishes now, dated with the day it is fetched on.

    It blocks, for up to `seconds` between two pieces of an answer; run it beside the event loop.

    Raises:
        Exception: Anything that a network, a server or data of another shape can bring.
    """
    snapshot = genai_prices.UpdatePrices(url=url, request_timeout=httpx2.Timeout(seconds)).fetch()
    if snapshot is None:
        raise ValueError("no prices were fetched")
    return PriceList(snapshot, as_of=as_of, source=f"genai-prices, published data of {as_of}")


def _dated(info: ModelInfo) -> Iterator[ConditionalPrice]:
    """The entries of a price list that hold all day, oldest first."""
    entries = [ConditionalPrice(prices=info.prices)] if isinstance(info.prices, ModelPrice) else info.prices
    return (entry for entry in entries if not isinstance(entry.constraint, TimeOfDateConstraint))


def _standard(info: ModelInfo, at: date) -> tuple[date | None, ModelPrice, list[ConditionalPrice]]:
    """(since, prices off peak, peak entries) on a day.

    A peak entry belongs to the dated entry before it: the list cannot say both a date and a time of day, so its own
    look-up would apply today's peak prices to days before they existed.
    """
    if isinstance(info.prices, ModelPrice):
        return None, info.prices, []
    entry, peaks = info.prices[0], list[ConditionalPrice]()
    applies = True
    for candidate in info.prices[1:]:
        if isinstance(candidate.constraint, TimeOfDateConstraint):
            if applies:
                peaks.append(candidate)
            continue
        start = _start(candidate)
        applies = start is None or start <= at
        if applies:
            entry, peaks = candidate, []
    return _start(entry), entry.prices, peaks


def _start(entry: ConditionalPrice | PriceVariant | None) -> date | None:
    constraint = entry.constraint if entry else None
    return constraint.start_date if isinstance(constraint, StartDateConstraint) else None


def _variants(info: ModelInfo, moment: datetime, service: Service) -> list[PriceVariant]:
    """The service's own prices that are in force, the one that counts first."""
    if service is Service.STANDARD:
        return []
    return [
        variant
        for variant in info.price_variants or ()
        if variant.when == CONTEXTS[service] and (variant.constraint is None or variant.constraint.active(moment))
    ]


def _overlaid(standard: ModelPrice, variants: list[PriceVariant]) -> Mapping[str, object]:
    """Prices by key: a service's own where it has one, the standard one elsewhere (as the vendors' tables do)."""
    # vars: the attributes of a price are computed on each access, and many times slower.
    prices = vars(standard)
    for variant in reversed(variants):
        prices = prices | {key: price for key, price in vars(variant.prices).items() if price is not None}
    return prices


def _rates(prices: Mapping[str, object], prompt_tokens: int) -> Rates | NoPriceReason:
    input_, output, read, write, write_1h = [_at_size(prices.get(key), prompt_tokens) for key in RATE_KEYS]
    if input_ is None:
        return NoPriceReason.UNPRICED if output is None else NoPriceReason.OUTPUT_ONLY
    if output is None:
        return NoPriceReason.INPUT_ONLY
    return Rates(input_, output, read, write, write_1h)


def _at_size(price: object, prompt_tokens: int) -> Decimal | None:
    if isinstance(price, Decimal):
        return price
    if isinstance(price, TieredPrices):
        tier = next((tier for tier in reversed(price.tiers) if prompt_tokens > tier.start), None)
        return tier.price if tier else price.base
    return None


def _thresholds(prices: Mapping[str, object], prompt_tokens: int) -> tuple[int | None, int | None]:
    """The long-context thresholds around a prompt size: the highest one that it is above, the next one above it."""
    tiered = [price for key in RATE_KEYS if isinstance(price := prices.get(key), TieredPrices)]
    if not tiered:
        return None, None
    # Input, output and cache may each have tiers of their own; a prompt is dearer as soon as one of them steps.
    starts = {tier.start for price in tiered for tier in price.tiers}
    below = max((start for start in starts if prompt_tokens > start), default=None)
    return below, min((start for start in starts if prompt_tokens <= start), default=None)


def _peak(entries: list[ConditionalPrice], prompt_tokens: int, comments: str | None) -> PeakHours | None:
    rates = [_rates(vars(entry.prices), prompt_tokens) for entry in entries]
    dearest = max((rate for rate in rates if isinstance(rate, Rates)), key=lambda rate: rate.output, default=None)
    windows = tuple(
        _window(entry.constraint) for entry in entries if isinstance(entry.constraint, TimeOfDateConstraint)
    )
    weekdays = "weekend" in (comments or "").lower()
    return PeakHours(dearest, windows, upper_bound_at_weekends=weekdays) if dearest else None


def _window(constraint: TimeOfDateConstraint) -> str:
    return f"{constraint.start_time:%H:%M}-{constraint.end_time:%H:%M}"


def _free_or(reason: NoPriceReason, info: ModelInfo) -> NoPriceReason:
    """A row `…:free` is one that its seller calls free; every other row without a price is just not priced."""
    return NoPriceReason.FREE if reason is NoPriceReason.UNPRICED and info.id.endswith(":free") else reason
