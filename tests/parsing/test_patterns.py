"""Patterns in the order in which they are fastest."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.intent import Intent
from bot.parsing.intents import INTENTS
from bot.parsing.patterns import sorted_out


def test_alternatives_at_words_are_searched_apart_from_the_others() -> None:
    pattern = r"\ba|^b|\bc(?:d|e)|[|(]f|\|g"

    assert sorted_out(pattern) == (r"\ba|\bc(?:d|e)", r"^b|[|(]f|\|g")


def test_a_pattern_of_one_kind_stays_whole() -> None:
    assert sorted_out(r"\ba|\bb(?:\)|c)") == (r"\ba|\bb(?:\)|c)",)


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
@given(text=st.text(alphabet="abcde ?\x01$1M%", max_size=40))
def test_sorting_changes_no_finding(intent: Intent, text: str) -> None:
    pattern = intent.phrases.pattern

    whole = re.search(pattern, text, re.IGNORECASE) is not None

    assert any(re.search(part, text, re.IGNORECASE) for part in sorted_out(pattern)) == whole
