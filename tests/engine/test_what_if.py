from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Change, CostQuestion, Move, Volume, WhatIfQuestion
from bot.engine.what_if import WhatIfAnswer
from catalog.model import ModelId, Service
from tests.builders import GPT_5_1, HAIKU, MINI, answered, workload

GPT_5_MINI = ModelId("openai:gpt-5-mini")
GPT_5_NANO = ModelId("openai:gpt-5-nano")
GPT_4_1 = ModelId("openai:gpt-4.1")
SONNET = ModelId("anthropic:claude-sonnet-4-5")
FLASH = ModelId("google:gemini-3.8-flash")
EMBEDDING = ModelId("openai:text-embedding-3-small")

shares = st.integers(0, 100).map(lambda n: Decimal(n) / 100)
volumes = st.integers(0, 10**12)


def changed(model: ModelId, tokens: int | None, **change: Any) -> WhatIfAnswer:
    question = WhatIfQuestion(
        models=(model,), baseline=model, workload=workload(tokens), change=Change.model_validate(change)
    )
    found = answered(question)
    assert isinstance(found, WhatIfAnswer)
    return found


def moved(share: str | Decimal, model: ModelId) -> tuple[Move, ...]:
    return (Move(share=Decimal(share), model=model),)


def cost(model: ModelId, tokens: int) -> Decimal:
    usd: Decimal = answered(CostQuestion(models=(model,), workload=workload(tokens))).costs[0].monthly_usd
    return usd


def test_a_fifth_on_a_dearer_model_adds_both_parts() -> None:
    found = changed(MINI, 10**8, moves=moved("0.2", GPT_5_1))

    assert [(line.model, line.share, line.tokens, line.usd) for line in found.lines] == [
        (MINI, Decimal("0.8"), 80_000_000, Decimal(80)),
        (GPT_5_1, Decimal("0.2"), 20_000_000, Decimal("112.5")),
    ]
    assert (found.before_usd, found.after_usd) == (Decimal(100), Decimal("192.5"))
    assert (found.difference_usd, found.change_share) == (Decimal("92.5"), Decimal("0.925"))


@pytest.mark.parametrize(
    ("model", "tokens", "change", "before", "after"),
    [
        (GPT_5_1, 10**8, {"moves": moved(Decimal(1) / 3, GPT_5_MINI)}, "562.5", "412.5"),
        (SONNET, 3 * 10**8, {"cached_share": Decimal("0.6")}, "2700", "2457"),
        (GPT_4_1, 4 * 10**7, {"service": Service.BATCH}, "200", "100"),
        (GPT_5_1, 10**8, {"factor": Decimal(2)}, "562.5", "1125"),
        (GPT_5_NANO, 5 * 10**7, {"moves": moved("0.2", GPT_5_1)}, "11.25", "65.25"),
        (GPT_5_1, 10**8, {"volume": Volume.of(4 * 10**8, Decimal("0.5"))}, "562.5", "2250"),
        (MINI, 10**8, {"input_share": Decimal("0.8")}, "100", "64"),
        (MINI, 10**8, {"output_factor": Decimal(2)}, "100", "180"),
        (MINI, 10**8, {"input_factor": Decimal(2)}, "100", "120"),
        (MINI, 10**8, {"factor": Decimal(3), "service": Service.BATCH}, "100", "150"),
        (MINI, None, {"factor": Decimal("1.5")}, "1", "1.5"),
        (MINI, 10**8, {"service": Service.BATCH, "service_share": Decimal("0.3")}, "100", "85"),
        (
            MINI,
            10**8,
            {"moves": moved("0.2", GPT_5_1), "service": Service.BATCH, "service_share": Decimal("0.5")},
            "100",
            "144.375",
        ),
    ],
)
def test_a_change_is_priced_exactly(
    model: ModelId, tokens: int | None, change: dict[str, Any], before: str, after: str
) -> None:
    found = changed(model, tokens, **change)

    assert (found.before_usd, found.after_usd) == (Decimal(before), Decimal(after))


