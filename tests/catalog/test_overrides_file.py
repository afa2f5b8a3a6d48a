"""The file of own prices: what it gives, and that everything wrong with it is said at once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.bundled import load_catalog, override_problems
from catalog.catalog import Catalog
from catalog.lifecycle import Lifecycles
from catalog.model import ModelId, Price, Rates, Service
from catalog.overrides import BadOverridesError, Overrides
from catalog.overrides_file import Known, read_overrides

TODAY = date(2026, 11, 22)

SOUND = """
[[price]]
model = "openai:gpt-5.1"
input = 1.1
output = "8.80"
cache_read = 0.11
from = 2026-01-01

[[price]]
model = "github-copilot:gpt-4.1"
input = 1
output = 2

[[discount]]
provider = "anthropic"
percent = 12.5

[[discount]]
service = "batch"
percent = 10

[[lifecycle]]
model = "azure:gpt-5.1"
shutdown = 2027-03-01
successor = "azure:gpt-6-luna"
checked = 2026-11-20

[[lifecycle]]
model = "openai:gpt-4.1-mini"
shutdown = "none"
checked = 2026-11-20
"""


@pytest.fixture
def known(catalog: Catalog) -> Known:
    return Known(
        has_model=lambda model: catalog.model(model) is not None,
        models=catalog.models.keys(),
        providers=catalog.providers.keys(),
        lifecycles=catalog.lifecycles,
    )


def said(path: Path, known: Known, text: str) -> list[str]:
    """Everything that is wrong with a file of this text."""
    path.write_text(text)
    overrides, problems = read_overrides(path, known)
    assert not problems or overrides == Overrides.none()
    return [str(problem) for problem in problems]


def test_a_catalog_with_own_prices_uses_and_names_them(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(SOUND)

    catalog = load_catalog(overrides=path)

    model, unpriced = ModelId("openai:gpt-5.1"), ModelId("github-copilot:gpt-4.1")
    contracted = catalog.price(model, at=TODAY)
    batch = catalog.price(model, at=TODAY, service=Service.BATCH)
    sonnet = catalog.price(ModelId("anthropic:claude-sonnet-4-5"), at=TODAY)
    assert contracted == Price(
        model,
        Rates(Decimal("1.1"), Decimal("8.80"), cache_read=Decimal("0.11")),
        Service.STANDARD,
        "prices.toml, [[price]] 1 (line 2)",
        since=date(2026, 1, 1),
        is_own=True,
    )
    assert catalog.price(unpriced, at=TODAY) == Price(
        unpriced, Rates(Decimal(1), Decimal(2)), Service.STANDARD, "prices.toml, [[price]] 2 (line 9)", is_own=True
    )
    assert isinstance(batch, Price)
    assert (batch.rates.output, batch.source) == (
        Decimal("4.5"),
        "prices.toml, [[discount]] 2 (line 18) on genai-prices 0.2.3",
    )
    assert isinstance(sonnet, Price)
    assert (sonnet.rates.output, sonnet.is_own) == (Decimal("13.125"), True)


def test_a_price_of_a_later_day_is_the_own_price_of_that_day(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text("""
[[price]]
model = "google:gemini-3.8-flash"
input = 0.5
output = 3
until = 2027-01-01

