"""Mentions and direct messages: answered in the thread."""

from dataclasses import replace
from typing import Final

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.payloads import Payload, Said
from bot.slack.team import team_of, visits

DIRECT: Final = "im"


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for mentions in channels and for anything in direct conversations."""

    def answer(said: Said, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        asker = replace(said.asker(team_of(context)), visits=visits(context))

        async def answered() -> Delivery:
            outcome = await desk.asked(said.text, asker, opens=said.thread_ts is None)
            return await desk.answer_in_thread(client, asker, outcome)

        if said.is_a_persons:
            # An edited mention comes as an event of its own, about the message that was answered already.
            desk.start(client, asker, answered, once=f"mention|{said.channel}|{said.ts}")

    async def mentioned(event: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        answer(Said.model_validate(event), client, context)

    async def written(event: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        said = Said.model_validate(event)
        # A mention in a channel comes as app_mention too; only the direct conversation comes as a message alone.
        if said.channel_type == DIRECT:
            answer(said, client, context)

    app.event("app_mention")(mentioned)
    app.event("message")(written)
