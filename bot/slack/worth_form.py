"""*Set what quality is worth…*: the line at which an upgrade pays, for the whole workspace, as a form."""

from collections.abc import Callable, Iterator
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import ProfileQuestion, RecommendQuestion, Worth
from bot.slack.blocks.kit import Block, context
from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.filled import FilledView, Origin, Submission, dollars_in
from bot.slack.ids import MAX_INCREASE, SET_WORTH, USD_PER_POINT, WORTH_VIEW
from bot.slack.notices import GONE
from bot.slack.opening import open_modal
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of
from bot.slack.views import View, amount, field, form, notice_view

TITLE: Final = "What quality is worth"
FOR_ALL: Final = "This holds for everybody in this workspace. Leave both empty to set no limit."
A_POINT: Final = "A point of the test's own scale, such as one Arena point. An upgrade pays while it costs less."
AN_INCREASE: Final = "In US dollars a month. An upgrade that would add more than this is not recommended."
WEIGHED: Final = "weighed with what quality is worth, which now holds for everybody in this workspace"
FIELDS: Final = tuple(Worth.model_fields)


class Opened(Origin):
    """Where the form was opened, and what it showed: only what was changed in it is saved."""

    shown: Worth = Worth()


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button and for the form."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def filled() -> View:
            return await _form(desk, asker, press.kept_as)

        async def opened() -> Delivery:
            return await open_modal(desk, client, asker, press, title=TITLE, filling=filled)

        desk.start(client, asker, opened)

    async def submitted(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        submission = Submission.model_validate(body)
        worth, problems = read_worth(submission.view)
        if problems:
            await ack(response_action="errors", errors=problems)
            return
        opened = Opened.model_validate_json(submission.view.private_metadata)
        asker = opened.asker(submission.user.id)
        await ack()

        async def saved() -> Delivery:
            return await save(desk, client, asker, opened.kept_as, said_over(worth, shown=opened.shown))

        desk.start(client, asker, saved, once=f"view|{submission.view.id}")

    app.action(SET_WORTH)(pressed)
    app.view(WORTH_VIEW)(submitted)


async def _form(desk: Desk, asker: Asker, kept_as: str | None) -> View:
    if kept_as is None:
        return notice_view(GONE, TITLE)
    worth = await desk.profiles.worth(asker.team)
    opened = Opened(**Origin.of(asker, kept_as).model_dump(), shown=worth)
    return form(WORTH_VIEW, TITLE, _fields(worth), submit="Save", metadata=opened.model_dump_json(exclude_none=True))


def _fields(worth: Worth) -> Iterator[Block]:
    yield field(USD_PER_POINT, "Dollars a month for one point", amount(worth.usd_per_point), hint=A_POINT)
    yield field(MAX_INCREASE, "Most that a month may cost more", amount(worth.max_increase_usd), hint=AN_INCREASE)
    yield context([FOR_ALL])


def read_worth(view: FilledView) -> tuple[Worth, dict[str, str]]:
    """Read the fields, and what is wrong with them by block id."""
    problems: dict[str, str] = {}
    worth = Worth(
        usd_per_point=dollars_in(view, USD_PER_POINT, problems),
        max_increase_usd=dollars_in(view, MAX_INCREASE, problems),
    )
    return worth, problems


def said_over(worth: Worth, *, shown: Worth) -> Callable[[Worth], Worth]:
    """What the form changes about what holds: others may have said something since it was opened."""
    said = {name: limit for name in FIELDS if (limit := getattr(worth, name)) != getattr(shown, name)}
    return lambda held: held.model_copy(update=said)


async def save(
    desk: Desk, client: AsyncWebClient, asker: Asker, kept_as: str, change: Callable[[Worth], Worth]
) -> Delivery:
    """Keep it, and weigh the decision that it was pressed on anew, in its place."""
    worth = await desk.profiles.revalue(asker.team, change, by=asker.user, now=desk.now())
    question = await desk.recalled(asker, kept_as)
    if not isinstance(question, RecommendQuestion):
        return await desk.answer(client, asker, desk.question(ProfileQuestion(action="set", worth=worth)))
    weighed = desk.question(question.model_copy(update={"worth": worth})).noting(WEIGHED)
    return await desk.answer_alone(client, asker, weighed, replace=True)
