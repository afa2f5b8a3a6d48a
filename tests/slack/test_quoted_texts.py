from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.payloads import Quoted
from bot.slack.quoted_texts import texts_in

KEYS = st.sampled_from(["type", "text", "elements", "fields", "value", "title", "pretext", "blocks"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["actions", "rich_text_section"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        ([{"type": "section", "text": {"type": "mrkdwn", "text": "a"}, "fields": [{"text": "b"}]}], ["a", "b"]),
        (
            [
                {
                    "type": "rich_text",
                    "elements": [
                        {
                            "type": "rich_text_section",
                            "elements": [
                                {"type": "text", "text": "we use "},
                                {"type": "text", "text": "gpt-5.1", "style": {"code": True}},
                                {"type": "user", "user_id": "U1"},
                            ],
                        }
                    ],
                }
            ],
            ["we use gpt-5.1"],
        ),
        ([{"type": "table", "rows": [[{"type": "raw_text", "text": "o3"}]]}], ["o3"]),
        ([{"pretext": "a", "title": "b", "text": "c", "fields": [{"title": "d", "value": "e"}]}], list("abcde")),
        ([{"type": "actions", "elements": [{"type": "button", "text": {"text": "Refine"}}]}], []),
        ([{"type": "section", "text": {"text": "a"}, "accessory": {"type": "button", "value": "o3"}}], ["a"]),
        (None, []),
    ],
)
def test_the_words_of_blocks_and_attachments_are_read_in_order(part: Any, texts: list[str]) -> None:
    assert list(texts_in(part)) == texts


@given(part=ANYTHING)
def test_no_shape_of_a_message_is_an_error(part: Any) -> None:
    assert all(isinstance(text, str) for text in texts_in(part))


def test_what_is_nested_without_end_is_left_aside() -> None:
    part: Any = {"text": "deep"}
    for _ in range(500):
        part = [part]

    assert list(texts_in(part)) == []


def test_a_message_says_each_of_its_words_once() -> None:
    quoted = Quoted.model_validate({"text": "o3", "blocks": [{"text": {"text": "o3"}}], "attachments": [{"text": "x"}]})

    assert quoted.in_full == "o3\nx"
