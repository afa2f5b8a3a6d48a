"""Short sentences about the bot itself, where there is no answer to give."""

from typing import Final

from bot.replies.reply import Reply
from bot.slack.blocks.message import Message, message
from bot.slack.delivery import LIMITED
from bot.slack.ids import BOT_NAME
from bot.slack.payloads import READ_AT_MOST

GONE: Final = "I no longer have the question behind this message. Ask it again and the buttons will work."
NO_MODEL_NAMED: Final = "That message names no model that I know, so there is nothing to price."
CUT: Final = f"I read only the first {READ_AT_MOST:,} characters of that message."
ANSWER_LOST: Final = "Slack did not say whether it took my answer. If you do not see it, ask again."
NOTHING_TO_UNDO: Final = (
    "Something newer was said about this channel since, or this was taken back already. Nothing changed."
)
ANSWERED_BEFORE: Final = "That was asked here already. The answer is in this thread."
TAKEN_BACK: Final = "the last change was taken back"
WORTH_STAYS: Final = "what quality is worth to this workspace stays as it was said"
HEARD: Final = "Noted. It is kept with the question."
SHARE_LOST: Final = "Slack did not say whether it took the post. If the channel lacks it, ask again and share that."
SHARED_BEFORE: Final = (
    "Already shared, or perhaps: Slack did not confirm it. Look at the channel; to share it anew, ask again."
)
NOT_FILLED: Final = "I could not fill in this window. Close it and press the button again."
NOT_INSTALLED: Final = "This workspace has not installed the bot, or has removed it. An admin can install it again."

HOW_TO_FIX: Final = {
    "not_in_channel": f"I am not in this channel. Type /invite @{BOT_NAME} in it, then press Share again.",
    "channel_not_found": f"I cannot see this channel. Type /invite @{BOT_NAME} in it, then press Share again.",
    "is_archived": "This channel is archived: nobody can post in it. Share the answer in another one.",
    "missing_scope": "This workspace has not allowed me to post. An admin can install the bot again to allow it.",
    LIMITED: "Slack takes no more posts from me for the moment. Press Share again in a minute.",
    "unreachable": "I could not reach Slack. Press Share again in a minute.",
}
RESTRICTED: Final = "In this channel only some people may post, and I am not one of them. Ask an admin to allow it."
BETWEEN_PEOPLE: Final = "I cannot post into a conversation between other people. Ask in a channel, or copy the answer."


def failed(incident: str) -> str:
    """What a person reads when something broke; the same id is in the log beside the traceback."""
    return (
        f"Something failed on my side while pricing this (id {incident}). Nothing was posted. "
        "Try again, or ask your admin to look for that id in the log."
    )


def not_shared(error: str, *, channel: str) -> str:
    """Why the answer is not in the channel, and what to do about it."""
    if channel.startswith("D") and error in {"channel_not_found", "not_in_channel"}:
        return BETWEEN_PEOPLE
    if error.startswith("restricted_action"):
        return RESTRICTED
    return HOW_TO_FIX.get(error, f"Slack refused the post ({error}). Nothing was shared.")


def not_answered(error: str) -> str:
    """That Slack did not take an answer."""
    if error == LIMITED:
        return "I have your answer, but Slack takes no more posts from me for the moment. Ask again in a minute."
    return f"I have your answer, but Slack refused to take it ({error}). Ask again, or tell your admin."


def not_opened(error: str) -> str:
    """That Slack did not show a modal."""
    return f"Slack did not open the window ({error}). Press the button again, or tell your admin if it keeps happening."


def notice(sentence: str) -> Message:
    """A sentence as a message."""
    return message(Reply(headline=sentence), kept_as=None)
