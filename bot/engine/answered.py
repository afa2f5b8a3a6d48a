"""What answers are made of: costs, gaps, shutdowns and sources, each with where it comes from."""

from datetime import date
from typing import Literal

from bot.engine.money import Exact
from bot.engine.questions import Value
from catalog.model import ModelId, NoPriceReason, Service


class Source(Value):
    """Where figures of an answer stand.

    Attributes:
        what: What was taken from there ("OpenAI list prices").
        where: Name and version.
        url: A page to check it on, where known.
        as_of: The day it was last compared with the vendor's page, or read; of benchmark figures, their day.
        credit: For benchmark figures: what their licence wants said beside them, else empty. Null for all else.
    """

    what: str
    where: str
    url: str | None = None
    as_of: date | None = None
    credit: str | None = None


class ModelCost(Value):
    """What one model costs for a workload.

    Attributes:
        model: Seller and name.
        label: What people call it.
        monthly_usd: Exact USD a month.
        display: The same at human precision.
        input_per_mtok, output_per_mtok, cache_read_per_mtok: USD per million tokens; no cache rate on file is null.
        service: Whose rates they are.
        upper_monthly_usd: For the other end of a range of volumes.
        peak_monthly_usd: If all requests fell in the provider's dear hours.
        peak_hours: Those hours in UTC.
        tier_above: The prompt size above which these long-context rates hold.
        next_tier_above: The prompt size above which dearer rates would hold.
        is_own: The organisation's own price.
        priced_as: Whose list price was taken, where the seller has none.
        context: Tokens that it takes, where known.
        reasons_by_default: It thinks before it answers, so the same task may take more output tokens.
    """

    model: ModelId
    label: str
    monthly_usd: Exact
    display: str
    input_per_mtok: Exact
    output_per_mtok: Exact
    cache_read_per_mtok: Exact | None = None
    service: Service = Service.STANDARD
    upper_monthly_usd: Exact | None = None
    peak_monthly_usd: Exact | None = None
    peak_hours: tuple[str, ...] = ()
    tier_above: int | None = None
    next_tier_above: int | None = None
    is_own: bool = False
    priced_as: ModelId | None = None
    context: int | None = None
    reasons_by_default: bool = False


class Rung(Value):
    """Monthly costs at one volume."""

    tokens: int
    monthly_usd: dict[ModelId, Exact]


class Unpriced(Value):
    """A model that has no price for what was asked. That is not $0."""

    model: ModelId
    label: str
    reason: NoPriceReason
    service: Service


class Shutdown(Value):
    """The end of a model.

    Attributes:
        model: Which.
        day: First day on which it no longer answers.
        gone: Whether that day is past.
        successor: What its vendor names instead; null where none is named.
        successor_monthly_usd: The same workload on the successor; null where that has no price.
        successor_reasons: The successor thinks before it answers, so its output grows.
        via: The dated snapshot that carries the date.
        platform: Only on this platform of the seller (Vertex AI beside the Gemini API); null for its main API.
    """

    model: ModelId
    label: str
    day: date
    gone: bool
    successor: ModelId | None = None
    successor_label: str | None = None
    successor_monthly_usd: Exact | None = None
    successor_reasons: bool = False
    via: str | None = None
    platform: str | None = None
    successor_source: str | None = None


class ScheduledPrice(Value):
    """A price step that lies ahead. Vendors sometimes withdraw them."""

    model: ModelId
    label: str
    start: date
    input_per_mtok: Exact
    output_per_mtok: Exact
    monthly_usd: Exact


class Answered(Value):
    """What every answer has.

    Attributes:
        as_of: The date of the prices.
        prices_from: Name and version of the price list.
        assumptions: One sentence for each default that the bot filled in.
        sources: Where the figures come from.
        unpriced: Models that have no price for what was asked.
    """

    as_of: date
    prices_from: str
    assumptions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    unpriced: tuple[Unpriced, ...] = ()


class Saving(Value):
    """What the same workload would cost with a lever pulled, and at which rates; only where that is less."""

    lever: Literal["batch", "caching"]
    model: ModelId
    label: str
    monthly_usd: Exact
    saves_usd: Exact
    input_per_mtok: Exact
    output_per_mtok: Exact
    cache_read_per_mtok: Exact | None = None


class Costed(Answered):
    """The costs of one or more models, and what lies ahead of them.

    Attributes:
        costs: In the order asked.
        cheapest: The cheapest for this workload; null where nothing is priced.
        ladder: Costs at 1M, 10M and 100M tokens and around the own volume.
        savings: What batch and caching would save.
        shutdowns: Ends within twelve months, and models that are gone.
        scheduled: Price steps within twelve months.
    """

    costs: tuple[ModelCost, ...]
    cheapest: ModelId | None = None
    ladder: tuple[Rung, ...] = ()
    savings: tuple[Saving, ...] = ()
    shutdowns: tuple[Shutdown, ...] = ()
    scheduled: tuple[ScheduledPrice, ...] = ()
