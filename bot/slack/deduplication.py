"""Slack delivers an event again until it is acknowledged in time; each is worked on once."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.slack.desk import Desk
from bot.slack.payloads import Payload
from bot.slack.team import team_of

LONGEST = 200


def register(app: AsyncApp, desk: Desk) -> None:
    """Pass each event on once, by its id.

    The header that marks a repetition is never looked at: the first delivery may be the one that was lost. Commands and
    buttons are acknowledged before anything is stored, and claim their keys afterwards.
    """

    async def once(
        body: Payload, context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse | None:
        event_id = body.get("event_id")
        if body.get("type") != "event_callback" or not isinstance(event_id, str):
            return await next_()
        if await desk.seen.first_time(team_of(context), f"event|{event_id[:LONGEST]}", now=desk.now()):
            return await next_()
        return BoltResponse(status=200, body="")

    app.use(once)
