"""What the settings of a language model do to the terminal: off, on, half set, and without the extra."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from tests.language_model import StandIn

NOW = "2026-11-22T09:00:00Z"
NAMES = ("LLMCOST_LLM_BASE_URL", "LLMCOST_LLM_MODEL", "LLMCOST_LLM_API_KEY")
SPENT = "wie viel haben wir letzte Woche ausgegeben?"
INSTALL = "pip install 'llmcost-bot[understanding]'"
WITHOUT_THE_EXTRA = "import sys; sys.modules['pydantic_ai'] = None; from bot.__main__ import main; main()"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LLMCOST_DATABASE_URL", f"sqlite:///{tmp_path}/llmcost.db")
    for name in (*NAMES, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "LLMCOST_PRICE_OVERRIDES"):
        monkeypatch.delenv(name, raising=False)


def configured(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    for name, value in zip(NAMES, (address, "small", "sk-very-secret"), strict=True):
        monkeypatch.setenv(name, value)


async def llmcost(*arguments: str) -> Result:
    """The command in a thread, so that the stand-in in this event loop can answer it."""
    return await asyncio.to_thread(CliRunner().invoke, app, list(arguments))


def modules_after(text: str) -> set[str]:
    """What a process of its own has imported when it has answered."""
    code = (
        "import sys\nfrom bot.cli.ask import answered\n"
        f"answered({text!r}, now={NOW!r}, profile=None)\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment())
    return set(done.stdout.split())


def environment() -> dict[str, str]:
    return dict(os.environ) | {"PYTHONPATH": str(Path(__file__).parents[2])}


async def test_the_terminal_takes_the_same_path(endpoint: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(monkeypatch, endpoint.base_url)
    endpoint.reads(intent="spend", period="last week")

    result = await llmcost("ask", "--json", "--now", NOW, SPENT)

    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["question"]["intent"] == "spend"
    assert answer["question"]["period"] == {"start": "2026-11-09", "end": "2026-11-16"}
    assert "I read this as “what did we spend last week” (by small" in answer["text"]


async def test_what_the_parser_reads_is_nobody_elses_business(
    endpoint: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(monkeypatch, endpoint.base_url)
    endpoint.reads(intent="spend")

    for text in ("gpt-5.1 vs gpt-4.1-mini 100M", "price of gpt-9", "gpt-5.1 for 500 €", "gpt-5.1 50M or 80M tokens"):
        await llmcost("ask", "--now", NOW, text)

    assert endpoint.asked == []


async def test_without_a_reading_the_bot_asks_back_as_ever(endpoint: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = await llmcost("ask", "--json", "--now", NOW, SPENT)
    configured(monkeypatch, endpoint.base_url)
    endpoint.reads(intent="none")

    helped = await llmcost("ask", "--json", "--now", NOW, SPENT)

    assert (alone.exit_code, helped.exit_code) == (3, 3)
    assert helped.stdout == alone.stdout


def test_nothing_of_it_is_loaded_unless_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    configured(monkeypatch, "http://127.0.0.1:9/v1")

    assert not modules_after("gpt-5.1 10M") & {"openai", "pydantic_ai", "bot.understanding.by_model"}


def test_without_the_extra_it_is_said_how_to_install_it_and_the_bot_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    configured(monkeypatch, "http://127.0.0.1:9/v1")

    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_EXTRA, "ask", "--now", NOW, SPENT],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )

    assert done.returncode == 3
    assert INSTALL in done.stderr
    assert done.stdout.startswith("I can't tell")


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ((), "ok  understanding by a model: off (LLMCOST_LLM_BASE_URL and LLMCOST_LLM_MODEL not set)"),
        (NAMES[:2], "ok  understanding by a model: on: small at models.example:8000, with no key"),
        (NAMES, "ok  understanding by a model: on: small at models.example:8000, with a key"),
        (NAMES[:1], "fix  understanding by a model: set LLMCOST_LLM_MODEL, or unset every LLMCOST_LLM_… setting"),
        (NAMES[1:], "fix  understanding by a model: set LLMCOST_LLM_BASE_URL, or unset every LLMCOST_LLM_… setting"),
    ],
)
async def test_doctor_says_whether_it_is_on(there: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(monkeypatch, "https://models.example:8000/v1")
    for name in set(NAMES) - set(there):
        monkeypatch.delenv(name)

    result = await llmcost("doctor")

    assert said in " ".join(result.stdout.split(" ")).replace("\n", " ")
    assert (result.exit_code == 1) == said.startswith("fix")
    assert "very-secret" not in result.output
