"""A reply as a Slack message: blocks, and the text that stands alone without them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.replies.reply import Example, Fact, Origin, Reply
from bot.replies.text import plain_text
from bot.slack.blocks.buttons import choice_rows, control_rows, feedback_row
from bot.slack.blocks.chart import chart_block
from bot.slack.blocks.kit import (
    ALL_BLOCK_CHARS,
    BLOCKS,
    SECTION_CHARS,
    TEXT_CHARS,
    Block,
    bounded,
    context,
    escaped,
    section,
)
from bot.slack.blocks.table import table_block, table_text
from bot.slack.blocks.working import shown_working, working_container


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to Slack.

    Attributes:
        text: What a notification shows and a screen reader reads.
        blocks: What people see.
        reply: What it was made of, for simpler versions.
        controls: The blocks of buttons, which every version keeps.
    """

    text: str
    blocks: tuple[Block, ...]
    reply: Reply
    controls: tuple[Block, ...] = ()


def message(reply: Reply, *, kept_as: str | None, shared_by: str | None = None, undo: int | None = None) -> Message:
    """The reply in native blocks.

    Args:
        reply: What to say.
        kept_as: The id under which the question is kept, for buttons that come back to it; None for no such buttons.
        shared_by: The user id of whoever shows the answer to the channel.
        undo: The revision of the channel's setup that this answer made, which *Undo* takes back.
    """
    working, is_all = shown_working(reply.working if reply.explained else ())
    shared = (context([f"Shared by <@{shared_by}>"]),) if shared_by else ()
    whys = bool(reply.working) and not (reply.explained and is_all)
    rows = control_rows(reply, kept_as, undo=undo, whys=whys) if kept_as else ()
    controls = (*choice_rows(reply, kept_as), *rows, *shared)
    table = (table_block(reply.table),) if reply.table else ()
    explained = (working_container(working),) if working else ()
    thumbs = feedback_row(reply, kept_as) if kept_as else ()
    # Whoever can choose needs no sentences to copy; the text alone, without menus, keeps them.
    shown = reply.model_copy(update={"examples": ()}) if kept_as and reply.menus else reply
    blocks = (*_head(reply), *table, *_said(shown), *explained, *_chart(reply), *origins(reply), *controls, *thumbs)
    return _within_limits(Message(bounded(plain_text(reply), TEXT_CHARS), blocks, reply, controls))


def plainer(sent: Message) -> tuple[Message, ...]:
    """Simpler versions of a message that Slack refused: without the newest blocks, then as plain sections alone."""
    reply = sent.reply
    table = _code(table_text(reply.table)) if reply.table else ()
    working, _ = shown_working(reply.working if reply.explained else ())
    without_native = (*_head(reply), *table, *_said(reply), *working, *origins(reply), *sent.controls)
    plain_sections = tuple(section(escaped(part)) for part in _chunks(sent.text))
    return (
        Message(sent.text, without_native[:BLOCKS], reply, sent.controls),
        Message(sent.text, plain_sections, reply, ()),
    )


def _head(reply: Reply) -> Iterator[Block]:
    yield section(f"*{escaped(reply.headline)}*")
    if reply.basis:
        yield context([escaped(reply.basis)])


def _said(reply: Reply) -> Iterator[Block]:
    if reply.facts:
        yield section(bounded("\n".join(map(_fact, reply.facts)), SECTION_CHARS))
    if reply.examples:
        yield section("\n".join(map(_example, reply.examples)))


def _chart(reply: Reply) -> Iterator[Block]:
    if reply.chart and (chart := chart_block(reply.chart)):
        yield chart


def origins(reply: Reply) -> Iterator[Block]:
    """Where the figures come from, in small print."""
    if reply.sources:
        yield context([" · ".join(map(_origin, reply.sources))])


def _example(example: Example) -> str:
    return f"`{escaped(example.text)}`{escaped(f' – {example.asks}' if example.asks else '')}"


def _fact(fact: Fact) -> str:
    return f"{':warning:' if fact.warning else '•'} {escaped(fact.text)}"


def _origin(origin: Origin) -> str:
    """A source as a link to the page to check it on."""
    return f"<{origin.url}|{escaped(origin.text)}>" if origin.url else escaped(origin.text)


def _within_limits(made: Message) -> Message:
    """The message as it is where Slack takes it, else its first version that Slack takes."""
    if _fits(made):
        return made
    versions = plainer(made)
    return next((version for version in versions if _fits(version)), versions[-1])


def _fits(made: Message) -> bool:
    return len(made.blocks) <= BLOCKS and _length(made.blocks) <= ALL_BLOCK_CHARS


def _length(value: object) -> int:
    """Characters of every string in a value, names of fields left out."""
    match value:
        case str():
            return len(value)
        case dict():
            return sum(map(_length, value.values()))
        case list() | tuple():
            return sum(map(_length, value))
        case _:
            return 0


def _code(text: str) -> tuple[Block, ...]:
    return tuple(section(f"```{escaped(part)}```") for part in _chunks(text))


def _chunks(text: str, size: int = SECTION_CHARS - 200) -> list[str]:
    """Lines together in pieces that a section takes; escaping may lengthen them a little."""
    pieces, lines = [""], [line[:size] for line in text.splitlines()]
    for line in lines:
        if len(escaped(pieces[-1])) + len(escaped(line)) > size:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]}\n{line}".lstrip("\n")
    return [piece for piece in pieces if piece]
