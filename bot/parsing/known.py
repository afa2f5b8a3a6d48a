"""What is known before a text is read."""

from dataclasses import dataclass
from datetime import datetime

from bot.engine.questions import Profile
from catalog.catalog import Catalog

__all__ = ["Known"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a text is read.

    Attributes:
        catalog: Whose names count.
        profile: What is known of the channel and its thread.
        now: Aware; periods are reckoned from it.
        said: The text as typed, Slack's markup included, for what cleaning takes away.
    """

    catalog: Catalog
    profile: Profile
    now: datetime
    said: str = ""
