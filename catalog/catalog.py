"""The catalog as the bot asks it: models, prices, names, life spans and abilities behind one value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from catalog.evidence import EvidenceShelf
from catalog.lifecycle import Lifecycles
from catalog.model import Capabilities, Lifecycle, Model, ModelId, NoPrice, Price, PriceStep, Service
from catalog.names import Names
from catalog.overrides import Overrides
from catalog.prices import PriceList


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that is known of models, of one moment.

    Attributes:
        benchmarked: Reads the benchmark figures when they are first asked for: few questions need them.
    """

    list_prices: PriceList
    overrides: Overrides
    lifecycles: Lifecycles
    abilities: Mapping[ModelId, Capabilities]
    names: Names
    benchmarked: Callable[[], EvidenceShelf]

    @property
    def evidence(self) -> EvidenceShelf:
        """Benchmark figures."""
        return self.benchmarked()

    @property
    def as_of(self) -> date:
        """The date of the prices."""
        return self.list_prices.as_of

    @property
    def source(self) -> str:
        """Name and version of the price list."""
        return self.list_prices.source

    @property
    def providers(self) -> Mapping[str, str]:
        """Every provider's id and name."""
        return self.list_prices.providers

    @property
    def models(self) -> Mapping[ModelId, Model]:
        """Every model that has a row of its own."""
        return self.list_prices.models

    def sold_by(self, provider: str) -> tuple[ModelId, ...]:
        """The models that have a row of their own at a seller; none where nobody is called so."""
        return self.list_prices.sold_by(provider)

    def model(self, model: ModelId) -> Model | None:
        """The model of that id, or None."""
        return self.list_prices.model(model)

    def price(
        self, model: ModelId, *, at: date, service: Service = Service.STANDARD, prompt_tokens: int = 0
    ) -> Price | NoPrice:
        """The organisation's own price where it has one, else the list's.

        Raises:
            KeyError: The model is not in the catalog; ask `model` first.
        """
        listed = self.list_prices.price(model, at, service, prompt_tokens)
        return self.overrides.applied(listed, at=at)

    def history(self, model: ModelId, *, today: date) -> tuple[PriceStep, ...]:
        """The model's dated list prices, oldest first, scheduled ones marked."""
        return self.list_prices.history(model, today=today) if self.model(model) else ()

    def services(self, model: ModelId, *, at: date) -> tuple[Service, ...]:
        """The services that a price is on file for."""
        return tuple(service for service in Service if isinstance(self.price(model, at=at, service=service), Price))

    def lifecycle(self, model: ModelId) -> Lifecycle | None:
        """Shutdown and successor, or None where nothing is on file."""
        return self.lifecycles.of(model)

    def capabilities(self, model: ModelId) -> Capabilities | None:
        """Limits and abilities, or None where nothing is on file."""
        return self.abilities.get(model)
