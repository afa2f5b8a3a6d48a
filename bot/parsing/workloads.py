"""What a text and a channel's profile say of a month of use, as a workload."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor
from typing import Final

from bot.engine.questions import HALF, HALF_ASSUMED, Profile, Volume, Workload
from bot.engine.workload import LADDER
from bot.parsing.hearing import Heard
from bot.parsing.patterns import compiled
from bot.parsing.quantities import Tokens, Usage
from bot.parsing.shares import Shares
from bot.parsing.thread import workload_before
from catalog.model import Service

__all__ = ["Reading", "exact", "rounded", "workload"]

WORKING_DAYS: Final = r"\b(?:(?:working|business|work) days?|workdays?|weekdays?)\b"
DIGITS: Final = 34
"""Significant digits where a fraction has no end: more than any amount of money shows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A workload and what was assumed to complete it."""

    workload: Workload
    assumptions: tuple[str, ...]


def workload(heard: Heard, profile: Profile, *, with_volume: bool = True, with_mix: bool = True) -> Reading:
    """The workload: the text's words first, then the thread's, then the profile's, then half input and half output.

    `with_volume` tells whether a volume of thread or profile is of interest to the question, `with_mix` whether the
    input share.
    """
    assumptions = list[str]()
    usage, shares = heard.usage, heard.shares
    before = workload_before(profile)
    share = _input_share(usage, shares, profile, assumptions, says=with_mix)
    tokens, upper = usage.tokens, usage.upper
    if tokens is None and with_volume:
        tokens, upper = _known_tokens(profile, assumptions)
        tokens, upper = (_mixed(tokens, shares), _mixed(upper, shares))
    if usage.several:
        tokens = _of_list(usage, assumptions, ladder=len(heard.models) > 1)
    if usage.vague and usage.tokens is None:
        assumptions.append(f"“{usage.vague}” is no number, so it was not used (say “5M tokens a month”)")
    if usage.tokens is not None and compiled(WORKING_DAYS).search(heard.rest):
        assumptions.append("5 working days in each week of 7")
    prompts = heard.prompt or (int(usage.prompt) if usage.prompt is not None else None)
    read = Workload(
        tokens_per_month=rounded(tokens.total) if tokens else None,
        input_share=exact(share),
        cached_share=_cached_share(shares, profile, assumptions),
        service=_service(shares, profile, assumptions),
        requests_per_month=rounded(usage.requests) if usage.requests is not None else None,
        prompt_tokens=prompts or (before.prompt_tokens if before and usage.tokens is None else None),
        volume=_volume(tokens, share) if tokens else None,
        upper=_volume(upper, share) if upper else None,
    )
    return Reading(read, tuple(assumptions))


def exact(value: Fraction) -> Decimal:
    """A fraction as a decimal: exact where it has an end, to 34 digits where not."""
    with localcontext(prec=DIGITS):
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(int(quotient)) if quotient == quotient.to_integral_value() else quotient.normalize()


def rounded(value: Fraction) -> int:
    """Half up, as whole tokens are counted."""
    return floor(value + Fraction(1, 2))


def _known_tokens(profile: Profile, assumptions: list[str]) -> tuple[Tokens | None, Tokens | None]:
    """The volume of the thread, else of the profile, and the other end where it is a range."""
    before = workload_before(profile)
    if before and before.volume is not None:
        assumptions.append(f"volume from {profile.thread_called}")
        return _tokens(before.volume), _tokens(before.upper) if before.upper else None
    if profile.tokens_per_month is not None:
        assumptions.append("volume from this channel's profile")
        return Tokens(Fraction(profile.tokens_per_month)), None
    return None, None


def _of_list(usage: Usage, assumptions: list[str], *, ladder: bool) -> Tokens | None:
    """No volume where the steps that a comparison shows anyway are asked for, else the middle one of those said."""
    if ladder and set(usage.several) <= set(LADDER):
        return None
    assumptions.append(f"the middle one of {len(usage.several)} volumes; the costs around it stand beside it")
    return usage.tokens


def _tokens(volume: Volume) -> Tokens:
    inputs, outputs = Fraction(volume.input), Fraction(volume.output)
    return Tokens(inputs + outputs, inputs, outputs)


def _mixed(tokens: Tokens | None, shares: Shares) -> Tokens | None:
    """Tokens at the mix that the text states; as they are where it states none."""
    return Tokens(tokens.total) if tokens and shares.input is not None else tokens


def _input_share(usage: Usage, shares: Shares, profile: Profile, assumptions: list[str], *, says: bool) -> Fraction:
    tokens = usage.tokens
    if tokens and tokens.input is not None and tokens.total:
        return tokens.input / tokens.total
    if shares.input is not None:
        if shares.guessed:
            assumptions.append(f"“{shares.guessed}” read as input/output")
        return shares.input
    share, said = _known_share(profile)
    if shares.vague:
        said = f"“{shares.vague}” is no number: {int(share * 100)}% input assumed (say “80/20 input/output”)"
    if says or shares.vague:
        assumptions.append(said)
    return share


def _known_share(profile: Profile) -> tuple[Fraction, str]:
    """The input share of thread or profile, else half, and what is to be said of it."""
    before = workload_before(profile)
    if before and before.input_share not in (HALF, profile.input_share):
        return Fraction(before.input_share), f"input share from {profile.thread_called}"
    if profile.input_share is not None and (before is None or before.input_share == profile.input_share):
        return Fraction(profile.input_share), "input share from this channel's profile"
    return Fraction(HALF), HALF_ASSUMED


def _cached_share(shares: Shares, profile: Profile, assumptions: list[str]) -> Decimal:
    before = workload_before(profile)
    if shares.cached is None and before and before.cached_share:
        assumptions.append(f"cached share from {profile.thread_called}")
        return before.cached_share
    if shares.cached is not None or before or not profile.cached_share:
        return exact(shares.cached or Fraction(0))
    assumptions.append("cached share from this channel's profile")
    return profile.cached_share


def _service(shares: Shares, profile: Profile, assumptions: list[str]) -> Service:
    before = workload_before(profile)
    known = before.service if before else profile.service
    if shares.service or not known or known is Service.STANDARD:
        return shares.service or Service.STANDARD
    place = profile.thread_called if before else "this channel's profile"
    assumptions.append(f"{known} service from {place}")
    return known


def _volume(tokens: Tokens, share: Fraction) -> Volume:
    inputs = tokens.total * share if tokens.input is None else tokens.input
    return Volume(input=exact(inputs), output=exact(tokens.total - inputs))
