"""Rules of the small objects that blocks are made of: texts, options, confirmation dialogs."""

from collections.abc import Iterator
from functools import partial

from bot.playground.schema import Check, Problem, address, boolean, items, one_of, record, string, typed
from bot.playground.wire import JsonObject

IDENTIFIER = string(most=255)
"""A block_id, action_id or callback_id."""
URL = address("[a-z][a-z0-9+.-]*:")
"""An address that a button or a link leads to."""
IMAGE_URL = address("https?://")
MOST_OPTIONS = 100
MOST_OPTION_GROUPS = 100


def plain(most: int) -> Check:
    """A plain_text object of 1 to `most` characters."""
    return record({"type": one_of("plain_text"), "text": string(most=most)}, optional={"emoji": boolean})


def marked(most: int) -> Check:
    """A mrkdwn object of 1 to `most` characters."""
    return record({"type": one_of("mrkdwn"), "text": string(most=most)}, optional={"verbatim": boolean})


def text(most: int) -> Check:
    """A text object of either kind."""
    kinds = {"plain_text": plain(most), "mrkdwn": marked(most)}
    return typed(lambda: kinds)


def option(words: Check, *, urls: bool = False) -> Check:
    """An option of a select, an overflow menu (the only one with a url), radio buttons or checkboxes."""
    optional = {"description": text(75)} | ({"url": URL} if urls else {})
    return record({"text": words, "value": string(most=150)}, optional=optional)


OPTION = option(plain(75))
# Slack refuses an empty list of options rather than showing an empty menu.
OPTIONS = items(OPTION, most=MOST_OPTIONS, least=1)
OPTION_GROUPS = items(record({"label": plain(75), "options": OPTIONS}), most=MOST_OPTION_GROUPS, least=1)


def confirm() -> Check:
    """A confirmation dialog."""
    return record(
        {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
        optional={"style": one_of("primary", "danger")},
    )


def exactly_one(value: JsonObject, at: str, *, of: tuple[str, ...]) -> Iterator[Problem]:
    """Exactly one of some members must be there."""
    if sum(name in value for name in of) != 1:
        yield Problem(f"must have exactly one of: {', '.join(of)}", at)


def at_least_one(value: JsonObject, at: str, *, of: tuple[str, ...]) -> Iterator[Problem]:
    """At least one of some members must be there."""
    if not any(name in value for name in of):
        yield Problem(f"must have at least one of: {', '.join(of)}", at)


IMAGE_SOURCE = partial(exactly_one, of=("image_url", "slack_file"))


def slack_file(_value: object, at: str) -> Iterator[Problem]:
    """A file of the workspace; this one has none, so every id and address of one is wrong."""
    yield Problem("invalid slack file", at)
