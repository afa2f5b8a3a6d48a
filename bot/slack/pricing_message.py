"""The message shortcut *Price this*: the models that a message names, for the asker alone."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import PriceQuestion, Question, Workload
from bot.engine.refine import refined
from bot.parsing.text import clean
from bot.slack.desk import Desk
from bot.slack.ids import PRICE_THIS
from bot.slack.notices import NO_MODEL_NAMED
from bot.slack.payloads import Asker, Payload, Shortcut
from bot.slack.refine_view import MOST_MODELS
from bot.slack.team import team_of
from catalog.catalog import Catalog


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the shortcut."""

    async def called(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        shortcut = Shortcut.model_validate(body)
        asker = shortcut.asker(team_of(context))
        await ack()

        async def answered() -> None:
            await price(desk, client, asker, shortcut.message.text)

        desk.start(client, asker, answered, once=f"shortcut|{shortcut.trigger_id}")

    app.message_shortcut(PRICE_THIS)(called)


async def price(desk: Desk, client: AsyncWebClient, asker: Asker, text: str) -> None:
    """Answer what the models in a text cost, whatever else the text says."""
    question = priced(desk.words(text).question, desk.ask.catalog(), text)
    if question is None:
        await desk.tell(client, asker, NO_MODEL_NAMED)
        return
    await desk.answer_alone(client, asker, desk.question(question))


def priced(read: Question, catalog: Catalog, text: str) -> Question | None:
    """A question of cost about the models named in a text, at the workload read out of it; None without a model."""
    named = tuple(dict.fromkeys(mention.model for mention in catalog.names.mentions(clean(text)) if mention.model))
    if not named:
        return None
    workload = getattr(read, "workload", Workload())
    return refined(PriceQuestion(models=named[:1], workload=workload), models=named[:MOST_MODELS])
