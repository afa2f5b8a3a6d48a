"""A catalog of a few made-up models, so that a law can be tried on any prices and figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from genai_prices.data_snapshot import DataSnapshot
from genai_prices.types import ClauseEquals, ModelInfo, ModelPrice, Provider

from catalog.bundled import families
from catalog.catalog import Catalog
from catalog.evidence import EvidenceShelf
from catalog.lifecycle import Lifecycles
from catalog.model import Benchmark, Capabilities, Evidence, EvidenceKind, EvidenceSource, Lifecycle, ModelId
from catalog.names import Names
from catalog.overrides import Overrides
from catalog.prices import PriceList

TODAY: Final = date(2026, 11, 22)
HERE: Final = EvidenceSource("here", "Here", "a page", "MIT", EvidenceKind.INDEPENDENT)
THERE: Final = EvidenceSource("there", "There", "another page", "MIT", EvidenceKind.INDEPENDENT)
LABS: Final = EvidenceSource("labs", "Labs", "their pages", "MIT", EvidenceKind.SELF_REPORTED)
ARENA: Final = Benchmark("arena", "Arena", "Arena score", HERE, tasks=("chat",), general=True, is_elo=True)
CODING: Final = Benchmark("coding", "Coding test", "percent", THERE, tasks=("coding",))
ERRORS: Final = Benchmark("errors", "Error rate", "percent", HERE, tasks=("summarization",), higher_is_better=False)
CLAIMED: Final = Benchmark("claimed", "Labs' own test", "percent", LABS, tasks=("coding",), general=True)


@dataclass(frozen=True)
class Score:
    """A figure: the score, half the width of its interval where it has one, and what an item cost."""

    score: int | str
    margin: int | None = None
    cost_usd: str | None = None
    effort: str = ""
    as_of: date | None = date(2026, 6, 1)


@dataclass(frozen=True)
class Made:
    """A made-up model of OpenAI's: its rates, figures and end."""

    name: str
    input: int | str | None = 1
    output: int | str | None = 1
    scores: Mapping[Benchmark, Score | Iterable[Score]] = field(default_factory=dict)
    shutdown: date | None = None
    successor: str | None = None
    reasons: bool = False

    @property
    def id(self) -> ModelId:
        return made_id(self.name)


def made_id(name: str) -> ModelId:
    return ModelId(f"openai:{name}")


def small_catalog(*models: Made) -> Catalog:
    """The catalog of these models and nothing else."""
    rows = [ModelInfo(id=m.name, match=ClauseEquals(m.name), prices=_price(m)) for m in models]
    seller = Provider(id="openai", name="OpenAI", api_pattern="openai", models=rows)
    prices = PriceList(DataSnapshot([seller], from_auto_update=False), as_of=TODAY)
    figures = tuple(figure for model in models for figure in _figures(model))
    tests = {test.key: test for model in models for test in model.scores}
    shelf = EvidenceShelf(benchmarks=tests, figures=figures)
    return Catalog(
        prices,
        Overrides.none(),
        Lifecycles({m.id: _life(m) for m in models if m.shutdown}),
        {m.id: Capabilities(m.id, "made up", TODAY, reasons_by_default=True) for m in models if m.reasons},
        Names(prices.models, aliases={}, families=_families(), released={}),
        lambda: shelf,
    )


@cache
def _families() -> Mapping[str, Any]:
    return families()


def _price(model: Made) -> ModelPrice:
    rates = {"input_mtok": model.input, "output_mtok": model.output}
    return ModelPrice(**{name: Decimal(rate) for name, rate in rates.items() if rate is not None})


def _life(model: Made) -> Lifecycle:
    successor = made_id(model.successor) if model.successor else None
    return Lifecycle(model.id, model.shutdown, successor, "made up", TODAY)


def _figures(model: Made) -> Iterable[Evidence]:
    for test, scores in model.scores.items():
        for each in (scores,) if isinstance(scores, Score) else scores:
            score = Decimal(each.score)
            margin = None if each.margin is None else Decimal(each.margin)
            yield Evidence(
                model.id,
                test,
                score,
                model.name,
                effort=each.effort,
                ci_low=None if margin is None else score - margin,
                ci_high=None if margin is None else score + margin,
                cost_usd=None if each.cost_usd is None else Decimal(each.cost_usd),
                as_of=each.as_of,
            )
