"""Whether a sentence asks for no more, no less and nothing else than a text names, as the parser hears both."""

from bot.engine.questions import GroupBy
from bot.parsing.calendar_periods import periods
from bot.parsing.calendar_units import Clock
from bot.parsing.groups import groups
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.narrowing import narrow
from bot.parsing.tasks import task_of
from bot.understanding.reading import Reading

__all__ = ["alike"]


def alike(asked: Heard, written: Heard, reading: Reading, known: Known) -> bool:
    """Whether both hold the same names and figures, and the sentence all that the text says in words we know.

    Args:
        asked: The sentence.
        written: The text.
        reading: What the sentence was made of.
        known: The present moment and the channel's time zone, which periods are reckoned in.
    """
    return (
        _names(asked) == _names(written)
        and _parts(asked, reading) == _parts(written, reading)
        and _figures(asked) == _figures(written)
        and _kept(task_of(asked.blank), task_of(written.blank))
        and (reading.intent not in ("spend", "forecast") or _same_days(asked, written, known))
        and (reading.intent != "spend" or _kept(groups(asked.blank).by, groups(written.blank).by))
    )


def _names(heard: Heard) -> tuple[object, ...]:
    """Models, each known or not, and where no model is named, whose are meant."""
    unknown = tuple(mention.text for mention in heard.mentions if not mention.is_known)
    sellers = frozenset[str]() if heard.models else frozenset(heard.sellers.wanted)
    return unknown, frozenset(heard.models), sellers, frozenset(heard.sellers.barred)


def _parts(heard: Heard, reading: Reading) -> dict[GroupBy, tuple[str, ...]]:
    """Teams, projects and keys by name. Of those that it is broken down by none is left out, whatever stands beside."""
    return {kind: names for kind, names in narrow(heard).only.items() if kind != reading.group_by}


def _figures(heard: Heard) -> tuple[object, ...]:
    usage, shares, limits = heard.usage, heard.shares, heard.wanted.limits
    return (
        (usage.tokens, usage.upper, usage.requests, usage.prompt, usage.problem),
        (shares.input, shares.cached, shares.service, heard.prompt),
        (limits.min_context, limits.max_usd_per_mtok, limits.max_usd_per_month, limits.top),
        tuple(sum_.usd for sum_ in heard.money),
    )


def _same_days(asked: Heard, written: Heard, known: Known) -> bool:
    clock = Clock.at(known.now, known.profile.timezone)
    return _kept(periods(asked.blank, clock).period, periods(written.blank, clock).period)


def _kept(said: object, heard: object) -> bool:
    return heard is None or said == heard
