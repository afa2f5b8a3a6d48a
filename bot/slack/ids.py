"""The names that the code, the manifest and Slack's payloads share."""

from typing import Final

BOT_NAME: Final = "llmcost"
COMMAND: Final = "/llmcost"
PRICE_THIS: Final = "price_this"
"""Callback of the message shortcut."""

SHARE: Final = "share"
REFINE: Final = "refine"
INPUT_SHARE: Final = "input_share"
CHOICE: Final = "choice"
"""Choice buttons are `choice:0`, `choice:1` …: Slack wants each action id once a message."""
FOLLOW: Final = "follow"
"""Questions that go well after an answer are `follow:0`, `follow:1` …, asked in the context of its kept question."""
WHY: Final = "why"
UNDO: Final = "undo"
"""Its value is the revision of the channel's setup that it takes back."""
EDIT_PROFILE: Final = "edit_profile"
SET_WORTH: Final = "set_worth"
FEEDBACK: Final = "feedback"
GOOD: Final = "good"
BAD: Final = "bad"
"""What the two feedback buttons carry."""
MENU: Final = "menu"
"""Menus of an answer that waits for something are `menu:model`, `menu:volume` …, after what is missing."""

REFINE_VIEW: Final = "refine"
"""Callback of the Refine modal; its fields are blocks whose one element has the block's own id."""
MODELS: Final = "models"
VOLUME: Final = "volume"
CACHED_SHARE: Final = "cached_share"
SERVICE: Final = "service"
WHY_VIEW: Final = "why"
PROFILE_VIEW: Final = "profile"
WORTH_VIEW: Final = "worth"
PROFILE_MODEL: Final = "profile_model"
TASK: Final = "task"
BUDGET: Final = "budget"
TIMEZONE: Final = "timezone"
USD_PER_POINT: Final = "usd_per_point"
MAX_INCREASE: Final = "max_increase"

SCOPES: Final = ("app_mentions:read", "assistant:write", "chat:write", "commands", "im:history")
"""What the bot asks a workspace for; the manifest gives the reason of each."""


def kept_block(prefix: str, kept_as: str) -> str:
    """A block id that carries which kept question its buttons are about (an ephemeral's payload has no message)."""
    return f"{prefix}|{kept_as}"


def kept_in(block_id: str) -> str | None:
    """The kept question's id out of a block id, or None."""
    _, bar, kept_as = block_id.partition("|")
    return kept_as if bar and kept_as else None
