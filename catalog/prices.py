"""List prices out of genai-prices, which nothing else imports.

Rates are read once per model, day, service and prompt size and multiplied elsewhere. A month of tokens never passes
through `genai_prices.calc_price`: its long-context tiers are a cliff per request, so a month would be billed as one
giant prompt (claude-haiku-5-5 at 10M tokens: five times too dear).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

import genai_prices
from genai_prices.data_snapshot import DataSnapshot, get_snapshot
from genai_prices.types import (
    ConditionalPrice,
    ModelInfo,
    ModelPrice,
    PriceVariant,
    Provider,
    StartDateConstraint,
    TieredPrices,
    TimeOfDateConstraint,
)

from catalog.model import Model, ModelId, NoPrice, NoPriceReason, PeakHours, Price, PriceStep, Rates, Service

__all__ = ["PriceList", "bundled_price_list"]

CONTEXTS: Final[Mapping[Service, Mapping[str, str]]] = {
    Service.STANDARD: {},
    Service.BATCH: {"processing": "batch"},
    Service.FLEX: {"service_tier": "flex"},
    Service.PRIORITY: {"service_tier": "priority"},
}
NOON: Final = time(12, tzinfo=UTC)
VERIFIED: Final = re.compile(r"(?:verified|checked)[^.;]{0,80}?(20\d\d-\d\d-\d\d)")
RATE_KEYS: Final = ("input_mtok", "output_mtok", "cache_read_mtok", "cache_write_mtok", "cache_write_1h_mtok")
CACHED_PRICES: Final = 16_384


class PriceList:
    """One version of genai-prices' data.

    Args:
        snapshot: The data.
        as_of: The newest day on which the data say that a price was checked or changed, or on which they were fetched.
    """

    def __init__(self, snapshot: DataSnapshot, *, as_of: date) -> None:
        self.as_of = as_of
        self.source = f"genai-prices {genai_prices.__version__}"
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
        self.price: Callable[[ModelId, date, Service, int], Price | NoPrice] = lru_cache(CACHED_PRICES)(self._price)

    @property
    def providers(self) -> Mapping[str, str]:
        """Every provider's id and name."""
        return {provider.id: provider.name for provider in self._providers.values()}

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
        if maker and service is not Service.STANDARD:
            return NoPrice(model, NoPriceReason.NO_SUCH_SERVICE, service)
        moment = datetime.combine(at, NOON)
        variant = _variant(info, moment, service)
        if service is not Service.STANDARD and variant is None:
            return NoPrice(model, NoPriceReason.NO_SUCH_SERVICE, service)
        since, standard, peaks = _standard(info, at)
        prices = _overlaid(standard, variant)
        rates = _rates(prices, prompt_tokens)
        if isinstance(rates, NoPriceReason):
            return NoPrice(model, _free_or(rates, info), service)
        return Price(
            model,
            rates,
            service,
            self.source,
            since=_start(variant) or since,
            tier_above=_tier_above(prices, prompt_tokens),
            next_tier_above=_next_tier_above(prices, prompt_tokens),
            peak=_peak(peaks, prompt_tokens) if service is Service.STANDARD else None,
            source_url=(provider.pricing_urls or [None])[0],
            checked=_checked(info, service),
            priced_as=maker,
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

    def services(self, model: ModelId, *, at: date) -> tuple[Service, ...]:
        """The services that the list has rates for on a day."""
        return tuple(service for service in Service if isinstance(self.price(model, at, service, 0), Price))

    def _maker_of(self, model: ModelId) -> ModelId | None:
        seller = self._providers.get(model.provider)
        if seller is None or model in self._infos:
            return None
        makers = (ModelId.of(maker, model.name) for maker in seller.fallback_model_providers or ())
        return next((maker for maker in makers if maker in self._infos), None)


def bundled_price_list(*, as_of: date) -> PriceList:
    """The price list that came with the installed genai-prices."""
    return PriceList(get_snapshot(), as_of=as_of)


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


def _variant(info: ModelInfo, moment: datetime, service: Service) -> PriceVariant | None:
    context = CONTEXTS[service]
    return next(
        (
            variant
            for variant in info.price_variants or ()
            if context and variant.when == context and (variant.constraint is None or variant.constraint.active(moment))
        ),
        None,
    )


def _overlaid(standard: ModelPrice, variant: PriceVariant | None) -> Mapping[str, object]:
    """Prices by key: a service's own where it has one, the standard one elsewhere (as the vendors' tables do)."""
    own = {key: price for key, price in vars(variant.prices).items() if price is not None} if variant else {}
    return vars(standard) | own


def _rates(prices: Mapping[str, object], prompt_tokens: int) -> Rates | NoPriceReason:
    input_, output, read, write, write_1h = (_at_size(prices.get(key), prompt_tokens) for key in RATE_KEYS)
    if input_ is None:
        return NoPriceReason.UNPRICED if output is None else NoPriceReason.OUTPUT_ONLY
    if output is None:
        return NoPriceReason.INPUT_ONLY
    return Rates(input_, output, read, write, write_1h)


def _at_size(price: object, prompt_tokens: int) -> Decimal | None:
    if isinstance(price, TieredPrices):
        tier = next((tier for tier in reversed(price.tiers) if prompt_tokens > tier.start), None)
        return tier.price if tier else price.base
    return price if isinstance(price, Decimal) else None


def _starts(prices: Mapping[str, object]) -> set[int]:
    tiered = (price for key in RATE_KEYS if isinstance(price := prices.get(key), TieredPrices))
    return {tier.start for price in tiered for tier in price.tiers}


def _tier_above(prices: Mapping[str, object], prompt_tokens: int) -> int | None:
    return max((start for start in _starts(prices) if prompt_tokens > start), default=None)


def _next_tier_above(prices: Mapping[str, object], prompt_tokens: int) -> int | None:
    return min((start for start in _starts(prices) if prompt_tokens <= start), default=None)


def _peak(entries: list[ConditionalPrice], prompt_tokens: int) -> PeakHours | None:
    rates = [_rates(vars(entry.prices), prompt_tokens) for entry in entries]
    dearest = max((rate for rate in rates if isinstance(rate, Rates)), key=lambda rate: rate.output, default=None)
    windows = tuple(_window(entry.constraint) for entry in entries if isinstance(entry.constraint, TimeOfDateConstraint))
    return PeakHours(dearest, windows) if dearest else None


def _window(constraint: TimeOfDateConstraint) -> str:
    return f"{constraint.start_time:%H:%M}-{constraint.end_time:%H:%M}"


def _checked(info: ModelInfo, service: Service) -> date | None:
    """The day that the model's own price note names for this service, else its first one."""
    notes = (info.price_comments or "").split(". ")
    preferred = [note for note in notes if service.value in note.lower()]
    found = (match for note in chain(preferred, notes) for match in VERIFIED.finditer(note))
    return next((date.fromisoformat(match[1]) for match in found), None)


def _free_or(reason: NoPriceReason, info: ModelInfo) -> NoPriceReason:
    """A row `…:free` is one that its seller calls free; every other row without a price is just not priced."""
    return NoPriceReason.FREE if reason is NoPriceReason.UNPRICED and info.id.endswith(":free") else reason


def newest_note(providers: list[Provider], *, today: date) -> date | None:
    """The newest day not after `today` that any price note names: how fresh a price list is."""
    notes = (
        text or "" for provider in providers for text in (provider.price_comments, *(m.price_comments for m in provider.models))
    )
    found = (date.fromisoformat(match) for note in notes for match in re.findall(r"20\d\d-\d\d-\d\d", note))
    return max((day for day in found if day <= today), default=None)
