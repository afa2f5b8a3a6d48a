"""Hints only save work: whatever has a phrase of an intent has a word of its hint."""

import json
from pathlib import Path
from typing import Final

import pytest

from bot.engine.questions import Profile
from bot.parsing.hearing import hear
from bot.parsing.hinted import Hinted
from bot.parsing.intent import Intent, Phrases
from bot.parsing.text import clean
from bot.parsing.usage_intents import USAGE_INTENTS
from catalog.catalog import Catalog

TEXTS: Final = Path(__file__).with_name("phrasings.jsonl")
HINTED: Final = [intent for intent in USAGE_INTENTS if isinstance(intent.phrases, Hinted)]


@pytest.fixture(scope="module")
def blanks(catalog: Catalog) -> list[str]:
    texts = [json.loads(line)["text"] for line in TEXTS.read_text("utf-8").splitlines()]
    return [hear(clean(text), catalog, Profile()).blank for text in texts]


@pytest.mark.parametrize("intent", HINTED, ids=lambda intent: intent.name)
def test_a_hint_never_hides_a_phrase(intent: Intent, blanks: list[str]) -> None:
    whole = Phrases(intent.phrases.pattern)

    hidden = [blank for blank in blanks if whole.search(blank) and not intent.phrases.search(blank)]

    assert hidden == []


def test_a_text_without_a_hint_meets_no_phrase() -> None:
    assert [intent.name for intent in HINTED if intent.phrases.search("\x01\x01\x01 vs \x01\x01 10M")] == []
