"""Questions that lead to a decision: what to run, which is better, what a change would do."""

from typing import Annotated, Literal

from pydantic import Field

from bot.engine.asked import Asked, Limits, Share, Value, Volume, Workload
from bot.engine.money import Exact
from bot.engine.setup import Worth
from catalog.model import ModelId, Service

HORIZON_MONTHS = 6
"""How long a recommendation is to hold where nobody says otherwise."""


class RecommendQuestion(Asked):
    """Should we upgrade, downgrade or switch; which should we choose.

    Attributes:
        from_model: What they run now; None where unstated.
        to_model: The one candidate that was named; None where none or several were.
        workload: A month of it.
        limits: What a candidate must satisfy.
        budget_usd: What a month may cost; None where nobody said.
        worth: What better answers are worth to the workspace.
        horizon_months: A model that is shut down within it is not recommended without saying so first.
    """

    intent: Literal["recommend"] = "recommend"
    from_model: ModelId | None = None
    to_model: ModelId | None = None
    workload: Workload = Workload()
    limits: Limits = Limits()
    budget_usd: Annotated[Exact, Field(ge=0, le=10**15)] | None = None
    worth: Worth = Worth()
    horizon_months: Annotated[int, Field(ge=1, le=60)] = HORIZON_MONTHS


class QualityQuestion(Asked):
    """Which performs better, overall or at a task. With no model named: who leads each test of that task.

    Attributes:
        workload: For the cost beside the figures, where a volume is known.
        limits: Sellers to choose from, where no model is named.
    """

    intent: Literal["quality"] = "quality"
    workload: Workload = Workload()
    limits: Limits = Limits()


class Move(Value):
    """A part of the traffic that is sent to a model.

    Attributes:
        share: Of all tokens.
        model: Where it goes.
    """

    share: Share
    model: ModelId


class Change(Value):
    """How the workload would be different. None and empty mean: as it is.

    Attributes:
        moves: Parts of the traffic that go to other models; what is left stays on the baseline.
        volume: The new volume, where it was given as one ("400M instead of 100M").
        factor: The volume times this, once ("doubles" is 2).
        monthly_growth: Growth a month, compounded (0.1 is 10 % more each month).
        months: How many months it grows.
        input_share, cached_share, service: The new mix, caching and service.
        service_share: The part of the traffic that the new service takes; None is all of it.
        input_factor: Input tokens times this, with the same output ("prompts get 30% longer").
        output_factor: Output tokens times this, with the same input ("answers get twice as long", a model that
            reasons).
    """

    moves: Annotated[tuple[Move, ...], Field(max_length=10)] = ()
    volume: Volume | None = None
    factor: Annotated[Exact, Field(ge=0, le=10**6)] | None = None
    monthly_growth: Annotated[Exact, Field(ge=-1, le=10)] | None = None
    months: Annotated[int, Field(ge=1, le=60)] | None = None
    input_share: Share | None = None
    cached_share: Share | None = None
    service: Service | None = None
    service_share: Share | None = None
    input_factor: Annotated[Exact, Field(ge=0, le=1000)] | None = None
    output_factor: Annotated[Exact, Field(ge=0, le=1000)] | None = None


class WhatIfQuestion(Asked):
    """What a change to the workload would do to the bill.

    Attributes:
        baseline: The model that is run now: named, or from thread or profile.
        workload: What is run now.
        change: What would be different.
    """

    intent: Literal["what_if"] = "what_if"
    baseline: ModelId | None = None
    workload: Workload = Workload()
    change: Change = Change()