def test_a_part_of_the_traffic_over_another_service_is_a_line_of_its_own() -> None:
    found = changed(MINI, 10**8, service=Service.BATCH, service_share=Decimal("0.3"))

    assert [(line.service, line.share, line.usd) for line in found.lines] == [
        (Service.STANDARD, Decimal("0.7"), Decimal(70)),
        (Service.BATCH, Decimal("0.3"), Decimal(15)),
    ]
    assert [end.label for end in found.shutdowns] == ["gpt-4.1-mini"]


@given(part=shares, tokens=volumes)
def test_a_part_in_batch_costs_between_nothing_and_everything_in_batch(part: Decimal, tokens: int) -> None:
    some = changed(MINI, tokens, service=Service.BATCH, service_share=part).after_usd
    everything = changed(MINI, tokens, service=Service.BATCH).after_usd
    assert some is not None
    assert everything is not None

    assert some == cost(MINI, tokens) * (1 - part) + everything * part


def test_growth_is_compounded_month_by_month() -> None:
    found = changed(HAIKU, 75 * 10**6, monthly_growth=Decimal("0.1"), months=3)

    assert [(month.start, month.tokens, month.usd, month.unchanged_usd) for month in found.months] == [
        (date(2026, 12, 1), 82_500_000, Decimal("247.5"), Decimal(225)),
        (date(2027, 1, 1), 90_750_000, Decimal("272.25"), Decimal(225)),
        (date(2027, 2, 1), 99_825_000, Decimal("299.475"), Decimal(225)),
    ]
    assert (found.after_usd, found.total_usd, found.unchanged_total_usd) == tuple(
        map(Decimal, ("299.475", "819.225", "675"))
    )


def test_growth_without_an_end_goes_on_for_a_year_and_says_so() -> None:
    found = changed(HAIKU, 10**6, monthly_growth=Decimal("0.1"))

    assert len(found.months) == 12
    assert "12 months assumed (say “for 6 months”)" in found.assumptions


def test_a_month_after_a_shutdown_names_the_model_that_is_gone() -> None:
    found = changed(MINI, 10**8, monthly_growth=Decimal(0), months=4)

    assert [(month.start, month.gone) for month in found.months] == [
        (date(2026, 12, 1), ()),
        (date(2027, 1, 1), ()),
        (date(2027, 2, 1), (MINI,)),
        (date(2027, 3, 1), (MINI,)),
    ]
    assert [(end.model, end.day) for end in found.shutdowns] == [(MINI, date(2027, 1, 14))]


def test_the_months_have_the_prices_that_are_scheduled_for_them() -> None:
    found = changed(FLASH, 10**8, monthly_growth=Decimal(0), months=2)

    assert [month.usd for month in found.months] == [Decimal(225), Decimal(450)]
    assert [(step.start, step.monthly_usd) for step in found.scheduled] == [(date(2027, 1, 1), Decimal(450))]


def test_a_service_without_a_rate_is_no_standard_price() -> None:
    found = changed(MINI, 10**8, service=Service.FLEX)

    assert (found.before_usd, found.after_usd, found.difference_usd) == (Decimal(100), None, None)
    assert [(gap.model, gap.reason, gap.service) for gap in found.unpriced] == [
        (MINI, "no such service", Service.FLEX),
    ]


def test_a_split_with_an_unpriced_part_has_no_total() -> None:
    found = changed(MINI, 10**8, moves=moved("0.5", EMBEDDING))

    assert (found.after_usd, found.change_share) == (None, None)
    assert [line.model for line in found.lines] == [MINI]


def test_parts_that_add_up_to_more_than_everything_are_scaled_and_that_is_said() -> None:
    found = changed(MINI, 10**8, moves=(*moved("0.9", GPT_5_1), *moved("0.6", HAIKU)))

    assert [(line.model, line.share) for line in found.lines] == [(GPT_5_1, Decimal("0.6")), (HAIKU, Decimal("0.4"))]
    assert "the parts add up to 150 %, so each was scaled to make 100 % together" in found.assumptions


def test_a_new_volume_says_nothing_of_an_unknown_present() -> None:
    found = changed(MINI, None, volume=Volume.of(10**7, Decimal("0.5")))

    assert (found.per, found.before_usd, found.after_usd, found.difference_usd) == ("month", None, Decimal(10), None)


