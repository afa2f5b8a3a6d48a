"""Which of the parser's questions back go to another reader, and which it has to answer by itself."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.engine.questions import CatalogQuestion, Profile, Question, RecommendQuestion, UnclearQuestion
from bot.parsing.parse import parse
from bot.usecases.ask import Ask, can_be_mended
from catalog.catalog import Catalog
from tests.builders import catalog

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@dataclass
class Reader:
    """Reads everything in the same way, and remembers what."""

    question: Question | None
    texts: list[str] = field(default_factory=list)

    async def read(self, text: str, catalog: Catalog, profile: Profile, now: datetime) -> Question | None:
        del catalog, profile, now
        self.texts.append(text)
        return self.question


@pytest.mark.parametrize("text", ["wie viel war das", "what would 50M tokens set us back", "and money-wise?"])
async def test_words_that_make_no_question_go_to_the_other_reader(text: str) -> None:
    reader = Reader(CatalogQuestion())

    outcome = await Ask(catalog, parse, reader).asked(text, profile=Profile(), now=NOW)

    assert reader.texts == [text]
    assert outcome.question == CatalogQuestion()
    assert outcome.answer.kind == "catalog"


@pytest.mark.parametrize(
    "text",
    [
        "gpt-5.1 vs gpt-4.1-mini 100M",
        "help",
        "",
        "price of gpt-5.1-mini",
        "llama 3.3 70b price",
        "gpt-5.1 for €500",
        "gpt-5.1 50M or 80M tokens",
        "gpt-5.1 -5M tokens",
    ],
)
async def test_what_is_read_or_cannot_be_mended_goes_to_nobody(text: str) -> None:
    reader = Reader(CatalogQuestion())

    outcome = await Ask(catalog, parse, reader).asked(text, profile=Profile(), now=NOW)

    assert reader.texts == []
    assert outcome == Ask(catalog, parse).words(text, profile=Profile(), now=NOW)


async def test_where_the_other_reader_cannot_tell_either_the_question_back_stays() -> None:
    reader = Reader(None)

    outcome = await Ask(catalog, parse, reader).asked("wie viel war das", profile=Profile(), now=NOW)

    assert reader.texts == ["wie viel war das"]
    assert outcome == Ask(catalog, parse).words("wie viel war das", profile=Profile(), now=NOW)


def test_a_question_that_waits_for_menus_needs_no_other_reader() -> None:
    waiting = UnclearQuestion(why="no model", pending=RecommendQuestion(), missing=("model",))

    assert can_be_mended(waiting.model_copy(update={"pending": None}))
    assert not can_be_mended(waiting)
