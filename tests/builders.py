"""Values with sensible defaults, so that a test says only what it is about."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from bot.engine.answering import answer
from bot.engine.questions import Question, Volume, Workload
from catalog.bundled import load_catalog
from catalog.catalog import Catalog
from catalog.model import ModelId

TODAY: Final = date(2026, 11, 22)
GPT_5_1: Final = ModelId("openai:gpt-5.1")
MINI: Final = ModelId("openai:gpt-4.1-mini")
LUNA: Final = ModelId("openai:gpt-6-luna")
HAIKU: Final = ModelId("anthropic:claude-haiku-4-5")


@cache
def catalog() -> Catalog:
    """The catalog that ships, loaded once a process."""
    return load_catalog()


def workload(tokens: int | None = None, *, input_share: str = "0.5", **more: Any) -> Workload:
    """A month's use at a volume and mix."""
    share = Decimal(input_share)
    volume = None if tokens is None else Volume.of(tokens, share)
    return Workload(tokens_per_month=tokens, input_share=share, volume=volume, **more)


def answered(question: Question, *, today: date = TODAY) -> Any:
    """The answer from the shipped catalog."""
    return answer(question, catalog(), today)
