"""`/llmcost …`: acknowledged at once, answered for the asker alone."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.ids import COMMAND
from bot.slack.payloads import Command, Payload
from bot.slack.team import team_of


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the command."""

    async def asked(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        command = Command.model_validate(body)
        asker = command.asker(team_of(context))
        await ack()

        async def answered() -> Delivery:
            return await desk.answer_alone(client, asker, await desk.asked(command.text, asker))

        desk.start(client, asker, answered, once=f"command|{command.trigger_id}")

    app.command(COMMAND)(asked)
