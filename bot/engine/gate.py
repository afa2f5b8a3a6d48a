"""What a model must satisfy before its cost or quality matters."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bot.engine.pricing import label_of, price_for
from bot.engine.questions import Limits, RecommendQuestion, Value, Workload
from bot.engine.rating import blended_price, monthly_cost
from catalog.catalog import Catalog
from catalog.copies import names_of
from catalog.modality import writes_text
from catalog.model import Capabilities, ModelId, NoPrice, NoPriceReason, Price

MONTHS = 12


class Removed(Value):
    """A model that was not weighed, and why: "openai:gpt-4o", "without reasoning"."""

    model: ModelId
    label: str
    reason: str


def no_price(gap: NoPrice) -> str:
    """Why a model without a price cannot be weighed."""
    if gap.reason is NoPriceReason.NO_SUCH_SERVICE:
        return f"without a {gap.service} rate"
    return "without a price for input and output"


def against(price: Price, workload: Workload, limits: Limits, catalog: Catalog, *, today: date) -> Iterator[str]:
    """Every reason why a priced model is not ranked, the hardest first."""
    if price.secondhand and not limits.hosts:
        yield "with a reseller's price only"
    if not writes_text(price.model):
        yield "made for sound, pictures, search or one trade"
    if is_gone(catalog, price.model, today=today):
        yield "already shut down"
    if limits.wants_abilities:
        yield from _abilities_against(price, limits, catalog)
    if _is_dearer(price, workload, limits):
        yield "dearer than the limit"


def first_objection(question: RecommendQuestion, model: ModelId, catalog: Catalog, *, today: date) -> str | None:
    """The first reason why a model cannot be recommended at all; None where it can.

    That it is shut down within the horizon is no such reason: see `ends_within`.
    """
    price = price_for(catalog, model, question.workload, at=today)
    if isinstance(price, NoPrice):
        return no_price(price)
    return next(_all_against(question, price, catalog, today), None)


def _all_against(question: RecommendQuestion, price: Price, catalog: Catalog, today: date) -> Iterator[str]:
    limits, workload = question.limits, question.workload
    # Who names a model has chosen its seller.
    named = price.model in question.models
    if limits.providers and price.model.provider not in limits.providers and not named:
        yield "sold by others than those allowed"
    yield from against(
        price, workload, limits.model_copy(update={"hosts": limits.hosts or named}), catalog, today=today
    )
    context = context_of(catalog, price.model)
    if context is not None and (workload.prompt_tokens or 0) > context:
        yield "with a context shorter than the prompts"


def is_gone(catalog: Catalog, model: ModelId, *, today: date) -> bool:
    """Whether a model no longer answers on its seller's main API."""
    entry = catalog.lifecycle(model)
    return bool(entry and entry.shutdown and entry.shutdown <= today)


def is_same(one: ModelId, other: ModelId) -> bool:
    """Whether two sellers' rows are one maker's model (`openai:gpt-5.1`, `azure:gpt-5.1`)."""
    return one.provider != other.provider and not set(names_of(one)).isdisjoint(names_of(other))


def ends_within(catalog: Catalog, model: ModelId, *, until: date) -> bool:
    """Whether a model's end on its seller's main API is announced for a day up to `until`."""
    entry = catalog.lifecycle(model)
    return bool(entry and entry.shutdown and entry.shutdown <= until)


def months_later(day: date, months: int) -> date:
    """The same day some months on, or that month's last day."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def context_of(catalog: Catalog, model: ModelId) -> int | None:
    """Tokens that a model takes, where that is on file."""
    able, known = catalog.capabilities(model), catalog.model(model)
    return (able.context if able else None) or (known.context_window if known else None)


def removed(catalog: Catalog, model: ModelId, reason: str) -> Removed:
    """A model with the reason why it was not weighed."""
    return Removed(model=model, label=label_of(catalog, model), reason=reason)


def _abilities_against(price: Price, limits: Limits, catalog: Catalog) -> Iterator[str]:
    able, context = catalog.capabilities(price.model), context_of(catalog, price.model)
    if limits.min_context and context is None:
        yield "whose context is not on file"
    elif limits.min_context and context is not None and context < limits.min_context:
        yield "with a smaller context"
    for ability, has in _wanted(limits, able):
        if not has:
            yield f"not known to have {ability}" if has is None else f"without {ability}"


def _wanted(limits: Limits, able: Capabilities | None) -> Iterator[tuple[str, bool | None]]:
    """The abilities that are wanted, each with whether the model has it (None: not on file)."""
    for wanted, name, field in (
        (limits.vision, "vision", "vision"),
        (limits.tool_use, "tool use", "tool_use"),
        (limits.reasoning, "reasoning", "reasoning"),
        (limits.open_weights, "open weights", "open_weights"),
    ):
        if wanted:
            yield name, getattr(able, field) if able else None


def _is_dearer(price: Price, workload: Workload, limits: Limits) -> bool:
    """Whether a model costs more than it may, per million tokens or for the whole workload."""
    per_mtok, per_month = limits.max_usd_per_mtok, limits.max_usd_per_month
    if per_mtok is not None and _blend(price, workload) > per_mtok:
        return True
    if per_month is None or workload.volume is None:
        return False
    return monthly_cost(price.rates, workload.volume, workload.cached_share) > per_month


def _blend(price: Price, workload: Workload) -> Decimal:
    """USD per million tokens of the workload's mix."""
    return blended_price(price.rates, input_share=workload.input_share, cached_share=workload.cached_share)
