"""Replies as blocks: exact for the comparison it all began with, within Slack's limits for everything."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import (
    CatalogQuestion,
    CheapestQuestion,
    Choice,
    CompareQuestion,
    HelpQuestion,
    LifecycleQuestion,
    Limits,
    Question,
    UnclearQuestion,
)
from bot.playground.payload_rules import check_message_blocks
from bot.replies.reply import Cell, Chart, Fact, Menu, Origin, Reply, Series, Step, Table
from bot.slack.blocks.kit import escaped
from bot.slack.blocks.message import Message, message, plainer
from tests.builders import GPT_5_1, MINI, workload
from tests.speaking import said

COMPARISON = CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10**8))


def types(sent: Message) -> list[str]:
    return [block["type"] for block in sent.blocks]


def test_the_comparison_is_headline_basis_table_facts_chart_sources_and_buttons() -> None:
    sent = message(said(COMPARISON), kept_as="k1")

    assert types(sent)[:6] == ["section", "context", "table", "section", "data_visualization", "context"]
    assert set(types(sent)[6:-1]) == {"actions"}
    assert types(sent)[-1] == "context_actions"
    assert sent.blocks[0]["text"]["text"] == ("*gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month*")
    assert sent.text.startswith("gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month\n")


def test_numbers_of_a_table_are_numbers_on_the_right() -> None:
    table = message(said(COMPARISON), kept_as=None).blocks[2]

    assert table["column_settings"] == [{"align": "left"}, {"align": "right"}, {"align": "right"}]
    assert table["rows"][1] == [
        {"type": "raw_text", "text": "a month"},
        {"type": "raw_number", "value": 562.5, "text": "$563"},
        {"type": "raw_number", "value": 100.0, "text": "$100"},
    ]


def test_the_chart_has_every_series_at_every_point() -> None:
    chart = message(said(COMPARISON), kept_as=None).blocks[4]["chart"]

    assert chart["axis_config"]["categories"] == ["0", "25M", "50M", "75M", "100M"]
    assert [(one["name"], one["data"][-1]) for one in chart["series"]] == [
        ("gpt-5.1", {"label": "100M", "value": 562.5}),
        ("gpt-4.1-mini", {"label": "100M", "value": 100.0}),
    ]


def test_an_input_share_that_is_not_on_the_menu_is_put_on_it() -> None:
    share = Decimal(5) / Decimal(6)
    question = COMPARISON.model_copy(update={"workload": workload(10**8, input_share=str(share))})

    actions = [block for block in message(said(question), kept_as="k1").blocks if block["type"] == "actions"]
    (select,) = [each for block in actions for each in block["elements"] if each["action_id"] == "input_share"]

    assert select["initial_option"]["value"] == str(share)
    assert select["initial_option"] in select["options"]


def test_an_answer_that_is_not_kept_has_no_buttons_that_need_it() -> None:
    assert "actions" not in types(message(said(COMPARISON), kept_as=None))


def test_a_shared_answer_says_who_shared_it() -> None:
    sent = message(said(COMPARISON), kept_as=None, shared_by="U1")

    assert sent.blocks[-1]["elements"][0]["text"] == "Shared by <@U1>"


def test_choices_are_buttons_that_carry_the_question_on() -> None:
    question = UnclearQuestion(
        why="unknown model",
        unknown=("gpt-9",),
        choices=(Choice(label="gpt-5", ask="price of gpt-5"), Choice(label="gpt-5.1", ask="price of gpt-5.1")),
    )

    (buttons,) = [block for block in message(said(question), kept_as=None).blocks if block["type"] == "actions"]

    assert [(one["action_id"], one["value"]) for one in buttons["elements"]] == [
        ("choice:0", "price of gpt-5"),
        ("choice:1", "price of gpt-5.1"),
    ]


def test_simpler_versions_first_leave_out_the_newest_blocks_and_then_everything_but_words() -> None:
    without, words = plainer(message(said(COMPARISON), kept_as="k1"))

    assert types(without)[:5] == ["section", "context", "section", "section", "context"]
    assert set(types(without)[5:]) == {"actions"}
    assert without.blocks[2]["text"]["text"].startswith("```")
    assert types(words) == ["section"]


@pytest.mark.parametrize("text", ["<!channel>", "<@U123>", "a & b", "<https://evil.example|click>"])
def test_text_of_users_starts_no_mention_no_link_and_no_channel_call(text: str) -> None:
    reply = Reply(headline=text, basis=text, facts=(Fact(text=text),), sources=(Origin(text=text),))

    shown = [str(block) for block in message(reply, kept_as=None).blocks]

    assert all(text not in block for block in shown)
    assert all(escaped(text) in block for block in shown)


ALL: list[Question] = [
    COMPARISON,
    CompareQuestion(models=(GPT_5_1, MINI)),
    CheapestQuestion(limits=Limits(hosts=True, top=50)),
    LifecycleQuestion(),
    CatalogQuestion(),
    CatalogQuestion(providers=("openrouter",)),
    HelpQuestion(),
    UnclearQuestion(),
]


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.intent)
def test_every_reply_and_every_simpler_version_is_one_that_slack_takes(question: Question) -> None:
    sent = message(said(question), kept_as="abcdef12")

    for version in (sent, *plainer(sent)):
        check_message_blocks(list(version.blocks), refused=frozenset())
        assert 0 < len(version.text) <= 3_900


TEXT = st.text(min_size=1, max_size=4_000)
CHOICES = st.builds(
    Choice, label=st.text(min_size=1, max_size=75), ask=st.text(min_size=1, max_size=2_000), model=st.none()
)
NUMBER = st.decimals(min_value=-(10**15), max_value=10**15, places=3)


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    columns = draw(st.integers(1, 25))
    row = st.tuples(
        *(st.builds(Cell, text=st.text(min_size=1, max_size=80), number=st.none() | NUMBER) for _ in range(columns))
    )
    points = draw(st.integers(1, 30))
    one = st.builds(Series, name=st.text(min_size=1, max_size=40), values=st.tuples(*[NUMBER] * points))
    chart = st.builds(
        Chart,
        kind=st.sampled_from(["bar", "line"]),
        title=st.text(min_size=1, max_size=80),
        categories=st.tuples(*[st.text(min_size=1, max_size=40)] * points),
        series=st.lists(one, min_size=1, max_size=9).map(tuple),
        x_label=st.text(min_size=1, max_size=80),
        y_label=st.text(min_size=1, max_size=80),
    )
    table = st.builds(
        Table,
        header=st.tuples(*[st.text(min_size=1, max_size=30)] * columns),
        rows=st.lists(row, min_size=1, max_size=130).map(tuple),
    )
    return Reply(
        headline=draw(TEXT),
        basis=draw(TEXT),
        facts=tuple(draw(st.lists(st.builds(Fact, text=TEXT, warning=st.booleans()), max_size=6))),
        table=draw(st.none() | table),
        chart=draw(st.none() | chart),
        sources=tuple(draw(st.lists(st.builds(Origin, text=TEXT), max_size=3))),
        can_share=draw(st.booleans()),
        can_refine=draw(st.booleans()),
        input_share=draw(st.none() | st.decimals(0, 1, places=4)),
        working=tuple(draw(st.lists(st.builds(Step, what=TEXT, formula=TEXT, result=TEXT), max_size=9))),
        explained=draw(st.booleans()),
        follow_ups=tuple(draw(st.lists(CHOICES, max_size=7))),
        choices=tuple(draw(st.lists(CHOICES, max_size=5))),
        menus=draw(st.sampled_from([(), (Menu(name="model", label="Model"),)])),
        controls=draw(st.sampled_from([(), ("undo", "edit_profile"), ("set_worth",)])),
    )


@given(replies())
def test_whatever_a_reply_holds_its_message_is_one_that_slack_takes(reply: Reply) -> None:
    sent = message(reply, kept_as="abcdef12", undo=1)

    for version in (sent, *plainer(sent)):
        check_message_blocks(list(version.blocks), refused=frozenset())
