"""The working of an answer: every figure with its formula."""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.replies.reply import Step
from bot.slack.blocks.kit import SECTION_CHARS, Block, bounded, escaped, plain, section

TITLE: Final = "How this was computed"
STEP_CHARS: Final = 900
"""A formula longer than this says nothing to anybody any more."""
SHOWN_SECTIONS: Final = 2
"""Of an answer that shows its working; the rest is behind *Why*, since a message holds 12,000 characters."""


def working_sections(steps: Iterable[Step]) -> list[Block]:
    """All steps, as many in a paragraph as one takes."""
    return [section(text) for text in _packed(map(_step, steps))]


def shown_working(steps: Iterable[Step]) -> tuple[list[Block], bool]:
    """The part of the working that fits into a message, and whether that is all of it."""
    sections = working_sections(steps)
    return sections[:SHOWN_SECTIONS], len(sections) <= SHOWN_SECTIONS


def working_container(sections: list[Block]) -> Block:
    """Open, and to be folded away."""
    return {
        "type": "container",
        "title": plain(TITLE, 150),
        "is_collapsible": True,
        "default_collapsed": False,
        "child_blocks": sections,
    }


def _step(step: Step) -> str:
    """What it is and what it comes to, and below it how: `50,000,000 × $1.25/M + …`."""
    result = f": {step.result}" if step.result else ""
    head = f"*{escaped(bounded(step.what + result, STEP_CHARS))}*"
    # Inside a code span nothing is markup but the backtick itself.
    formula = escaped(bounded(step.formula.replace("`", "'"), STEP_CHARS))
    return f"{head}\n`{formula}`" if formula else head


def _packed(parts: Iterable[str]) -> Iterator[str]:
    held = ""
    for part in parts:
        if held and len(held) + len(part) + 2 > SECTION_CHARS:
            yield held
            held = ""
        held = f"{held}\n\n{part}" if held else part
    if held:
        yield held
