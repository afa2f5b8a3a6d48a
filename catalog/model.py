"""What a model is and what it costs: the words every room shares.

Rates are USD per million tokens (`Decimal`); input tokens include the cached ones, as in OpenAI's usage API,
OpenTelemetry's `gen_ai.usage.*` and genai-prices.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Literal, Self

from pydantic_core import CoreSchema, core_schema

MILLION: Final = Decimal(1_000_000)


class ModelId(str):
    """An id `provider:model`, in the ids of genai-prices, e.g. `openai:gpt-5.1`."""

    __slots__ = ()

    @classmethod
    def of(cls, provider: str, name: str) -> Self:
        """The id of a provider's model."""
        return cls(f"{provider}:{name}")

    @property
    def provider(self) -> str:
        """The part before the first colon: who sells it."""
        return self.partition(":")[0]

    @property
    def name(self) -> str:
        """The part after the first colon: what the seller calls it."""
        return self.partition(":")[2]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:  # noqa: ANN401 – pydantic's hook
        return core_schema.no_info_after_validator_function(cls._checked, core_schema.str_schema(max_length=200))

    @classmethod
    def _checked(cls, text: str) -> Self:
        if not all(text.partition(":")):
            raise ValueError("a model id is provider:model")
        return cls(text)


Task = Literal[
    "coding", "reasoning", "math", "chat", "writing", "summarization", "extraction", "classification",
    "agents", "tool_use", "vision", "long_context",
]  # fmt: skip
"""What a model is wanted for, and what a benchmark measures."""


