"""*Share to channel*: the answer for all, once, and the private one taken away."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import ProfileQuestion, Question
from bot.ports import QUESTIONS_KEPT_FOR
from bot.replies.compose import reply_to
from bot.slack.blocks.message import Message, message
from bot.slack.delivery import Delivery, Refused, Taken, Unknown
from bot.slack.desk import Desk
from bot.slack.ids import SHARE
from bot.slack.notices import GONE, SHARE_LOST, SHARED_BEFORE, not_shared
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of
from bot.usecases.contexts import Place
from bot.usecases.profiles import as_it_holds

NO_BUTTONS = {"can_share": False, "can_refine": False, "input_share": None, "choices": ()}


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def shared() -> Delivery:
            return await share(desk, client, asker, press.kept_as)

        desk.start(client, asker, shared)

    app.action(SHARE)(pressed)


async def share(desk: Desk, client: AsyncWebClient, asker: Asker, kept_as: str | None) -> Delivery:
    """Post a kept question's answer, however often and from however many places the button is pressed, once."""
    question = await desk.recalled(asker, kept_as)
    if question is None:
        return await desk.tell(client, asker, GONE)
    if isinstance(question, ProfileQuestion):
        # Others are told what holds: what was said here may have been changed or taken back since.
        question = as_it_holds(ProfileQuestion(), await desk.profiles.held(asker.team, asker.channel))
    answer = _shown_to_all(desk, question, by=asker.user)
    claim = f"share|{kept_as}|{asker.channel}"
    if not await desk.seen.first_time(asker.team, claim, now=desk.now(), kept_for=QUESTIONS_KEPT_FOR):
        return await desk.tell(client, asker, SHARED_BEFORE)
    delivery = await _post(desk, client, asker, answer, claim)
    if isinstance(delivery, Taken):
        # Whoever goes on below the shared answer leans on it.
        await desk.remember(Place(asker.team, asker.channel, thread=asker.thread_ts or delivery.ts), question)
    return delivery


def _shown_to_all(desk: Desk, question: Question, *, by: str) -> Message:
    """A record of what somebody saw: without buttons that would change it under their name."""
    outcome = desk.question(question)
    return message(
        reply_to(question, outcome.answer).model_copy(update=NO_BUTTONS),
        kept_as=None,
        shared_by=by,
    )


async def _post(desk: Desk, client: AsyncWebClient, asker: Asker, answer: Message, claim: str) -> Delivery:
    delivery = await desk.messenger.post(client, answer, channel=asker.channel, thread_ts=asker.thread_ts)
    match delivery:
        case Taken():
            if asker.response_url:
                await desk.messenger.take_away(asker.response_url)
        case Refused(error=error):
            await desk.seen.release(asker.team, claim)
            await desk.tell(client, asker, not_shared(error, channel=asker.channel))
        case Unknown():
            await desk.tell(client, asker, SHARE_LOST)
    return delivery
