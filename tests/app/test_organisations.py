"""One bot for a whole organisation: events name no workspace, buttons do, and forms name whichever they like."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.playground.payloads import interaction
from bot.playground.responses import issue_response_url
from bot.playground.workspace import Message
from bot.slack.ids import INPUT_SHARE, REFINE, REFINE_VIEW, VOLUME
from tests.fake_slack import FakeSlack

FORM = "application/x-www-form-urlencoded"
COMPARISON = "gpt-5.1 vs gpt-4.1-mini 100M"


async def interact(slack: FakeSlack, kind: str, **fields: Any) -> int:
    """Send a signed interaction; the status of its answer."""
    payload = interaction(slack.playground.stage, kind) | fields
    reply = await slack.request(urlencode({"payload": json.dumps(payload)}).encode(), content_type=FORM)
    return reply.status or 0


async def answered_to_the_organisation(slack: FakeSlack) -> Message:
    """A mention as it comes from an organisation, and its answer."""
    question = await slack.say("…")
    installed = {"enterprise_id": "E9", "team_id": None, "is_bot": True, "is_enterprise_install": True}
    event = {"type": "app_mention", "channel": question.channel, "user": slack.me.id, "ts": question.ts}
    await slack.request(
        {
            "type": "event_callback",
            "event_id": "Ev1",
            "team_id": "T9",
            "enterprise_id": "E9",
            "authorizations": [installed],
            "event": event | {"text": COMPARISON},
        }
    )
    return await slack.next_message()


@pytest.mark.parametrize("team", [{"id": "T9"}, None])
async def test_what_an_organisation_asked_is_found_again_from_each_workspace(
    slack: FakeSlack, team: dict[str, str] | None
) -> None:
    answer = await answered_to_the_organisation(slack)
    block_id = next(block["block_id"] for block in answer.blocks or [] if block["type"] == "actions")
    url = issue_response_url(
        slack.playground.stage, channel=answer.channel, user=slack.me.id, original=(answer.ts, False)
    )

    status = await interact(
        slack,
        "block_actions",
        team=team,
        enterprise={"id": "E9"},
        is_enterprise_install=True,
        channel={"id": answer.channel},
        response_url=url,
        trigger_id="1.2.3",
        container={"type": "message", "message_ts": answer.ts},
        message={"ts": answer.ts},
        actions=[{"action_id": INPUT_SHARE, "block_id": block_id, "selected_option": {"value": "0.8"}}],
    )

    await slack.until(lambda: "$300" in answer.text)
    assert status == 200


@pytest.mark.parametrize("installed", ["T0PLAYGRND", "E9", "TOTHER"])
async def test_a_form_finds_its_question_whichever_team_its_submission_names(slack: FakeSlack, installed: str) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    await slack.press(answer, REFINE)
    await slack.next_view()
    form = await slack.next_view()

    status = await interact(
        slack,
        "view_submission",
        view={
            "id": form.id,
            "type": "modal",
            "callback_id": REFINE_VIEW,
            "private_metadata": form.body["private_metadata"],
            "app_installed_team_id": installed,
            "state": {"values": {VOLUME: {VOLUME: {"value": "10M"}}}},
        },
    )

    await slack.until(lambda: "$10 against $56" in answer.text)
    assert status == 200