class Service(StrEnum):
    """How a provider serves a request; each may have rates of its own."""

    STANDARD = "standard"
    BATCH = "batch"
    FLEX = "flex"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that somebody sells.

    Attributes:
        id: Seller and name.
        label: What people read, e.g. `GPT-5.1`.
        provider_label: The seller's name, e.g. `OpenAI`.
        priced_as: The model whose price applies where the seller's own list has none (Azure's `gpt-5.1`), else None.
        context_window: Tokens of prompt and answer together, where the price list says so.
    """

    id: ModelId
    label: str
    provider_label: str
    priced_as: ModelId | None = None
    context_window: int | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """USD per million tokens. A missing cache rate means that the list has none, not that it is free."""

    input: Decimal
    output: Decimal
    cache_read: Decimal | None = None
    cache_write: Decimal | None = None
    cache_write_1h: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PeakHours:
    """Dearer hours of the day.

    Attributes:
        rates: What holds in them.
        windows: UTC hours like `01:00-04:00`.
        upper_bound_at_weekends: The seller charges less at weekends, which the list cannot say: what is shown for a
            Saturday or Sunday is then an upper bound.
    """

    rates: Rates
    windows: tuple[str, ...]
    upper_bound_at_weekends: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """The rates of one model on a day, for a service and a prompt size, and where they come from.

    Attributes:
        model: Whose price it is.
        rates: Off-peak where the hour of the day matters.
        service: The service that these rates are of.
        since: First day of these rates where the list dates them.
        tier_above: Prompt tokens above which these long-context rates hold; None for the ordinary rates.
        next_tier_above: The next threshold of prompt tokens, above which a request is dearer; None without one.
        peak: Dearer hours, where the provider has them.
        source: `genai-prices 0.2.3`, or the table of an organisation's own price file; for a discount both, as in
            `own.toml, [[discount]] 1 on genai-prices 0.2.3`.
        source_url: The vendor's price page, where known.
        checked: When the price list last compared this price with the vendor's page, where it says so.
        is_own: An organisation's own price ("your price"), not the list's.
        priced_as: The model whose list price was taken, where the seller has none of its own.
        secondhand: The reseller whose price the list gives for want of the maker's own, e.g. `OpenRouter`; else None.
    """

    model: ModelId
    rates: Rates
    service: Service
    source: str
    since: date | None = None
    tier_above: int | None = None
    next_tier_above: int | None = None
    peak: PeakHours | None = None
    source_url: str | None = None
    checked: date | None = None
    is_own: bool = False
    priced_as: ModelId | None = None
    secondhand: str | None = None


class NoPriceReason(StrEnum):
    """Why there is no price to multiply with. None of these means $0, save FREE."""

    UNPRICED = "unpriced"
    FREE = "free"
    INPUT_ONLY = "input only"
    OUTPUT_ONLY = "output only"
    NO_SUCH_SERVICE = "no such service"


@dataclass(frozen=True, slots=True)
class NoPrice:
    """That a model has no price for what was asked, and why."""

    model: ModelId
    reason: NoPriceReason
    service: Service = Service.STANDARD


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One dated price of a model. `scheduled` ones lie ahead and can still be withdrawn by the vendor.

    Attributes:
        start: The first day; None for a price without a date.
        rates: The list's standard rates of ordinary prompts. What a service, a long prompt or an organisation of its
            own pays from that day on is the catalog's price at `start`.
        scheduled: It lies ahead.
    """

    start: date | None
    rates: Rates
    scheduled: bool


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """When a model is shut down, and what its vendor names as successor.

    Attributes:
        model: Whose dates.
        shutdown: First day on which it no longer answers; None where none is announced.
        successor: The vendor's recommended replacement; None where none is named.
        source: Where the shutdown date stands.
        source_url: A page to check it on; None where there is none.
        checked: The day the source was read.
        via: The dated snapshot that carries the date, where the alias has none of its own.
        successor_source: Where the successor stands.
        platforms: Other platforms of the same seller, with the first day on which each no longer serves the model
            (`Vertex AI` beside the Gemini API); `shutdown` does not speak of them.
        not_before: A day until which the vendor promises to keep the model; no shutdown is announced for that day.
    """

    model: ModelId
    shutdown: date | None
    successor: ModelId | None
    source: str
    checked: date
    source_url: str | None = None
    via: str | None = None
    successor_source: str | None = None
    platforms: tuple[tuple[str, date], ...] = ()
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a model can take and do. None means that the source does not say.

    Attributes:
        context: Most tokens of prompt and answer together.
        input_limit: Most prompt tokens, where smaller than the context.
        output_limit: Most answer tokens.
        released: First day of general use.
        reasons_by_default: It thinks before it answers unless told otherwise, which costs output tokens.
        source: Where these facts stand.
        checked: The day the source was read.
    """

    model: ModelId
    source: str
    checked: date
    context: int | None = None
    input_limit: int | None = None
    output_limit: int | None = None
    released: date | None = None
    knowledge_cutoff: str | None = None
    vision: bool | None = None
    tool_use: bool | None = None
    reasoning: bool | None = None
    reasons_by_default: bool | None = None
    structured_output: bool | None = None
    open_weights: bool | None = None


class EvidenceKind(StrEnum):
    """Who says so. Only what was measured independently decides; the others are shown as claims."""

    INDEPENDENT = "independent"
    SELF_REPORTED = "self-reported"
    SECONDARY = "unverified secondary source"


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """Where benchmark figures come from.

    Attributes:
        key: The file in `data/evidence/`.
        name: What people call it, e.g. `Aider polyglot leaderboard`.
        where: Repository, commit and path.
        url: A page to check it on.
        licence: Of the figures.
        kind: Who says so.
        attribution: What the licence wants said beside it; empty where nothing.
    """

    key: str
    name: str
    where: str
    licence: str
    kind: EvidenceKind
    url: str | None = None
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One test with one scale. Two figures are comparable exactly where they are of the same benchmark.

    Attributes:
        key: Unique over all sources, e.g. `lmarena-text/coding`.
        name: With its version, agent or harness, e.g. `LMArena text, style-controlled: coding`.
        tasks: What it measures; empty for general ability.
        general: It stands for general ability, and is used where a task has no test of its own.
        unit: Of its scores, e.g. `Arena score`, `percent`.
        higher_is_better: Whether more is better (not so for hallucination rates).
        is_elo: A difference is a preference: share = 1 / (1 + 10^(−d/400)).
        remark: What must be said beside a comparison in it (other agent versions, shared questions).
        source: Whose test.
    """

    key: str
    name: str
    unit: str
    source: EvidenceSource
    tasks: tuple[Task, ...] = ()
    general: bool = False
    higher_is_better: bool = True
    is_elo: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure.

    Attributes:
        model: The maker's own id, whoever sells the model.
        effort: Reasoning effort as the source says it; `unlabelled` where a reasoning model's effort is not said; empty
            for models without efforts. It is a part of the key: `gpt-5.1` none is another entry than high.
        measured: The source's own name for what was measured.
        ci_low, ci_high: 95 % confidence interval, where the source gives one.
        cost_usd: USD for one item of the test in the same run, where the source gives it.
        as_of: Day of the figure or of its table; None where the source gives none.
        note: Anything else to say beside it.
    """

    model: ModelId
    benchmark: Benchmark
    score: Decimal
    measured: str
    effort: str = ""
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    cost_usd: Decimal | None = None
    as_of: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a source says of models without giving each a score on a test: shown as its claim, never counted.

    Attributes:
        text: What it says, in its words where they are short.
        models: Whom it is about.
        source: Who says it.
        task: What it is about; None for models as a whole.
        as_of: Day of the source; None where it gives none.
    """

    text: str
    models: tuple[ModelId, ...]
    source: EvidenceSource
    task: Task | None = None
    as_of: date | None = None