def test_without_a_model_there_is_nothing_to_price() -> None:
    found = answered(WhatIfQuestion(change=Change(factor=Decimal(2))))

    assert (found.before, found.before_usd, found.after_usd, found.lines) == (None, None, None, ())


def test_the_first_model_named_stands_in_for_a_baseline() -> None:
    found = answered(WhatIfQuestion(models=(MINI,), workload=workload(10**8)))

    assert (found.before_usd, found.after_usd, found.difference_usd) == (Decimal(100), Decimal(100), Decimal(0))


@given(volumes)
def test_moving_nothing_changes_nothing(tokens: int) -> None:
    found = changed(MINI, tokens, moves=moved("0", GPT_5_1))

    assert found.before_usd == found.after_usd == cost(MINI, tokens)
    assert [line.model for line in found.lines] == [MINI]


@given(volumes)
def test_moving_everything_costs_what_the_other_model_costs(tokens: int) -> None:
    found = changed(MINI, tokens, moves=moved("1", GPT_5_1))

    assert found.after_usd == cost(GPT_5_1, tokens)


@given(shares, shares)
def test_the_more_goes_to_the_dearer_model_the_more_it_costs(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))

    less, more = (changed(MINI, 10**8, moves=moved(share, GPT_5_1)).after_usd for share in (low, high))

    assert less is not None
    assert more is not None
    assert (less < more) if low < high else (less == more)


@given(volumes, st.integers(1, 60))
def test_growth_of_nothing_is_flat(tokens: int, months: int) -> None:
    found = changed(HAIKU, tokens, monthly_growth=Decimal(0), months=months)

    assert {month.usd for month in found.months} == {cost(HAIKU, tokens)}
    assert found.total_usd == found.unchanged_total_usd


@st.composite
def changes(draw: st.DrawFn) -> Change:
    return Change(
        moves=tuple(
            Move(share=draw(shares), model=draw(st.sampled_from((MINI, GPT_5_1, HAIKU, EMBEDDING, ModelId("a:b")))))
            for _ in range(draw(st.integers(0, 4)))
        ),
        volume=draw(st.none() | volumes.map(lambda tokens: Volume.of(tokens, Decimal("0.3")))),
        factor=draw(st.none() | st.decimals(0, 10**6, places=3)),
        monthly_growth=draw(st.none() | st.decimals(-1, 10, places=3)),
        months=draw(st.none() | st.integers(1, 60)),
        input_share=draw(st.none() | shares),
        cached_share=draw(st.none() | shares),
        service=draw(st.none() | st.sampled_from(Service)),
        service_share=draw(st.none() | shares),
        input_factor=draw(st.none() | st.decimals(0, 1000, places=3)),
        output_factor=draw(st.none() | st.decimals(0, 1000, places=3)),
    )


@given(changes(), st.none() | volumes, st.sampled_from((MINI, GPT_5_1, HAIKU, EMBEDDING)))
def test_no_change_raises_and_every_figure_is_finite(change: Change, tokens: int | None, model: ModelId) -> None:
    question = WhatIfQuestion(models=(model,), baseline=model, workload=workload(tokens), change=change)

    found = answered(question)

    amounts = [found.before_usd, found.after_usd, found.difference_usd, found.change_share, found.total_usd]
    assert all(amount.is_finite() for amount in amounts if amount is not None)
    assert sum(line.share for line in found.lines) <= Decimal("1.000000001")
    assert found.model_validate_json(found.model_dump_json()).lines == found.lines


def test_the_largest_growth_ends_where_figures_lose_their_meaning() -> None:
    found = changed(MINI, 10**18, monthly_growth=Decimal(10), months=60)

    assert len(found.months) == 5
    assert "only 5 months shown: the volume after them is beyond any market" in found.assumptions


def test_a_baseline_that_is_gone_is_said_beside_the_bill_that_nobody_pays() -> None:
    found = changed(ModelId("openai:gpt-3.5-turbo"), 10**8, moves=moved("1", GPT_5_1))

    assert [(end.label, end.gone) for end in found.shutdowns] == [("gpt-3.5-turbo", True), ("gpt-5.1", False)]
