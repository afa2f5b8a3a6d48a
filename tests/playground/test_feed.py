"""The feed of what happens: every watcher hears everything, and none that sleeps holds memory."""

import asyncio

from bot.playground.feed import MOST_WAITING, Feed
from bot.playground.wire import JsonObject


async def gathered(feed: Feed) -> list[JsonObject]:
    return [event async for event in feed.watch()]


async def test_each_watcher_hears_each_event_in_order() -> None:
    feed = Feed()
    watchers = [asyncio.create_task(gathered(feed)) for _ in range(2)]
    await asyncio.sleep(0)

    feed.publish({"type": "a"})
    feed.problem("b")
    feed.close()

    heard: list[JsonObject] = [{"type": "a"}, {"type": "problem", "text": "b"}]
    assert await asyncio.gather(*watchers) == [heard, heard]


async def test_a_watcher_that_does_not_read_is_let_go() -> None:
    feed = Feed()
    watching = asyncio.create_task(gathered(feed))
    await asyncio.sleep(0)

    for place in range(MOST_WAITING + 10):
        feed.publish({"type": f"{place}"})

    heard = await watching
    assert len(heard) < MOST_WAITING
    assert feed._watchers == set()
