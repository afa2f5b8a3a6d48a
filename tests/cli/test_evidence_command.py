"""`llmcost catalog evidence` through the real command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from bot.cli.evidence import TASKS

pytestmark = pytest.mark.usefixtures("_no_settings")


@pytest.fixture
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LLMCOST_PRICE_OVERRIDES", raising=False)


def shown(*arguments: str) -> Result:
    with freeze_time("2026-11-22T09:00:00Z"):
        return CliRunner().invoke(app, ["catalog", "evidence", *arguments])


def as_json(*arguments: str) -> Any:
    return json.loads(shown(*arguments, "--json").stdout)


def test_figures_of_several_models_stand_side_by_side_by_kind_of_source() -> None:
    result = shown("gpt-5.1", "gpt-4.1-mini")

    lines = result.stdout.splitlines()
    independent, labs, article = (
        next(place for place, line in enumerate(lines) if line.startswith(title))
        for title in ("Measured independently", "What the labs say", "Claims of the comparison article")
    )
    assert result.exit_code == 0
    assert independent < labs < article
    assert any("70 % high, best here" in line and "14.4 %" in line for line in lines[independent:labs])
    assert any("• both tie in overall performance with 2.50/3 each" in line for line in lines[article:])


def test_one_task_has_only_its_tests() -> None:
    found = as_json("gpt-5.1", "gpt-4.1-mini", "--task", "writing")

    assert [(f["model"], f["effort"], f["score"], f["ci_low"], f["ci_high"]) for f in found["figures"]] == [
        ("openai:gpt-5.1", "high", "1436.9", "1422", "1452"),
        ("openai:gpt-5.1", "unlabelled (none or low)", "1406.6", "1393", "1421"),
        ("openai:gpt-4.1-mini", "", "1344.1", "1335", "1353"),
    ]
    assert {claim["task"] for claim in found["claims"]} == {"writing", None}


def test_every_figure_has_its_source_its_date_and_its_licence() -> None:
    found = as_json("gpt-4.1-mini", "--task", "coding")
    aider = next(figure for figure in found["figures"] if figure["benchmark"] == "aider/polyglot")

    assert aider == {
        "model": "openai:gpt-4.1-mini",
        "effort": "",
        "benchmark": "aider/polyglot",
        "name": "Aider polyglot (225 exercises, pass@2)",
        "tasks": ["coding"],
        "score": "32.4",
        "unit": "percent",
        "higher_is_better": True,
        "ci_low": None,
        "ci_high": None,
        "cost_usd": "0.008852",
        "as_of": "2025-04-14",
        "measured": "gpt-4.1-mini",
        "note": "whole run $1.99",
        "remark": "",
        "kind": "independent",
        "source": "Aider polyglot leaderboard",
        "where": "github:Aider-AI/aider@cb6a152e5ee2:aider/website/_data/polyglot_leaderboard.yml",
        "url": "https://aider.chat/docs/leaderboards/",
        "licence": "Apache-2.0",
        "attribution": "",
    }


def test_overlapping_intervals_are_a_tie_and_a_test_without_any_says_so() -> None:
    words = " ".join(shown("gpt-5.1", "gpt-4.1-mini", "--task", "coding").stdout.split())

    assert "1477.8 (1466–1489) unlabelled" in words
    assert "tie with the" in words
    assert "no interval given; different" in words


def test_old_figures_are_labelled_with_their_age_and_new_ones_are_not() -> None:
    words = " ".join(shown("gpt-4.1-mini").stdout.split())

    assert "14 Apr 2025 (19 months old)" in words
    assert "17 Dec 2025 (" not in words


def test_a_licence_that_wants_attribution_has_it() -> None:
    result = shown("gpt-4.1-mini", "--task", "vision")

    assert "LLM Stats, Jonathan Chavez Tamales, CC BY 4.0; reshaped" in result.stdout


def test_a_model_without_figures_has_no_evidence_on_file() -> None:
    result = shown("gpt-6-luna", "gpt-5.1")

    assert result.exit_code == 0
    assert "openai:gpt-6-luna: no evidence on file" in result.stdout
    assert as_json("gpt-6-luna")["no_evidence"] == ["openai:gpt-6-luna"]


def test_a_task_without_a_test_says_so() -> None:
    result = shown("gpt-5.1", "--task", "classification")

    assert "openai:gpt-5.1: no test of classification on file" in result.stdout


def test_a_hosted_copy_shows_its_makers_figures_under_the_name_asked_for() -> None:
    figures = as_json("azure:gpt-5.1", "--task", "summarization")["figures"]

    assert [(figure["model"], figure["score"]) for figure in figures] == [
        ("azure:gpt-5.1", "10.9"),
        ("azure:gpt-5.1", "12.1"),
    ]


def test_a_name_that_is_nobodys_offers_near_ones() -> None:
    result = shown("gpt-5.1", "gpt-5.1-mini")

    assert result.exit_code == 3
    assert "openai:gpt-5.1-codex-mini" in result.stderr


def test_a_task_that_is_none_is_wrong_usage() -> None:
    result = shown("gpt-5.1", "--task", "knitting")

    assert result.exit_code == 2
    assert all(task in result.stderr for task in TASKS)