[[discount]]
model = "google:gemini-3.8-flash"
percent = 20
from = 2027-01-01
until = 2027-07-01
""")
    catalog = load_catalog(overrides=path)
    model = ModelId("google:gemini-3.8-flash")
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 7, 1)]

    prices = [catalog.price(model, at=day) for day in days]

    assert [step.start for step in catalog.history(model, today=TODAY) if step.scheduled] == [date(2027, 1, 1)]
    assert [(price.rates.output, price.is_own) for price in prices if isinstance(price, Price)] == [
        (Decimal(3), True),
        (Decimal("6.0"), True),
        (Decimal("7.5"), False),
    ]


def test_a_discount_of_a_service_is_taken_off_the_services_price_of_a_later_day(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text('[[discount]]\nservice = "batch"\npercent = 10\nuntil = 2026-12-02\n')
    catalog = load_catalog(overrides=path)
    argon, days = ModelId("google:gemini-4-argon"), [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)]

    prices = [catalog.price(argon, at=day, service=Service.BATCH) for day in days]

    assert [(price.rates.output, price.since) for price in prices if isinstance(price, Price)] == [
        (Decimal("4.5"), date(2026, 10, 14)),
        (Decimal(9), date(2026, 12, 1)),
        (Decimal(10), date(2026, 12, 1)),
    ]


def test_an_own_date_takes_the_place_of_a_promise_to_keep_the_model(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text('[[lifecycle]]\nmodel = "google:claude-opus-5"\nshutdown = 2027-06-01\nchecked = 2026-11-20\n')

    entry = load_catalog(overrides=path).lifecycle(ModelId("google:claude-opus-5"))

    assert entry is not None
    assert (entry.shutdown, entry.not_before) == (date(2027, 6, 1), None)


def test_own_dates_stand_in_place_of_the_ones_on_file(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(SOUND)

    catalog = load_catalog(overrides=path)

    azure, mini = (catalog.lifecycle(ModelId(model)) for model in ("azure:gpt-5.1", "openai:gpt-4.1-mini"))
    assert azure is not None
    assert (azure.shutdown, azure.successor) == (date(2027, 3, 1), "azure:gpt-6-luna")
    assert azure.source == azure.successor_source == "prices.toml, [[lifecycle]] 1 (line 22)"
    assert azure.checked == date(2026, 11, 20)
    assert mini is not None
    assert (mini.shutdown, mini.via, mini.successor) == (None, None, "openai:gpt-6-luna")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "[[price]]\nmodel = 'openai:gpt-5.1'\ninput = -1\noutput = 1",
            "[[price]] 1 (line 1): 'input': Input should be greater",
        ),
        ("[[price]]\nmodel = 'openai:gpt-5.1'\ninput = nan\noutput = 1", "'input': Input should be a finite number"),
        ("[[price]]\nmodel = 'openai:gpt-5.1'\ninput = inf\noutput = 1", "'input': Input should be a finite number"),
        ("[[price]]\nmodel = 'openai:gpt-5.1'\ninput = 1e9\noutput = 1", "'input': Input should be less than or equal"),
        (
            "[[price]]\nmodel = 'openai:gpt-5.1'\ninput = 'cheap'\noutput = 1",
            "'input': Input should be a valid decimal",
        ),
        ("[[price]]\nmodel = 'openai:gpt-5.1'\ninput = 1", "'output': Field required"),
        (
            "[[price]]\nmodel = 'openai:gpt-5.1'\ninput = 1\noutput = 1\nfrom = '2026'",
            "'from': Input should be a valid date",
        ),
        ("[[price]]\nmodel = 'openai:gpt-5.1'\ninput = 1\noutput = 1\nservice = 'slow'", "'service': Input should be"),
        (
            "[[price]]\nmodel = 'openai:gpt-5.1'\ninput = 1\noutput = 1\ncolour = 1",
            "'colour': Extra inputs are not permitted",
        ),
        ("[[price]]\nmodel = 'gpt-5.1'\ninput = 1\noutput = 1", "'model': Value error, a model id is provider:model"),
        ("[[price]]\nmodel = 'openai:gpt-5.11'\ninput = 1\noutput = 1", "near it are openai:gpt-5.1"),
        (
            "[[discount]]\nprovider = 'antropic'\npercent = 5",
            "provider 'antropic' is not in the catalog; near it are anthropic",
        ),
        ("[[discount]]\npercent = 101", "'percent': Input should be less than or equal to 100"),
        ("[[discount]]\npercent = -1", "'percent': Input should be greater than or equal to 0"),
        ("[[discount]]\nmodel = 'openai:gpt-5.1'\nprovider = 'openai'\npercent = 5", "names a model and a provider"),
        ("[[discount]]\npercent = 5\nfrom = 2026-02-01\nuntil = 2026-02-01", "from must lie before until"),
        (
            "[[discount]]\npercent = 5\n[[discount]]\npercent = 6",
            "[[discount]] 2 (line 3): is for the same, on the same days",
        ),
        (
            "[[lifecycle]]\nmodel = 'openai:gpt-5.1'\nshutdown = 'soon'\nchecked = 2026-11-22",
            "'shutdown': Input should be",
        ),
        (
            "[[lifecycle]]\nmodel = 'openai:gpt-5.1'\nsuccessor = 'openai:gpt-9'\nchecked = 2026-11-22",
            "successor 'openai:gpt-9'",
        ),
        ("[[lifecycle]]\nmodel = 'openai:gpt-5.1'", "'checked': Field required"),
        ("[price]\nmodel = 'openai:gpt-5.1'", "write [[price]], twice in brackets"),
        ("price = 5", "write [[price]], twice in brackets"),
        ("price = [5]", "prices.toml, [[price]] 1: Input should be a valid dictionary"),
        ("[[prices]]\ninput = 1", "'prices' is no table of this file"),
        ("[[price]", "is no TOML file of prices"),
        ("\ufeff[[price]]", "is no TOML file of prices"),
        ("x = " + "[" * 100_000, "is no TOML file of prices"),
        ("#" * 1_000_001, "it is larger than 1 MB"),
    ],
)
def test_a_bad_file_is_told_what_is_wrong_with_it(tmp_path: Path, known: Known, text: str, problem: str) -> None:
    problems = said(tmp_path / "prices.toml", known, text)

    assert any(problem in line for line in problems), problems
    assert all(line.startswith("prices.toml") and len(line) < 400 for line in problems)


def test_a_contract_and_a_discount_of_the_same_model_and_service_tie(tmp_path: Path, known: Known) -> None:
    text = """
