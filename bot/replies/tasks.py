"""Tasks as people say them."""

from typing import Final

from catalog.model import Task

TASK_WORDS: Final[dict[Task, str]] = {
    "coding": "coding",
    "reasoning": "reasoning",
    "math": "math",
    "chat": "chat",
    "writing": "writing",
    "summarization": "summarization",
    "extraction": "extraction",
    "classification": "classification",
    "agents": "agents",
    "tool_use": "tool use",
    "vision": "vision",
    "long_context": "long context",
}


def task_words(task: Task) -> str:
    """A task in words: `tool use`."""
    return TASK_WORDS[task]
