from decimal import Decimal
from typing import Any

import pytest

from bot.engine.questions import (
    HALF_ASSUMED,
    AffordQuestion,
    CheapestQuestion,
    CompareQuestion,
    CostQuestion,
    PriceQuestion,
    Question,
    Volume,
)
from bot.slack.filled import NOT_A_SHARE, NOT_A_VOLUME, FilledView, Origin
from bot.slack.payloads import Asker
from bot.slack.refine_form import (
    NOT_A_MODEL,
    TOO_MANY,
    Form,
    changed,
    read_form,
)
from bot.slack.refine_view import refine_view
from bot.slack.views import percent_text
from catalog.model import Service
from tests.builders import GPT_5_1, MINI, catalog, workload

COMPARISON = CompareQuestion(models=(GPT_5_1, MINI), workload=workload(100_000_000), assumptions=(HALF_ASSUMED,))


def filled(**fields: Any) -> FilledView:
    """A submitted modal with texts in text fields, and lists or `service` as chosen options."""
    values = {}
    for name, value in fields.items():
        if isinstance(value, list):
            element: dict[str, Any] = {"selected_options": [{"value": each} for each in value]}
        elif name == "service":
            element = {"selected_option": {"value": value}}
        else:
            element = {"value": value}
        values[name] = {name: element}
    return FilledView.model_validate({"id": "V1", "private_metadata": "", "state": {"values": values}})


def read(**fields: Any) -> Form:
    return read_form(filled(**fields), known=catalog().model)


def test_every_field_is_read() -> None:
    form = read(
        models=["openai:gpt-5.1"], volume="2M in and 500k out", input_share="80", cached_share="33,3", service="batch"
    )

    assert form.problems == {}
    assert changed(COMPARISON, form) == CostQuestion(
        models=(GPT_5_1,),
        workload=workload(2_500_000, input_share="0.8").model_copy(
            update={"cached_share": Decimal("0.333"), "service": Service.BATCH}
        ),
    )


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"volume": "a lot"}, {"volume": NOT_A_VOLUME}),
        ({"volume": "-5M"}, {"volume": NOT_A_VOLUME}),
        ({"volume": "9" * 60}, {"volume": NOT_A_VOLUME}),
        ({"volume": "50-80M"}, {"volume": NOT_A_VOLUME}),
        ({"volume": "inf tokens"}, {"volume": NOT_A_VOLUME}),
        ({"input_share": "101"}, {"input_share": NOT_A_SHARE}),
        ({"input_share": "-1"}, {"input_share": NOT_A_SHARE}),
        ({"input_share": "NaN"}, {"input_share": NOT_A_SHARE}),
        ({"cached_share": "half"}, {"cached_share": NOT_A_SHARE}),
        ({"models": ["openai:gpt-9"]}, {"models": NOT_A_MODEL}),
        ({"models": ["<!channel>"]}, {"models": NOT_A_MODEL}),
        ({"models": ["openai:gpt-5.1"] * 11}, {"models": TOO_MANY}),
        (
            {"volume": "x", "input_share": "x", "cached_share": "x"},
            {"volume": NOT_A_VOLUME, "input_share": NOT_A_SHARE, "cached_share": NOT_A_SHARE},
        ),
    ],
)
def test_every_mistake_is_told_beside_its_field(fields: dict[str, Any], problems: dict[str, str]) -> None:
    assert read(**fields).problems == problems


@pytest.mark.parametrize("fields", [{}, {"volume": "", "input_share": " "}, {"service": "of another version"}])
def test_an_empty_form_changes_nothing(fields: dict[str, Any]) -> None:
    assert changed(COMPARISON, read(**fields)) == COMPARISON


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    shown = read(
        models=["openai:gpt-5.1", "openai:gpt-4.1-mini"],
        volume="100,000,000",
        input_share="50",
        cached_share="0",
        service="standard",
    )

    assert changed(COMPARISON, shown) == COMPARISON


def test_a_new_volume_keeps_the_mix() -> None:
    question = CompareQuestion(models=(GPT_5_1, MINI), workload=workload(10_000_000, input_share="0.8"))

    again = changed(question, read(volume="20M", input_share="80"))

    assert (
        again.model_dump()["workload"]["volume"]
        == Volume(input=Decimal(16_000_000), output=Decimal(4_000_000)).model_dump()
    )


def test_one_model_left_makes_it_a_price_where_there_is_no_volume() -> None:
    question = CompareQuestion(models=(GPT_5_1, MINI))

    assert changed(question, read(models=["openai:gpt-4.1-mini"])) == PriceQuestion(models=(MINI,))


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        (COMPARISON, ["models", "volume", "input_share", "cached_share", "service"]),
        (CheapestQuestion(), ["volume", "input_share", "cached_share", "service"]),
        (
            AffordQuestion(models=(MINI,), budget_usd=Decimal(500)),
            ["models", "input_share", "cached_share", "service"],
        ),
    ],
)
def test_the_form_shows_the_fields_that_a_question_has(question: Question, fields: list[str]) -> None:
    view = refine_view(question, [], metadata="")

    assert [block["block_id"] for block in view["blocks"]] == fields


@pytest.mark.parametrize(
    ("share", "shown"), [("0.5", "50"), ("0", "0"), ("1", "100"), ("0.333333333", "33.3333"), ("0.10", "10")]
)
def test_a_share_is_shown_as_short_as_it_goes(share: str, shown: str) -> None:
    assert percent_text(Decimal(share)) == shown


def test_where_refine_was_pressed_travels_through_the_modal() -> None:
    asker = Asker("T1", "U1", "C1", thread_ts="1.2", response_url="https://hooks.slack.com/" + "x" * 1_900, alone=True)

    metadata = Origin.of(asker, "kept").model_dump_json()

    assert len(metadata) <= 3_000
    assert Origin.model_validate_json(metadata).asker("U1") == asker
