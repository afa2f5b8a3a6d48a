"""Everything that is read out of a text before its intent is known."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.engine.questions import Profile, Task
from bot.parsing.amounts import MODEL
from bot.parsing.bare_versions import bare_versions
from bot.parsing.focus import focus
from bot.parsing.idioms import in_plain_words
from bot.parsing.limits import Wanted, limits, per_million, sizes
from bot.parsing.money import Money, money
from bot.parsing.places import Place, places
from bot.parsing.quantities import Usage, usage
from bot.parsing.sellers import Sellers, means_maker, sellers
from bot.parsing.shares import Shares, shares
from bot.parsing.tasks import task_of
from bot.parsing.thread import Leaning, leaning, models_before
from catalog.catalog import Catalog
from catalog.mention import Kind, Mention
from catalog.model import ModelId

__all__ = ["Heard", "hear"]

ONE_IN: Final = re.compile(
    r"\b(?:one|[1-9]) (?:in|out of)(?: every)? (?:\d{1,3}|two|three|four|five|ten)\b(?![.,]\d| ?(?:out|tok))",
    re.IGNORECASE,
)
"""A part of the traffic in numbers that count no tokens."""

STORY: Final = 2_000
"""Characters of a long message that are searched for what it is all about."""

WORD: Final = re.compile(r"[a-z]{2,}|\bi\b|\b[a-z]\d\b|\b20\d\d\b")
TERSE: Final = frozenset({
    "vs", "versus", "and", "or", "for", "at", "on", "per", "month", "monthly", "mo", "day", "daily", "week", "weekly",
    "year", "yearly", "tokens", "token", "tok", "mtok", "million", "billion", "thousand", "mio", "bn", "mn", "in",
    "out", "input", "output", "price", "prices", "pricing", "of", "the", "cost", "costs", "with", "batch", "cached",
    "compare",
})  # fmt: skip
"""Words that tell no kind of question from another one, beside models."""

VERSION: Final = re.compile(r"v?\d{1,2}(?:\.\d{1,2})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was read out of a text before its intent is known.

    Attributes:
        text: Cleaned, as typed.
        whole: The text with models blanked out.
        blank: The part of that which asks.
        plain: The same with its idioms put plainly, for phrases.
        mentions: Names of models, in order.
        models: The models named, in order and once each.
        sellers: Sellers named, to choose from or not.
        wanted: What models must satisfy.
        rest: `blank` without what was read of sizes, limits, shares and money.
        prompt: Tokens of one prompt.
        terse: It holds nothing but names, numbers and the words between them.
        leaning: How it leans on the models of its thread.
    """

    text: str
    whole: str
    blank: str
    plain: str
    mentions: tuple[Mention, ...]
    models: tuple[ModelId, ...]
    sellers: Sellers
    wanted: Wanted
    usage: Usage
    shares: Shares
    money: tuple[Money, ...]
    per_million: bool
    rest: str
    prompt: int | None
    terse: bool
    leaning: Leaning

    @property
    def is_one_model(self) -> bool:
        """Whether several names were said that stand for one model ("gpt-5.1-codex vs gpt-5.1")."""
        return len(self.models) == 1 < len({mention.text.lower() for mention in self.mentions if mention.model})

    @property
    def task(self) -> Task | None:
        """What a model is wanted for; a long message may say so anywhere."""
        if self.terse:
            return None
        return task_of(self.plain) or (None if len(self.blank) == len(self.whole) else task_of(self.whole[-STORY:]))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the models stand, with the words around them."""
        return places(self.whole, self.mentions)

    @property
    def places_of_traffic(self) -> tuple[Place, ...]:
        """The same without the shares of input and cache, where the text is short enough to be all of one question."""
        return places(self.rest if len(self.rest) == len(self.whole) else self.whole, self.mentions)

    @property
    def efforts(self) -> dict[ModelId, str]:
        """The reasoning effort of each model that one was named for."""
        return {mention.model: mention.effort for mention in self.mentions if mention.model and mention.effort}

    @property
    def notes(self) -> tuple[str, ...]:
        """What was assumed while reading names, each once."""
        return tuple(dict.fromkeys(mention.note for mention in self.mentions if mention.note))


def hear(text: str, catalog: Catalog, profile: Profile) -> Heard:
    """Read a cleaned text."""
    mentions, makers = list[Mention](), list[Mention]()
    for mention in catalog.names.mentions(text):
        (makers if means_maker(text, mention) else mentions).append(mention)
    mentions = _versions_told(mentions)
    mentions = sorted((*mentions, *_bare(text, mentions, catalog, profile)), key=lambda mention: mention.start)
    models = tuple(dict.fromkeys(mention.model for mention in mentions if mention.model))
    whole = _blanked(text, mentions)
    blank = focus(whole)
    size = sizes(blank)
    named = sellers(text, blank, makers, catalog.names)
    wanted = limits(size.rest, context=size.context)
    sums = money(wanted.rest)
    asked_per_million, rest = per_million(wanted.rest)
    shared = shares(rest)
    rest = shared.rest
    for sum_ in sums:
        rest = rest[: sum_.start] + " " * (sum_.end - sum_.start) + rest[sum_.end :]
    terse = bool(models) and not sums and TERSE.issuperset(WORD.findall(blank.lower()))
    return Heard(
        text=text,
        whole=whole,
        blank=blank,
        plain=blank if terse else in_plain_words(blank),
        mentions=tuple(mentions),
        models=models,
        sellers=named,
        wanted=wanted,
        usage=usage(ONE_IN.sub(lambda match: " " * len(match[0]), rest)),
        shares=shared,
        money=sums,
        per_million=asked_per_million,
        rest=rest,
        prompt=size.prompt,
        terse=terse,
        leaning=leaning(blank, models, profile),
    )


def _bare(text: str, mentions: Sequence[Mention], catalog: Catalog, profile: Profile) -> Iterator[Mention]:
    """Versions alone, of the makers whose models the text names, else of those that channel and thread know."""
    known = filter(None, (mention.model for mention in mentions))
    makers = {model.provider for model in known} or {
        model.provider for model in (*models_before(profile), profile.model) if model
    }
    return bare_versions(text, mentions, models=catalog.names.sold_by_makers, makers=makers) if makers else iter(())


def _versions_told(mentions: list[Mention]) -> list[Mention]:
    """Bare versions as models of the maker that the text speaks of ("from 4.1 mini to 5.1")."""
    makers = {mention.model.provider for mention in mentions if mention.model}
    return [_version_of(mention, makers) if mention.kind is Kind.UNKNOWN else mention for mention in mentions]


def _version_of(mention: Mention, makers: Collection[str]) -> Mention:
    ending = mention.text.lower().removeprefix("v")
    of_makers = [
        model for model in mention.models if model.provider in makers and model.name.rpartition("-")[2] == ending
    ]
    if not VERSION.fullmatch(mention.text) or len(of_makers) != 1:
        return mention
    note = f"“{mention.text}” read as {of_makers[0].name}"
    return replace(mention, kind=Kind.FAMILY, models=tuple(of_makers), note=note)


def _blanked(text: str, mentions: Sequence[Mention]) -> str:
    pieces, at = list[str](), 0
    for mention in mentions:
        name_end, seller = mention.apart or (mention.end, mention.end)
        between = text[name_end:seller]
        pieces += [text[at : mention.start], MODEL * (name_end - mention.start), between, " " * (mention.end - seller)]
        at = mention.end
    return "".join(pieces) + text[at:]
