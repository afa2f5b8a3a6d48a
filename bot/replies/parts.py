"""Sentences that several answers share: what was assumed, what runs out, where the figures come from."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bot.engine.answered import Answered, ModelCost, ScheduledPrice, Shutdown, Source, Unpriced
from bot.engine.questions import HALF_ASSUMED, Workload
from bot.replies.reply import Fact, Origin
from bot.replies.words import day, listed, mix, percent, short_day, tokens, usd
from catalog.model import ModelId, NoPriceReason, Service

MOST_FACTS = 5
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
    upper = f"–{tokens(workload.upper.total)}" if workload.upper else ""
    return f"{tokens(workload.tokens_per_month)}{upper} tokens a month"


def sources(answer: Answered) -> tuple[Origin, ...]:
    """Where the figures come from and of when, each once, and last which price list it was."""
    origins = (_origin(source, answer.prices_from) for source in answer.sources)
    return (*dict.fromkeys(origins), Origin(text=f"price list {answer.prices_from} of {short_day(answer.as_of)}"))


def _origin(source: Source, price_list: str) -> Origin:
    where = "" if source.where == price_list else f": {source.where}"
    checked = f", checked {short_day(source.as_of)}" if source.as_of else ""
    return Origin(text=f"{source.what}{where}{checked}", url=source.url)


def shutdown_facts(ends: Iterable[Shutdown], *, with_cost: bool = True) -> Iterator[Fact]:
    """A warning for each model that is gone or goes, with its successor."""
    for end in sorted(ends, key=lambda end: end.day):
        verb = "was" if end.gone else "is"
        text = f"{end.label} {verb} shut down on {day(end.day)}{_successor(end, with_cost=with_cost)}."
        yield Fact(text=text, warning=True)


def _successor(end: Shutdown, *, with_cost: bool) -> str:
    if end.successor_label is None:
        return "; no successor is named in our sources"
    cost = end.successor_monthly_usd
    price = f": {usd(cost)} for this workload" if cost is not None and with_cost else ""
    return f"; its named successor is {end.successor_label}{price}"


def scheduled_facts(steps: Iterable[ScheduledPrice], *, today_usd: Mapping[ModelId, Decimal]) -> Iterator[Fact]:
    """A warning for each scheduled price step: what the workload costs from then on."""
    for step in steps:
        before = f" instead of {usd(today_usd[step.model])}" if step.model in today_usd else ""
        plan = f"{step.label} is scheduled to cost {usd(step.monthly_usd)}{before} from {day(step.start)}"
        yield Fact(text=f"{plan}; vendors do withdraw such plans.", warning=True)


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


def peak_facts(costs: Iterable[ModelCost]) -> Iterator[Fact]:
    """What the provider's dear hours would cost at most."""
    for cost in costs:
        if cost.peak_monthly_usd is not None:
            at_most = f"{cost.label} costs {cost.display} off peak and {usd(cost.peak_monthly_usd)} at most"
            yield Fact(text=f"{at_most}, if every request fell between {' and '.join(cost.peak_hours)} UTC.")


def own_price_note(*, is_own: bool) -> str:
    """The label of an organisation's own price."""
    return " (your price)" if is_own else ""


def first(facts: Iterable[Fact], *, most: int = MOST_FACTS) -> tuple[Fact, ...]:
    """The most important facts, as many as people read."""
    return tuple(facts)[:most]
