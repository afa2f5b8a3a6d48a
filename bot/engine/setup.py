"""What a channel runs and what quality is worth to a workspace, and the question that sets or shows them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.engine.asked import MAX_TOKENS, Asked, Share, Value, Workload
from bot.engine.money import Exact
from catalog.model import ModelId, Service, Task


class Worth(Value):
    """What better answers are worth to a workspace: the line at which an upgrade pays. None means: not set.

    Attributes:
        usd_per_point: Dollars a month for one point of a test's own scale.
        max_increase_usd: Most that a month may cost more.
    """

    usd_per_point: Annotated[Exact, Field(ge=0, le=10**12)] | None = None
    max_increase_usd: Annotated[Exact, Field(ge=0, le=10**12)] | None = None


class Setup(BaseModel):
    """What a channel runs. None means that nobody said. Unknown keys are left aside, so that files can be newer.

    Attributes:
        set_on: The day on which it was last said.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    model: ModelId | None = None
    tokens_per_month: Annotated[int, Field(ge=0, le=MAX_TOKENS)] | None = None
    input_share: Share | None = None
    cached_share: Share | None = None
    service: Service | None = None
    task: Task | None = None
    budget_usd: Annotated[Exact, Field(ge=0, le=10**15)] | None = None
    timezone: Annotated[str, Field(max_length=64)] | None = None
    set_on: date | None = None


SetupField = Literal[
    "model", "tokens_per_month", "input_share", "cached_share", "service", "task", "budget_usd", "timezone"
]


class ProfileQuestion(Asked):
    """Remember, show or forget what this channel runs.

    Attributes:
        action: What to do.
        setup: What holds after it: the stated fields over those known before.
        before: What was known before.
        said: The fields that the sentence stated.
        worth: What quality is worth from now on, where the sentence says so.
        workload: The same as a workload.
    """

    intent: Literal["profile"] = "profile"
    action: Literal["set", "show", "forget"] = "show"
    setup: Setup = Setup()
    before: Setup = Setup()
    said: tuple[SetupField, ...] = ()
    worth: Worth | None = None
    workload: Workload = Workload()
