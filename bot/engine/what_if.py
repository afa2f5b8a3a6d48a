"""What a change to the workload would do to the bill: the same traffic re-priced, part by part and month by month."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import takewhile
from typing import Final, Literal

from bot.engine.ahead import HORIZON, ends_of, lifecycle_sources, scheduled_prices
from bot.engine.answered import Answered, ScheduledPrice, Shutdown, Unpriced
from bot.engine.changed_workload import LARGEST, Part, calendar_months, changed, parts_after, scaled
from bot.engine.money import Exact
from bot.engine.pricing import Priced, effort_notes, price_sources, priced
from bot.engine.questions import Value, Volume, WhatIfQuestion, Workload
from bot.engine.workload import rounded_tokens, volume_of
from catalog.catalog import Catalog
from catalog.model import ModelId, Service

MONTHS: Final = 12
"""How long something grows where nobody says."""
NOTHING: Final = Decimal(0)
SMALLEST: Final = Decimal("1E-12")
"""Dollars to which an amount is settled: a third of the traffic has no end as a decimal, its cost often has."""
WIDE: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


class Line(Value):
    """A part of a month's traffic on one model.

    Attributes:
        model: Seller and name.
        label: What people call it.
        share: Its part of all tokens.
        tokens: Its tokens a month, rounded half up.
        usd: What they cost.
        input_tokens, output_tokens: The exact tokens.
        input_per_mtok, output_per_mtok, cache_read_per_mtok: Its rates in that month.
        service, cached_share: How it is served, and the part of its input that is read from the cache.
        reasons_by_default: It thinks before it answers, so the same task may take more output tokens.
    """

    model: ModelId
    label: str
    share: Exact
    tokens: int
    usd: Exact
    input_tokens: Exact
    output_tokens: Exact
    input_per_mtok: Exact
    output_per_mtok: Exact
    cache_read_per_mtok: Exact | None
    service: Service
    cached_share: Exact
    reasons_by_default: bool

    @property
    def volume(self) -> Volume:
        """Its exact tokens, however many: what grows may grow beyond what can be asked for."""
        return Volume.model_construct(input=self.input_tokens, output=self.output_tokens)


class MonthAhead(Value):
    """One month on the way.

    Attributes:
        start: Its first day; the prices of that day hold for all of it.
        tokens: All tokens of it, rounded half up.
        usd: The bill with the change.
        unchanged_usd: The bill of the same month without it.
        gone: Models of it that no longer answer on its first day.
    """

    start: date
    tokens: int
    usd: Exact
    unchanged_usd: Exact
    gone: tuple[ModelId, ...] = ()


class WhatIfAnswer(Answered):
    """The bill now and then.

    Attributes:
        per: What the amounts are for: a month, or a million tokens of today where no volume is known.
        before: The baseline; null where no model is known or it has no price.
        before_usd: The bill now; null where it cannot be priced, or where only the new volume is known.
        after_usd: The bill with the change; of what grows, in the last month.
        difference_usd: After − before.
        change_share: Difference ÷ before; null where that is nothing.
        lines: The traffic after the change, model by model; of what grows, in the last month.
        months: Month by month, where something grows.
        total_usd, unchanged_total_usd: All those months together, with the change and without.
        shutdowns: Models after the change that are gone or go, with the successor's cost for the same part; and the
            baseline where it is gone already, so that today's bill is none that anybody pays.
        scheduled: Price steps ahead, for the same parts; the months count them.
    """

    kind: Literal["what_if"] = "what_if"
    per: Literal["month", "million tokens"] = "month"
    before: Line | None = None
    before_usd: Exact | None = None
    after_usd: Exact | None = None
    difference_usd: Exact | None = None
    change_share: Exact | None = None
    lines: tuple[Line, ...] = ()
    months: tuple[MonthAhead, ...] = ()
    total_usd: Exact | None = None
    unchanged_total_usd: Exact | None = None
    shutdowns: tuple[Shutdown, ...] = ()
    scheduled: tuple[ScheduledPrice, ...] = ()


def what_if(question: WhatIfQuestion, catalog: Catalog, today: date) -> WhatIfAnswer:
    """The present workload re-priced under the change.

    A month that lies ahead has the prices of its first day. A model that is shut down on the way keeps its price and
    is named: what would follow it is another decision. Without a change the bill is the same before and after.
    """
    baseline = question.baseline or next(iter(question.models), None)
    if baseline is None:
        return WhatIfAnswer(as_of=catalog.as_of, prices_from=catalog.source, assumptions=question.assumptions)
    workload, change = question.workload, question.change
    parts, then = parts_after(baseline, workload, change), changed(workload, change)
    now_parts = (Part(baseline, Decimal(1), workload.service),)
    now_bill = _bill(catalog, now_parts, workload, at=today)
    path = tuple(_path(question, catalog, baseline, today))
    last, at = _last(then, question, path, today)
    then_bill = _bill(catalog, parts, last, at=at)
    ends = tuple(_ends(catalog, parts, last, today=today, until=max(at, today + HORIZON)))
    if baseline not in {each.model for each in parts}:
        ends = (*_ends(catalog, now_parts, workload, today=today, until=today), *ends)
    return WhatIfAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=_assumptions(question, path, (*now_bill, *then_bill)),
        sources=(
            *price_sources(catalog, {p.model: p for each in (*now_bill, *then_bill) for p in each.prices}.values()),
            *lifecycle_sources(catalog, dict.fromkeys(end.model for end in ends)),
        ),
        unpriced=_unpriced((*now_bill, *then_bill)),
        per="month" if workload.volume or change.volume else "million tokens",
        **_amounts(question, now_bill, then_bill),
        lines=_lines(then_bill, parts),
        months=path,
        total_usd=sum((month.usd for month in path), NOTHING) if path else None,
        unchanged_total_usd=sum((month.unchanged_usd for month in path), NOTHING) if path else None,
        shutdowns=ends,
        scheduled=tuple(
            step for each in parts for step in scheduled_prices(catalog, [each.model], each.of(last), today=today)
        ),
    )


def _bill(catalog: Catalog, parts: Iterable[Part], workload: Workload, *, at: date) -> tuple[Priced, ...]:
    """Each part of a workload, priced on a day."""
    return tuple(priced(catalog, [part.model], part.of(workload), at=at) for part in parts)


def _total(bill: Iterable[Priced]) -> Decimal | None:
    """What all parts cost; None where one of them has no price."""
    amounts = [settled(each.costs[0].monthly_usd) if each.costs else None for each in bill]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if len(known) == len(amounts) else None


def settled(usd: Decimal) -> Decimal:
    """An amount without the digits that only come from cutting endless shares."""
    return usd if usd == (short := usd.quantize(SMALLEST, context=WIDE)) else short


def _amounts(
    question: WhatIfQuestion, now_bill: tuple[Priced, ...], then_bill: tuple[Priced, ...]
) -> dict[str, Line | Decimal | None]:
    """The figures of both bills; a new volume alone says nothing of what is paid now."""
    comparable = question.workload.volume is not None or question.change.volume is None
    before, after = _total(now_bill) if comparable else None, _total(then_bill)
    difference = None if before is None or after is None else after - before
    return {
        "before": next(iter(_lines(now_bill, (None,))), None) if comparable else None,
        "before_usd": before,
        "after_usd": after,
        "difference_usd": difference,
        "change_share": difference / before if before and difference is not None else None,
    }


def _lines(bill: Iterable[Priced], parts: Iterable[Part | None]) -> tuple[Line, ...]:
    return tuple(
        Line(
            model=cost.model,
            label=cost.label,
            share=part.share if part else Decimal(1),
            tokens=rounded_tokens(volume_of(each.workload).total),
            usd=settled(cost.monthly_usd),
            input_tokens=volume_of(each.workload).input,
            output_tokens=volume_of(each.workload).output,
            input_per_mtok=cost.input_per_mtok,
            output_per_mtok=cost.output_per_mtok,
            cache_read_per_mtok=cost.cache_read_per_mtok,
            service=cost.service,
            cached_share=each.workload.cached_share,
            reasons_by_default=cost.reasons_by_default,
        )
        for each, part in zip(bill, parts, strict=True)
        for cost in each.costs
    )


def _path(question: WhatIfQuestion, catalog: Catalog, baseline: ModelId, today: date) -> Iterator[MonthAhead]:
    """The months of what grows, until its last one, or until the volume is beyond any market."""
    change = question.change
    if change.monthly_growth is None:
        return
    parts, then = parts_after(baseline, question.workload, change), changed(question.workload, change)
    now_parts = (Part(baseline, Decimal(1), question.workload.service),)
    growing = (
        (start, scaled(then, (1 + change.monthly_growth) ** number))
        for number, start in enumerate(calendar_months(today, change.months or MONTHS), start=1)
    )
    for start, workload in takewhile(lambda month: volume_of(month[1]).total <= LARGEST, growing):
        usd = _total(_bill(catalog, parts, workload, at=start))
        unchanged = _total(_bill(catalog, now_parts, question.workload, at=start))
        if usd is None or unchanged is None:
            return
        yield MonthAhead(
            start=start,
            tokens=rounded_tokens(volume_of(workload).total),
            usd=usd,
            unchanged_usd=unchanged,
            gone=tuple(model for model in _models_of(parts) if _is_gone(catalog, model, start)),
        )


def _last(then: Workload, question: WhatIfQuestion, path: tuple[MonthAhead, ...], today: date) -> tuple[Workload, date]:
    """The workload that the change ends in, and the day whose prices it has."""
    if not path:
        return then, today
    return scaled(then, (1 + (question.change.monthly_growth or NOTHING)) ** len(path)), path[-1].start


def _is_gone(catalog: Catalog, model: ModelId, day: date) -> bool:
    entry = catalog.lifecycle(model)
    return bool(entry and entry.shutdown and entry.shutdown <= day)


def _models_of(parts: Iterable[Part]) -> tuple[ModelId, ...]:
    return tuple(dict.fromkeys(part.model for part in parts))


def _ends(
    catalog: Catalog, parts: Iterable[Part], workload: Workload, *, today: date, until: date
) -> Iterator[Shutdown]:
    """The end of each model of the traffic, once: where it has two parts, the successor is priced for the first."""
    parts = tuple(parts)
    for model in _models_of(parts):
        if entry := catalog.lifecycle(model):
            taken = next(part for part in parts if part.model == model).of(workload)
            yield from (end for end in ends_of(catalog, entry, taken, today=today) if end.day <= until)


def _unpriced(parts: Iterable[Priced]) -> tuple[Unpriced, ...]:
    return tuple(dict.fromkeys(gap for each in parts for gap in each.unpriced))


def _assumptions(question: WhatIfQuestion, path: tuple[MonthAhead, ...], parts: Iterable[Priced]) -> tuple[str, ...]:
    said = (*question.assumptions, *effort_notes(question), *_filled_in(question, path))
    return tuple(dict.fromkeys((*said, *(sentence for each in parts for sentence in each.assumptions))))


def _filled_in(question: WhatIfQuestion, path: tuple[MonthAhead, ...]) -> Iterator[str]:
    change = question.change
    if (total := sum((move.share for move in change.moves), NOTHING)) > 1:
        yield f"the parts add up to {(total * 100).normalize():f} %, so each was scaled to make 100 % together"
    if change.moves:
        yield "the same numbers of tokens, mix and caching on every model"
    if change.monthly_growth is None:
        return
    if change.months is None:
        yield f"{MONTHS} months assumed (say “for 6 months”)"
    yield "each month at the prices of its first day"
    if path and len(path) < (change.months or MONTHS):
        yield f"only {len(path)} months shown: the volume after them is beyond any market"
