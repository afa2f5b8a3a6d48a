import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Question
from bot.parsing.idioms import IDIOMS, in_plain_words

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("stick or twist?", "should we switch?"),
        ("who'd run this for the least money", "who'd run this cheapest"),
        ("which is gentler on the budget line", "which is cheaper"),
        ("let's pretend half of it is cached", "what if half of it is cached"),
        ("what have we shelled out since may", "what have we spent since may"),
        ("DIRT CHEAP please", "cheapest please"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_an_idiom_is_put_plainly(said: str, plain: str) -> None:
    assert in_plain_words(said) == plain


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("most frugal openai model, 700M tokens a month", "cheapest"),
        ("has gpt-5.5 got the edge over opus 4.8?", "quality"),
        ("stick or twist? currently on haiku 4.5, tempted by gpt-5.4-mini", "recommend"),
        ("going forward assume haiku 4.5 and 9M tokens a day for this channel", "profile"),
        ("show me the ropes", "help"),
    ],
)
def test_an_idiom_leads_to_its_intent(ask: Ask, text: str, intent: str) -> None:
    assert ask(text).intent == intent


def test_no_row_stands_for_itself_or_for_what_another_row_makes_plain() -> None:
    for plain, _ in IDIOMS:
        assert in_plain_words(plain) == plain


def test_every_idiom_can_be_compiled_alone() -> None:
    for _, idioms in IDIOMS:
        for idiom in idioms:
            re.compile(idiom)


@given(st.text(alphabet="aeiou costbutwhi\x01 ,.?$5M", max_size=200))
def test_putting_it_plainly_twice_changes_nothing_more(text: str) -> None:
    assert in_plain_words(in_plain_words(text)) == in_plain_words(text)
