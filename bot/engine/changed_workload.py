"""How a change makes one workload into another: its volume, its mix, its service, and which model takes what part."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from bot.engine.questions import Change, Volume, Workload
from bot.engine.workload import rounded_tokens, volume_of
from catalog.model import ModelId

LARGEST: Final = Decimal(10) ** 24
"""Tokens a month beyond which no figure means anything, and exact decimals run out of digits."""
YEAR: Final = 12


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

    The new volume first, then the factor, then the new mix of it, then longer answers to the same input.
    """
    volume = _times(change.volume or volume_of(workload), change.factor)
    if change.input_share is not None:
        volume = _mixed(volume.total, change.input_share)
    if change.output_factor is not None:
        volume = Volume.model_construct(input=volume.input, output=volume.output * change.output_factor)
    stated = {"service": change.service, "cached_share": change.cached_share}
    update = {name: value for name, value in stated.items() if value is not None}
    return _with(workload.model_copy(update=update), volume)


def scaled(workload: Workload, factor: Decimal) -> Workload:
    """The workload with its volume times a factor."""
    return _with(workload, _times(volume_of(workload), factor))


def part(workload: Workload, share: Decimal) -> Workload:
    """A part of a workload, at its mix."""
    return workload if share == 1 else scaled(workload, share)


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
