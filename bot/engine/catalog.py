"""Which models and providers are known."""

from datetime import date
from typing import Literal

from bot.engine.answered import Answered, Source
from bot.engine.money import Exact
from bot.engine.questions import CatalogQuestion, Value
from catalog.catalog import Catalog
from catalog.modality import writes_text
from catalog.model import ModelId, Price


class KnownProvider(Value):
    """A seller, and how many of its models have a price."""

    provider: str
    label: str
    models: int
    priced: int


class KnownModel(Value):
    """A model of a seller; rates are null where the list has none."""

    model: ModelId
    label: str
    input_per_mtok: Exact | None = None
    output_per_mtok: Exact | None = None
    is_own: bool = False


class CatalogAnswer(Answered):
    """What the catalog holds.

    Attributes:
        providers: The sellers asked for, or all.
        models: The models asked for, or those of the sellers named, text models first and then by name.
    """

    kind: Literal["catalog"] = "catalog"
    providers: tuple[KnownProvider, ...]
    models: tuple[KnownModel, ...] = ()


def catalog_listing(question: CatalogQuestion, catalog: Catalog, today: date) -> CatalogAnswer:
    """The sellers of the catalog, or the models of those named."""
    if question.models:
        return _about(question, catalog, today)
    wanted = question.providers or tuple(catalog.providers)
    models = tuple(_known(catalog, model, today) for provider in wanted for model in catalog.sold_by(provider))
    return CatalogAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        sources=(Source(what="models and list prices", where=catalog.source, as_of=catalog.as_of),),
        providers=tuple(_provider(catalog, provider, models) for provider in wanted),
        models=tuple(sorted(models, key=_by_use)) if question.providers else (),
    )


def _about(question: CatalogQuestion, catalog: Catalog, today: date) -> CatalogAnswer:
    """Whether certain models are known: they are, or the question would have been asked back."""
    known = (model for model in question.models if catalog.model(model))
    return CatalogAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=question.assumptions,
        sources=(Source(what="models and list prices", where=catalog.source, as_of=catalog.as_of),),
        providers=(),
        models=tuple(_known(catalog, model, today) for model in known),
    )


def _by_use(known: KnownModel) -> tuple[bool, bool, str]:
    return known.input_per_mtok is None, not writes_text(known.model), known.model


def _known(catalog: Catalog, model: ModelId, today: date) -> KnownModel:
    price = catalog.price(model, at=today)
    rates = price.rates if isinstance(price, Price) else None
    return KnownModel(
        model=model,
        label=known.label if (known := catalog.model(model)) else model.name,
        input_per_mtok=rates.input if rates else None,
        output_per_mtok=rates.output if rates else None,
        is_own=isinstance(price, Price) and price.is_own,
    )


def _provider(catalog: Catalog, provider: str, models: tuple[KnownModel, ...]) -> KnownProvider:
    own = [known for known in models if known.model.provider == provider]
    return KnownProvider(
        provider=provider,
        label=catalog.providers.get(provider, provider),
        models=len(own),
        priced=sum(known.input_per_mtok is not None for known in own),
    )
