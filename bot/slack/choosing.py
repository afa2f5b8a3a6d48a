"""Buttons that ask on, and the menu that changes the input share in place."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.refine import refined
from bot.slack.delivery import Delivery, Taken
from bot.slack.desk import Desk
from bot.slack.ids import CHOICE, INPUT_SHARE
from bot.slack.notices import ANSWERED_BEFORE, GONE
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.succession import Lines
from bot.slack.team import team_of

MOST_DECIMALS: Final = 40


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for choice buttons and for the menu."""
    lines = Lines()

    async def chosen(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def answered() -> Delivery:
            return await desk.answer(client, asker, await desk.asked(press.action.value, asker, kept_as=press.kept_as))

        desk.start(client, asker, answered, once=press.once, again=ANSWERED_BEFORE)

    async def mixed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        line = lines.joined(f"{asker.channel}|{press.container.message_ts}", at=press.action.action_ts)
        await ack()

        async def changed() -> Delivery:
            async with line.turn:
                if press.action.action_ts < line.newest:
                    return Taken()
                return await change_input_share(desk, client, asker, press)

        desk.start(client, asker, changed, once=f"press|{press.trigger_id}")

    app.action(re.compile(rf"^{CHOICE}:\d{{1,2}}$"))(chosen)
    app.action(INPUT_SHARE)(mixed)


async def change_input_share(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Answer the kept question for another input share, in place."""
    question = await desk.recalled(asker, press.kept_as)
    chosen = press.action.selected_option
    share = share_of(chosen.value) if chosen else None
    if question is None or share is None:
        return await desk.tell(client, asker, GONE)
    return await desk.answer_alone(client, asker, desk.question(refined(question, input_share=share)), replace=True)


def share_of(text: str) -> Decimal | None:
    """A share in [0, 1] out of a decimal string, or None."""
    try:
        share = Decimal(text[:32])
    except InvalidOperation:
        return None
    # An exponent can ask for a million decimals, which would be written out somewhere.
    return share if share.is_finite() and 0 <= share <= 1 and share.adjusted() > -MOST_DECIMALS else None
