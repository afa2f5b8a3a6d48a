"""Questions about what an organisation really used, will use, and wants to be told."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field

from bot.engine.asked import Asked, Period, Workload
from bot.engine.money import Exact
from catalog.model import ModelId

GroupBy = Literal["model", "provider", "project", "team", "key", "day"]
Name = Annotated[str, Field(min_length=1, max_length=120)]
"""What an organisation calls a team, project or key."""


class Narrowed(Asked):
    """A question about a part of what was used; `models` narrow it, too.

    Attributes:
        providers: Only these sellers; empty: all.
        barred: All sellers but these.
        only: Only these teams, projects or keys, by the names that the asker used.
    """

    providers: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    only: dict[GroupBy, tuple[Name, ...]] = Field(default_factory=dict)


class SpendQuestion(Narrowed):
    """What was really spent in a period.

    Attributes:
        period: Whole days in the channel's zone.
        group_by: How to break it down; None for the total.
        then_by: How to break each group down, where two ways were named ("by team and model").
        top: How many groups to show, where said.
        compared_with: The period to set it beside; None for the one of equal length before it.
    """

    intent: Literal["spend"] = "spend"
    period: Period
    group_by: GroupBy | None = None
    then_by: GroupBy | None = None
    top: Annotated[int, Field(ge=1, le=100)] | None = None
    compared_with: Period | None = None


class ForecastQuestion(Narrowed):
    """The expected total of a month, or of another period that ends in the future.

    Attributes:
        period: Whole days in the channel's zone, those that are over included.
        group_by: How to break it down; None for the total.
        runs: The model of the channel's profile, for a forecast without usage.
        workload: What the profile says of its use, for the same.
    """

    intent: Literal["forecast"] = "forecast"
    period: Period
    group_by: GroupBy | None = None
    runs: ModelId | None = None
    workload: Workload = Workload()


Scope = Literal["workspace", "channel", "team", "project", "provider", "model"]


class BudgetQuestion(Asked):
    """Set, show or clear a budget; are we within it.

    Attributes:
        budget_usd: A month's budget, where one is set, or named to be checked.
        scope: What it is for.
        scope_name: Which team, project, provider or model (its id).
    """

    intent: Literal["budget"] = "budget"
    action: Literal["set", "show", "clear"] = "show"
    budget_usd: Annotated[Exact, Field(ge=0, le=10**15)] | None = None
    scope: Scope = "channel"
    scope_name: Annotated[str, Field(max_length=120)] | None = None


Posted = Literal[
    "digest", "forecast", "alerts", "price changes", "budget alerts", "anomaly alerts", "shutdown alerts"
]  # fmt: skip
"""What can be posted by itself; `alerts` are all kinds of them."""


class SubscribeQuestion(Narrowed):
    """Digests, forecasts and alerts in a channel.

    Attributes:
        what: What is posted; None where nothing was named, which means all of it when stopping or listing.
        every: How often.
        weekday: 0 is Monday, where said.
        day_of_month: Where said; 31 is the last day of shorter months, too.
        at: Local time of day, where said.
        timezone: An IANA name where the sentence names a place or zone.
        channel: Slack's id of another channel than this one.
        until: First day on which a pause is over.
    """

    intent: Literal["subscribe"] = "subscribe"
    action: Literal["subscribe", "unsubscribe", "list", "pause", "resume", "preview"] = "subscribe"
    what: Posted | None = None
    every: Literal["day", "week", "month"] | None = None
    weekday: Annotated[int, Field(ge=0, le=6)] | None = None
    day_of_month: Annotated[int, Field(ge=1, le=31)] | None = None
    at: time | None = None
    timezone: Annotated[str, Field(max_length=64)] | None = None
    channel: Annotated[str, Field(max_length=64)] | None = None
    until: date | None = None
