"""The message shortcut *Price this*: the models that a message names, for the asker alone."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import PriceQuestion, Question, Workload
from bot.engine.refine import refined
from bot.parsing.text import clean
from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.ids import PRICE_THIS
from bot.slack.notices import CUT, NO_MODEL_NAMED
from bot.slack.payloads import READ_AT_MOST, Asker, Payload, Quoted, Shortcut
from bot.slack.refine_view import MOST_MODELS
from bot.slack.team import team_of
from catalog.catalog import Catalog


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the shortcut."""

    async def called(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        shortcut = Shortcut.model_validate(body)
        asker = shortcut.asker(team_of(context))
        await ack()

        async def answered() -> Delivery:
            return await price(desk, client, asker, shortcut.message)

        desk.start(client, asker, answered, once=f"shortcut|{shortcut.trigger_id}")

    app.message_shortcut(PRICE_THIS)(called)


async def price(desk: Desk, client: AsyncWebClient, asker: Asker, message: Quoted) -> Delivery:
    """Answer what the models in a message cost, whatever else it says.

    Its blocks are read where its text names none: most often they say the same again, and amounts would count twice.
    """
    question = await _question(desk, message.text)
    in_full = message.in_full
    if question is None and in_full != message.text:
        question = await _question(desk, in_full[:READ_AT_MOST])
        if len(in_full) > READ_AT_MOST:
            await desk.tell(client, asker, CUT)
    if question is None:
        return await desk.tell(client, asker, NO_MODEL_NAMED)
    return await desk.answer_alone(client, asker, desk.question(question))


async def _question(desk: Desk, text: str) -> Question | None:
    read, catalog = await desk.words(text), desk.ask.catalog()
    return await desk.beside(text, lambda: priced(read.question, catalog, text))


def priced(read: Question, catalog: Catalog, text: str) -> Question | None:
    """A question of cost about the models named in a text, at the workload read out of it; None without a model."""
    named = tuple(dict.fromkeys(mention.model for mention in catalog.names.mentions(clean(text)) if mention.model))
    if not named:
        return None
    workload = getattr(read, "workload", Workload())
    return refined(PriceQuestion(models=named[:1], workload=workload), models=named[:MOST_MODELS])
