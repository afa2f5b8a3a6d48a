import asyncio
import logging

import pytest

from bot.slack.background import Background


async def test_work_in_the_background_is_waited_for_even_what_it_starts_itself() -> None:
    background, done = Background(), list[str]()

    async def second() -> None:
        await asyncio.sleep(0.01)
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0.01)
        background.start(second())
        done.append("first")

    background.start(first())
    await background.finished()

    assert done == ["first", "second"]


async def test_what_takes_too_long_is_given_up_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    background, ended = Background(), list[str]()

    async def endless() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.append("given up")

    background.start(endless())
    await asyncio.sleep(0)
    with caplog.at_level(logging.ERROR):
        await background.finished(within=0.01)

    assert ended == ["given up"]
    assert "1 answers were given up" in caplog.text
