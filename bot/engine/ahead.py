"""What lies ahead of a model: its end, on every platform, and price steps that are scheduled."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from bot.engine.answered import ScheduledPrice, Shutdown, Source
from bot.engine.pricing import label_of, monthly_usd
from bot.engine.questions import Workload
from bot.engine.rating import monthly_cost
from bot.engine.workload import volume_of
from catalog.catalog import Catalog
from catalog.model import Lifecycle, ModelId, Price, Service

HORIZON: Final = timedelta(days=365)
"""How far ahead a shutdown or a scheduled price is worth a sentence beside a cost."""


def shutdowns(catalog: Catalog, models: Iterable[ModelId], workload: Workload, *, today: date) -> tuple[Shutdown, ...]:
    """Models that are gone or go within the horizon, in the order asked, each with its successor's cost."""
    entries = filter(None, map(catalog.lifecycle, dict.fromkeys(models)))
    ends = (end for entry in entries for end in ends_of(catalog, entry, workload, today=today))
    return tuple(end for end in ends if end.day <= today + HORIZON)


def ends_of(catalog: Catalog, entry: Lifecycle, workload: Workload, *, today: date) -> Iterator[Shutdown]:
    """A model's end on its seller's main API, and on other platforms of the same seller."""
    if entry.shutdown:
        yield _end(catalog, entry, entry.shutdown, workload, today)
    for platform, day in entry.platforms:
        yield _end(catalog, entry, day, workload, today).model_copy(update={"platform": platform})


def _end(catalog: Catalog, entry: Lifecycle, day: date, workload: Workload, today: date) -> Shutdown:
    successor = entry.successor
    able = catalog.capabilities(successor) if successor else None
    return Shutdown(
        model=entry.model,
        label=label_of(catalog, entry.model),
        day=day,
        gone=day <= today,
        successor=successor,
        successor_label=label_of(catalog, successor) if successor else None,
        successor_monthly_usd=monthly_usd(catalog, successor, workload, at=today) if successor else None,
        successor_reasons=bool(able and able.reasons_by_default),
        via=entry.via,
        successor_source=entry.successor_source,
    )


def scheduled_prices(
    catalog: Catalog, models: Iterable[ModelId], workload: Workload, *, today: date
) -> tuple[ScheduledPrice, ...]:
    """Price steps that lie ahead within the horizon, for the prompt size asked and with own prices applied.

    A step that changes nothing for this asker (a contract holds on that day) is none. Services other than standard
    have no steps on file.
    """
    if workload.service is not Service.STANDARD:
        return ()
    found = (_scheduled(catalog, model, workload, today) for model in models)
    return tuple(step for steps in found for step in steps)


def _scheduled(catalog: Catalog, model: ModelId, workload: Workload, today: date) -> Iterator[ScheduledPrice]:
    before = monthly_usd(catalog, model, workload, at=today)
    for step in catalog.history(model, today=today):
        if not step.scheduled or step.start is None or step.start > today + HORIZON:
            continue
        price = catalog.price(model, at=step.start, prompt_tokens=workload.prompt_tokens or 0)
        if not isinstance(price, Price):
            continue
        usd = monthly_cost(price.rates, volume_of(workload), workload.cached_share)
        if usd != before:
            yield ScheduledPrice(
                model=model,
                label=label_of(catalog, model),
                start=step.start,
                input_per_mtok=price.rates.input,
                output_per_mtok=price.rates.output,
                monthly_usd=usd,
            )
        before = usd


def lifecycle_sources(catalog: Catalog, models: Iterable[ModelId]) -> tuple[Source, ...]:
    """Where shutdown dates and successors stand, each source once."""
    entries = [entry for entry in map(catalog.lifecycle, models) if entry]
    dates = (Source(what="shutdown dates", where=e.source, url=e.source_url, as_of=e.checked) for e in entries)
    named = (
        Source(what="successors", where=e.successor_source, as_of=e.checked) for e in entries if e.successor_source
    )
    return tuple(dict.fromkeys((*dates, *named)))
