"""Digests, forecasts and alerts: what is to be posted, how often, when, where, and until when it pauses."""

import re
from typing import Final

from bot.engine.questions import Question, SubscribeQuestion
from bot.parsing.calendar_units import Clock
from bot.parsing.clock_times import time_in, zone_told
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.narrowing import narrow
from bot.parsing.pausing import paused_until
from bot.parsing.posting import action_in, posted_in
from bot.parsing.rhythms import rhythm_in
from bot.parsing.text import MAX_LENGTH

__all__ = ["subscription"]

CHANNEL: Final = re.compile(r"<#(?P<id>[CGD][A-Z0-9]{5,20})(?:\|[^<>]{0,80})?>")
CHANNEL_NAME: Final = re.compile(r"(?<!\w)#(?P<name>[a-z0-9][\w-]{1,79})", re.IGNORECASE)


def subscription(heard: Heard, known: Known) -> Question:
    """What is to be posted, or no longer, as far as the sentence says."""
    text = heard.blank
    part, action, rhythm, told = narrow(heard), action_in(text), rhythm_in(text), time_in(text)
    channel = CHANNEL.search(known.said[:MAX_LENGTH])
    clock = Clock.at(known.now, known.profile.timezone, ahead=True)
    return SubscribeQuestion.model_validate(
        part.fields
        | {
            "action": action,
            "what": posted_in(text),
            "every": rhythm.every,
            "weekday": rhythm.weekday,
            "day_of_month": rhythm.day_of_month,
            "at": told.at if told else None,
            "timezone": zone_told(text),
            "channel": channel["id"] if channel else None,
            "until": paused_until(text, clock) if action == "pause" else None,
            "assumptions": (*part.notes, *rhythm.unmet, *_unlinked(text, linked=channel is not None)),
        }
    )


def _unlinked(text: str, *, linked: bool) -> tuple[str, ...]:
    match = None if linked else CHANNEL_NAME.search(text)
    return (f"#{match['name']} is no link: choose the channel from Slack's list to post there",) if match else ()
