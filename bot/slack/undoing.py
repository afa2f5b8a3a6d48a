"""*Undo*: take back what was remembered for a channel, as long as nothing newer was said."""

from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import ProfileQuestion
from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.ids import UNDO
from bot.slack.notices import GONE, NOTHING_TO_UNDO, TAKEN_BACK, WORTH_STAYS
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of
from bot.usecases.profiles import as_it_holds

LONGEST: Final = 18
"""Digits of a revision; more would be none of ours."""


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def undone() -> Delivery:
            return await undo(desk, client, asker, press)

        desk.start(client, asker, undone, once=f"press|{press.trigger_id}")

    app.action(UNDO)(pressed)


async def undo(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Let what held before hold again, and say what that is: in place of an answer that was about nothing else."""
    revision = revision_of(press.action.value)
    if revision is None:
        return await desk.tell(client, asker, NOTHING_TO_UNDO)
    shown = await desk.recalled(asker, press.kept_as)
    if shown is None:
        # A workspace that removed the bot and came back counts its revisions from 1 again.
        return await desk.tell(client, asker, GONE)
    saved = await desk.profiles.undo(asker.team, asker.channel, revision, by=asker.user, now=desk.now())
    if saved is None:
        return await desk.tell(client, asker, NOTHING_TO_UNDO)
    outcome = desk.question(as_it_holds(ProfileQuestion(before=saved.setup), saved.setup)).noting(TAKEN_BACK)
    if not isinstance(shown, ProfileQuestion):
        return await desk.answer_alone(client, asker, outcome)
    return await desk.answer_alone(client, asker, outcome.noting(WORTH_STAYS) if shown.worth else outcome, replace=True)


def revision_of(text: str) -> int | None:
    """A revision out of a button's value, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
