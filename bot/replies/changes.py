"""A change to the workload in words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from bot.engine.money import exact
from bot.engine.questions import Change
from bot.engine.what_if import MONTHS
from bot.replies.words import listed, mix, percent, some, token_count
from catalog.model import ModelId, Service

TWICE: Final = Decimal(2)
TIMES: Final = {TWICE: "doubling", Decimal(3): "tripling", Decimal("0.5"): "halving", Decimal(1): "keeping"}


def change_words(change: Change, labels: Mapping[ModelId, str]) -> str:
    """`Sending 20 % of the traffic to gpt-5.1`; empty where nothing is changed."""
    words = listed(_parts(change, labels))
    return words[:1].upper() + words[1:]


def _parts(change: Change, labels: Mapping[ModelId, str]) -> Iterator[str]:
    if change.volume is not None:
        yield f"going to {token_count(change.volume.total)} a month"
    if change.factor is not None:
        yield _scaling(change.factor)
    if change.monthly_growth is not None:
        yield _growing(change.monthly_growth, change.months or MONTHS)
    if change.moves:
        yield f"sending {listed(_moves(change, labels))}"
    if change.service is not None:
        what = "everything" if change.service_share is None else f"{percent(change.service_share)} of the traffic"
        over = "in batch" if change.service is Service.BATCH else f"on {change.service} service"
        yield f"running {what} {over}"
    if change.cached_share is not None:
        yield f"caching {percent(change.cached_share)} of the input"
    if change.input_share is not None:
        yield f"a mix of {mix(change.input_share)}"
    if change.input_factor is not None:
        yield f"sending {exact(change.input_factor)} times the input"
    if change.output_factor is not None:
        yield f"writing {exact(change.output_factor)} times the output"


def _moves(change: Change, labels: Mapping[ModelId, str]) -> Iterator[str]:
    for number, move in enumerate(change.moves):
        if move.share == 1:
            yield f"all of the traffic to {labels.get(move.model, move.model.name)}"
            continue
        of_what = "" if number else " of the traffic"
        yield f"{percent(move.share)}{of_what} to {labels.get(move.model, move.model.name)}"


def _scaling(factor: Decimal) -> str:
    if factor in TIMES:
        return f"{TIMES[factor]} the volume"
    if 0 < factor < TWICE:
        more = "more" if factor > 1 else "less"
        return f"{percent(abs(factor - 1))} {more} volume"
    return f"{exact(factor)} times the volume"


def _growing(rate: Decimal, months: int) -> str:
    verb = "growing" if rate >= 0 else "shrinking"
    return f"{verb} by {percent(abs(rate))} a month for {some(months, 'month')}"
