import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.text import MAX_LENGTH, clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("<@U123ABC> what's <https://a.example/o3|o3>?", "what's o3?"),
        ("*GPT-5* &amp; _GPT-5\u00a0mini_ in <#C024BE91L|llm-costs>", "GPT-5 & GPT-5 mini in"),
        ("`gpt-5.1` -&gt; ~o3~ :palm_tree:", "gpt-5.1 -> o3"),
        ("“gpt‑5.1”\u200b vs\u202f‘o3’", "\"gpt-5.1\" vs 'o3'"),
        ("\u202egpt-5.1\u202c", "gpt-5.1"),
        ("<!channel> <!subteam^S1|@team> hi", "hi"),
        ("> quoted\n> lines", "quoted\n lines"),
        ("see https://example.org/gpt-9 now", "see now"),
        ("🤷 ratio 3:1", "🤷 ratio 3:1"),
        ("w/ cache w/o batch, w/c 2 Nov, w/e 9 Nov", "with cache without batch, week of 2 Nov, week ending 9 Nov"),
    ],
)
def test_markup_is_taken_off_and_words_stay(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_never_raises_nor_makes_a_text_longer_than_unicode_spells_it_out(text: str) -> None:
    assert len(clean(text)) <= 18 * len(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("ＧＰＴ‐5․1", "GPT-5.1"),
        ("2½ million", "2 1/2 million"),
        ("10⁸", "10^8"),
        ("GPT™-5.1", "GPT-5.1"),
        ("openrouter:~google/gemini", "openrouter:~google/gemini"),
    ],
)
def test_letters_and_digits_of_other_shapes_are_the_plain_ones(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_text_is_bounded_before_anything_else() -> None:
    assert len(clean("a" * 100_000)) == MAX_LENGTH
