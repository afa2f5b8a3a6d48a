"""Thumbs under answers: kept with the question, one verdict a person and question, the last one counts."""

from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.ids import BAD, FEEDBACK, GOOD
from bot.slack.notices import GONE, HEARD
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of

VERDICTS: Final = {GOOD: True, BAD: False}


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the buttons."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def given() -> Delivery:
            return await give(desk, client, asker, press)

        desk.start(client, asker, given, once=f"press|{press.trigger_id}")

    app.action(FEEDBACK)(pressed)


async def give(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Keep the verdict, and tell its giver alone that it was heard."""
    kept_as, good = press.kept_as, VERDICTS.get(press.action.value)
    if kept_as is None or good is None:
        return await desk.tell(client, asker, GONE)
    is_kept = await desk.feedback.give(asker.team, kept_as, user=asker.user, good=good, now=desk.now())
    return await desk.tell(client, asker, HEARD if is_kept else GONE)
