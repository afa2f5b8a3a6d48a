"""The Web API as the real SDK speaks to it: what is answered, and what is refused with which error."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.wire import JsonObject
from tests.fake_slack import MANIFEST, FakeSlack, running


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with running() as fake:
        yield fake


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)


def without(*scopes: str) -> JsonObject:
    granted = [each for each in MANIFEST["oauth_config"]["scopes"]["bot"] if each not in scopes]
    return {**MANIFEST, "oauth_config": {"scopes": {"bot": granted}}}


async def refusal(client: AsyncWebClient, method: str, arguments: JsonObject) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=arguments)
    return dict(refused.value.response.data)


SECTION: JsonObject = {"type": "section", "text": {"type": "mrkdwn", "text": "words"}}
REFUSED: list[tuple[str, JsonObject, str]] = [
    ("chat.teleport", {}, "unknown_method"),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "C0NOWHERE1", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": ["C0LLMCOSTS"], "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "#eng-search", "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": "#llm-costs"}, "no_text"),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "  "}, "no_text"),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "", "blocks": []}, "no_text"),
    ("chat.postMessage", {"channel": "#llm-costs", "text": 7}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "x" * 40_001}, "msg_too_long"),
    ("chat.postMessage", {"channel": "#llm-costs", "markdown_text": "x" * 12_001}, "msg_too_long"),
    ("chat.postMessage", {"channel": "#llm-costs", "markdown_text": "x", "text": "x"}, "markdown_text_conflict"),
    (
        "chat.postMessage",
        {"channel": "#llm-costs", "markdown_text": "x", "blocks": [SECTION]},
        "markdown_text_conflict",
    ),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "x", "blocks": [{"type": "x"}]}, "invalid_blocks"),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "x", "blocks": "[nonsense"}, "invalid_blocks_format"),
    (
        "chat.postMessage",
        {"channel": "#llm-costs", "text": "x", "metadata": {"event_type": "x"}},
        "invalid_metadata_format",
    ),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "x", "attachments": [{}]}, "invalid_attachments"),
    ("chat.postMessage", {"channel": "#llm-costs", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ("chat.postEphemeral", {"channel": "#llm-costs", "text": "x"}, "invalid_arguments"),
    ("chat.postEphemeral", {"channel": "#llm-costs", "text": "x", "user": "U0NOBODY01"}, "user_not_in_channel"),
    ("chat.update", {"channel": "#llm-costs", "ts": "1.000001", "text": "x"}, "message_not_found"),
    ("chat.delete", {"channel": "#llm-costs", "ts": "1.000001"}, "message_not_found"),
    ("conversations.history", {"channel": "C0ENGSRCH1"}, "not_in_channel"),
    ("conversations.history", {"channel": "C0LLMCOSTS", "limit": 1000}, "invalid_limit"),
    ("conversations.history", {"channel": "C0LLMCOSTS", "oldest": "yesterday"}, "invalid_ts_oldest"),
    ("conversations.replies", {"channel": "C0LLMCOSTS", "ts": "1.000001"}, "thread_not_found"),
    ("conversations.info", {"channel": "C0NOWHERE1"}, "channel_not_found"),
    ("conversations.open", {"users": "U0NOBODY01"}, "user_not_found"),
    ("users.info", {"user": "U0NOBODY01"}, "user_not_found"),
    ("bots.info", {"bot": "B0NOBODY01"}, "bot_not_found"),
    ("views.open", {"trigger_id": "x", "view": {"type": "modal"}}, "invalid_trigger_id"),
    ("views.open", {"trigger_id": "x"}, "invalid_arguments"),
    ("views.update", {"view_id": "V1", "view": {"type": "modal"}}, "not_found"),
    ("views.publish", {"user_id": "U0NOBODY01", "view": {"type": "home"}}, "user_not_found"),
    ("views.publish", {"user_id": "U0PERSON01", "view": {"type": "home"}}, "invalid_arguments"),
    (
        "assistant.threads.setSuggestedPrompts",
        {"channel_id": "D0BOTDM001", "prompts": [{"title": "x", "message": "x"}] * 5},
        "invalid_arguments",
    ),
    ("assistant.threads.setStatus", {"channel_id": "D0BOTDM001", "thread_ts": "1.000001"}, "thread_not_found"),
    ("blocks.validate", {}, "invalid_arguments"),
    ("blocks.validate", {"blocks": [{"type": "x"}]}, "invalid_blocks"),
    ("blocks.validate", {"message": {"text": ""}}, "no_text"),
    ("blocks.validate", {"message": [], "text": ""}, "invalid_arguments"),
    ("blocks.validate", {"view": {"type": "home", "blocks": [{"type": "table"}]}}, "invalid_arguments"),
    ("api.test", {"error": "my_error"}, "my_error"),
    ("oauth.v2.access", {"client_id": "client", "client_secret": "wrong"}, "bad_client_secret"),
]


async def test_each_wrong_call_is_refused_with_slacks_error(client: AsyncWebClient) -> None:
    answered = [(method, (await refusal(client, method, arguments))["error"]) for method, arguments, _ in REFUSED]

    assert answered == [(method, error) for method, _, error in REFUSED]


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        (None, "auth.test", "not_authed"),
        ("xoxb-of-another-app", "auth.test", "invalid_auth"),
        ("xapp-playground", "auth.test", "not_allowed_token_type"),
        ("xoxb-playground", "apps.connections.open", "not_allowed_token_type"),
    ],
)
async def test_a_call_needs_the_right_token(slack: FakeSlack, token: str | None, method: str, error: str) -> None:
    client = AsyncWebClient(token=token, base_url=slack.api_url)

    assert (await refusal(client, method, {}))["error"] == error


@pytest.mark.parametrize(
    ("method", "arguments", "scope"),
    [
        ("chat.postMessage", {"channel": "#llm-costs", "text": "x"}, "chat:write"),
        ("conversations.history", {"channel": "C0LLMCOSTS"}, "channels:history"),
        ("conversations.history", {"channel": "D0BOTDM001"}, "im:history"),
        ("conversations.info", {"channel": "C0LLMCOSTS"}, "channels:read"),
        ("conversations.open", {"users": "U0PERSON01"}, "im:write"),
        ("users.conversations", {}, "channels:read"),
        ("users.info", {"user": "U0PERSON01"}, "users:read"),
        ("team.info", {}, "team:read"),
        ("assistant.threads.setSuggestedPrompts", {}, "assistant:write"),
    ],
)
async def test_a_call_without_its_scope_says_what_is_needed(method: str, arguments: JsonObject, scope: str) -> None:
    async with running(manifest=without(scope)) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)

        refused = await refusal(client, method, arguments)

    assert (refused["error"], refused["needed"]) == ("missing_scope", scope)
    assert scope not in refused["provided"].split(",")


async def test_a_post_comes_back_as_slack_writes_it(slack: FakeSlack, client: AsyncWebClient) -> None:
    answer = await client.chat_postMessage(channel="#llm-costs", text="words", blocks=[SECTION])

    message = answer.data["message"] if isinstance(answer.data, dict) else {}
    assert answer["channel"] == "C0LLMCOSTS"
    assert message == {
        "type": "message",
        "user": "U0BOTUSER1",
        "bot_id": "B0BOTUSER1",
        "app_id": "A0BOTUSER1",
        "bot_profile": {
            "id": "B0BOTUSER1",
            "app_id": "A0BOTUSER1",
            "user_id": "U0BOTUSER1",
            "team_id": "T0PLAYGRND",
            "name": "llmcost",
            "deleted": False,
            "updated": 0,
        },
        "ts": answer["ts"],
        "text": "words",
        "team": "T0PLAYGRND",
        "blocks": [{**SECTION, "block_id": message["blocks"][0]["block_id"]}],
    }
    assert [(call.method, call.ok) for call in slack.calls("chat.postMessage")] == [("chat.postMessage", True)]


async def test_forms_and_json_say_the_same(slack: FakeSlack, client: AsyncWebClient) -> None:
    await client.api_call("chat.postMessage", data={"channel": "C0LLMCOSTS", "text": "é", "blocks": f"[{_json()}]"})

    assert [(each.text, each.blocks and each.blocks[0]["type"]) for each in slack.messages("#llm-costs")] == [
        ("é", "section")
    ]


def _json() -> str:
    return '{"type": "section", "text": {"type": "mrkdwn", "text": "words"}}'


async def test_no_record_of_a_call_keeps_a_token(slack: FakeSlack, client: AsyncWebClient) -> None:
    await client.api_call("auth.test", data={"token": slack.bot_token})

    assert slack.bot_token not in repr(slack.calls())


async def test_an_archived_or_foreign_private_channel_takes_no_post(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.workspace.channel("#general").is_archived = True
    slack.workspace.channel("#eng-search").is_private = True

    archived = await refusal(client, "chat.postMessage", {"channel": "#general", "text": "x"})
    private = await refusal(client, "chat.postMessage", {"channel": "#eng-search", "text": "x"})

    assert (archived["error"], private["error"]) == ("is_archived", "channel_not_found")


async def test_chat_write_public_posts_without_joining() -> None:
    scopes = [*MANIFEST["oauth_config"]["scopes"]["bot"], "chat:write.public"]
    async with running(manifest={**MANIFEST, "oauth_config": {"scopes": {"bot": scopes}}}) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)

        await client.chat_postMessage(channel="#eng-search", text="x")

        assert [message.text for message in slack.messages("#eng-search")] == ["x"]


async def test_an_update_changes_the_words_and_keeps_the_blocks(slack: FakeSlack, client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel="#llm-costs", text="old", blocks=[SECTION]))["ts"]

    await client.chat_update(channel="C0LLMCOSTS", ts=ts, text="x" * 4000)
    too_long = await refusal(client, "chat.update", {"channel": "C0LLMCOSTS", "ts": ts, "text": "x" * 4001})

    message = slack.messages("#llm-costs")[0]
    assert (message.text, message.edited_at is not None) == ("x" * 4000, True)
    assert [block["type"] for block in message.blocks or []] == ["section"]
    assert too_long["error"] == "msg_too_long"


async def test_the_bot_may_change_and_delete_its_own_messages_only(slack: FakeSlack, client: AsyncWebClient) -> None:
    mine = await slack.say("mine")
    its = (await client.chat_postMessage(channel="#llm-costs", text="its"))["ts"]

    changed = await refusal(client, "chat.update", {"channel": "C0LLMCOSTS", "ts": mine.ts, "text": "x"})
    deleted = await refusal(client, "chat.delete", {"channel": "C0LLMCOSTS", "ts": mine.ts})
    await client.chat_delete(channel="C0LLMCOSTS", ts=its)

    assert (changed["error"], deleted["error"]) == ("cant_update_message", "cant_delete_message")
    assert slack.messages("#llm-costs") == [mine]


async def test_history_gives_metadata_when_asked_and_threads_apart(slack: FakeSlack, client: AsyncWebClient) -> None:
    metadata = {"event_type": "digest", "event_payload": {"period": "2026-W46"}}
    root = (await client.chat_postMessage(channel="#llm-costs", text="digest", metadata=metadata))["ts"]
    reply = (await client.chat_postMessage(channel="#llm-costs", text="details", thread_ts=root))["ts"]
    last = await slack.say("thanks")

    plain = await client.conversations_history(channel="C0LLMCOSTS")
    told = await client.conversations_history(channel="C0LLMCOSTS", include_all_metadata=True, limit=1, latest=last.ts)
    thread = await client.conversations_replies(channel="C0LLMCOSTS", ts=root)

    assert [message["ts"] for message in plain["messages"]] == [last.ts, root]
    assert "metadata" not in plain["messages"][1]
    assert [message["metadata"] for message in told["messages"]] == [metadata]
    assert [message["ts"] for message in thread["messages"]] == [root, reply]
    assert plain["messages"][1]["reply_count"] == 1
    assert (plain["has_more"], told["has_more"]) == (False, False)


async def test_a_reply_cannot_be_replied_to(client: AsyncWebClient) -> None:
    root = (await client.chat_postMessage(channel="#llm-costs", text="root"))["ts"]
    reply = (await client.chat_postMessage(channel="#llm-costs", text="reply", thread_ts=root))["ts"]

    refused = await refusal(client, "chat.postMessage", {"channel": "#llm-costs", "text": "x", "thread_ts": reply})

    assert refused["error"] == "cannot_reply_to_message"


async def test_people_channels_and_the_app_are_described(slack: FakeSlack, client: AsyncWebClient) -> None:
    auth = await client.auth_test()
    user = await client.users_info(user=slack.me.id)
    everyone = await client.users_list()
    bot = await client.bots_info(bot=auth["bot_id"])
    team = await client.team_info()
    channel = await client.conversations_info(channel="C0ENGSRCH1")
    joined = await client.users_conversations(types="public_channel,im")
    direct = await client.conversations_open(users=slack.me.id)
    other = await client.conversations_open(users="U0PERSON02")

    assert (auth["team_id"], auth["user_id"], auth.headers["x-oauth-scopes"].split(",")[0]) == (
        "T0PLAYGRND",
        "U0BOTUSER1",
        "app_mentions:read",
    )
    assert (user["user"]["tz"], user["user"]["tz_offset"] in (3600, 7200)) == ("Europe/Berlin", True)
    assert [member["name"] for member in everyone["members"]] == ["you", "sam", "llmcost"]
    assert (bot["bot"]["user_id"], team["team"]["name"]) == ("U0BOTUSER1", "Playground")
    assert (channel["channel"]["name"], channel["channel"]["is_member"]) == ("eng-search", False)
    assert [each["id"] for each in joined["channels"]] == ["C0LLMCOSTS", "C0GENERAL1", "D0BOTDM001"]
    assert direct["channel"]["id"] == slack.direct
    assert other["channel"]["id"] not in (slack.direct, "")


async def test_an_ephemeral_message_is_seen_by_one_and_is_not_in_the_history(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    await client.chat_postEphemeral(channel="#llm-costs", user=slack.me.id, text="only you")

    history = await client.conversations_history(channel="C0LLMCOSTS")

    assert [(message.text, message.only_for) for message in slack.ephemerals("#llm-costs")] == [
        ("only you", slack.me.id)
    ]
    assert (history["messages"], slack.messages("#llm-costs")) == ([], [])


async def test_blocks_are_validated_without_a_token(slack: FakeSlack) -> None:
    answer = await AsyncWebClient(base_url=slack.api_url).blocks_validate(blocks=[SECTION])

    assert answer["ok"] is True


async def test_status_and_prompts_reach_the_person(slack: FakeSlack, client: AsyncWebClient) -> None:
    root = await slack.say("hello", channel=slack.direct)
    prompts = [{"title": "Compare", "message": "a vs b"}]

    await client.assistant_threads_setStatus(channel_id=slack.direct, thread_ts=root.ts, status="is computing…")
    await client.assistant_threads_setSuggestedPrompts(channel_id=slack.direct, thread_ts="", prompts=prompts)
    await slack.until(lambda: slack.prompts)

    assert (slack.statuses, slack.prompts) == (["is computing…"], prompts)
