"""How often something happens, as a factor to a month: a month is 30 days, a year 12 months, a week 7 of those days."""

import re
from fractions import Fraction
from typing import Final

__all__ = ["EACH", "period_before", "period_behind", "period_behind_what", "period_elsewhere"]

MONTHS: Final = {
    "second": Fraction(30 * 24 * 3600), "minute": Fraction(30 * 24 * 60), "hour": Fraction(30 * 24),
    "day": Fraction(30), "week": Fraction(30, 7), "month": Fraction(1), "quarter": Fraction(1, 3),
    "year": Fraction(1, 12), "weekday": Fraction(30 * 5, 7),
}  # fmt: skip
"""How many of each make a month."""

SHORT: Final = {
    "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "wk": "week", "w": "week",
    "mo": "month", "mon": "month", "mth": "month", "m": "month", "qtr": "quarter", "q": "quarter", "yr": "year",
    "y": "year",
    "annum": "year", "a": "year", "night": "day", "workday": "weekday",
    "working day": "weekday", "business day": "weekday", "work day": "weekday",
    "daily": "day", "nightly": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annually": "year", "annual": "year",
}  # fmt: skip
ABROAD: Final = {
    **dict.fromkeys(
        ("täglich", "taglich", "pro tag", "am tag", "par jour", "al día", "al dia", "por día", "por dia"), "day"
    ),
    **dict.fromkeys(("wöchentlich", "wochentlich", "pro woche", "par semaine", "por semana"), "week"),
    **dict.fromkeys(("monatlich", "pro monat", "par mois", "al mes", "por mes"), "month"),
    **dict.fromkeys(("jährlich", "jahrlich", "pro jahr", "par an", "al año", "al ano"), "year"),
}
"""The commonest periods of other languages: a rate that is not seen makes a bill thirty times too small."""

UNIT: Final = (
    r"seconds?|minutes?|hours?|(?:(?:working|business|work) )?days?|workdays?|weekdays?|nights?|weeks?|months?"
    r"|quarters?|years?"
)
PER_ONE: Final = (
    r"(?: ?(?:per|/|each|for each|for every|a|by) ?"
    r"(?:user|seat|customer|agent|person|employee|developer|dev|head|team)\b"
    r"| each(?= (?:per|a|every|daily|weekly|monthly)\b| ?/))?"
)
BEHIND: Final = re.compile(
    rf"{PER_ONE}\s*\(?(?:(?:per|a|an|each|every|in|by|in a|in one|p\.?|the) ?(?:single |calendar )?"
    rf"(?P<word>{UNIT}|annum)\b"
    r"|(?:/|per|p\.|pr) ?(?P<short>seconds?|sec|minutes?|min|hours?|hr|days?|nights?|weeks?|wk|months?|mon"
    r"|mth|mo|quarters?|qtr|years?|yr|[shdwmya])\b(?! ?tok)"
    r"|(?:on an? )?(?P<adverb>daily|nightly|hourly|weekly|monthly|quarterly|yearly|annually)\b"
    r"|(?P<elsewhere>t[aä]glich|pro tag|am tag|par jour|al d[ií]a|por d[ií]a|w[oö]chentlich|pro woche|par semaine"
    r"|por semana|monatlich|pro monat|par mois|al mes|por mes|j[aä]hrlich|pro jahr|par an|al a[nñ]o)(?!\w)"
    r"|, ?(?P<lone>daily|hourly|weekly|monthly|yearly|annually)(?=\s*(?:$|[.,;:?!]))"
    r"|(?P<initials>p\.?a\.?"
    r"|p\.?m\.?|pcm)(?!\w))",
    re.IGNORECASE,
)
OF_WHAT: Final = re.compile(rf" (?:worth )?of (?:[a-z-]+ ){{0,2}}?[a-z-]+(?={BEHIND.pattern})", re.IGNORECASE)
BEFORE: Final = re.compile(
    (
        rf"(?:(?:(?:per|each|every|a|an) |/ ?)(?P<word>{UNIT})|\b(?P<adverb>daily|nightly|hourly|weekly"
        rf"|monthly(?! (?:cost|bill|price|spend|fee|charge|total|invoice))|quarterly|yearly|annually|annual))\b"
    ),
    re.IGNORECASE,
)
EACH: Final = re.compile(
    r"\b(?:each|apiece|per (?:request|call|query|message|chat|conversation|prompt|ticket|doc\w*|item))\b", re.IGNORECASE
)


def period_behind(text: str, at: int) -> tuple[Fraction, int] | None:
    """The factor of a period that stands right behind a place ("/day", "a week"), and where it ends."""
    match = BEHIND.match(text, at)
    return (_factor(match), match.end()) if match else None


def period_behind_what(text: str, at: int) -> tuple[Fraction, int] | None:
    """The same behind words for what the tokens are of ("tokens of transcripts per year")."""
    match = OF_WHAT.match(text, at)
    return period_behind(text, match.end()) if match else None


def period_before(text: str) -> Fraction | None:
    """The factor of the last period in the words before an amount ("our daily volume is")."""
    matches = list(BEFORE.finditer(text))
    return _factor(matches[-1]) if matches else None


def period_elsewhere(text: str) -> Fraction | None:
    """The factor of the first period in the words behind an amount ("on gpt-5.1 per day")."""
    match = BEFORE.search(text)
    return _factor(match) if match else None


def _factor(match: re.Match[str]) -> Fraction:
    groups = match.groupdict()
    if elsewhere := groups.get("elsewhere"):
        return MONTHS[ABROAD[elsewhere.lower()]]
    if groups.get("initials"):
        return MONTHS["year" if "a" in groups["initials"].lower() else "month"]
    word = next(filter(None, (groups.get(name) for name in ("word", "short", "adverb", "lone")))).lower()
    return MONTHS[SHORT.get(word) or SHORT.get(word.removesuffix("s")) or word.removesuffix("s")]
