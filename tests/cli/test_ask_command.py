"""`llmcost ask` through the real command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app

NOW = "2026-11-22T09:00:00Z"
EVERYDAY = "gpt-5.1 vs gpt-4.1-mini 100M"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LLMCOST_PRICE_OVERRIDES", "LLMCOST_TIMEZONE", "LLMCOST_PRICE_UPDATES"):
        monkeypatch.delenv(name, raising=False)


def llmcost(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def asked(text: str, *arguments: str) -> dict[str, Any]:
    result = llmcost("ask", "--json", "--now", NOW, *arguments, "--", text)
    assert result.exit_code in {0, 3}, result.output
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_json_gives_the_contracts_figures_for_the_comparison() -> None:
    answer = asked(EVERYDAY)

    assert answer["schema"] == 1
    assert answer["question"]["intent"] == "compare"
    assert answer["question"]["models"] == ["openai:gpt-5.1", "openai:gpt-4.1-mini"]
    workload = answer["question"]["workload"]
    assert (workload["tokens_per_month"], workload["input_share"], workload["service"]) == (10**8, "0.5", "standard")
    given = answer["answer"]
    assert [(c["model"], c["monthly_usd"], c["display"]) for c in given["costs"]] == [
        ("openai:gpt-5.1", "562.5", "$563"),
        ("openai:gpt-4.1-mini", "100", "$100"),
    ]
    assert {key: given[key] for key in ("cheapest", "difference_usd", "ratio", "input_ratio", "output_ratio")} == {
        "cheapest": "openai:gpt-4.1-mini",
        "difference_usd": "462.5",
        "ratio": "5.625",
        "input_ratio": "3.125",
        "output_ratio": "6.25",
    }
    assert given["ladder"][0] == {
        "tokens": 1_000_000,
        "monthly_usd": {"openai:gpt-5.1": "5.625", "openai:gpt-4.1-mini": "1"},
    }
    assert given["as_of"] == "2026-11-04"
    assert answer["text"].startswith("gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month")
    assert [block["type"] for block in answer["blocks"]][:3] == ["section", "context", "table"]


def test_no_amount_in_json_is_a_float_outside_the_blocks() -> None:
    answer = asked(EVERYDAY)

    def floats(value: object) -> list[float]:
        if isinstance(value, dict):
            return [found for each in value.values() for found in floats(each)]
        if isinstance(value, list):
            return [found for each in value for found in floats(each)]
        return [value] if isinstance(value, float) else []

    assert floats([answer["question"], answer["answer"]]) == []


def test_an_unknown_model_asks_back_with_the_nearest_ids_and_status_three() -> None:
    result = llmcost("ask", "--json", "--now", NOW, "how much is gpt-5.1-mini")

    answer = json.loads(result.stdout)
    assert result.exit_code == 3
    assert answer["question"]["intent"] == "unclear"
    assert answer["answer"]["unknown"] == ["gpt-5.1-mini"]
    assert "openai:gpt-5.1-codex-mini" in answer["answer"]["choices"]
    assert 1 <= len(answer["answer"]["choices"]) <= 5


def test_a_profile_file_supplies_model_volume_and_thread(tmp_path: Path) -> None:
    profile = tmp_path / "profile.json"
    profile.write_text(
        json.dumps(
            {
                "model": "openai:gpt-4.1-mini",
                "tokens_per_month": 100_000_000,
                "input_share": "0.5",
                "timezone": "Europe/Berlin",
                "thread_models": ["openai:gpt-5.1", "openai:gpt-4.1-mini"],
                "something_newer": True,
            }
        )
    )

    answer = asked("which of those is cheaper?", "--profile", str(profile))

    assert [cost["monthly_usd"] for cost in answer["answer"]["costs"]] == ["562.5", "100"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "Invalid JSON"),
        ('{"tokens_per_month": -5}', "tokens_per_month"),
        ('{"input_share": "2"}', "input_share"),
        ('{"model": "gpt"}', "model"),
    ],
)
def test_a_profile_that_cannot_be_used_is_wrong_usage_and_named(content: str, said: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile.json"
    profile.write_text(content)

    result = llmcost("ask", "--profile", str(profile), EVERYDAY)

    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("arguments", [("--now", "never"), ("--profile", "/nowhere/at/all.json"), ("--nonsense",)])
def test_wrong_usage_has_status_two_and_no_traceback(arguments: tuple[str, ...]) -> None:
    result = llmcost("ask", *arguments, EVERYDAY)

    assert result.exit_code == 2
    assert "Traceback" not in result.output + result.stderr


def test_prices_are_those_in_force_at_the_given_time() -> None:
    before, after = (
        json.loads(llmcost("ask", "--json", "--now", f"2025-06-{day}", "o3 10M").stdout)["answer"]["costs"]
        for day in ("09", "10")
    )

    assert (before[0]["monthly_usd"], after[0]["monthly_usd"]) == ("250", "50")


def test_words_need_no_quotes() -> None:
    result = llmcost("ask", "--now", NOW, "gpt-5.1", "vs", "gpt-4.1-mini", "100M")

    assert result.stdout.startswith("gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month\n")


def test_without_a_terminal_the_answer_is_plain_text_in_a_table() -> None:
    result = llmcost("ask", "--now", NOW, EVERYDAY)

    assert "\x1b" not in result.stdout
    assert any(line.split() == ["at", "10M", "tokens", "$56", "$10"] for line in result.stdout.splitlines())


def test_own_prices_are_used_and_labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text('[[price]]\nmodel = "openai:gpt-5.1"\ninput = "1"\noutput = "8"\n')
    monkeypatch.setenv("LLMCOST_PRICE_OVERRIDES", str(prices))

    answer = asked(EVERYDAY)

    assert answer["answer"]["costs"][0]["monthly_usd"] == "450"
    assert answer["answer"]["costs"][0]["is_own"]
    assert "gpt-5.1 (your price)" in answer["text"]


def test_own_prices_that_are_wrong_are_refused_with_every_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text('[[price]]\nmodel = "openai:gpt-9"\ninput = -1\noutput = "nan"\n')
    monkeypatch.setenv("LLMCOST_PRICE_OVERRIDES", str(prices))

    result = llmcost("ask", EVERYDAY)

    assert result.exit_code == 2
    assert result.stderr.count("prices.toml") >= 2


BAD_INPUT = {
    "empty": ("", {0, 3}),
    "blank": (" \n\t ", {0, 3}),
    "40,000 characters": ("gpt " * 10_000, {0, 3}),
    "emoji": ("🤷‍♂️🤷‍♀️", {3}),
    "control characters": ("gpt-5.1\x00\x07\x1b[31m 10M", {0, 3}),
    "right to left": ("\u202egpt-5.1 100M\u202c כמה זה עולה", {0, 3}),
    "30 models": (" vs ".join(["gpt-5.1", "o3", "gpt-4o", "gpt-5", "o4-mini", "gpt-4.1"] * 5 + [
        "gpt-5-mini", "gpt-5-nano", "gpt-5.2", "gpt-5.4", "gpt-5.5", "gpt-6-luna", "gpt-6-sol"]), {3}),
    "zero": ("gpt-5.1 0 tokens", {0}),
    "negative": ("cost of gpt-4.1-mini for -5M tokens", {3}),
    "not a number": ("gpt-5.1 NaN tokens", {0, 3}),
    "infinite": ("gpt-5.1 for infinity tokens", {0, 3}),
    "10^30": ("gpt-5.1 1000000000000000000000000000000 tokens", {3}),
    "contradictory volumes": ("gpt-5.1 100M tokens and 20M tokens a month", {3}),
    "markup": ("*gpt-5.1* `vs` _gpt-4.1-mini_ <!channel> <https://x.example|100M> 100M", {0, 3}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "statuses"), BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_bad_input_gets_a_clear_short_answer(text: str, statuses: set[int]) -> None:
    result = llmcost("ask", "--json", "--now", NOW, "--", text)

    assert result.exit_code in statuses
    answer = json.loads(result.stdout)
    assert 0 < len(answer["blocks"][0]["text"]["text"]) < 500
    assert "<!channel>" not in json.dumps(answer["blocks"])
    assert "Traceback" not in result.output
