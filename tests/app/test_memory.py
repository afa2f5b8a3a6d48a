"""Whatever people type, the bot does not remember it by accident."""

from datetime import UTC, datetime

import psutil
import pytest

from bot.engine.questions import Profile
from bot.parsing.parse import parse
from bot.replies.compose import reply_to
from bot.usecases.ask import Ask
from tests.builders import catalog

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WARMED_UP = 1_000
ASKED = 20_000


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twenty_thousand_unknown_names_leave_the_memory_flat() -> None:
    ask, process = Ask(catalog=catalog, read=parse), psutil.Process()

    def junk(numbers: range) -> int:
        for number in numbers:
            outcome = ask.words(f"price of gpt-9.{number} and junk-{number}-model", profile=Profile(), now=NOW)
            reply_to(outcome.question, outcome.answer)
        return process.memory_info().rss

    before = junk(range(WARMED_UP))
    after = junk(range(WARMED_UP, WARMED_UP + ASKED))

    assert after - before < 8 * 2**20
