from datetime import date
from decimal import Decimal

from bot.engine.profile import workload_of
from bot.engine.questions import HALF_ASSUMED, ProfileQuestion, Setup, Worth
from catalog.model import ModelId, Service
from tests.builders import GPT_5_1, LUNA, MINI, answered, workload

KNOWN = Setup(model=MINI, tokens_per_month=10**8)


def test_what_is_remembered_is_priced_for_a_month() -> None:
    found = answered(ProfileQuestion(action="set", setup=KNOWN, said=("model", "tokens_per_month")))

    assert (found.setup, found.cost.monthly_usd, found.label) == (KNOWN, Decimal(100), "gpt-4.1-mini")
    assert found.assumptions == (HALF_ASSUMED,)
    assert [(end.day, end.successor, end.successor_monthly_usd) for end in found.shutdowns] == [
        (date(2027, 1, 14), LUNA, Decimal(30))
    ]


def test_the_fields_that_differ_from_before_are_named() -> None:
    after = KNOWN.model_copy(update={"model": GPT_5_1, "input_share": Decimal("0.75")})

    found = answered(ProfileQuestion(action="set", setup=after, before=KNOWN))

    assert found.changed == ("model", "input_share")
    assert (found.label, found.label_before) == ("gpt-5.1", "gpt-4.1-mini")
    assert found.cost.monthly_usd == Decimal("343.75")


def test_what_is_forgotten_leaves_nothing() -> None:
    found = answered(ProfileQuestion(action="forget", setup=KNOWN, before=KNOWN))

    assert (found.setup, found.cost, found.changed) == (Setup(), None, ("model", "tokens_per_month"))


def test_a_model_without_a_volume_is_priced_by_the_million() -> None:
    found = answered(ProfileQuestion(action="show", setup=Setup(model=MINI)))

    assert (found.workload.volume, found.cost.monthly_usd) == (None, Decimal(1))


def test_a_model_without_a_price_is_unpriced() -> None:
    setup = Setup(model=ModelId("openai:text-embedding-3-small"), tokens_per_month=10**6)

    found = answered(ProfileQuestion(action="show", setup=setup))

    assert (found.cost, [gap.reason for gap in found.unpriced]) == (None, ["input only"])


def test_the_worth_of_quality_is_handed_on() -> None:
    worth = Worth(usd_per_point=Decimal(8))

    assert answered(ProfileQuestion(action="set", worth=worth)).worth == worth


def test_a_setup_is_a_workload_with_defaults_for_what_nobody_said() -> None:
    said = Setup(tokens_per_month=10**6, input_share=Decimal("0.8"), cached_share=Decimal("0.6"), service=Service.BATCH)

    assert workload_of(Setup()) == workload()
    assert workload_of(said) == workload(10**6, input_share="0.8", cached_share=Decimal("0.6"), service=Service.BATCH)
