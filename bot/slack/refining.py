"""*Refine…*: a modal with what can be changed, and the answer to the changed question."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.filled import Origin, Submission
from bot.slack.ids import REFINE, REFINE_VIEW
from bot.slack.notices import GONE
from bot.slack.opening import open_modal
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.refine_form import Form, changed, read_form
from bot.slack.refine_view import TITLE, refine_view
from bot.slack.team import team_of
from bot.slack.views import View, notice_view


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button and for the modal's submission."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def opened() -> Delivery:
            return await open_form(desk, client, asker, press)

        # No claim before the modal opens: the trigger lives for three seconds and works once by itself.
        desk.start(client, asker, opened)

    async def submitted(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        submission = Submission.model_validate(body)
        form = read_form(submission.view, known=desk.ask.catalog().model)
        if form.problems:
            await ack(response_action="errors", errors=dict(form.problems))
            return
        origin = Origin.model_validate_json(submission.view.private_metadata)
        asker = origin.asker(submission.user.id)
        await ack()

        async def answered() -> Delivery:
            return await answer_again(desk, client, asker, origin.kept_as, form)

        desk.start(client, asker, answered, once=f"view|{submission.view.id}")

    app.action(REFINE)(pressed)
    app.view(REFINE_VIEW)(submitted)


async def open_form(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Open the modal first, then fill it in with the kept question."""

    async def filled() -> View:
        return await _form(desk, asker, press.kept_as)

    return await open_modal(desk, client, asker, press, title=TITLE, filling=filled)


async def _form(desk: Desk, asker: Asker, kept_as: str | None) -> View:
    question = await desk.recalled(asker, kept_as)
    if question is None or kept_as is None:
        return notice_view(GONE, TITLE)
    catalog = desk.ask.catalog()
    models = [model for id_ in question.models if (model := catalog.model(id_))]
    return refine_view(question, models, metadata=Origin.of(asker, kept_as).model_dump_json())


async def answer_again(desk: Desk, client: AsyncWebClient, asker: Asker, kept_as: str, form: Form) -> Delivery:
    """Answer the changed question where Refine was pressed."""
    question = await desk.recalled(asker, kept_as)
    if question is None:
        return await desk.tell(client, asker, GONE)
    return await desk.answer(client, asker, desk.question(changed(question, form)))
