"""A response_url takes five answers within thirty minutes."""

from collections.abc import AsyncIterator

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.wire import JsonObject
from tests.fake_slack import FakeSlack, running
from tests.playground.tiny_bot import TinyBot, client_of


@pytest.fixture
def bot() -> TinyBot:
    return TinyBot()


@pytest.fixture
async def slack(bot: TinyBot) -> AsyncIterator[FakeSlack]:
    async with running(bot.build) as fake:
        yield fake


async def commanded(slack: FakeSlack, bot: TinyBot) -> AsyncWebhookClient:
    await slack.command("/llmcost x")
    return AsyncWebhookClient(bot.last["response_url"])


BUTTON: JsonObject = {
    "type": "actions",
    "elements": [{"type": "button", "action_id": "share", "text": {"type": "plain_text", "text": "Share"}}],
}


async def test_an_answer_is_ephemeral_unless_it_is_said_to_be_for_all(slack: FakeSlack, bot: TinyBot) -> None:
    answer = await commanded(slack, bot)

    sent = await answer.send(text="for you")
    await answer.send(text="for all", response_type="in_channel")

    assert (sent.status_code, sent.body) == (200, "ok")
    assert [(message.text, message.only_for) for message in slack.ephemerals()] == [("for you", slack.me.id)]
    assert [message.text for message in slack.from_bot("#llm-costs")] == ["for all"]


async def test_the_sixth_answer_finds_nothing(slack: FakeSlack, bot: TinyBot) -> None:
    answer = await commanded(slack, bot)

    sent = [await answer.send(text=f"{place}") for place in range(6)]

    assert [each.status_code for each in sent] == [200] * 5 + [404]
    assert sent[-1].body == '{"ok":false,"error":"used_url"}'
    assert len(slack.ephemerals()) == 5


async def test_after_thirty_minutes_an_answer_finds_nothing(slack: FakeSlack, bot: TinyBot) -> None:
    answer = await commanded(slack, bot)

    slack.clock.skip(minutes=29)
    in_time = await answer.send(text="x")
    slack.clock.skip(minutes=2)
    too_late = await answer.send(text="x")
    never = await AsyncWebhookClient(f"{slack.api_url.removesuffix('api/')}response/made-up").send(text="x")

    assert (in_time.status_code, too_late.status_code, never.status_code) == (200, 404, 404)
    assert (too_late.body, never.body) == ('{"ok":false,"error":"expired_url"}', '{"ok":false,"error":"invalid_url"}')


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": [{"type": "marquee"}]}, "invalid_blocks"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "x", "replace_original": True}, "message_not_found"),
        ({"delete_original": True}, "message_not_found"),
    ],
)
async def test_a_wrong_answer_is_refused_and_not_shown(
    slack: FakeSlack, bot: TinyBot, payload: JsonObject, error: str
) -> None:
    answer = await commanded(slack, bot)

    sent = await answer.send_dict(payload)

    assert (sent.status_code, f'"error":"{error}"' in sent.body) == (400, True)
    assert [(call.arguments, call.status, call.answer["error"]) for call in slack.calls("response_url")] == [
        (payload, 400, error)
    ]
    assert slack.ephemerals() == []


async def test_an_answer_is_put_into_its_thread(slack: FakeSlack, bot: TinyBot) -> None:
    root = await slack.say("a question")
    answer = await commanded(slack, bot)

    await answer.send_dict({"text": "x", "response_type": "in_channel", "thread_ts": root.ts})

    assert [(message.text, message.thread_ts) for message in slack.from_bot("#llm-costs")] == [("x", root.ts)]


async def test_the_original_is_replaced_and_deleted_when_asked(slack: FakeSlack, bot: TinyBot) -> None:
    answer = await commanded(slack, bot)
    await answer.send(text="old", blocks=[BUTTON])
    shown = await slack.next_ephemeral()
    await slack.press(shown, "share")
    to_press = AsyncWebhookClient(bot.last["response_url"])

    await to_press.send(text="new", replace_original=True)
    replaced = [(message.ts, message.text, message.edited_at is not None) for message in slack.ephemerals()]
    await to_press.send(delete_original=True)

    assert replaced == [(shown.ts, "new", True)]
    assert slack.ephemerals() == []


async def test_an_answer_to_a_command_may_stand_in_its_acknowledgement() -> None:
    async def answer(ack: AsyncAck, command: dict[str, str]) -> None:
        await ack(text="at once", blocks=[{"type": "marquee"}] if command["text"] == "wrong" else None)

    def build(slack: FakeSlack) -> AsyncApp:
        app = AsyncApp(signing_secret=slack.signing_secret, client=client_of(slack))
        app.command("/llmcost")(answer)
        return app

    async with running(build) as slack:
        await slack.command("/llmcost right")
        await slack.command("/llmcost wrong")

        assert [message.text for message in slack.ephemerals()] == ["at once"]
        assert await slack.next_problem() == "/llmcost failed with the error “invalid_blocks”"
