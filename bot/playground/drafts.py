"""Messages as an app sends them: checked, and ready to be posted."""

from dataclasses import dataclass

from bot.playground.payload_rules import check_message_blocks
from bot.playground.schema import is_object
from bot.playground.wire import JsonObject, RefusalError

MOST_POSTED = 40_000
MOST_UPDATED = 4_000
MOST_MARKDOWN = 12_000


@dataclass(frozen=True)
class Draft:
    """What a message shall say; `blocks` is None when none were sent."""

    text: str
    blocks: list[JsonObject] | None = None
    metadata: JsonObject | None = None


def read_draft(arguments: JsonObject, *, refused: frozenset[str], most: int = MOST_POSTED) -> Draft:
    """Check the words and blocks of a message.

    Args:
        arguments: What the app sent.
        refused: Block types that this workspace does not take yet.
        most: The longest `text`, in characters.

    Raises:
        RefusalError: `markdown_text_conflict`, `invalid_blocks`, `msg_blocks_too_long`, `msg_too_long`, `no_text`,
            `invalid_metadata_format`.
    """
    # Attachments are Slack's legacy of blocks and are drawn nowhere here, so they are not taken in silence.
    if "attachments" in arguments:
        raise RefusalError("invalid_attachments")
    blocks = arguments.get("blocks")
    text = _text(arguments, most=most)
    # Blocks are judged before the text, so that a message wrong in both ways names its blocks.
    if blocks is not None:
        check_message_blocks(blocks, refused=refused)
    if not blocks and not text.strip():
        raise RefusalError("no_text")
    return Draft(text, blocks, _metadata(arguments.get("metadata")))


def _text(arguments: JsonObject, *, most: int) -> str:
    written, marked = arguments.get("text") or "", arguments.get("markdown_text")
    if marked is not None and (written or arguments.get("blocks")):
        raise RefusalError("markdown_text_conflict")
    text = written if marked is None else marked
    if not isinstance(text, str):
        raise RefusalError("invalid_arguments")
    if len(text) > (most if marked is None else MOST_MARKDOWN):
        raise RefusalError("msg_too_long")
    return text


def _metadata(metadata: object) -> JsonObject | None:
    if metadata is None:
        return None
    if is_object(metadata) and isinstance(metadata.get("event_type"), str) and is_object(metadata.get("event_payload")):
        return metadata
    raise RefusalError("invalid_metadata_format")
