"""What the bot remembers of a channel."""

from datetime import date
from typing import Literal

from bot.engine.ahead import lifecycle_sources, shutdowns
from bot.engine.answered import Answered, ModelCost, Shutdown
from bot.engine.pricing import label_of, price_sources, priced
from bot.engine.questions import HALF, HALF_ASSUMED, ProfileQuestion, Setup, Volume, Workload, Worth
from bot.engine.setup import SetupField
from catalog.catalog import Catalog
from catalog.model import Service


class ProfileAnswer(Answered):
    """What was understood, and what holds from now on.

    Attributes:
        action: Whether it was set, shown or forgotten.
        setup: What holds from now on; empty where nothing is known.
        before: What was known before.
        changed: The fields that differ from before, in the order of the setup.
        workload: A month of it, with what is assumed for what nobody said.
        label, label_before: What people call the model now and before; null where none is known.
        cost: The month's cost, or a million tokens' where no volume is known; null without a model or a price.
        worth: What quality is worth to the workspace from now on, where the sentence said so.
        shutdowns: The end of the model, where it is gone or goes within twelve months.
    """

    kind: Literal["profile"] = "profile"
    action: Literal["set", "show", "forget"]
    setup: Setup
    before: Setup
    changed: tuple[SetupField, ...] = ()
    workload: Workload = Workload()
    label: str | None = None
    label_before: str | None = None
    cost: ModelCost | None = None
    worth: Worth | None = None
    shutdowns: tuple[Shutdown, ...] = ()


FIELDS: tuple[SetupField, ...] = (
    "model", "tokens_per_month", "input_share", "cached_share", "service", "task", "budget_usd", "timezone",
)  # fmt: skip


def profile(question: ProfileQuestion, catalog: Catalog, today: date) -> ProfileAnswer:
    """The profile after the change, with what it costs a month at the prices of today."""
    setup = Setup() if question.action == "forget" else question.setup
    workload = workload_of(setup)
    models = (setup.model,) if setup.model else ()
    found = priced(catalog, models, workload, at=today)
    ends = shutdowns(catalog, models, workload, today=today)
    return ProfileAnswer(
        as_of=catalog.as_of,
        prices_from=catalog.source,
        assumptions=tuple(dict.fromkeys((*question.assumptions, *_assumed(setup), *found.assumptions))),
        sources=(*price_sources(catalog, found.prices), *lifecycle_sources(catalog, [end.model for end in ends])),
        unpriced=found.unpriced,
        action=question.action,
        setup=setup,
        before=question.before,
        changed=tuple(field for field in FIELDS if getattr(setup, field) != getattr(question.before, field)),
        workload=workload,
        label=label_of(catalog, setup.model) if setup.model else None,
        label_before=label_of(catalog, question.before.model) if question.before.model else None,
        cost=next(iter(found.costs), None),
        worth=question.worth,
        shutdowns=ends,
    )


def _assumed(setup: Setup) -> tuple[str, ...]:
    return (HALF_ASSUMED,) if setup.model and setup.input_share is None else ()


def workload_of(setup: Setup) -> Workload:
    """A month of what a channel runs; half input, nothing cached and standard service where nobody said."""
    share = HALF if setup.input_share is None else setup.input_share
    tokens = setup.tokens_per_month
    return Workload(
        tokens_per_month=tokens,
        input_share=share,
        cached_share=setup.cached_share or 0,
        service=setup.service or Service.STANDARD,
        volume=None if tokens is None else Volume.of(tokens, share),
    )
