"""`llmcost run` as people start it: a process of its own, on a port of its own, with a database of its own."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
FOREIGN = ("SLACK_", "LLMCOST_", "OPENAI_", "ANTHROPIC_")


@contextmanager
def llmcost_run(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that it says it listens at, and the process; stopped as a person stops it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    database = {"LLMCOST_DATABASE_URL": f"sqlite:///{folder}/llmcost.db", "LLMCOST_PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=inherited | database | dict(settings or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        yield _address(process), process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


@asynccontextmanager
async def beside(
    folder: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[tuple[str, subprocess.Popen[str]]]:
    """The same beside a stand-in that answers in this event loop, which must not be held up."""
    process = llmcost_run(folder, settings)
    try:
        yield await asyncio.to_thread(process.__enter__)
    finally:
        await asyncio.to_thread(process.__exit__, None, None, None)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    found = ADDRESS.search(said)
    if found is None:
        process.kill()
        raise AssertionError(f"llmcost run said {said!r} and {process.communicate()[1]!r}")
    return found[0]
