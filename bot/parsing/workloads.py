"""What a text and a channel's profile say of a month of use, as a workload."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor
from typing import Final

from bot.engine.questions import HALF, HALF_ASSUMED, Profile, Volume, Workload
from bot.parsing.quantities import Tokens, Usage
from bot.parsing.shares import Shares
from catalog.model import Service

__all__ = ["Reading", "exact", "workload"]

DIGITS: Final = 34
"""Significant digits where a fraction has no end: more than any amount of money shows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A workload and what was assumed to complete it."""

    workload: Workload
    assumptions: tuple[str, ...]


def workload(
    usage: Usage, shares: Shares, profile: Profile, *, prompt: int | None, with_volume: bool, with_mix: bool
) -> Reading:
    """The workload: the text's words first, then the profile's, then half input and half output.

    `with_volume` tells whether the profile's volume is of interest to the question, `with_mix` whether the input share.
    """
    assumptions = list[str]()
    share = _input_share(usage, shares, profile, assumptions, says=with_mix)
    tokens = usage.tokens
    if tokens is None and with_volume and profile.tokens_per_month is not None:
        tokens = Tokens(Fraction(profile.tokens_per_month))
        assumptions.append("volume from this channel's profile")
    if usage.vague and usage.tokens is None:
        assumptions.append(f"“{usage.vague}” is no number, so it was not used (say “5M tokens a month”)")
    prompts = prompt or (int(usage.prompt) if usage.prompt is not None else None)
    read = Workload(
        tokens_per_month=_rounded(tokens.total) if tokens else None,
        input_share=exact(share),
        cached_share=_cached_share(shares, profile, assumptions),
        service=_service(shares, profile, assumptions),
        requests_per_month=_rounded(usage.requests) if usage.requests is not None else None,
        prompt_tokens=prompts,
        volume=_volume(tokens, share) if tokens else None,
        upper=_volume(usage.upper, share) if usage.upper else None,
    )
    return Reading(read, tuple(assumptions))


def exact(value: Fraction) -> Decimal:
    """A fraction as a decimal: exact where it has an end, to 34 digits where not."""
    with localcontext(prec=DIGITS):
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(int(quotient)) if quotient == quotient.to_integral_value() else quotient.normalize()


def _input_share(usage: Usage, shares: Shares, profile: Profile, assumptions: list[str], *, says: bool) -> Fraction:
    tokens = usage.tokens
    if tokens and tokens.input is not None and tokens.total:
        return tokens.input / tokens.total
    if shares.input is not None:
        if shares.guessed:
            assumptions.append(f"“{shares.guessed}” read as input/output")
        return shares.input
    share = Fraction(HALF if profile.input_share is None else profile.input_share)
    if shares.vague:
        assumptions.append(
            f"“{shares.vague}” is no number: {int(share * 100)}% input assumed (say “80/20 input/output”)"
        )
    elif profile.input_share is not None and says:
        assumptions.append("input share from this channel's profile")
    elif says:
        assumptions.append(HALF_ASSUMED)
    return share


def _cached_share(shares: Shares, profile: Profile, assumptions: list[str]) -> Decimal:
    if shares.cached is not None or not profile.cached_share:
        return exact(shares.cached or Fraction(0))
    assumptions.append("cached share from this channel's profile")
    return profile.cached_share


def _service(shares: Shares, profile: Profile, assumptions: list[str]) -> Service:
    if shares.service or not profile.service or profile.service is Service.STANDARD:
        return shares.service or Service.STANDARD
    assumptions.append(f"{profile.service} service from this channel's profile")
    return profile.service


def _volume(tokens: Tokens, share: Fraction) -> Volume:
    inputs = tokens.total * share if tokens.input is None else tokens.input
    return Volume(input=exact(inputs), output=exact(tokens.total - inputs))


def _rounded(value: Fraction) -> int:
    """Half up, as whole tokens are counted."""
    return floor(value + Fraction(1, 2))
