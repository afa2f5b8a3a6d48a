"""What the person writes and opens, and what the bot hears of it."""

from collections.abc import AsyncIterator

import pytest

from bot.playground.gestures import GestureError
from tests.fake_slack import FakeSlack, running
from tests.playground.tiny_bot import TinyBot, client_of, subscribed

ALL_EVENTS = ("app_mention", "message.im", "message.channels", "app_home_opened", "member_joined_channel")


@pytest.fixture
def bot() -> TinyBot:
    return TinyBot()


@pytest.fixture
async def slack(bot: TinyBot) -> AsyncIterator[FakeSlack]:
    async with running(bot.build) as fake:
        yield fake


def delivered(slack: FakeSlack) -> list[str]:
    """What was sent to the bot."""
    return [event["method"] for event in slack.events if event.get("direction") == "out"]


async def test_names_in_a_commands_text_become_ids_beside_their_names(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.command("/llmcost share with @sam in #general, not @nobody or a@sam.example")

    assert bot.last["text"] == ("share with <@U0PERSON02|sam> in <#C0GENERAL1|general>, not @nobody or a@sam.example")


async def test_a_command_works_where_the_bot_is_no_member_and_in_the_dm(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.command("/llmcost", channel="#eng-search")
    await slack.command("/llmcost", channel=slack.direct)

    assert [body["channel_name"] for body in bot.heard] == ["eng-search", "directmessage"]


async def test_slacks_client_takes_no_unknown_command_and_none_in_a_thread(slack: FakeSlack) -> None:
    root = await slack.say("root")
    write = slack.playground.gestures.write

    with pytest.raises(GestureError, match="/unknown is not a valid command"):
        await write("/unknown x", channel="#general")
    with pytest.raises(GestureError, match="is not supported in threads"):
        await write("/llmcost x", channel="#llm-costs", thread_ts=root.ts)


@pytest.mark.parametrize("text", ["", " \n", "x" * 40_001])
async def test_slacks_client_takes_no_empty_and_no_endless_message(slack: FakeSlack, text: str) -> None:
    with pytest.raises(GestureError, match="1 to 40,000 characters"):
        await slack.say(text)


async def test_a_mention_and_a_dm_are_heard_and_other_talk_is_not(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.say("nothing for you")
    await slack.mention("in a channel")
    await slack.dm("in private")

    assert bot.events == ["app_mention", "message"]
    assert (bot.last["event"]["channel"], bot.last["event"]["channel_type"]) == ("D0BOTDM001", "im")


async def test_a_mention_in_a_thread_says_which(slack: FakeSlack, bot: TinyBot) -> None:
    root = await slack.say("root")

    await slack.mention("in the thread", thread_ts=root.ts)

    assert (bot.last["event"]["thread_ts"], bot.last["event"]["parent_user_id"]) == (root.ts, slack.me.id)


async def test_with_both_subscriptions_a_mention_is_heard_twice_with_two_ids(bot: TinyBot) -> None:
    async with running(bot.build, manifest=subscribed(*ALL_EVENTS)) as slack:
        await slack.mention("hello")

        assert bot.events == ["app_mention", "message"]
        assert len({body["event_id"] for body in bot.heard}) == 2


async def test_where_the_bot_is_not_it_hears_nothing_until_it_is_invited(bot: TinyBot) -> None:
    async with running(bot.build, manifest=subscribed(*ALL_EVENTS)) as slack:
        await slack.mention("hello", channel="#eng-search")
        told = await slack.next_problem()
        await slack.command("/invite @llmcost", channel="#eng-search")
        await slack.mention("hello", channel="#eng-search")

        assert told == "llmcost is not in #eng-search: type /invite @llmcost to add it."
        assert bot.events == ["member_joined_channel", "app_mention", "message"]


async def test_the_bot_hears_of_its_own_messages_and_their_changes(bot: TinyBot) -> None:
    async with running(bot.build, manifest=subscribed("message.im")) as slack:
        client = client_of(slack)
        ts = (await client.chat_postMessage(channel=slack.direct, text="x"))["ts"]
        await client.chat_postMessage(channel="#general", text="not subscribed to")
        await client.chat_update(channel=slack.direct, ts=ts, text="y")
        await slack.until(lambda: delivered(slack) == ["message"] * 2)
        await client.chat_delete(channel=slack.direct, ts=ts)
        await slack.until(lambda: delivered(slack) == ["message"] * 3)

        # Bolt keeps what names the bot as its author from listeners; a deletion names nobody
        assert bot.events == ["message/message_deleted"]


async def test_opening_the_home_and_the_dm_is_heard(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.open("home")
    await client_of(slack).views_publish(user_id=slack.me.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    await slack.open("home")
    await slack.open("messages")

    opened = [body["event"] for body in bot.heard]
    assert [(event["tab"], event["channel"], "view" in event) for event in opened] == [
        ("home", "D0BOTDM001", False),
        ("home", "D0BOTDM001", True),
        ("messages", "D0BOTDM001", False),
    ]
    with pytest.raises(GestureError, match="no such tab"):
        await slack.open("about")


async def test_a_message_shortcut_carries_the_message(slack: FakeSlack, bot: TinyBot) -> None:
    message = await slack.say("we use gpt-5.1")

    await slack.shortcut("price_this", message)

    payload = bot.last
    assert (payload["type"], payload["callback_id"], payload["message_ts"]) == (
        "message_action",
        "price_this",
        message.ts,
    )
    assert (payload["message"]["text"], payload["message"]["user"]) == ("we use gpt-5.1", slack.me.id)
    assert payload["channel"] == {"id": "C0LLMCOSTS", "name": "llm-costs"}
    assert {"response_url", "trigger_id", "action_ts", "user", "team"} <= payload.keys()
    with pytest.raises(GestureError, match="no such shortcut"):
        await slack.shortcut("unknown", message)


async def test_removing_the_app_is_heard(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.revoke_tokens()
    await slack.uninstall()

    assert bot.events == ["tokens_revoked", "app_uninstalled"]
