"""The form of what a channel runs, filled in with what is known."""

from collections.abc import Iterator
from typing import Final, get_args

from bot.engine.questions import Setup
from bot.slack.blocks.kit import Block
from bot.slack.ids import (
    BUDGET,
    CACHED_SHARE,
    INPUT_SHARE,
    PROFILE_MODEL,
    PROFILE_VIEW,
    SERVICE,
    TASK,
    TIMEZONE,
    VOLUME,
)
from bot.slack.refine_view import SERVICES, VOLUME_HINT
from bot.slack.views import View, amount, field, form, menu, model_option, option, percentage, search, typed
from catalog.model import Model, Task

TITLE: Final = "What this channel runs"
UNSET: Final = "unset"
"""Slack's menus cannot be emptied again, so each that may stay open offers to say nothing."""
NO_TASK: Final = option("No particular task", UNSET)
NO_SERVICE: Final = option("Not said", UNSET)
TASK_OPTIONS: Final = tuple(option(task.replace("_", " ").capitalize(), task) for task in get_args(Task))
FORGETTING: Final = "To forget all of it, say: forget our setup."


def profile_view(setup: Setup, model: Model | None, *, metadata: str) -> View:
    """The form.

    Args:
        setup: What is known.
        model: The setup's model, as the catalog knows it.
        metadata: Comes back with the submission.
    """
    return form(PROFILE_VIEW, TITLE, _fields(setup, model), submit="Save", metadata=metadata)


def _fields(setup: Setup, model: Model | None) -> Iterator[Block]:
    chosen = model_option(model) if model else None
    tokens = None if setup.tokens_per_month is None else f"{setup.tokens_per_month:,}"
    services, tasks = (NO_SERVICE, *SERVICES), (NO_TASK, *TASK_OPTIONS)
    yield field(PROFILE_MODEL, "Model", search(chosen, placeholder="Search the catalog"), hint=FORGETTING)
    yield field(VOLUME, "Tokens a month", typed(tokens, example="100M"), hint=VOLUME_HINT)
    yield field(TASK, "Mostly for", menu(tasks, chosen=setup.task or UNSET, placeholder="A task"))
    yield field(INPUT_SHARE, "Input share, in percent", percentage(setup.input_share))
    yield field(CACHED_SHARE, "Of the input, read from the cache, in percent", percentage(setup.cached_share))
    yield field(SERVICE, "Service", menu(services, chosen=setup.service or UNSET, placeholder="Standard"))
    yield field(BUDGET, "Budget a month, in US dollars", amount(setup.budget_usd))
    zone = option(setup.timezone, setup.timezone) if setup.timezone else None
    yield field(TIMEZONE, "Time zone", search(zone, placeholder="Search for a place"))
