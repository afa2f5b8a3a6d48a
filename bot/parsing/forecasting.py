"""Questions of what will be spent."""

from dataclasses import replace
from typing import Final

from bot.engine.questions import ForecastQuestion, Profile, Question, Workload
from bot.parsing.asking_for_days import unread_period
from bot.parsing.calendar_periods import periods
from bot.parsing.calendar_units import Clock, Unit, unit_of
from bot.parsing.groups import groups
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.narrowing import narrow
from bot.parsing.patterns import compiled
from bot.parsing.quantities import usage
from bot.parsing.shares import shares
from bot.parsing.workloads import Reading, workload

__all__ = ["forecast"]

PACE: Final = (
    r"\b(?:like|as) (?:we did )?(?:in |over |during )?(?:the )?(?:past|last|recent) (?:few )?(?:days|weeks|months)\b"
)
"""How fast money has gone, which is no period to forecast."""

OVER: Final = "that period is over: this is the forecast of the running month"


def forecast(heard: Heard, known: Known) -> Question:
    """What the period that a text names will cost; this month where it names none, or one that is over."""
    clock = Clock.at(known.now, known.profile.timezone, ahead=True)
    spoken = periods(compiled(PACE).sub(" ", heard.blank), clock)
    if spoken.unread:
        return unread_period(heard.text, spoken.unread)
    ways, part, run = groups(heard.blank), narrow(heard), _run(heard, known.profile)
    over = spoken.period is not None and spoken.period.end <= clock.today
    return ForecastQuestion.model_validate(
        part.fields
        | {
            "period": spoken.period if spoken.period and not over else unit_of(Unit.MONTH, clock.today),
            "group_by": ways.by,
            "runs": known.profile.model,
            "workload": run.workload,
            "assumptions": (*part.notes, *run.assumptions, *((OVER,) if over else ()), *ways.unmet),
        }
    )


def _run(heard: Heard, profile: Profile) -> Reading:
    """What the profile says of a month of use; nothing where it knows no volume. Numbers of the text are no volume."""
    if profile.tokens_per_month is None:
        return Reading(Workload(), ())
    silent = replace(heard, usage=usage(""), shares=shares(""), prompt=None)
    return workload(silent, profile.model_copy(update={"thread": None}))
