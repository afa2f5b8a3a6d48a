import asyncio

from bot.slack.pacing import REMEMBERED, Pacing


async def starts(pacing: Pacing, *channels: str) -> list[float]:
    """The seconds after which each channel got its turn."""
    loop = asyncio.get_running_loop()
    begun, turns = loop.time(), []

    async def take(channel: str) -> None:
        await pacing.turn(channel)
        turns.append(loop.time() - begun)

    await asyncio.gather(*map(take, channels))
    return turns


async def test_posts_into_one_channel_are_kept_apart() -> None:
    _, second, third = await starts(Pacing(seconds=0.05), "C1", "C1", "C1")

    assert second >= 0.049
    assert third >= 0.099


async def test_channels_do_not_wait_for_each_other() -> None:
    pacing = Pacing(seconds=3600)

    await asyncio.wait_for(starts(pacing, "C1", "C2", "C3"), timeout=5)


async def test_channels_that_are_free_again_are_forgotten() -> None:
    pacing = Pacing(seconds=0)

    for number in range(REMEMBERED + 10):
        await pacing.turn(f"C{number}")

    assert len(pacing._free_at) < REMEMBERED
