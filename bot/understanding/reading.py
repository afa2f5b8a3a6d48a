"""What a language model may say of a text: which question it is, and where in it the names and figures stand."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.engine.questions import GroupBy, Task

__all__ = ["Ability", "Asks", "Period", "Quote", "Reading"]

Asks = Literal[
    "compare", "cost", "price", "recommend", "quality", "cheapest", "what_if", "afford", "spend", "forecast", "budget",
    "profile", "price_history", "lifecycle", "catalog", "none",
]  # fmt: skip
"""The intents that only ask. Whoever wants something changed says so in words that the parser reads."""

Period = Literal[
    "today", "yesterday", "this week", "last week", "this month", "last month", "last quarter", "this year"
]
Ability = Literal["vision", "tool use", "reasoning", "open weights"]
Quote = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
"""Words copied from the text."""


class Reading(BaseModel):
    """What the message asks. Leave out whatever it does not say; copy names and figures exactly as they are written."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    intent: Annotated[
        Asks,
        Field(
            description="compare: monthly cost of two or more models; cost: of one model at a volume; price: list "
            "prices; recommend: should they upgrade, switch or choose; quality: which is better; cheapest: models "
            "ranked by cost; what_if: a change to their workload; afford: tokens that a sum buys; spend: what they "
            "really spent; forecast: what they will; budget: are they within it; profile: what they run; "
            "price_history: did a price change; lifecycle: when is a model shut down; catalog: models of a seller; "
            "none: anything else, such as a request to set, send or remember something"
        ),
    ]
    models: Annotated[
        tuple[Quote, ...], Field(max_length=10, description="Every name of a model, each copied as it is written")
    ] = ()
    running: Annotated[Quote | None, Field(description="The one of them that they run now")] = None
    volume: Annotated[
        Quote | None, Field(description='Words that say how many tokens or requests, period included: "3M a day"')
    ] = None
    tokens_per_month: Annotated[
        float | None,
        Field(ge=0, description="That volume as tokens a month, to check it: a month is 30 days, a year 12 months"),
    ] = None
    details: Annotated[
        tuple[Quote, ...],
        Field(max_length=5, description='Words on input and output, caching, batch or sizes: "80/20", "60% cached"'),
    ] = ()
    money: Annotated[Quote | None, Field(description="Words that say a sum of dollars")] = None
    change: Annotated[Quote | None, Field(description="For what_if, the words that say what would be different")] = None
    seller: Annotated[Quote | None, Field(description="The company whose models are to be chosen from")] = None
    task: Annotated[Task | None, Field(description="What the model is wanted for")] = None
    abilities: Annotated[tuple[Ability, ...], Field(max_length=4, description="What the model must be able to do")] = ()
    period: Annotated[Period | None, Field(description="For spend, the period")] = None
    group_by: Annotated[GroupBy | None, Field(description="For spend, by what it is to be broken down")] = None
