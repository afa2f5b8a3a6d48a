"""How a change makes one workload into another: its volume, its mix, its service, and which model takes what part."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from bot.engine.questions import Change, Volume, Workload
from bot.engine.workload import rounded_tokens, volume_of
from catalog.model import ModelId, Service

LARGEST: Final = Decimal(10) ** 24
"""Tokens a month beyond which no figure means anything, and exact decimals run out of digits."""
YEAR: Final = 12


class Part(NamedTuple):
    """A part of the traffic: what share of all tokens one model takes over one service."""

    model: ModelId
    share: Decimal
    service: Service

    def of(self, workload: Workload) -> Workload:
        """What this part takes of a workload, at its mix."""
        taken = workload.model_copy(update={"service": self.service})
        return taken if self.share == 1 else scaled(taken, self.share)


def parts_after(baseline: ModelId, workload: Workload, change: Change) -> tuple[Part, ...]:
    """The traffic after a change, part by part; each model has two where the new service takes only some of it."""
    service, on_it = change.service or workload.service, change.service_share
    services = [(service, Decimal(1))] if on_it is None else [(workload.service, 1 - on_it), (service, on_it)]
    return tuple(
        Part(model, share * of_it, each)
        for model, share in shares_after(baseline, change).items()
        for each, of_it in services
        if of_it
    )


def shares_after(baseline: ModelId, change: Change) -> dict[ModelId, Decimal]:
    """Each model's part of the traffic: what is not moved stays on the baseline.

    Parts that add up to more than everything are scaled to make one together.
    """
    moved = dict[ModelId, Decimal]()
    for move in change.moves:
        moved[move.model] = moved.get(move.model, Decimal(0)) + move.share
    total = sum(moved.values(), Decimal(0))
    if total > 1:
        moved = {model: share / total for model, share in moved.items()}
    left = max(Decimal(0), 1 - total) + moved.pop(baseline, Decimal(0))
    shares = {baseline: left, **moved}
    return {model: share for model, share in shares.items() if share}


def changed(workload: Workload, change: Change) -> Workload:
    """The workload right after the change, before anything grows.

    The new volume first, then the factor, then the new mix of it, then longer prompts and answers. A service
    that takes only a part of the traffic leaves that of the workload as it is.
    """
    volume = _times(change.volume or volume_of(workload), change.factor)
    if change.input_share is not None:
        volume = _mixed(volume.total, change.input_share)
    volume = Volume.model_construct(
        input=volume.input if change.input_factor is None else volume.input * change.input_factor,
        output=volume.output if change.output_factor is None else volume.output * change.output_factor,
    )
    service = change.service if change.service_share is None else None
    stated = {"service": service, "cached_share": change.cached_share}
    update = {name: value for name, value in stated.items() if value is not None}
    return _with(workload.model_copy(update=update), volume)


def scaled(workload: Workload, factor: Decimal) -> Workload:
    """The workload with its volume times a factor."""
    return _with(workload, _times(volume_of(workload), factor))


def calendar_months(today: date, count: int) -> Iterator[date]:
    """The first days of the months after the one that holds today."""
    for number in range(today.month, today.month + count):
        yield date(today.year + number // YEAR, number % YEAR + 1, 1)


def _times(volume: Volume, factor: Decimal | None) -> Volume:
    if factor is None:
        return volume
    return Volume.model_construct(input=volume.input * factor, output=volume.output * factor)


def _mixed(total: Decimal, input_share: Decimal) -> Volume:
    inputs = total * input_share
    return Volume.model_construct(input=inputs, output=total - inputs)


def _with(workload: Workload, volume: Volume) -> Workload:
    total = volume.total
    return workload.model_copy(
        update={
            "volume": volume,
            "tokens_per_month": rounded_tokens(total),
            "input_share": volume.input / total if total else workload.input_share,
            "upper": None,
        }
    )
