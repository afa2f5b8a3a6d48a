"""`llmcost ask`: exactly the path that a Slack message takes, printed as JSON or for a person."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from bot import clock
from bot.cli.exits import ASKED_BACK, FINE, UsageError
from bot.engine.questions import Profile, RecommendQuestion
from bot.replies.compose import reply_to
from bot.replies.reply import Reply
from bot.replies.text import plain_text
from bot.settings import Settings, SettingsError
from bot.slack.blocks.message import message
from bot.usecases.ask import Outcome, can_be_mended
from bot.wiring.answers import Shelf, UnusablePricesError, ask_with, understanding_with

SCHEMA: Final = 1
"""Version of the JSON; fields may be added under the same number."""
MOST_BYTES: Final = 100_000
"""A profile file is small; anything larger is something else."""


def answered(text: str, *, now: str | None, profile: Path | None) -> Outcome:
    """The answer to a question.

    Raises:
        UsageError: The time, the profile, the settings or the own prices cannot be used.
    """
    try:
        settings = Settings.read()
        known, moment = _profile(profile, settings), _moment(now)
        shelf = Shelf(settings.llmcost_price_overrides)
        outcome = ask_with(shelf).words(text, profile=known, now=moment)
        if not can_be_mended(outcome.question) or not (understanding := understanding_with(settings)):
            return outcome
        return asyncio.run(ask_with(shelf, understanding).asked(text, profile=known, now=moment))
    except (SettingsError, UnusablePricesError) as error:
        raise UsageError(str(error)) from None


def reply_of(outcome: Outcome) -> Reply:
    """What the bot says."""
    return reply_to(outcome.question, outcome.answer)


def status_of(outcome: Outcome) -> int:
    """The exit status: whether the bot answered or asked back."""
    return ASKED_BACK if outcome.question.intent == "unclear" else FINE


def as_line(outcome: Outcome) -> str:
    """The machine-readable answer as one line of JSON."""
    return json.dumps(as_dict(outcome), ensure_ascii=False)


def as_dict(outcome: Outcome) -> dict[str, object]:
    """The machine-readable answer: decimals as strings with every digit, text and blocks as Slack would get them."""
    reply = reply_of(outcome)
    return {
        "schema": SCHEMA,
        "question": outcome.question.model_dump(mode="json"),
        "answer": _answer(outcome),
        "text": plain_text(reply),
        "blocks": list(message(reply, kept_as=None).blocks),
    }


def _answer(outcome: Outcome) -> dict[str, object]:
    fields = outcome.answer.model_dump(mode="json")
    if isinstance(outcome.question, RecommendQuestion) and outcome.answer.kind == "recommend":
        from bot.replies.recommend_reasons import reasons  # noqa: PLC0415 – of no use to other questions

        fields["reasons"] = list(reasons(outcome.question, outcome.answer))
    return fields


def _moment(text: str | None) -> datetime:
    if text is None:
        return clock.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--now {text[:40]!r} is no ISO 8601 time such as 2026-11-22T09:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _profile(path: Path | None, settings: Settings) -> Profile:
    """What is known of the channel; the zone of the settings where the file names none."""
    if path is None:
        return Profile(timezone=settings.llmcost_timezone)
    try:
        with path.open("rb") as file:
            known = Profile.model_validate_json(file.read(MOST_BYTES))
    except OSError as error:
        raise UsageError(f"--profile {path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"--profile {path}: {field} {first['msg']}".replace(":  ", ": ")) from None
    return known if known.timezone else known.model_copy(update={"timezone": settings.llmcost_timezone})
