"""Sentences that several answers share: what was assumed, what runs out, where the figures come from."""

from collections.abc import Iterable, Iterator

from bot.engine.answered import Answered, ModelCost, Source, Unpriced
from bot.engine.questions import HALF_ASSUMED, Workload
from bot.replies.reply import Fact, Origin
from bot.replies.spans import lower_end, money, span
from bot.replies.words import listed, mix, percent, short_day, token_count, tokens
from catalog.model import NoPriceReason, Service

MOST_FACTS = 7
"""Facts under a table: what fits on a phone."""


def basis(workload: Workload, assumptions: Iterable[str], *, volume: bool = True) -> str:
    """The workload and every default, in one line."""
    return " · ".join((*_workload(workload, assumptions, volume=volume), *assumptions))


def _workload(workload: Workload, assumptions: Iterable[str], *, volume: bool) -> Iterator[str]:
    if volume:
        yield _volume(workload)
    if HALF_ASSUMED not in assumptions:
        yield mix(workload.input_share)
    if workload.requests_per_month is not None:
        yield f"{tokens(workload.requests_per_month)} requests a month"
    if workload.cached_share:
        yield f"{percent(workload.cached_share)} of the input cached"
    if workload.prompt_tokens:
        yield f"{tokens(workload.prompt_tokens)}-token prompts"
    yield f"{workload.service} service"


def _volume(workload: Workload) -> str:
    if workload.tokens_per_month is None:
        return "no volume given, so per million tokens"
    if workload.upper:
        return f"{tokens(workload.tokens_per_month)}–{tokens(workload.upper.total)} tokens a month"
    return f"{token_count(workload.tokens_per_month)} a month"


def sources(answer: Answered) -> tuple[Origin, ...]:
    """Where the figures come from and of when, each once, and last which price list it was."""
    origins = [_origin(source, answer.prices_from) for source in answer.sources]
    once = {origin.text: origin for origin in reversed(origins)}
    named = sorted(once.values(), key=origins.index)
    return (*named, Origin(text=f"price list {answer.prices_from} of {short_day(answer.as_of)}"))


def _origin(source: Source, price_list: str) -> Origin:
    if source.credit is not None:
        when = short_day(source.as_of) if source.as_of else "undated"
        return Origin(text=", ".join(filter(None, (source.what, when, source.credit))), url=source.url)
    where = "" if source.where == price_list else f": {source.where}"
    checked = f", checked {short_day(source.as_of)}" if source.as_of else ""
    return Origin(text=f"{source.what}{where}{checked}", url=source.url)


def unpriced_facts(gaps: Iterable[Unpriced]) -> Iterator[Fact]:
    """A sentence for each model without a price: never $0, never another service's price."""
    for gap in gaps:
        yield Fact(text=f"{gap.label}: {no_price(gap)}.", warning=True)


def no_price(gap: Unpriced) -> str:
    """Why there is no price, in words."""
    return no_price_text(gap.reason, gap.service)


def no_price_text(reason: NoPriceReason, service: Service) -> str:
    """Why a list has no price for a service, in words."""
    match reason:
        case NoPriceReason.FREE:
            return "its seller lists it as free of charge, within limits that are not on file"
        case NoPriceReason.INPUT_ONLY:
            return "only an input price is on file, so a month of input and output cannot be priced"
        case NoPriceReason.OUTPUT_ONLY:
            return "only an output price is on file, so a month of input and output cannot be priced"
        case NoPriceReason.NO_SUCH_SERVICE:
            return f"no {service} rate on file; ask for the standard service instead"
        case NoPriceReason.UNPRICED:
            return "no price on file; that does not mean that it is free"


def tier_facts(costs: Iterable[ModelCost]) -> Iterator[Fact]:
    """Where longer prompts would cost more."""
    tiers: dict[int, list[str]] = {}
    for cost in costs:
        if cost.next_tier_above:
            tiers.setdefault(cost.next_tier_above, []).append(cost.label)
    for above, labels in sorted(tiers.items()):
        dearer = f"Prompts over {tokens(above)} tokens cost more on {listed(labels)}"
        yield Fact(text=f"{dearer}; say “with {tokens(above * 2)}-token prompts” to price that.")


def peak_facts(costs: Iterable[ModelCost], workload: Workload) -> Iterator[Fact]:
    """What the provider's dear hours would cost at most."""
    for cost in costs:
        if cost.peak_monthly_usd is not None:
            low, high = (money(workload)(usd) for usd in (cost.monthly_usd, cost.peak_monthly_usd))
            at_most = f"{cost.label} costs {low} off peak and {high} {span(workload)} at most"
            hours = " and ".join(cost.peak_hours)
            yield Fact(text=f"{at_most}{lower_end(workload)}, if every request fell between {hours} UTC.")


def size_facts(costs: Iterable[ModelCost], workload: Workload) -> Iterator[Fact]:
    """A warning where the stated prompts do not fit a model at all."""
    prompt = workload.prompt_tokens or 0
    small = [f"{cost.label} ({tokens(cost.context)})" for cost in costs if cost.context and prompt > cost.context]
    if small:
        text = f"Prompts of {tokens(prompt)} tokens are longer than the context of {listed(small)}."
        yield Fact(text=text, warning=True)


def reasoning_facts(costs: Iterable[ModelCost]) -> Iterator[Fact]:
    """Where equal numbers of tokens are not equal work."""
    thinking = [cost.label for cost in costs if cost.reasons_by_default]
    if thinking:
        verb = "reasons" if len(thinking) == 1 else "reason"
        yield Fact(text=f"{listed(thinking)} {verb} by default and may write more output for the same task.")


def own_price_note(*, is_own: bool) -> str:
    """The label of an organisation's own price."""
    return " (your price)" if is_own else ""


def first(facts: Iterable[Fact], *, most: int = MOST_FACTS) -> tuple[Fact, ...]:
    """The most important facts, as many as people read."""
    return tuple(facts)[:most]
