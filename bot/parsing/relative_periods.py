"""Periods as they are seen from today: "last week", "past 30 days", "three months ago", "the weekend", "ytd"."""

from datetime import timedelta
from re import Match
from typing import Final

from bot.engine.questions import Period
from bot.parsing.calendar_names import words
from bot.parsing.calendar_units import ALWAYS, DAY, Clock, Rule, Unit, begin, days, shift, unit_of
from bot.parsing.counting import number_in

__all__ = ["RELATIVE"]

MONTHS_OF_HALF_YEAR: Final = 6
FORTNIGHT: Final = 14
HALF_MONTH: Final = 15
WEEKEND: Final = 5
"""Days from Monday to Saturday."""


def _unit(words: str) -> Unit:
    """The unit of "days", "wk", "mths"; a night counts as a day."""
    word = words.lower()
    if word.startswith(("mo", "mt")) or word == "m":
        return Unit.MONTH
    return {"w": Unit.WEEK, "q": Unit.QUARTER, "y": Unit.YEAR}.get(word[0], Unit.DAY)


def _day(match: Match[str], clock: Clock) -> Period:
    word = match[0].lower()
    back = 2 if "before" in word else -1 if word.startswith("tomorrow") else 1 if word.startswith(("y", "last")) else 0
    day = clock.today - back * DAY
    return days(day, day)


def _this(match: Match[str], clock: Clock) -> Period:
    """The running week, month or year up to and including today; looking ahead, all of it."""
    whole = unit_of(_unit(match["unit"]), clock.today)
    return whole if clock.ahead else Period(start=whole.start, end=clock.tomorrow)


def _to_date(match: Match[str], clock: Clock) -> Period:
    return Period(start=begin(_unit(match["unit"] or match["long"]), clock.today), end=clock.tomorrow)


def _last(match: Match[str], clock: Clock) -> Period:
    return unit_of(_unit(match["unit"]), clock.today, -2 if match["twice"] else -1)


def _vague(match: Match[str], _: Clock) -> Period:
    """Nobody says how many weeks "in the last weeks" are.

    Raises:
        ValueError: Always.
    """
    raise ValueError(match[0])


def _next(match: Match[str], clock: Clock) -> Period:
    return unit_of(_unit(match["unit"]), clock.today, 1)


def _ago(match: Match[str], clock: Clock) -> Period:
    """The day, week, month or year so many before this one."""
    return unit_of(_unit(match["unit"]), clock.today, -number_in(match["count"]))


def _past(match: Match[str], clock: Clock) -> Period:
    """So many whole days before today, a week being seven of them; or whole calendar months before this one."""
    count, word = number_in(match["count"] or ""), match["unit"].lower()
    if match["half"]:
        return (
            _before(clock, Unit.MONTH, MONTHS_OF_HALF_YEAR) if word[0] == "y" else _before(clock, Unit.DAY, HALF_MONTH)
        )
    if word[0] == "h" or word.startswith("mi"):
        back = timedelta(hours=count) if word[0] == "h" else timedelta(minutes=count)
        return Period(start=(clock.now - back).date(), end=clock.tomorrow)
    if word[0] == "f":
        return _before(clock, Unit.DAY, FORTNIGHT * count)
    unit = _unit(word)
    if unit in (Unit.DAY, Unit.WEEK):
        return _before(clock, Unit.DAY, count * (7 if unit is Unit.WEEK else 1))
    return _before(clock, Unit.MONTH if unit is Unit.YEAR else unit, count * (12 if unit is Unit.YEAR else 1))


def _before(clock: Clock, unit: Unit, count: int) -> Period:
    end = begin(unit, clock.today)
    return Period(start=shift(unit, end, -count), end=end)


def _coming(match: Match[str], clock: Clock) -> Period:
    """So many whole days after today, or whole calendar months after this one."""
    count, unit = number_in(match["count"]), _unit(match["unit"])
    if match["unit"].lower().startswith("f"):
        count, unit = count * FORTNIGHT, Unit.DAY
    if unit in (Unit.DAY, Unit.WEEK):
        return Period(start=clock.tomorrow, end=shift(unit, clock.tomorrow, count))
    start = shift(unit, begin(unit, clock.today), 1)
    return Period(start=start, end=shift(unit, start, count))


def _long(match: Match[str], clock: Clock) -> Period:
    """So many days or months before today, or ahead ("30 days", "a 3-month forecast")."""
    return _coming(match, clock) if clock.ahead else _past(match, clock)


def _rest(match: Match[str], clock: Clock) -> Period:
    return Period(start=clock.today, end=unit_of(_unit(match["unit"]), clock.today).end)


def _weekend(match: Match[str], clock: Clock) -> Period:
    """Saturday and Sunday: the latest ones that have begun; "last weekend" is over, "next weekend" is still to come."""
    saturday = begin(Unit.WEEK, clock.today) + WEEKEND * DAY
    which = (match["which"] or "").lower()
    if which == "next":
        saturday += 7 * DAY * (clock.today >= saturday)
    elif clock.today < saturday or which in ("last", "past", "previous"):
        saturday -= 7 * DAY
    return Period(start=saturday, end=saturday + 2 * DAY)


