from datetime import date
from decimal import Decimal

import pytest

from bot.engine.questions import HALF_ASSUMED, ProfileQuestion, Setup, Worth
from bot.replies.text import plain_text
from catalog.model import Service
from tests.builders import GPT_5_1, MINI
from tests.speaking import said

KNOWN = Setup(model=MINI, tokens_per_month=10**8, task="classification", set_on=date(2026, 11, 3))


def test_a_whole_answer_repeats_what_was_understood() -> None:
    reply = said(ProfileQuestion(action="set", setup=KNOWN, said=("model", "tokens_per_month", "task")))

    assert plain_text(reply).splitlines()[:-1] == [
        "From now on: gpt-4.1-mini, 100M tokens a month: $100 a month at list prices",
        f"nothing cached · standard service · task: classification · set on 3 November 2026 · {HALF_ASSUMED}",
        (
            "⚠ gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna: "
            "$30 for this workload; it reasons by default, so expect more output."
        ),
    ]
    assert reply.controls == ("undo", "edit_profile")
    assert [choice.label for choice in reply.follow_ups] == ["Should we upgrade?", "What if traffic doubles?"]


def test_what_changed_stands_beside_what_was_known_before() -> None:
    after = KNOWN.model_copy(update={"model": GPT_5_1, "input_share": Decimal("0.75"), "task": None})

    table = said(ProfileQuestion(action="set", setup=after, before=KNOWN, said=("model", "input_share"))).table

    assert table is not None
    assert [tuple(cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in table.rows] == [
        ("model", "gpt-4.1-mini", "gpt-5.1"),
        ("mix", "–", "75 % input, 25 % output"),
        ("task", "classification", "–"),
    ]


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            ProfileQuestion(action="show", setup=KNOWN),
            "This channel: gpt-4.1-mini, 100M tokens a month: $100 a month at list prices",
        ),
        (ProfileQuestion(action="show"), "I know nothing of what this channel runs yet"),
        (
            ProfileQuestion(action="show", setup=Setup(timezone="Europe/Berlin")),
            "I know nothing of what this channel runs yet",
        ),
        (
            ProfileQuestion(action="forget", before=KNOWN),
            "Forgotten: nothing is remembered of this channel from now on",
        ),
        (
            ProfileQuestion(action="set", setup=KNOWN, before=KNOWN, said=("model",)),
            "As before: gpt-4.1-mini, 100M tokens a month: $100 a month at list prices",
        ),
        (
            ProfileQuestion(action="set", setup=Setup(timezone="Europe/Berlin"), said=("timezone",)),
            "From now on: time zone Europe/Berlin",
        ),
        (
            ProfileQuestion(action="set", setup=Setup(model=MINI), said=("model",)),
            "From now on: gpt-4.1-mini: $1.00 per million tokens at list prices",
        ),
        (
            ProfileQuestion(action="set", setup=Setup(tokens_per_month=10**6), said=("tokens_per_month",)),
            "From now on: 1M tokens a month",
        ),
        (
            ProfileQuestion(action="set", setup=KNOWN, worth=Worth(usd_per_point=Decimal(8))),
            "From now on: a point of quality is worth $8 a month to this workspace",
        ),
        (
            ProfileQuestion(action="set", worth=Worth(max_increase_usd=Decimal(200))),
            "From now on: an upgrade may cost this workspace $200 a month more at most",
        ),
    ],
)
def test_every_answer_says_what_holds_now(question: ProfileQuestion, headline: str) -> None:
    assert said(question).headline == headline


def test_what_is_not_known_is_named_with_the_way_to_say_it() -> None:
    reply = said(ProfileQuestion(action="set", setup=Setup(tokens_per_month=10**6), said=("tokens_per_month",)))

    assert [fact.text for fact in reply.facts] == [
        "Which model runs here is not known yet; say for example “we use gpt-4.1-mini”."
    ]


def test_nothing_known_gives_an_example_to_copy() -> None:
    reply = said(ProfileQuestion(action="show"))

    assert [example.text for example in reply.examples] == ["we use gpt-4.1-mini for 100M tokens a month"]
    assert reply.controls == ("edit_profile",)


def test_every_field_of_a_setup_is_repeated() -> None:
    whole = KNOWN.model_copy(
        update={
            "input_share": Decimal("0.8"),
            "cached_share": Decimal("0.6"),
            "service": Service.BATCH,
            "budget_usd": Decimal(5000),
            "timezone": "Europe/Berlin",
        }
    )

    basis = said(ProfileQuestion(action="show", setup=whole)).basis.replace("\N{NO-BREAK SPACE}", " ")

    assert basis.startswith(
        "80 % input, 20 % output · 60 % of the input cached · batch service · task: classification · "
        "budget: $5,000 a month · time zone: Europe/Berlin · set on 3 November 2026"
    )


def test_what_quality_is_worth_can_be_set_again() -> None:
    alone = said(ProfileQuestion(action="set", setup=KNOWN, worth=Worth(usd_per_point=Decimal(8))))
    beside = said(ProfileQuestion(action="set", setup=KNOWN, said=("model",), worth=Worth(usd_per_point=Decimal(8))))

    assert alone.controls == ("set_worth",)
    assert beside.controls == ("undo", "edit_profile", "set_worth")


def test_asked_why_the_working_is_shown_at_once() -> None:
    reply = said(ProfileQuestion(action="show", setup=KNOWN, explain=True))

    assert reply.explained
    assert (reply.working[0].formula, reply.working[0].result) == (
        "50,000,000 × $0.40/M + 50,000,000 × $1.60/M",
        "$100.00",
    )
