"""A question that the parser cannot read, through the real app, with a language model behind it."""

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.parsing.parse import parse
from bot.understanding.by_model import ByModel
from bot.understanding.endpoint import Endpoint
from bot.usecases.ask import Ask
from tests.app.whole_bot import bot_before_slack
from tests.builders import catalog
from tests.language_model import StandIn, standing_in

SPENT = "wie viel haben wir letzte Woche ausgegeben?"
ASKED_BACK = "I can't tell what you would like to know"


def ask_with_help_of(stand_in: StandIn, *, seconds: float = 2.5) -> Ask:
    endpoint = Endpoint(stand_in.base_url, "small")
    return Ask(catalog=catalog, read=parse, understanding=ByModel(endpoint, seconds=seconds))


async def test_people_see_how_their_words_were_read_and_can_say_it_otherwise(engine: AsyncEngine) -> None:
    async with standing_in() as endpoint, bot_before_slack(engine, ask=ask_with_help_of(endpoint)) as slack:
        endpoint.reads(intent="spend", period="last week")
        await slack.mention(SPENT)
        read = await slack.next_message()

        await slack.mention("gpt-5.1 vs gpt-4.1-mini 100M", thread_ts=read.thread_ts)
        corrected = await slack.next_message()

    assert "I read this as “what did we spend last week” (by small; say it otherwise to correct me)" in str(read.blocks)
    assert "$563" in corrected.text
    assert [body["messages"][-1]["content"] for body in endpoint.asked] == [SPENT]


async def test_what_it_brings_in_by_itself_is_asked_back(engine: AsyncEngine) -> None:
    async with standing_in() as endpoint, bot_before_slack(engine, ask=ask_with_help_of(endpoint)) as slack:
        endpoint.reads(intent="cost", models=["gpt-5.1"], volume="1M", tokens_per_month=1_000_000)

        await slack.dm(SPENT)
        answer = await slack.next_message(slack.direct)

    assert answer.text.startswith(ASKED_BACK)
    assert "gpt-5.1" not in answer.text.partition("\n")[0]


async def test_an_endpoint_that_hangs_costs_a_moment_and_no_answer(engine: AsyncEngine) -> None:
    async with (
        standing_in() as endpoint,
        bot_before_slack(engine, ask=ask_with_help_of(endpoint, seconds=0.3)) as slack,
    ):
        endpoint.says = endpoint.hangs

        acknowledged = await slack.command(f"/llmcost {SPENT}")
        answer = await slack.next_ephemeral()

    assert acknowledged.status == 200
    assert answer.text.startswith(ASKED_BACK)
