"""What lowers the bill before quality is touched: batch, caching, a smaller model, the named successor."""

from collections.abc import Iterator
from typing import Literal

from bot.engine.answered import ModelCost, Saving
from bot.engine.candidates import Comparison
from bot.engine.costing import savings
from bot.engine.money import Exact
from bot.engine.pricing import label_of
from bot.engine.questions import Value
from bot.engine.standing import Outcome
from bot.engine.weighing import Weighing
from catalog.catalog import Catalog
from catalog.model import ModelId


class Lever(Value):
    """One way to pay less for the same work than the present month costs.

    Attributes:
        lever: What to do; `sibling` is a cheaper model of the same maker with figures in the same test.
        model: What then runs.
        monthly_usd, saves_usd: The month then, and the saving.
        outcome, points: For a sibling, how it stands to the present model in that test; null else.
        benchmark_key: That test.
        reasons: It reasons by default, so that the saving shrinks with the output.
        saving: Of batch and caching: the same with its rates.
    """

    lever: Literal["batch", "caching", "sibling", "successor"]
    model: ModelId
    label: str
    monthly_usd: Exact
    saves_usd: Exact
    outcome: Outcome | None = None
    points: Exact | None = None
    benchmark_key: str | None = None
    reasons: bool = False
    saving: Saving | None = None


def levers(held: Weighing) -> tuple[Lever, ...]:
    """The levers that save something on the present workload, the same model's first."""
    now = held.cost(held.case.baseline)
    return () if now is None or held.case.is_gone else tuple(_levers(held, now))


def _levers(held: Weighing, now: ModelCost) -> Iterator[Lever]:
    case = held.case
    for saving in savings(case.catalog, held.found, at=case.today):
        if saving.model == case.baseline:
            yield Lever(
                lever=saving.lever,
                model=saving.model,
                label=saving.label,
                monthly_usd=saving.monthly_usd,
                saves_usd=saving.saves_usd,
                saving=saving,
            )
    sibling = _sibling(held, now)
    if sibling:
        yield sibling
    successor = held.cost(held.successor)
    if successor and successor.model != held.candidate and successor.monthly_usd < now.monthly_usd:
        yield Lever(
            lever="successor",
            model=successor.model,
            label=successor.label,
            monthly_usd=successor.monthly_usd,
            saves_usd=now.monthly_usd - successor.monthly_usd,
            reasons=successor.reasons_by_default,
        )


def _sibling(held: Weighing, now: ModelCost) -> Lever | None:
    """The best of the cheaper models of the same maker that last and that the same test knows."""
    cheaper = (each for each in held.comparisons if each.lasts and each.extra < 0 and not each.is_own)
    found = [each for each in cheaper if _is_sibling(each, held, now)]
    if not found:
        return None
    best = min(found, key=lambda each: (each.place, each.test, -each.score, each.cost, each.model))
    return Lever(
        lever="sibling",
        model=best.model,
        label=label_of(held.case.catalog, best.model),
        monthly_usd=best.cost,
        saves_usd=-best.extra,
        outcome=best.outcome,
        points=best.points,
        benchmark_key=best.test,
    )


def _is_sibling(each: Comparison, held: Weighing, now: ModelCost) -> bool:
    catalog = held.case.catalog
    return each.model != held.candidate and _maker(catalog, each.model) == _maker(catalog, now.model)


def _maker(catalog: Catalog, model: ModelId) -> str:
    """Who makes a model, whoever sells it: figures are kept under the maker's id."""
    figures = catalog.evidence.of(model)
    return (figures[0].model if figures else model).provider
