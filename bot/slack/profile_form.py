"""*Change…*: what the channel runs, as a form; saved for the channel, and answered like a sentence that says so."""

from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import Setup
from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.filled import Origin, Submission
from bot.slack.ids import EDIT_PROFILE, PROFILE_VIEW, TIMEZONE
from bot.slack.opening import open_modal
from bot.slack.payloads import Asker, Payload, Press, Suggestion
from bot.slack.profile_fields import read_profile, shown_of, stated
from bot.slack.profile_view import TITLE, profile_view
from bot.slack.team import team_of
from bot.slack.views import View, option
from bot.slack.zones import zones_like

NOBODYS: Final = "0"
"""In place of a kept question's id: the form is about a channel."""


class Opened(Origin):
    """Where the form was opened, and what it showed: only what was changed in it is saved."""

    shown: Setup


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button, for letters typed into the menu of zones, and for the form."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def opened() -> Delivery:
            return await open_profile(desk, client, asker, press)

        desk.start(client, asker, opened)

    async def submitted(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        submission = Submission.model_validate(body)
        form = read_profile(submission.view, known=desk.ask.catalog().model)
        if form.problems:
            await ack(response_action="errors", errors=dict(form.problems))
            return
        opened = Opened.model_validate_json(submission.view.private_metadata)
        asker = opened.asker(submission.user.id)
        await ack()

        async def saved() -> Delivery:
            question = stated(form.setup, shown=opened.shown)
            return await desk.answer(client, asker, await desk.applied(asker, question))

        desk.start(client, asker, saved, once=f"view|{submission.view.id}")

    app.action(EDIT_PROFILE)(pressed)
    app.options(TIMEZONE)(_searched)
    app.view(PROFILE_VIEW)(submitted)


async def _searched(ack: AsyncAck, body: Payload) -> None:
    await ack(options=[option(zone, zone) for zone in zones_like(Suggestion.model_validate(body).value)])


async def open_profile(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Open the modal first, then fill it in with what the channel runs."""

    async def filled() -> View:
        known = desk.ask.catalog().model
        setup = shown_of(await desk.profiles.held(asker.team, asker.channel), known=known)
        model = known(setup.model) if setup.model else None
        opened = Opened(**Origin.of(asker, NOBODYS).model_dump(), shown=setup)
        return profile_view(setup, model, metadata=opened.model_dump_json(exclude_none=True))

    return await open_modal(desk, client, asker, press, title=TITLE, filling=filled)
