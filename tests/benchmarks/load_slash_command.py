"""Load: signed slash commands over HTTP, at a steady pace, against the bot in a process of its own.

    python tests/benchmarks/load_slash_command.py [--rate 50] [--seconds 20]

Prints how long Slack would wait for each 200 (the aim: 99 % within 100 ms), whether every command was answered, and
the bot's resident memory. Exits with 1 where an answer is missing or the memory is over 150 MB; never because of time,
since machines are noisy.
"""

import argparse
import asyncio
import contextlib
import hashlib
import hmac
import json
import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import aiohttp
import psutil
from aiohttp import web

SECRET = "a-signing-secret"
MOST_MEGABYTES = 150
ASKED = (
    "gpt-5.1 vs gpt-4.1-mini 100M",
    "price of sonnet 4.5",
    "cheapest anthropic model for 20M tokens",
    "gpt-5.1-mini",
    "help",
)


class Slack:
    """Takes what the bot sends; counts the answers."""

    def __init__(self) -> None:
        self.answers = 0
        self.awaited = 0
        self.complete = asyncio.Event()
        self.site = web.Application()
        self.site.router.add_post("/api/{method}", self._call)
        self.site.router.add_post("/answer/{number}", self._answer)

    async def _call(self, _request: web.Request) -> web.Response:
        known = {"ok": True, "team_id": "T1", "user_id": "U0BOT", "bot_id": "B1"}
        return web.json_response(known, headers={"x-oauth-scopes": "commands"})

    async def _answer(self, request: web.Request) -> web.Response:
        await request.read()
        self.answers += 1
        if self.answers == self.awaited:
            self.complete.set()
        return web.Response(text="ok")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def signed(body: bytes) -> dict[str, str]:
    stamp = str(int(time.time()))
    proof = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={proof}",
    }


@contextlib.asynccontextmanager
async def serving(site: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(site)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@contextlib.asynccontextmanager
async def bot(slack: str, folder: str) -> AsyncIterator[tuple[str, psutil.Process]]:
    """The bot as people run it, with HTTP settings; its address and its process."""
    port = free_port()
    settings = {
        "SLACK_BOT_TOKEN": "xoxb-load",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack}/api/",
        "LLMCOST_PORT": str(port),
        "LLMCOST_DATABASE_URL": f"sqlite:///{folder}/llmcost.db",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=os.environ | settings, stdout=asyncio.subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    await _healthy(address)
    yield address, psutil.Process(process.pid)
    process.terminate()
    await process.wait()


async def _healthy(address: str) -> None:
    async with asyncio.timeout(60), aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                if (await session.get(f"{address}/healthz")).status == 200:
                    return
            await asyncio.sleep(0.1)


async def ask(session: aiohttp.ClientSession, address: str, slack: str, number: int) -> tuple[int, float]:
    """One command: the status, and the milliseconds until it came."""
    command = {
        "command": "/llmcost",
        "text": ASKED[number % len(ASKED)],
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": f"U{number % 20}",
        "trigger_id": f"{number}.1.{time.time()}",
        "response_url": f"{slack}/answer/{number}",
    }
    body = urlencode(command).encode()
    begun = time.perf_counter()
    async with session.post(f"{address}/slack/events", data=body, headers=signed(body)) as reply:
        await reply.read()
        return reply.status, (time.perf_counter() - begun) * 1000


async def load(address: str, slack: str, *, rate: float, seconds: float) -> list[tuple[int, float]]:
    """Ask at a steady pace, whether or not the earlier ones were answered."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        for number in range(len(ASKED)):
            await ask(session, address, slack, number)
        begun, asked = asyncio.get_running_loop().time(), []
        for number in range(len(ASKED), int(rate * seconds)):
            await asyncio.sleep(begun + (number - len(ASKED)) / rate - asyncio.get_running_loop().time())
            asked.append(asyncio.create_task(ask(session, address, slack, number)))
        return await asyncio.gather(*asked)


async def main(rate: float, seconds: float) -> bool:
    """Run, print, and say whether all is as it should be."""
    fake = Slack()
    with tempfile.TemporaryDirectory() as folder:
        async with serving(fake.site) as slack, bot(slack, folder) as (address, process):
            fake.awaited = int(rate * seconds)
            replies = await load(address, slack, rate=rate, seconds=seconds)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(fake.complete.wait(), timeout=10)
            megabytes = process.memory_info().rss / 2**20
    waited = [milliseconds for _, milliseconds in replies]
    slowest = statistics.quantiles(waited, n=100)[98]
    figures = {
        "commands": fake.awaited,
        "not 200": sum(status != 200 for status, _ in replies),
        "answers missing": fake.awaited - fake.answers,
        "ms, median": round(statistics.median(waited), 1),
        "ms, 99 %": round(slowest, 1),
        "ms, most": round(max(waited), 1),
        "MB resident": round(megabytes, 1),
    }
    sys.stdout.write(f"{json.dumps(figures)}\n")
    lost = figures["not 200"] or figures["answers missing"]
    return not lost and megabytes <= MOST_MEGABYTES


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rate", type=float, default=50)
    options.add_argument("--seconds", type=float, default=20)
    given = options.parse_args()
    sys.exit(0 if asyncio.run(main(given.rate, given.seconds)) else 1)
