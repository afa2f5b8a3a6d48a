from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import HALF_ASSUMED, Change, Move, Volume, WhatIfQuestion
from bot.replies.reply import Reply
from bot.replies.text import plain_text
from catalog.model import ModelId, Service
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, workload
from tests.speaking import said

FLASH = ModelId("google:gemini-3.8-flash")


def changed(model: ModelId, tokens: int | None, **change: Any) -> Reply:
    question = WhatIfQuestion(
        models=(model,),
        baseline=model,
        workload=workload(tokens),
        change=Change.model_validate(change),
        assumptions=(HALF_ASSUMED,),
    )
    return said(question)


def spoken(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


SPLIT = (Move(share=Decimal("0.2"), model=GPT_5_1),)


def test_a_whole_answer_about_a_split() -> None:
    reply = changed(MINI, 10**8, moves=SPLIT)

    assert spoken(plain_text(reply)).splitlines()[:-1] == [
        "Sending 20 % of the traffic to gpt-5.1 would take the bill from $100 to $193 a month (+92.5 %)",
        (
            f"now: gpt-4.1-mini · 100M tokens a month · standard service · {HALF_ASSUMED}"
            " · the same numbers of tokens, mix and caching on every model"
        ),
        "now: gpt-4.1-mini: share 100 %, tokens 100M, a month $100",
        "then: gpt-4.1-mini: share 80 %, tokens 80M, a month $80",
        "then: gpt-5.1: share 20 %, tokens 20M, a month $113",
        "then, together: share 100 %, tokens 100M, a month $193",
        "difference: share +92.5 %, tokens –, a month +$93",
        (
            "⚠ gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna; "
            "it reasons by default, so expect more output."
        ),
        "⚠ gpt-5.1 is shut down on 1 April 2027; no successor is named in our sources.",
        "• gpt-5.1 takes 20 % of the traffic and 58.4 % of the bill.",
    ]


def test_the_working_of_a_split_shows_every_part() -> None:
    steps = changed(MINI, 10**8, moves=SPLIT).working

    assert [(step.what, spoken(step.formula), spoken(step.result)) for step in steps] == [
        ("now: gpt-4.1-mini", "50,000,000 × $0.40/M + 50,000,000 × $1.60/M", "$100.00"),
        ("then: gpt-4.1-mini", "40,000,000 × $0.40/M + 40,000,000 × $1.60/M", "$80.00"),
        ("then: gpt-5.1", "10,000,000 × $1.25/M + 10,000,000 × $10.00/M", "$112.50"),
        ("then, together", "$80.00 + $112.50", "$192.50"),
        ("the difference", "$192.50 − $100.00", "$92.50"),
        ("the difference in percent", "$92.50 ÷ $100.00", "92.5 %"),
    ]


def test_a_split_is_drawn_as_bars_now_and_then() -> None:
    chart = changed(MINI, 10**8, moves=SPLIT).chart

    assert chart is not None
    assert (chart.kind, chart.categories) == ("bar", ("now", "then"))
    assert {series.name: series.values for series in chart.series} == {
        "gpt-4.1-mini": (Decimal(100), Decimal(80)),
        "gpt-5.1": (Decimal(0), Decimal("112.5")),
    }


def test_growth_is_told_by_its_last_month_and_drawn_as_a_line() -> None:
    reply = changed(HAIKU, 75 * 10**6, monthly_growth=Decimal("0.1"), months=7)

    assert spoken(reply.headline) == (
        "Growing by 10 % a month for 7 months would take the bill from $225 to $438 a month in June 2027 (+94.9 %)"
    )
    assert [fact.text for fact in reply.facts] == ["The 7 months together come to $2,348 instead of $1,575."]
    assert reply.chart is not None
    assert (reply.chart.kind, reply.chart.categories[0], reply.chart.categories[-1]) == ("line", "Dec 2026", "Jun 2027")


def test_months_after_a_shutdown_are_marked_and_explained() -> None:
    reply = changed(MINI, 75 * 10**6, monthly_growth=Decimal("0.1"), months=3)

    assert reply.table is not None
    assert [row[0].text for row in reply.table.rows] == ["Dec 2026", "Jan 2027", "⚠ Feb 2027"]
    assert (
        "From February 2027 on the months are priced as if gpt-4.1-mini still answered; "
        "ask again with the model that follows it."
    ) in [fact.text for fact in reply.facts if fact.warning]


def test_many_months_are_shown_every_few_with_the_last_one() -> None:
    table = changed(HAIKU, 10**6, monthly_growth=Decimal("0.01"), months=60).table

    assert table is not None
    assert len(table.rows) == 12
    assert table.rows[-1][0].text == "Nov 2031"


def test_a_price_step_on_the_way_is_said_to_be_counted() -> None:
    reply = changed(FLASH, 10**8, monthly_growth=Decimal(0), months=2)

    assert [fact.text for fact in reply.facts if fact.warning] == [
        "The months count the price steps of gemini-3.8-flash on 1 January 2027; vendors do withdraw such plans."
    ]


def test_a_service_without_a_rate_is_said_and_not_guessed() -> None:
    reply = changed(MINI, 10**8, service=Service.FLEX)

    assert reply.headline == (
        "Running everything on flex service cannot be priced: "
        "gpt-4.1-mini: no flex rate on file; ask for the standard service instead"
    )
    assert reply.table is None


def test_each_kind_of_change_has_its_words() -> None:
    changes: list[tuple[dict[str, Any], str]] = [
        ({"factor": Decimal(2)}, "Doubling the volume would take the bill from $100 to $200 a month (+100 %)"),
        ({"factor": Decimal("1.3")}, "30 % more volume would take the bill from $100 to $130 a month (+30 %)"),
        ({"factor": Decimal("0.9")}, "10 % less volume would take the bill from $100 to $90 a month (−10 %)"),
        ({"factor": Decimal(4)}, "4 times the volume would take the bill from $100 to $400 a month (+300 %)"),
        (
            {"volume": Volume.of(4 * 10**8, Decimal("0.5"))},
            "Going to 400M tokens a month would take the bill from $100 to $400 a month (+300 %)",
        ),
        (
            {"cached_share": Decimal("0.6")},
            "Caching 60 % of the input would take the bill from $100 to $91 a month (−9 %)",
        ),
        (
            {"input_share": Decimal("0.8")},
            "A mix of 80 % input, 20 % output would take the bill from $100 to $64 a month (−36 %)",
        ),
        (
            {"output_factor": Decimal("1.5")},
            "Writing 1.5 times the output would take the bill from $100 to $140 a month (+40 %)",
        ),
        (
            {"input_factor": Decimal("1.5")},
            "Sending 1.5 times the input would take the bill from $100 to $110 a month (+10 %)",
        ),
        (
            {"service": Service.BATCH, "service_share": Decimal("0.3")},
            "Running 30 % of the traffic in batch would take the bill from $100 to $85 a month (−15 %)",
        ),
        (
            {"factor": Decimal(2), "service": Service.BATCH},
            "Doubling the volume and running everything in batch would leave the bill at $100 a month",
        ),
        ({}, "No change would leave the bill at $100 a month"),
    ]

    assert [spoken(changed(MINI, 10**8, **change).headline) for change, _ in changes] == [words for _, words in changes]


def test_without_a_volume_it_is_for_a_million_tokens_of_today() -> None:
    reply = changed(MINI, None, factor=Decimal(2))

    assert spoken(reply.headline) == (
        "Doubling the volume would take the bill from $1.00 to $2.00 per million tokens of today (+100 %)"
    )


def test_of_a_range_the_amounts_are_those_of_its_lower_end() -> None:
    use = workload(50 * 10**6).model_copy(update={"upper": Volume.of(80 * 10**6, Decimal("0.5"))})

    reply = said(WhatIfQuestion(models=(MINI,), workload=use, change=Change(factor=Decimal(2))))

    assert spoken(reply.headline) == (
        "Doubling the volume would take the bill from $50 to $100 a month at 50M tokens (+100 %)"
    )


def test_without_a_model_the_reply_says_what_to_ask() -> None:
    reply = said(WhatIfQuestion(change=Change(factor=Decimal(2))))

    assert reply.headline == "A change can be priced once I know which model runs now"
    assert [example.text for example in reply.examples] == ["what if we send 20% of gpt-4.1-mini to gpt-5.1 at 100M?"]


def test_the_models_of_a_split_can_be_weighed_next() -> None:
    assert [choice.label for choice in changed(MINI, 10**8, moves=SPLIT).follow_ups] == [
        "Should we choose gpt-4.1-mini or gpt-5.1?",
        "Which performs better?",
    ]


@given(
    st.builds(
        Change,
        moves=st.lists(
            st.builds(
                Move, share=st.decimals(0, 1, places=4), model=st.sampled_from((MINI, GPT_5_1, FLASH, ModelId("a:b")))
            ),
            max_size=3,
        ).map(tuple),
        factor=st.none() | st.decimals(0, 10**6, places=3),
        monthly_growth=st.none() | st.decimals(-1, 10, places=3),
        months=st.none() | st.integers(1, 60),
        input_factor=st.none() | st.decimals(0, 1000, places=3),
        output_factor=st.none() | st.decimals(0, 1000, places=3),
        service=st.none() | st.sampled_from(Service),
        service_share=st.none() | st.decimals(0, 1, places=3),
    ),
    st.none() | st.integers(0, 10**18),
)
def test_every_change_can_be_put_into_words(change: Change, tokens: int | None) -> None:
    reply = said(WhatIfQuestion(models=(MINI,), baseline=MINI, workload=workload(tokens), change=change))

    assert reply.headline
    assert "NaN" not in plain_text(reply)
    assert reply.table is None or all(reply.table.header)
    assert all(step.result for step in reply.working)


def test_a_year_is_told_only_where_every_model_lasts_it() -> None:
    lasting = changed(MINI, 10**8, moves=(Move(share=Decimal(1), model=LUNA),))

    assert "• That is $70 less a month, $840 a year at today's prices." in spoken(plain_text(lasting)).splitlines()
    assert spoken(lasting.headline).startswith("Sending all of the traffic to gpt-6-luna")


def test_parts_over_two_services_are_told_apart_in_table_and_chart() -> None:
    reply = changed(MINI, 10**8, service=Service.BATCH, service_share=Decimal("0.5"))

    assert reply.table is not None
    assert [row[0].text for row in reply.table.rows][1:3] == [
        "then: gpt-4.1-mini (standard)",
        "then: gpt-4.1-mini (batch)",
    ]
    assert reply.chart is not None
    assert [(series.name, series.values) for series in reply.chart.series] == [
        ("gpt-4.1-mini (standard)", (Decimal(100), Decimal(50))),
        ("gpt-4.1-mini (batch)", (Decimal(0), Decimal(25))),
    ]
