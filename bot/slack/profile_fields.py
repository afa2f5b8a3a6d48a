"""What somebody filled into the form of what a channel runs, as values; every mistake is told beside its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeVar, get_args

from bot.engine.questions import ProfileQuestion, Setup
from bot.engine.setup import SetupField
from bot.engine.workload import rounded_tokens
from bot.slack.filled import NOT_A_MODEL, FilledView, dollars_in, share_in, tokens_in
from bot.slack.ids import BUDGET, CACHED_SHARE, INPUT_SHARE, PROFILE_MODEL, SERVICE, TASK, TIMEZONE, VOLUME
from bot.slack.views import percent_text
from bot.slack.zones import zones
from catalog.model import ModelId, Service, Task

NOT_A_ZONE: Final = "No time zone that I know. Choose one from the list."
FIELDS: Final[tuple[SetupField, ...]] = get_args(SetupField)
Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Form:
    """The setup that the form describes, and what is wrong with its fields, by block id."""

    setup: Setup
    problems: Mapping[str, str] = field(default_factory=dict)


def read_profile(view: FilledView, *, known: Callable[[ModelId], Any]) -> Form:
    """Read the fields.

    Args:
        view: The submitted modal.
        known: Finds a model in the catalog; None where it is not there.
    """
    problems: dict[str, str] = {}
    tokens = tokens_in(view, VOLUME, problems)
    mix = share_in(view, INPUT_SHARE, problems)
    if tokens and tokens.input is not None and tokens.total:
        mix = _exact(tokens.input) / _exact(tokens.total)
    setup = Setup(
        model=_model(view, known, problems),
        tokens_per_month=rounded_tokens(_exact(tokens.total)) if tokens else None,
        input_share=mix,
        cached_share=share_in(view, CACHED_SHARE, problems),
        service=_one_of(tuple(Service), view.chosen(SERVICE)),
        task=_one_of(get_args(Task), view.chosen(TASK)),
        budget_usd=dollars_in(view, BUDGET, problems),
        timezone=_zone(view, problems),
    )
    return Form(setup, problems)


def _model(view: FilledView, known: Callable[[ModelId], Any], problems: dict[str, str]) -> ModelId | None:
    chosen = view.chosen(PROFILE_MODEL)
    if chosen is None:
        return None
    if known(ModelId(chosen)) is None:
        problems[PROFILE_MODEL] = NOT_A_MODEL
        return None
    return ModelId(chosen)


def _zone(view: FilledView, problems: dict[str, str]) -> str | None:
    chosen = view.chosen(TIMEZONE)
    if chosen is not None and chosen not in zones():
        problems[TIMEZONE] = NOT_A_ZONE
        return None
    return chosen


def _one_of(options: tuple[Option, ...], chosen: str | None) -> Option | None:
    return next((each for each in options if each == chosen), None)


def _exact(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / amount.denominator


def stated(setup: Setup, *, shown: Setup) -> ProfileQuestion:
    """The question that the form asks: to remember what was changed, or to show what holds where nothing was."""
    said = tuple(name for name in FIELDS if not _same(getattr(setup, name), getattr(shown, name)))
    action = "set" if said else "show"
    merged = shown.model_copy(update={name: getattr(setup, name) for name in said})
    # What is said now holds from today, not from the day that the form showed.
    merged = merged.model_copy(update={"set_on": None}) if said else merged
    return ProfileQuestion(action=action, setup=merged, before=shown, said=said)


def shown_of(setup: Setup, *, known: Callable[[ModelId], Any]) -> Setup:
    """What the form can show of a setup: a model that left the catalog stays out of it, and so is not emptied."""
    return setup if setup.model is None or known(setup.model) else setup.model_copy(update={"model": None})


def _same(one: object, other: object) -> bool:
    """Whether two values read the same: the form shows shares with four decimals."""
    if isinstance(one, Decimal) and isinstance(other, Decimal) and max(one, other) <= 1:
        return percent_text(one) == percent_text(other)
    return one == other
