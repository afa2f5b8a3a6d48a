"""What can be done to a workload: fill in a volume, scale it, change its mix."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.engine.questions import MAX_TOKENS, Volume, Workload

REFERENCE_TOKENS: Final = 1_000_000
"""Tokens a month that costs are shown for where nobody gave a volume."""
LADDER: Final = (1_000_000, 10_000_000, 100_000_000)


def volume_of(workload: Workload) -> Volume:
    """The exact volume, or the reference volume at the workload's mix where none was given."""
    if workload.volume is not None:
        return workload.volume
    tokens = REFERENCE_TOKENS if workload.tokens_per_month is None else workload.tokens_per_month
    return Volume.of(tokens, workload.input_share)


def with_volume(workload: Workload, volume: Volume) -> Workload:
    """The same workload at another volume, whose mix it takes over."""
    total = volume.total
    share = volume.input / total if total else workload.input_share
    return workload.model_copy(
        update={"volume": volume, "tokens_per_month": rounded_tokens(total), "input_share": share, "upper": None}
    )


def with_input_share(workload: Workload, share: Decimal) -> Workload:
    """The same total at another mix of input and output."""
    volume = workload.volume and Volume.of(workload.volume.total, share)
    upper = workload.upper and Volume.of(workload.upper.total, share)
    return workload.model_copy(update={"input_share": share, "volume": volume, "upper": upper})


def rounded_tokens(tokens: Decimal) -> int:
    """Whole tokens, halves rounded up."""
    return int(tokens.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def ladder_volumes(workload: Workload) -> tuple[Volume, ...]:
    """1M, 10M and 100M tokens at the workload's mix, and a tenth, one and ten times its own volume; ascending.

    Of a range both ends stand in it, and nothing around them.
    """
    share = workload.input_share
    volumes = {Decimal(tokens): Volume.of(tokens, share) for tokens in LADDER}
    factors = (Decimal(1),) if workload.upper else (Decimal("0.1"), Decimal(1), Decimal(10))
    for own in filter(None, (workload.volume, workload.upper)):
        for factor in factors:
            scaled = Volume.model_construct(input=own.input * factor, output=own.output * factor)
            volumes[scaled.total.normalize()] = scaled
    return tuple(volumes[tokens] for tokens in sorted(volumes) if 1 <= tokens <= MAX_TOKENS)
