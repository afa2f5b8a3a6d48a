"""*Refine…*: a modal with what can be changed, and the answer to the changed question."""

import logging
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery, Refused, Taken
from bot.slack.desk import Desk
from bot.slack.ids import MODELS, REFINE, REFINE_VIEW
from bot.slack.modal import Modal
from bot.slack.notices import GONE, NOT_FILLED, not_opened
from bot.slack.payloads import Asker, Payload, Press, Suggestion
from bot.slack.refine_form import Form, Origin, Submission, changed, read_form
from bot.slack.refine_view import OPTION_VALUE, View, notice_view, option, refine_view
from bot.slack.team import team_of
from catalog.model import ModelId

log = logging.getLogger(__name__)

SUGGESTIONS = 50
NO_WORD: Final = "no answer"


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button, the search inside the modal, and its submission."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def opened() -> Delivery:
            return await open_form(desk, client, asker, press)

        # No claim before the modal opens: the trigger lives for three seconds and works once by itself.
        desk.start(client, asker, opened)

    async def searched(ack: AsyncAck, body: Payload) -> None:
        await ack(options=suggestions(desk, Suggestion.model_validate(body).value))

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
    app.options(MODELS)(searched)
    app.view(REFINE_VIEW)(submitted)


async def open_form(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Open the modal first, then fill it in. Whoever is left without a form reads why."""
    modal = Modal(client, name=f"{REFINE}|{press.trigger_id}")
    opened = await modal.open(press.trigger_id)
    if isinstance(opened, Refused):
        return await desk.tell(client, asker, not_opened(opened.error))
    try:
        form = await _form(desk, asker, press.kept_as)
    except Exception:
        await modal.show(notice_view(NOT_FILLED))
        raise
    shown = await modal.show(form)
    if isinstance(shown, Taken):
        return shown
    log.warning("Slack did not show the form: %s", shown)
    noticed = await modal.show(notice_view(NOT_FILLED))
    if isinstance(noticed, Taken):
        return noticed
    # A modal whose opening was not confirmed may not be there at all.
    return await desk.tell(client, asker, NOT_FILLED if isinstance(opened, Taken) else not_opened(NO_WORD))


async def _form(desk: Desk, asker: Asker, kept_as: str | None) -> View:
    question = await desk.recalled(asker, kept_as)
    if question is None or kept_as is None:
        return notice_view(GONE)
    catalog = desk.ask.catalog()
    models = [model for id_ in question.models if (model := catalog.model(id_))]
    return refine_view(question, models, metadata=Origin.of(asker, kept_as).model_dump_json())


async def answer_again(desk: Desk, client: AsyncWebClient, asker: Asker, kept_as: str, form: Form) -> Delivery:
    """Answer the changed question where Refine was pressed."""
    question = await desk.recalled(asker, kept_as)
    if question is None:
        return await desk.tell(client, asker, GONE)
    return await desk.answer(client, asker, desk.question(changed(question, form)))


def suggestions(desk: Desk, text: str) -> list[dict[str, object]]:
    """Models of the catalog for what was typed so far."""
    catalog = desk.ask.catalog()
    found = catalog.names.search(text, limit=SUGGESTIONS)
    return [option(model) for id_ in found if len(id_) <= OPTION_VALUE and (model := catalog.model(ModelId(id_)))]