[[price]]
model = "openai:gpt-5.1"
input = 1
output = 2
[[discount]]
model = "openai:gpt-5.1"
service = "standard"
percent = 5
"""

    problems = said(tmp_path / "prices.toml", known, text)

    again, first = "prices.toml, [[discount]] 1 (line 6)", "prices.toml, [[price]] 1 (line 2)"
    assert problems == [f"{again}: is for the same, on the same days, as {first}: keep one"]


def test_rules_of_different_days_do_not_tie(tmp_path: Path, known: Known) -> None:
    text = "[[discount]]\npercent = 5\nuntil = 2026-07-01\n[[discount]]\npercent = 6\nfrom = 2026-07-01\n"

    assert said(tmp_path / "prices.toml", known, text) == []


def test_all_problems_come_at_once(tmp_path: Path, known: Known) -> None:
    unknown = "[[price]]\nmodel = 'openai:gpt-9'\ninput = 1\noutput = 1\n"
    text = unknown + "[[price]]\ninput = -1\n[[discount]]\npercent = 200\n[x]\n"

    problems = said(tmp_path / "prices.toml", known, text)

    assert [line.split(": ")[0] for line in problems] == [
        "prices.toml",
        "prices.toml, [[price]] 2 (line 5)",
        "prices.toml, [[price]] 2 (line 5)",
        "prices.toml, [[price]] 2 (line 5)",
        "prices.toml, [[discount]] 1 (line 7)",
        "prices.toml, [[price]] 1 (line 1)",
    ]


def test_two_life_spans_of_one_model_are_a_problem(tmp_path: Path, known: Known) -> None:
    row = "[[lifecycle]]\nmodel = 'openai:gpt-5.1'\nchecked = 2026-11-22\n"

    assert "is for the same model as" in said(tmp_path / "prices.toml", known, row * 2)[0]


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path, known: Known) -> None:
    overrides, problems = read_overrides(tmp_path / "none.toml", known)

    assert overrides == Overrides.none()
    assert [problem.what for problem in problems] == [
        "cannot be read (No such file or directory): name a readable file"
    ]


def test_bytes_that_are_no_text_are_a_problem_and_no_crash(tmp_path: Path, known: Known) -> None:
    path = tmp_path / "prices.toml"
    path.write_bytes(b"\xff\xfe\x00")

    _, problems = read_overrides(path, known)

    assert problems[0].what.startswith("is no TOML file of prices")


def test_a_catalog_is_not_loaded_with_a_bad_file_and_says_everything(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text("[[discount]]\npercent = 200\n[[discount]]\nprovider = 'nobody'\npercent = 1\n")

    with pytest.raises(BadOverridesError) as caught:
        load_catalog(overrides=path)

    assert caught.value.problems == override_problems(path)
    assert str(caught.value).count("\n") == 1


def test_no_rule_at_all_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text("")
    known = Known(has_model=lambda _: False, models=[], providers=[], lifecycles=Lifecycles({}))

    assert read_overrides(path, known) == (Overrides.none(), ())
