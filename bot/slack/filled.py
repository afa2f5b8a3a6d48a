"""Modals as people send them: where they were opened, and what stands in their fields."""

import re
from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import Field, field_validator

from bot.parsing.quantities import Tokens, tokens_per_month
from bot.slack.payloads import STORABLE, Asker, Element, Id, Named, Stamp, State, Url, Wire

HUNDRED: Final = Decimal(100)
NOT_A_VOLUME: Final = "Write tokens a month as 100M, 2.5B or 3M a day."
NOT_A_SHARE: Final = "A number from 0 to 100."
NOT_A_MODEL: Final = "This model is not in the catalog any more. Choose another."
NOT_DOLLARS: Final = "A number of US dollars, such as 8 or 12.50."
MOST_DOLLARS: Final = Decimal(10**12)
GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
"""Thousands between commas; any other comma is a decimal one."""
DIGITS: Final = re.compile(r"(?=.?[0-9])[0-9]{0,15}(?:[.,][0-9]{0,30})?")
"""A number written out: an exponent would fit into a field and come to millions of digits."""


class Origin(Wire):
    """Which message the modal was opened on: travels through the modal as its private metadata.

    Only this app writes it, and Slack signs what brings it back. The team is taken from here, because submissions name
    another one where a channel is shared between workspaces or the bot is installed for a whole organisation.
    """

    team: Id
    kept_as: Annotated[str, Field(max_length=64, pattern=STORABLE)]
    channel: Id
    thread_ts: Stamp | None = None
    response_url: Url | None = None
    alone: bool = False

    @classmethod
    def of(cls, asker: Asker, kept_as: str) -> Self:
        """Where somebody pressed."""
        return cls(
            team=asker.team,
            kept_as=kept_as,
            channel=asker.channel,
            thread_ts=asker.thread_ts,
            response_url=asker.response_url,
            alone=asker.alone,
        )

    def asker(self, user: str) -> Asker:
        """The same person, back where they were."""
        return Asker(
            team=self.team,
            user=user,
            channel=self.channel,
            thread_ts=self.thread_ts,
            response_url=self.response_url,
            alone=self.alone,
        )


class FilledView(Wire):
    """A submitted modal."""

    id: Id
    private_metadata: Annotated[str, Field(max_length=3000)]
    state: State

    def element(self, name: str) -> Element:
        """A field by its name; an empty one where the form did not have it."""
        return self.state.values.get(name, {}).get(name, Element())

    def text(self, name: str) -> str:
        """What stands in a text field."""
        return (self.element(name).value or "").strip()

    def chosen(self, name: str) -> str | None:
        """The value of what was chosen in a menu."""
        chosen = self.element(name).selected_option
        return chosen.value if chosen else None


class Submission(Wire):
    """Somebody pressed the modal's button."""

    user: Named
    view: FilledView

    @field_validator("view")
    @classmethod
    def _has_fields(cls, view: FilledView) -> FilledView:
        # Slack sends every field, emptied ones too; without any, all that was known would be taken for emptied.
        if not view.state.values:
            raise ValueError("a form without fields")
        return view


def tokens_in(view: FilledView, name: str, problems: dict[str, str]) -> Tokens | None:
    """Tokens a month out of a text field; None where it is empty or, told in `problems`, no volume."""
    text = view.text(name)
    if not text:
        return None
    usage = tokens_per_month(text)
    if usage.tokens is None or usage.upper or usage.problem:
        problems[name] = NOT_A_VOLUME
        return None
    return usage.tokens


def share_in(view: FilledView, name: str, problems: dict[str, str]) -> Decimal | None:
    """A share out of a field in percent; None where it is empty or, told in `problems`, none."""
    percent = _number_in(view, name, most=HUNDRED, problems=problems, sentence=NOT_A_SHARE)
    return None if percent is None else percent / HUNDRED


def dollars_in(view: FilledView, name: str, problems: dict[str, str]) -> Decimal | None:
    """US dollars out of a field; None where it is empty or, told in `problems`, no amount."""
    return _number_in(view, name, most=MOST_DOLLARS, problems=problems, sentence=NOT_DOLLARS)


def _number_in(
    view: FilledView, name: str, *, most: Decimal, problems: dict[str, str], sentence: str
) -> Decimal | None:
    text = view.text(name)
    if not text:
        return None
    plain = text.replace(",", "") if GROUPED.fullmatch(text) else text
    if DIGITS.fullmatch(plain) and (number := Decimal(plain.replace(",", "."))) <= most:
        return number
    problems[name] = sentence
    return None
