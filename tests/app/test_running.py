"""`llmcost run` and `llmcost doctor` as real processes, in each mode that the settings can name."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import psutil
import pytest

from tests.app.running_bot import beside
from tests.app.whole_bot import product_manifest
from tests.fake_slack import FakeSlack, running

QUESTION = "/llmcost gpt-5.1 vs gpt-4.1-mini 100M"
HEADLINE = "gpt-4.1-mini costs 5.6× less than gpt-5.1: $100 against $563 a month"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with running(manifest=product_manifest()) as slack:
        yield slack


def settings(slack: FakeSlack, *names: str) -> dict[str, str]:
    known = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
    }
    return {name: known[name] for name in names} | {"SLACK_API_URL": slack.api_url}


async def test_with_an_app_token_it_comes_over_socket_mode(slack: FakeSlack, tmp_path: Path) -> None:
    wanted = settings(slack, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")

    async with beside(tmp_path, wanted) as (address, _):
        await slack.socket_opened()
        await slack.command(QUESTION)
        answer = await slack.next_ephemeral()
        async with aiohttp.ClientSession() as browser, browser.get(f"{address}/healthz") as healthy:
            parts = await healthy.json()

    assert answer.text.splitlines()[0] == HEADLINE
    assert parts == {"ok": True, "database": True, "socket": True}


async def test_with_a_signing_secret_it_answers_over_http(slack: FakeSlack, tmp_path: Path) -> None:
    async with beside(tmp_path, settings(slack, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")) as (address, _):
        slack.playground.delivery.bot_url = f"{address}/slack/events"
        await slack.command(QUESTION)
        answer = await slack.next_ephemeral()
        async with aiohttp.ClientSession() as browser, browser.get(f"{address}/") as page:
            playground = page.status

    assert answer.text.splitlines()[0] == HEADLINE
    assert playground == 404


async def test_buttons_work_after_a_restart(slack: FakeSlack, tmp_path: Path) -> None:
    wanted = settings(slack, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    async with beside(tmp_path, wanted) as (address, _):
        slack.playground.delivery.bot_url = f"{address}/slack/events"
        await slack.command(QUESTION)
        answer = await slack.next_ephemeral()

    async with beside(tmp_path, wanted) as (address, _):
        slack.playground.delivery.bot_url = f"{address}/slack/events"
        await slack.press(answer, "share")
        shared = await slack.next_message()

    assert shared.text.splitlines()[0] == HEADLINE


async def test_half_of_the_settings_start_nothing_and_say_what_is_missing(slack: FakeSlack, tmp_path: Path) -> None:
    environment = os.environ | settings(slack, "SLACK_APP_TOKEN") | {"LLMCOST_DATABASE_URL": f"sqlite:///{tmp_path}/x"}

    stopped = subprocess.run(  # noqa: ASYNC221 – nothing else has to run meanwhile
        [sys.executable, "-m", "bot", "run"], env=environment, capture_output=True, text=True, check=False
    )

    assert stopped.returncode == 2
    assert "SLACK_BOT_TOKEN" in stopped.stderr
    assert slack.app_token not in stopped.stderr
    assert "Traceback" not in stopped.stderr


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_within_ten_seconds_when_it_is_told(told: signal.Signals, tmp_path: Path) -> None:
    async with beside(tmp_path) as (address, process), aiohttp.ClientSession() as browser:
        stream = await browser.get(f"{address}/playground/api/events")
        process.send_signal(told)
        stopped = await asyncio.to_thread(process.wait, 10)
        stream.close()

    assert stopped in {0, -told}


async def test_a_running_bot_stays_under_150_megabytes_however_much_junk_it_is_asked(
    slack: FakeSlack, tmp_path: Path
) -> None:
    async with beside(tmp_path, settings(slack, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")) as (address, process):
        slack.playground.delivery.bot_url = f"{address}/slack/events"
        for number in range(40):
            await slack.command(f"/llmcost price of gpt-9.{number} vs junk-{number}")
            await slack.next_ephemeral()
        resident = psutil.Process(process.pid).memory_info().rss

    assert resident < 150 * 2**20


async def test_doctor_asks_slack_for_the_scopes_and_names_those_that_are_missing(
    slack: FakeSlack, tmp_path: Path
) -> None:
    environment = os.environ | settings(slack, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
    environment["LLMCOST_DATABASE_URL"] = f"sqlite:///{tmp_path}/llmcost.db"

    found = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-m", "bot", "doctor"], env=environment, capture_output=True, text=True
    )

    assert "works for Playground, with every scope of the manifest" in found.stdout
    assert slack.bot_token not in found.stdout
