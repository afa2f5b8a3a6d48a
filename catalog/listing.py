"""The catalog in rows, for lists and for everything that is on file about one model. It returns values."""

from dataclasses import dataclass
from datetime import date

from catalog.catalog import Catalog
from catalog.model import Capabilities, Lifecycle, Model, ModelId, NoPrice, Price, PriceStep, Service

__all__ = ["ModelFile", "Row", "listed", "on_file"]


@dataclass(frozen=True, slots=True)
class Row:
    """One model in a list: what it costs now, and what is on file of it."""

    model: Model
    price: Price | NoPrice
    capabilities: Capabilities | None
    lifecycle: Lifecycle | None


@dataclass(frozen=True, slots=True)
class ModelFile:
    """Everything on file about one model.

    Attributes:
        model: What it is.
        prices: Its price for each service, or why there is none; an organisation's own where it has one.
        long_context: Its dearer rates for long prompts, where it has them.
        history: Its dated list prices, scheduled ones marked.
        lifecycle: Shutdown and successor.
        capabilities: Limits and abilities.
    """

    model: Model
    prices: tuple[Price | NoPrice, ...]
    long_context: Price | None
    history: tuple[PriceStep, ...]
    lifecycle: Lifecycle | None
    capabilities: Capabilities | None


def listed(catalog: Catalog, *, today: date, provider: str | None = None) -> tuple[Row, ...]:
    """Every model, or those of one provider, by id. An unknown provider has none."""
    return tuple(
        Row(model, catalog.price(name, at=today), catalog.capabilities(name), catalog.lifecycle(name))
        for name, model in sorted(catalog.models.items())
        if provider is None or name.provider == provider
    )


def on_file(catalog: Catalog, model: ModelId, *, today: date) -> ModelFile | None:
    """Everything on file about a model, fallback rows included (`azure:gpt-5.1`); None where the id is nobody's."""
    known = catalog.model(model)
    if known is None:
        return None
    prices = tuple(catalog.price(model, at=today, service=service) for service in Service)
    return ModelFile(
        known,
        prices,
        _long_context(catalog, prices[0], today),
        catalog.history(model, today=today),
        catalog.lifecycle(model),
        catalog.capabilities(model),
    )


def _long_context(catalog: Catalog, standard: Price | NoPrice, today: date) -> Price | None:
    threshold = standard.next_tier_above if isinstance(standard, Price) else None
    if threshold is None:
        return None
    # The threshold itself is still the lower rate: a tier begins above it.
    price = catalog.price(standard.model, at=today, prompt_tokens=threshold + 1)
    return price if isinstance(price, Price) else None
