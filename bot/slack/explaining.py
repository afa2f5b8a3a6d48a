"""*Why*: every figure of an answer with its formula, in a modal."""

from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.replies.compose import reply_to
from bot.replies.reply import Reply
from bot.slack.blocks.kit import bounded, context, escaped, section
from bot.slack.blocks.message import origins
from bot.slack.blocks.working import working_sections
from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.ids import WHY, WHY_VIEW
from bot.slack.notices import GONE
from bot.slack.opening import open_modal
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of
from bot.slack.views import View, notice_view, view

TITLE: Final = "How it was computed"
MOST_SECTIONS: Final = 95
"""A modal holds 100 blocks."""
HEADLINE_CHARS: Final = 1_000
SHORTENED: Final = "There is more, which does not fit here. Ask about fewer models to see it."


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the button."""

    async def pressed(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def explained() -> View:
            return await explanation(desk, asker, press.kept_as)

        async def opened() -> Delivery:
            return await open_modal(desk, client, asker, press, title=TITLE, filling=explained)

        desk.start(client, asker, opened)

    app.action(WHY)(pressed)


async def explanation(desk: Desk, asker: Asker, kept_as: str | None) -> View:
    """The working of a kept question's answer, at the prices of now."""
    question = await desk.recalled(asker, kept_as)
    if question is None:
        return notice_view(GONE, TITLE)
    outcome = desk.question(question)
    return working_view(reply_to(outcome.question, outcome.answer))


def working_view(reply: Reply) -> View:
    """Headline, basis, every step, and where the figures come from."""
    head = [section(f"*{escaped(bounded(reply.headline, HEADLINE_CHARS))}*")]
    basis = [context([escaped(reply.basis)])] if reply.basis else []
    steps = working_sections(reply.working)
    rest = [context([SHORTENED])] if len(steps) > MOST_SECTIONS else []
    return view(WHY_VIEW, TITLE, [*head, *basis, *steps[:MOST_SECTIONS], *rest, *origins(reply)], close="Close")
