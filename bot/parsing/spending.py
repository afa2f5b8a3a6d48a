"""Questions of what was spent."""

from typing import Final

from bot.engine.questions import Period, Question, SpendQuestion
from bot.parsing.asking_for_days import unread_period
from bot.parsing.calendar_periods import periods
from bot.parsing.calendar_units import Clock, Unit, begin
from bot.parsing.groups import groups, top
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.narrowing import narrow

__all__ = ["spend"]

NO_PERIOD: Final = "this month so far (say “last week” or “in October” for another period)"


def spend(heard: Heard, known: Known) -> Question:
    """What was spent in the period that a text names; in this month where it names none."""
    clock = Clock.at(known.now, known.profile.timezone)
    spoken = periods(heard.blank, clock)
    if spoken.unread:
        return unread_period(heard.text, spoken.unread)
    ways, part = groups(heard.blank), narrow(heard)
    assumed = (NO_PERIOD,) if spoken.period is None else ()
    left = (f"“{spoken.left}” was left aside: ask for one period at a time",) if spoken.left else ()
    return SpendQuestion.model_validate(
        part.fields
        | {
            "period": spoken.period or Period(start=begin(Unit.MONTH, clock.today), end=clock.tomorrow),
            "group_by": ways.by,
            "then_by": ways.then_by,
            "top": top(heard.blank),
            "compared_with": spoken.beside,
            "assumptions": (*part.notes, *assumed, *left, *ways.unmet),
        }
    )
