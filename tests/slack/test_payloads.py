from typing import Any

import pytest
from pydantic import ValidationError

from bot.slack.payloads import READ_AT_MOST, Asker, Command, Press, Said, Shortcut, TokensRevoked, Wire

COMMAND: dict[str, Any] = {
    "token": "legacy",
    "team_id": "T1",
    "channel_id": "C1",
    "user_id": "U1",
    "command": "/llmcost",
    "text": "gpt-5.1 &amp; o3",
    "response_url": "https://hooks.slack.com/commands/1",
    "trigger_id": "13345224609.738474920.8088930838d88f008e0",
}
PRESS: dict[str, Any] = {
    "type": "block_actions",
    "user": {"id": "U1", "team_id": "T1"},
    "channel": {"id": "C1", "name": "llm-costs"},
    "trigger_id": "1.2.3",
    "response_url": "https://hooks.slack.com/actions/1",
    "container": {"type": "message", "message_ts": "5.6", "channel_id": "C1", "is_ephemeral": True},
    "actions": [{"action_id": "share", "block_id": "actions|abc", "type": "button", "action_ts": "7.8"}],
}
SHORTCUT: dict[str, Any] = {
    "type": "message_action",
    "callback_id": "price_this",
    "user": {"id": "U1"},
    "channel": {"id": "C1"},
    "trigger_id": "1.2.3",
    "response_url": "https://hooks.slack.com/app/1",
    "message": {"type": "message", "ts": "5.6", "text": "we use <@U2> `gpt-5.1`"},
}
IN_A_CHANNEL = {"container": {"message_ts": "5.6"}, "message": {"ts": "5.6", "thread_ts": "1.0"}}


def test_a_command_is_answered_for_its_asker_alone() -> None:
    command = Command.model_validate(COMMAND)

    assert command.text == "gpt-5.1 &amp; o3"
    assert command.asker("T1") == Asker(
        team="T1", user="U1", channel="C1", response_url="https://hooks.slack.com/commands/1", alone=True
    )


def test_a_button_in_an_ephemeral_names_its_question_and_no_thread() -> None:
    press = Press.model_validate(PRESS)

    assert press.kept_as == "abc"
    assert press.asker("T1") == Asker(
        team="T1", user="U1", channel="C1", response_url="https://hooks.slack.com/actions/1", alone=True
    )


@pytest.mark.parametrize(
    ("changed", "thread"),
    [
        (IN_A_CHANNEL, "1.0"),
        ({"container": {"message_ts": "5.6"}, "message": {"ts": "5.6"}}, "5.6"),
        ({"container": {"message_ts": "5.6"}}, "5.6"),
        ({"container": {"message_ts": "5.6", "is_ephemeral": True, "thread_ts": "1.0"}}, "1.0"),
    ],
)
def test_what_follows_from_a_message_belongs_into_its_thread(changed: dict[str, Any], thread: str) -> None:
    assert Press.model_validate(PRESS | changed).asker("T1").thread_ts == thread


@pytest.mark.parametrize(("thread", "answered_in"), [(None, "5.6"), ("1.0", "1.0")])
def test_a_mention_is_answered_in_its_thread(thread: str | None, answered_in: str) -> None:
    said = Said.model_validate(
        {"user": "U1", "channel": "C1", "ts": "5.6", "thread_ts": thread, "text": "<@U0BOT> help"}
    )

    assert said.asker("T1").thread_ts == answered_in


@pytest.mark.parametrize(
    ("fields", "is_a_persons"),
    [
        ({"user": "U1"}, True),
        ({"user": "U1", "subtype": "file_share"}, True),
        ({"user": "U1", "subtype": "message_changed"}, False),
        ({"user": "U1", "subtype": "thread_broadcast"}, False),
        ({"user": "U1", "bot_id": "B1"}, False),
        ({"bot_id": "B1", "subtype": "bot_message"}, False),
        ({}, False),
    ],
)
def test_only_what_a_person_just_wrote_is_answered(fields: dict[str, Any], *, is_a_persons: bool) -> None:
    assert Said.model_validate({"channel": "C1", "ts": "1.2"} | fields).is_a_persons is is_a_persons


def test_a_shortcut_answers_in_a_thread_only_where_there_is_one() -> None:
    outside = Shortcut.model_validate(SHORTCUT)
    inside = Shortcut.model_validate(SHORTCUT | {"message": {"ts": "5.6", "thread_ts": "1.0"}})

    assert outside.message.text == "we use <@U2> `gpt-5.1`"
    assert outside.asker("T1").thread_ts is None
    assert inside.asker("T1").thread_ts == "1.0"


@pytest.mark.parametrize(
    ("shape", "payload"),
    [
        (Command, {}),
        (Command, COMMAND | {"user_id": 5}),
        (Command, COMMAND | {"user_id": "U" * 65}),
        (Command, COMMAND | {"text": ["a"]}),
        (Command, COMMAND | {"response_url": ""}),
        (Press, PRESS | {"actions": []}),
        (Press, PRESS | {"user": "U1"}),
        (Press, PRESS | {"channel": None}),
        (Press, PRESS | {"actions": [{"action_id": "x" * 300}]}),
        (Press, PRESS | {"actions": [{"action_id": "why", "block_id": "why|a\x00b"}]}),
        (Press, PRESS | {"trigger_id": "1.2\x003"}),
        (Press, PRESS | {"channel": {"id": "C\x00"}}),
        (Said, {"channel": {"id": "C1"}, "ts": "1"}),
        (Shortcut, SHORTCUT | {"message": None}),
    ],
)
def test_a_payload_of_another_shape_is_refused_without_showing_it(shape: type[Wire], payload: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        shape.model_validate(payload)

    assert "input_value" not in str(refusal.value)


def test_revoked_user_tokens_are_not_the_bots() -> None:
    assert TokensRevoked.model_validate({"tokens": {"oauth": ["U1"]}}).tokens.bot == ()
    assert TokensRevoked.model_validate({"tokens": {"oauth": [], "bot": ["U0BOT"]}}).tokens.bot == ("U0BOT",)


def test_a_text_of_any_length_is_cut() -> None:
    command = Command.model_validate(COMMAND | {"text": "x" * 50_000})

    assert len(command.text) == READ_AT_MOST


def test_a_button_of_a_changed_message_is_no_repetition_of_the_one_before_the_change() -> None:
    def pressed(block_id: str, *, action_id: str = "follow:0") -> Press:
        action = {"action_id": action_id, "block_id": block_id}
        return Press.model_validate(PRESS | IN_A_CHANNEL | {"actions": [action]})

    before, after = pressed("follow|first"), pressed("follow|second")
    longest = pressed(f"follow|{'k' * 240}", action_id="x" * 255)

    assert before.once != after.once
    assert before.once == before.model_copy(update={"trigger_id": "9.9.other"}).once
    assert len(longest.once) <= 255
