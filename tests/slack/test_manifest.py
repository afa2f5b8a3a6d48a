"""The manifest that people paste says the same as the code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.slack.greeting import PROMPTS
from bot.slack.http import EVENTS_PATH
from bot.slack.ids import BOT_NAME, COMMAND, PRICE_THIS, SCOPES

ROOT = Path(__file__).parents[2]
WRITTEN = (ROOT / "manifest.yml").read_text()
NEEDED_FOR = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.im": "im:history",
    "tokens_revoked": None,
}
"""The events that the code listens for, and the scope that Slack asks for each."""


@pytest.fixture
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(WRITTEN)
    return read


def test_it_keeps_to_slacks_schema(manifest: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "tests/slack/manifest_schema.json").read_text())

    assert [problem.message for problem in Draft202012Validator(schema).iter_errors(manifest)] == []


def test_it_names_the_command_the_shortcut_and_the_bot_as_the_code_does(manifest: dict[str, Any]) -> None:
    features = manifest["features"]

    assert [command["command"] for command in features["slash_commands"]] == [COMMAND]
    assert [(each["type"], each["callback_id"]) for each in features["shortcuts"]] == [("message", PRICE_THIS)]
    assert features["bot_user"]["display_name"] == BOT_NAME


def test_it_asks_for_the_scopes_that_the_code_asks_for(manifest: dict[str, Any]) -> None:
    assert manifest["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)


def test_each_scope_has_its_reason_beside_it(manifest: dict[str, Any]) -> None:
    without = [
        scope for scope in manifest["oauth_config"]["scopes"]["bot"] if not re.search(rf"- {scope} # \S+ \S+", WRITTEN)
    ]

    assert without == []


def test_it_subscribes_to_the_events_that_are_handled(manifest: dict[str, Any]) -> None:
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == sorted(NEEDED_FOR)


def test_every_event_that_needs_a_scope_has_it() -> None:
    assert {scope for scope in NEEDED_FOR.values() if scope} <= set(SCOPES)


def test_each_event_has_a_listener_of_its_own() -> None:
    listeners = " ".join(path.read_text() for path in (ROOT / "bot/slack").glob("*.py"))

    registered = set(re.findall(r'app\.event\("(\w+)"\)', listeners))

    assert registered == {event.partition(".")[0] for event in NEEDED_FOR}


def test_it_offers_the_prompts_that_the_code_sets(manifest: dict[str, Any]) -> None:
    assert manifest["features"]["agent_view"]["suggested_prompts"] == list(PROMPTS)


def test_it_is_an_agent_of_the_present_kind(manifest: dict[str, Any]) -> None:
    assert "agent_view" in manifest["features"]
    assert "assistant_view" not in manifest["features"]


def test_its_urls_are_the_routes_that_are_served(manifest: dict[str, Any]) -> None:
    interactivity = manifest["settings"]["interactivity"]
    urls = {
        manifest["features"]["slash_commands"][0]["url"],
        manifest["settings"]["event_subscriptions"]["request_url"],
        interactivity["request_url"],
        interactivity["message_menu_options_url"],
    }

    assert urls == {f"https://example.com{EVENTS_PATH}"}
