"""`llmcost catalog …`, `doctor` and `--help` through the real command line."""

import json
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner, Result

from bot.cli.commands import app


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "LLMCOST_PRICE_OVERRIDES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LLMCOST_DATABASE_URL", f"sqlite:///{tmp_path}/llmcost.db")


def llmcost(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@freeze_time("2026-11-22T09:00:00Z")
def test_the_shipped_catalog_has_no_faults() -> None:
    result = llmcost("catalog", "check")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "0 errors, 0 warnings (2,330 models, genai-prices 0.2.3, prices of 4 Nov 2026)"
    )


@freeze_time("2027-06-01T09:00:00Z")
def test_old_prices_are_an_error_and_say_what_to_do() -> None:
    result = llmcost("catalog", "check")

    assert result.exit_code == 1
    assert "genai-prices" in result.stdout


@freeze_time("2026-11-22T09:00:00Z")
def test_show_prints_everything_on_file_about_a_model() -> None:
    result = llmcost("catalog", "show", "gpt", "4.1", "mini")

    lines = result.stdout.splitlines()
    assert lines[0] == "openai:gpt-4.1-mini – gpt 4.1 mini (OpenAI)"
    assert ["batch", "$0.20", "$0.80", "$0.10", "–", "14", "Oct", "2026"] in [line.split() for line in lines]
    assert any(line.startswith("shut down on 14 Jan 2027, by its snapshot gpt-4.1-mini-2025-04-14") for line in lines)


@freeze_time("2026-11-22T09:00:00Z")
def test_show_as_json_has_exact_rates() -> None:
    shown = json.loads(llmcost("catalog", "show", "--json", "gpt-5.1").stdout)

    assert shown["prices"]["standard"] == {
        "input_per_mtok": "1.25",
        "output_per_mtok": "10",
        "cache_read_per_mtok": "0.125",
        "cache_write_per_mtok": None,
    }
    assert shown["shutdown"] == "2027-04-01"


def test_show_of_a_name_that_is_nobodys_offers_near_ones() -> None:
    result = llmcost("catalog", "show", "gpt-5.1-mini")

    assert result.exit_code == 3
    assert "openai:gpt-5.1-codex-mini" in result.stderr


@freeze_time("2026-11-22T09:00:00Z")
def test_list_holds_one_providers_models() -> None:
    rows = json.loads(llmcost("catalog", "list", "--provider", "anthropic", "--json").stdout)

    assert len(rows) == 27
    assert {row["model"].partition(":")[0] for row in rows} == {"anthropic"}
    assert llmcost("catalog", "list", "--provider", "nobody").exit_code == 3


@freeze_time("2026-11-22T09:00:00Z")
def test_doctor_masks_secrets_and_finds_nothing_to_fix_without_slack() -> None:
    result = llmcost("doctor")

    assert result.exit_code == 0, result.output
    assert "starts the playground" in result.stdout


@freeze_time("2026-11-22T09:00:00Z")
def test_doctor_names_what_is_missing_and_never_shows_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-very-secret")

    result = llmcost("doctor")

    assert result.exit_code == 1
    assert "SLACK_BOT_TOKEN" in result.stdout
    assert "very-secret" not in result.stdout


@freeze_time("2026-11-22T09:00:00Z")
def test_doctor_says_when_slack_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")

    result = llmcost("doctor")

    assert result.exit_code == 1
    assert "Slack cannot be reached" in result.stdout


@pytest.mark.parametrize("command", [(), ("ask",), ("catalog",), ("run",), ("doctor",)])
def test_help_teaches(command: tuple[str, ...]) -> None:
    result = llmcost(*command, "--help")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5
