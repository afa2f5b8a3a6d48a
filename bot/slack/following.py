"""Questions that go well after an answer, asked in the context of that answer."""

import re
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.ids import FOLLOW
from bot.slack.notices import ANSWERED_BEFORE, GONE
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of

FOLLOW_UP: Final = re.compile(rf"^{FOLLOW}:\d{{1,2}}$")


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the buttons."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def answered() -> Delivery:
            return await follow(desk, client, asker, press)

        desk.start(client, asker, answered, once=press.once, again=ANSWERED_BEFORE)

    app.action(FOLLOW_UP)(pressed)


async def follow(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Answer a follow-up: beside what one person alone sees, so that both can be read, else in the thread."""
    if await desk.recalled(asker, press.kept_as) is None:
        return await desk.tell(client, asker, GONE)
    outcome = await desk.asked(press.action.value, asker, kept_as=press.kept_as)
    if asker.alone:
        return await desk.answer_alone(client, asker, outcome)
    return await desk.answer_in_thread(client, asker, outcome)
