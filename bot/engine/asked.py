"""What every question is made of: volumes, workloads, limits, periods and the values around them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field

from bot.engine.money import Exact
from catalog.model import ModelId, Service, Task

HALF: Final = Decimal("0.5")
MAX_TOKENS: Final = 10**18
"""More than the world's models write in a year: larger volumes are asked back."""

HALF_ASSUMED: Final = "half input, half output assumed (say “80/20 input/output” to change it)"
"""The sentence beside every figure that rests on a mix which nobody stated."""

Share = Annotated[Exact, Field(ge=0, le=1)]
Tokens = Annotated[Exact, Field(ge=0, le=MAX_TOKENS)]


class Value(BaseModel):
    """A frozen value that takes no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Volume(Value):
    """Exact tokens of a month: not rounded, so that 7M a week is 30M and 1M a week is no lie.

    Attributes:
        input: Prompt tokens, cached ones included.
        output: Answer tokens.
    """

    input: Tokens
    output: Tokens

    @classmethod
    def of(cls, tokens: Decimal | int, input_share: Decimal) -> Self:
        """A volume from its total and the input's part of it."""
        total = Decimal(tokens)
        inputs = total * input_share
        return cls(input=inputs, output=total - inputs)

    @property
    def total(self) -> Decimal:
        """Input and output together."""
        return self.input + self.output


class Workload(Value):
    """A month of use of a model.

    Attributes:
        tokens_per_month: Input and output together, rounded half up; None where nobody said.
        input_share: Input tokens ÷ all tokens.
        cached_share: The part of the input that is read from the cache.
        service: How the requests are served.
        requests_per_month: Requests, where stated.
        prompt_tokens: Tokens of one prompt, where stated: it decides whether long-context rates apply.
        volume: The exact tokens behind `tokens_per_month`; None exactly where that is None.
        upper: The other end of a range such as "50–80M"; None where one volume was given.
    """

    tokens_per_month: Annotated[int, Field(ge=0, le=MAX_TOKENS)] | None = None
    input_share: Share = HALF
    cached_share: Share = Decimal(0)
    service: Service = Service.STANDARD
    requests_per_month: Annotated[int, Field(ge=0)] | None = None
    prompt_tokens: Annotated[int, Field(ge=0)] | None = None
    volume: Volume | None = None
    upper: Volume | None = None


class Limits(Value):
    """What a model must satisfy to be ranked by `cheapest`. Empty and None mean: no such limit.

    Attributes:
        providers: Sellers to choose from (`anthropic`), any of them; empty: makers' own APIs.
        hosts: Also what hosts such as OpenRouter or Azure sell of other makers' models.
        min_context: Tokens of context that the model must take.
        vision, tool_use, reasoning, open_weights: Abilities that it must have.
        max_usd_per_mtok: Most it may cost per million tokens of the workload's mix.
        max_usd_per_month: Most that the workload may cost on it; of no effect without a volume.
        top: How many to show.
    """

    providers: tuple[str, ...] = ()
    hosts: bool = False
    min_context: Annotated[int, Field(ge=0)] | None = None
    vision: bool = False
    tool_use: bool = False
    reasoning: bool = False
    open_weights: bool = False
    max_usd_per_mtok: Annotated[Exact, Field(ge=0)] | None = None
    max_usd_per_month: Annotated[Exact, Field(ge=0)] | None = None
    top: Annotated[int, Field(ge=1, le=50)] | None = None

    @property
    def wants_abilities(self) -> bool:
        """Whether a model's limits or abilities matter at all."""
        return bool(self.min_context or self.vision or self.tool_use or self.reasoning or self.open_weights)


class Asked(Value):
    """What every question has.

    Attributes:
        models: Ids in the order named, or supplied by profile or thread.
        efforts: Reasoning effort by model where the asker named one ("GPT-5 mini (high)").
        assumptions: A sentence for each default that was filled in while reading.
        task: What the model is for, where said.
        explain: The working is asked for, too: every figure with its formula ("why?").
    """

    models: tuple[ModelId, ...] = ()
    efforts: dict[ModelId, str] = Field(default_factory=dict)
    assumptions: tuple[str, ...] = ()
    task: Task | None = None
    explain: bool = False


class Choice(Value):
    """One way on, offered as a button.

    Attributes:
        label: What stands on the button.
        ask: What pressing it asks, in words that the parser understands.
        model: The model it stands for, where it stands for one.
    """

    label: Annotated[str, Field(max_length=75)]
    ask: Annotated[str, Field(max_length=2000)]
    model: ModelId | None = None


class Period(Value):
    """Whole days, `start` included and `end` not."""

    start: date
    end: date
