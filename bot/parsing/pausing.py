"""Until when something is paused: "for two weeks", "until 5 January", "through Friday"."""

from datetime import date
from typing import Final

from bot.parsing.calendar_names import words
from bot.parsing.calendar_units import DAY, Clock, Unit, begin, shift
from bot.parsing.counting import number_in
from bot.parsing.spans import spans

__all__ = ["paused_until"]

PAUSED_FOR: Final = words(
    r"\bfor (?:the )?(?:next |coming |about )?(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|a couple of|a few)? ?(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?)\b"
)
PAUSED_UNTIL: Final = words(
    r"\b(?:until|till|til|up to|back on|resume on|again on|restart on) (?:the )?(?:(?P<end>end of) )?$"
)
PAUSED_THROUGH: Final = words(r"\b(?:through|thru|up to and including|over) (?:the )?$")
FORTNIGHT: Final = 14
REACH: Final = 40


def paused_until(text: str, clock: Clock) -> date | None:
    """The first day after a pause: "for two weeks", "until 5 January", "through Friday"."""
    for span in spans(text, clock):
        before = text[max(0, span.at - REACH) : span.at]
        if span.period and PAUSED_THROUGH.search(before):
            return span.period.end
        if span.period and (match := PAUSED_UNTIL.search(before)):
            return span.period.end if match["end"] or "end of" in text[span.at : span.to].lower() else span.period.start
    match = PAUSED_FOR.search(text)
    return _after(number_in(match["count"] or ""), match["unit"].lower(), clock.today) if match else None


def _after(count: int, unit: str, today: date) -> date | None:
    """So many days, weeks or months after today; the last day of a month that is too short."""
    try:
        if unit[0] in "dwf":
            return today + count * {"d": 1, "w": 7, "f": FORTNIGHT}[unit[0]] * DAY
        month = shift({"m": Unit.MONTH, "q": Unit.QUARTER, "y": Unit.YEAR}[unit[0]], begin(Unit.MONTH, today), count)
        return min(month + (today.day - 1) * DAY, shift(Unit.MONTH, month, 1) - DAY)
    except (ValueError, OverflowError):
        return None
