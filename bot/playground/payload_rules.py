"""Rules over all blocks of a message or view together: their number, their ids, their length."""

from collections import Counter
from collections.abc import Iterator

from bot.playground.block_rules import MOST_MARKDOWN_CHARACTERS, Surface, block_problems
from bot.playground.data_block_rules import MOST_CHARACTERS_IN_CELLS
from bot.playground.schema import Problem, is_object
from bot.playground.wire import JsonObject, RefusalError, refused_for

MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}
MOST_CHARACTERS = 12_000
"""Over all blocks of a message; Slack's own limit is near 13,200 and undocumented."""
MOST_IN_A_MESSAGE = {"table": 1, "data_visualization": 2}
_NOT_READ = frozenset(
    {"type", "style", "block_id", "action_id", "url", "image_url", "value", "align", "placeholder", "confirm"}
)
_FIGURES = ("table", "data_table")


def every_object(value: object) -> Iterator[JsonObject]:
    """Every JSON object in a value, the outer ones first."""
    if is_object(value):
        yield value
        for member in value.values():
            yield from every_object(member)
    elif isinstance(value, list):
        for item in value:
            yield from every_object(item)


def length_read(value: object) -> int:
    """How many characters of a value people read: its strings without types, ids and addresses."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(length_read(item) for item in value)
    if is_object(value):
        return sum(length_read(member) for name, member in value.items() if name not in _NOT_READ)
    return 0


def _repeated(name: str, blocks: object, *, at: str) -> Iterator[Problem]:
    # Junk may put lists where ids belong; those are refused elsewhere and cannot be counted.
    counted = Counter(each[name] for each in every_object(blocks) if isinstance(each.get(name), str))
    for identifier, times in counted.items():
        if times > 1:
            yield Problem(f"{name} {identifier!r} is used {times} times, must be unique", at)


def _too_many_of_a_kind(blocks: list[object], *, at: str) -> Iterator[Problem]:
    counted = Counter(str(each.get("type")) for each in every_object(blocks))
    for kind, most in MOST_IN_A_MESSAGE.items():
        if counted[kind] > most:
            yield Problem(f"no more than {most} {kind} blocks allowed in a message", at)


def _too_long_together(blocks: list[object], *, at: str) -> Iterator[Problem]:
    found = list(every_object(blocks))
    cells = sum(length_read(each.get("rows")) for each in found if each.get("type") in _FIGURES)
    if cells > MOST_CHARACTERS_IN_CELLS:
        yield Problem(f"must be less than {MOST_CHARACTERS_IN_CELLS + 1} characters over all table cells", at)
    markdown = sum(length_read(each.get("text")) for each in found if each.get("type") == "markdown")
    if markdown > MOST_MARKDOWN_CHARACTERS:
        yield Problem(f"must be less than {MOST_MARKDOWN_CHARACTERS + 1} characters over all markdown blocks", at)


def problems_of_blocks(
    blocks: object, *, surface: Surface, refused: frozenset[str] = frozenset(), at: str = "/blocks"
) -> list[Problem]:
    """Everything wrong with the blocks of a message or view, save their whole length (see `check_message_blocks`)."""
    if not isinstance(blocks, list):
        return [Problem("must be an array", at)]
    problems = [
        problem
        for place, block in enumerate(blocks)
        for problem in block_problems(block, f"{at}/{place}", surface=surface, refused=refused)
    ]
    # Slack counts the outermost blocks only; the children of a container have their own limit.
    most = MOST_BLOCKS[surface]
    if len(blocks) > most:
        problems.append(Problem(f"no more than {most} items allowed", at))
    problems += [*_repeated("block_id", blocks, at=at), *_repeated("action_id", blocks, at=at)]
    if surface is Surface.MESSAGE:
        problems += [*_too_many_of_a_kind(blocks, at=at), *_too_long_together(blocks, at=at)]
    return problems


def check_message_blocks(blocks: object, *, refused: frozenset[str]) -> None:
    """Refuse the blocks of a message as Slack does.

    Raises:
        RefusalError: `invalid_blocks` with what is wrong, or `msg_blocks_too_long`.
    """
    if problems := problems_of_blocks(blocks, surface=Surface.MESSAGE, refused=refused):
        raise refused_for("invalid_blocks", [str(problem) for problem in problems])
    # A length error has a name of its own at Slack, and no pointers.
    if length_read(blocks) > MOST_CHARACTERS:
        raise RefusalError("msg_blocks_too_long")