def _start_of(match: Match[str], clock: Clock) -> Period:
    offset = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    start = unit_of(_unit(match["unit"]), clock.today, offset).start
    return days(start, start)


def _end_of(match: Match[str], clock: Clock) -> Period:
    """The last day of it; looking ahead, all that ends with it ("the bill at the end of the month")."""
    unit = match["unit"] or match["short"] or match["initial"]
    offset = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    whole = unit_of(_unit(unit), clock.today, offset)
    return whole if clock.ahead else Period(start=whole.end - DAY, end=whole.end)


def _always(_: Match[str], clock: Clock) -> Period:
    return Period(start=ALWAYS, end=clock.tomorrow)


ONE: Final = r"(?P<unit>days?|weeks?|wk|months?|mth|quarters?|qtr|years?|yr)\b(?!-)"
MANY: Final = (
    r"(?P<unit>(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|mths?|mos?|quarters?|qtrs?"
    r"|years?|yrs?)\b|[hdwmy]\b)"
)
COUNT: Final = (
    r"(?P<count>\d{1,5}|a couple(?: of)?|couple(?: of)?|a few|few|several|a dozen|one|two|three|four|five|six"
    r"|seven|eight"
    r"|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)"
)
BACK: Final = r"(?:last|past|previous|prior|preceding|trailing|rolling|prev|lst)"
KIND: Final = r"(?:full |whole |complete |calendar |business |working )?"

RELATIVE: Final = (
    Rule(
        words(
            r"\b(?:(?:the )?day before yesterday|yesterday|yday|ystd|last night|today|this (?:morning|afternoon"
            r"|evening)|tonight|tomorrow)\b"
        ),
        _day,
    ),
    Rule(words(r"(?<=to |il )now\b|(?<=through )now\b|(?<=- )now\b"), _day),
    Rule(words(rf"\b(?:this|current|the running|the ongoing|running|ongoing) {KIND}{ONE}(?: so far)?"), _this),
    Rule(
        words(
            r"\b(?:for|over|will|in|during|what'?s|is) the (?P<unit>week|month|quarter|year)\b"
            r"(?! (?:of|before|after|over|to|20|end|start|begin))"
        ),
        _this,
    ),
    Rule(words(r"\b(?P<unit>[ymqw])td\b|\b(?P<long>year|month|quarter|week)[ -]to[ -]date\b"), _to_date),
    Rule(words(rf"\b(?:last|previous|prior|preceding|prev|lst) {KIND}{ONE}(?! before)(?P<twice> but one)?"), _last),
    Rule(words(r"\b(?P<unit>week|month|quarter|year) (?P<twice>before (?:last|the last one))\b"), _last),
    Rule(words(r"\b(?:in|over|during|for) (?:the |these )?(?:last|past|recent) (?:days|weeks|months|years)\b"), _vague),
    Rule(words(rf"\b(?:next|coming|upcoming|following) {KIND}{ONE}"), _next),
    Rule(words(rf"\b{COUNT} {ONE} (?:ago|back)\b"), _ago),
    Rule(words(rf"\b{BACK} (?:(?P<half>half (?:an? )?(?=y|mo))|{COUNT}[ -]?){KIND}{MANY}"), _past),
    Rule(words(rf"\b(?:past|trailing|rolling) {KIND}(?P<half>)(?P<count>){MANY}"), _past),
    Rule(words(rf"\b(?:next|coming|upcoming|following) {COUNT}[ -]?{KIND}{MANY}"), _coming),
    Rule(
        words(
            rf"(?<![\w.,$-])(?P<half>){COUNT}(?: ?-? ?){KIND}(?P<unit>(?:days?|weeks?|months?|quarters?|years?"
            rf"|hours?)\b|d\b)"
        ),
        _long,
    ),
    Rule(
        words(r"\b(?:rest|remainder|remaining days|balance) of (?:the |this )?(?P<unit>week|month|quarter|year)\b"),
        _rest,
    ),
    Rule(words(r"\b(?:(?P<which>last|past|previous|this|next) |the |over the |on the )?weekend\b"), _weekend),
    Rule(
        words(
            r"\b(?:start|beginning|first|1st|first day) of (?:the )?(?P<which>this|last|next)? ?"
            r"(?P<unit>week|month|quarter|year)\b"
        ),
        _start_of,
    ),
    Rule(
        words(
            r"\b(?:(?:end|close)[ -]of[ -](?:the[ -])?(?P<which>this|last|next)? ?(?P<unit>week|month|quarter|year)"
            r"|(?P<short>month|year|quarter)[ -]?end|eo(?P<initial>[myq]))\b"
        ),
        _end_of,
    ),
    Rule(
        words(r"\ball[ -]time\b|\b(?:ever|lifetime)\b|\bsince (?:the )?(?:beginning|start|day one|inception)\b(?! of)"),
        _always,
    ),
)
"""Longer ones win over those inside them."""
