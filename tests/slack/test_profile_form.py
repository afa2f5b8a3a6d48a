"""What a channel runs, as a form: filled in with what is known, read field by field, saved as what was changed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from bot.engine.questions import ProfileQuestion, Setup
from bot.playground.block_rules import Surface
from bot.playground.view_rules import check_view
from bot.slack.filled import NOT_A_MODEL, NOT_A_SHARE, NOT_A_VOLUME, NOT_DOLLARS, FilledView, Submission
from bot.slack.profile_fields import NOT_A_ZONE, Form, read_profile, shown_of, stated
from bot.slack.profile_view import UNSET, profile_view
from bot.slack.zones import zones_like
from catalog.model import ModelId, Service
from tests.builders import GPT_5_1, MINI, catalog

KNOWN = Setup(
    model=MINI,
    tokens_per_month=100_000_000,
    input_share=Decimal(1) / 3,
    cached_share=Decimal("0.25"),
    service=Service.BATCH,
    task="classification",
    budget_usd=Decimal(5000),
    timezone="Europe/Berlin",
)
TYPED = frozenset({"volume", "input_share", "cached_share", "budget"})


def filled(**fields: str | None) -> FilledView:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        chosen = None if value is None else {"value": value}
        values[name] = {name: {"value": value} if name in TYPED else {"selected_option": chosen}}
    return FilledView.model_validate({"id": "V1", "private_metadata": "", "state": {"values": values}})


def read(**fields: str | None) -> Form:
    return read_profile(filled(**fields), known=catalog().model)


def as_shown(setup: Setup) -> FilledView:
    """The form as it comes back when nobody touched it."""
    view = profile_view(setup, catalog().model(setup.model) if setup.model else None, metadata="{}")
    fields: dict[str, str | None] = {}
    for block in view["blocks"]:
        element = block["element"]
        fields[block["block_id"]] = element.get("initial_value") or element.get("initial_option", {}).get("value")
    return filled(**fields)


@pytest.mark.parametrize("setup", [KNOWN, Setup()], ids=["known", "nothing known"])
def test_slack_takes_the_form(setup: Setup) -> None:
    view = profile_view(setup, catalog().model(setup.model) if setup.model else None, metadata="{}")

    check_view(view, surface=Surface.MODAL)


@pytest.mark.parametrize("setup", [KNOWN, Setup()], ids=["known", "nothing known"])
def test_a_form_that_nobody_touched_changes_nothing(setup: Setup) -> None:
    form = read_profile(as_shown(setup), known=catalog().model)

    assert form.problems == {}
    assert stated(form.setup, shown=setup) == ProfileQuestion(action="show", setup=setup, before=setup)


def test_only_what_was_changed_is_said_and_an_emptied_field_is_forgotten() -> None:
    now = KNOWN.model_copy(update={"model": GPT_5_1, "budget_usd": None})

    question = stated(now, shown=KNOWN)

    assert (question.action, question.said) == ("set", ("model", "budget_usd"))
    assert question.setup == now


def test_every_field_is_read() -> None:
    form = read(
        profile_model=GPT_5_1,
        volume="2.5B",
        task="coding",
        input_share="80",
        cached_share="33,3",
        service="flex",
        budget="1250.50",
        timezone="America/New_York",
    )

    assert form == Form(
        Setup(
            model=GPT_5_1,
            tokens_per_month=2_500_000_000,
            input_share=Decimal("0.8"),
            cached_share=Decimal("0.333"),
            service=Service.FLEX,
            task="coding",
            budget_usd=Decimal("1250.50"),
            timezone="America/New_York",
        )
    )


def test_a_volume_in_two_parts_says_the_mix_as_well() -> None:
    setup = read(volume="2M in and 500k out").setup

    assert (setup.tokens_per_month, setup.input_share) == (2_500_000, Decimal("0.8"))


def test_a_menu_that_says_nothing_forgets() -> None:
    assert read(task=UNSET, service=UNSET).setup == Setup()


def test_each_mistake_is_told_at_its_field() -> None:
    form = read(
        profile_model="openai:gpt-0",
        volume="many",
        input_share="120",
        cached_share="NaN",
        budget="-1",
        timezone="Mars/Olympus",
        task="<!channel>",
        service="free",
    )

    assert form.problems == {
        "profile_model": NOT_A_MODEL,
        "volume": NOT_A_VOLUME,
        "input_share": NOT_A_SHARE,
        "cached_share": NOT_A_SHARE,
        "budget": NOT_DOLLARS,
        "timezone": NOT_A_ZONE,
    }
    assert form.setup == Setup()


@pytest.mark.parametrize("volume", ["1e30", "-5M", "50–80M", "9" * 60, "NaN", "inf"])
def test_a_volume_that_is_none_is_told_and_nothing_breaks(volume: str) -> None:
    assert read(volume=volume).problems == {"volume": NOT_A_VOLUME}


def test_a_zone_is_found_by_its_place() -> None:
    assert zones_like("berlin") == ["Europe/Berlin"]
    assert zones_like("new york")[0] == "America/New_York"
    assert zones_like("nowhere") == []


def test_what_is_changed_in_the_form_holds_from_the_day_of_the_change() -> None:
    shown = KNOWN.model_copy(update={"set_on": date(2026, 11, 3)})

    question = stated(shown.model_copy(update={"task": "coding"}), shown=shown)

    assert (question.said, question.setup.set_on) == (("task",), None)


def test_a_model_that_left_the_catalog_is_not_forgotten_by_a_form_that_cannot_show_it() -> None:
    held = Setup(model=ModelId("openai:gpt-0"), tokens_per_month=5)

    shown = shown_of(held, known=catalog().model)
    form = read_profile(as_shown(held), known=catalog().model)

    assert stated(form.setup, shown=shown).said == ()


def test_a_form_without_its_fields_is_refused_and_empties_nothing() -> None:
    view = {"id": "V1", "private_metadata": "{}", "state": {"values": {}}}

    with pytest.raises(ValidationError):
        Submission.model_validate({"user": {"id": "U1"}, "view": view})
