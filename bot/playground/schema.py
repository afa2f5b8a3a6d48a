"""Checks of JSON values, put together from small ones; each problem points at the place as Slack's JSON pointers do."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from bot.playground.wire import JsonObject


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a value, and the JSON pointer to it."""

    message: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


Check: TypeAlias = Callable[[object, str], Iterable[Problem]]
"""Takes a value and the pointer to it, gives what is wrong with it."""


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def string(*, most: int, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem("must be a string", at)
        elif len(value) < least:
            yield Problem(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            yield Problem(f"must be less than {most + 1} characters", at)

    return check


def address(scheme: str) -> Check:
    """An address of at most 3,000 characters.

    Args:
        scheme: How it must start, as a regular expression.
    """
    bounded, written = string(most=3000), re.compile(rf"{scheme}[^\s]+", re.IGNORECASE)

    def check(value: object, at: str) -> Iterator[Problem]:
        if problems := list(bounded(value, at)):
            yield from problems
        elif not written.fullmatch(str(value)):
            yield Problem("invalid url", at)

    return check


def one_of(*allowed: object) -> Check:
    """One of a few values."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if value not in allowed:
            yield Problem(f"must be one of: {', '.join(map(str, allowed))}", at)

    return check


def boolean(value: object, at: str) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem("must be a boolean", at)


def integer(low: int, high: int) -> Check:
    """A whole number from `low` to `high`."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            yield Problem(f"must be an integer from {low} to {high}", at)

    return check


def number(value: object, at: str) -> Iterator[Problem]:
    """A finite number."""
    # bool is an int to Python and a word of its own in JSON; NaN and infinities are no JSON at all.
    finite = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
    if not finite:
        yield Problem("must be a number", at)


def positive(value: object, at: str) -> Iterator[Problem]:
    """A finite number above zero."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < float("inf"):
        yield Problem("must be a number greater than 0", at)


def items(each: Check, *, most: int, least: int = 0) -> Check:
    """A list of `least` to `most` items."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem("must be an array", at)
            return
        if len(value) > most:
            yield Problem(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield Problem(f"no fewer than {least} items allowed", at)
        for place, item in enumerate(value):
            yield from each(item, f"{at}/{place}")

    return check


def record(
    required: Mapping[str, Check],
    *,
    optional: Mapping[str, Check] | None = None,
    also: Callable[[JsonObject, str], Iterable[Problem]] | None = None,
) -> Check:
    """An object with these members and no others.

    Args:
        required: Checks of the members that must be there.
        optional: Checks of the members that may be there.
        also: A rule over several members; asked only when each of them is right.
    """
    known = {**required, **(optional or {})}

    def check(value: object, at: str) -> Iterator[Problem]:
        if not is_object(value):
            yield Problem("must be an object", at)
            return
        problems = [Problem(f"missing required field: {name}", at) for name in required if name not in value]
        problems += [Problem(f"invalid additional property: {name}", at) for name in value if name not in known]
        for name in value.keys() & known.keys():
            problems += known[name](value[name], f"{at}/{name}")
        # A rule over several members may take the members for granted, so it waits until each is right.
        if not problems and also is not None:
            problems += also(value, at)
        yield from problems

    return check


def typed(kinds: Callable[[], Mapping[str, Check]]) -> Check:
    """An object whose `type` says which check it must pass; the table is asked late, since blocks hold blocks."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not is_object(value):
            yield Problem("must be an object", at)
            return
        # The table is asked now and not when the check is made: a container's table holds the container.
        kind = value.get("type")
        table = kinds()
        if not isinstance(kind, str) or kind not in table:
            yield Problem(f"unsupported type: {kind}", f"{at}/type")
            return
        yield from table[kind](value, at)

    return check
