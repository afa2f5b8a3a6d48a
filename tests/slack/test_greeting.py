"""The prompts in an empty conversation: few, and each is a question that the bot answers."""

from datetime import UTC, datetime

from bot.engine.questions import Profile
from bot.parsing.parse import parse
from bot.slack.greeting import PROMPTS
from tests.builders import catalog

MOST = 4
"""Slack takes no more."""
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_each_prompt_is_a_question_of_its_own_kind_and_none_is_asked_back() -> None:
    intents = [parse(prompt["message"], catalog(), Profile(), NOW).intent for prompt in PROMPTS]

    assert intents == ["compare", "profile", "recommend", "help"]
    assert len(PROMPTS) <= MOST
