"""How requests reach the bot: signed, within three seconds, and events again when they were not acknowledged."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.delivery import Patience
from bot.playground.wire import JsonObject
from tests.fake_slack import FakeSlack, running


@dataclass
class Ear:
    """A bot that keeps what it hears and answers with the next of its answers, at last with 200."""

    answers: list[Callable[[], Response]] = field(default_factory=list)
    heard: list[Request] = field(default_factory=list)

    def build(self, _slack: FakeSlack) -> Starlette:
        return Starlette(routes=[Route("/slack/events", self.hear, methods=["POST"])])

    async def hear(self, request: Request) -> Response:
        await request.body()
        self.heard.append(request)
        return self.answers.pop(0)() if self.answers else Response()

    async def payloads(self) -> list[JsonObject]:
        return [await request.json() for request in self.heard]


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def slack(ear: Ear) -> AsyncIterator[FakeSlack]:
    async with running(ear.build) as fake:
        yield fake


def failing(**headers: str) -> Callable[[], Response]:
    return lambda: Response(status_code=500, headers={name.replace("_", "-"): text for name, text in headers.items()})


async def test_every_request_is_signed_as_slack_signs(slack: FakeSlack, ear: Ear) -> None:
    await slack.command("/llmcost 2 × gpt-5.1")
    await slack.mention("hello")

    verifier = SignatureVerifier(slack.signing_secret)
    assert [verifier.is_valid_request(await each.body(), dict(each.headers)) for each in ear.heard] == [True, True]
    assert [each.headers["content-type"] for each in ear.heard] == [
        "application/x-www-form-urlencoded",
        "application/json",
    ]


async def test_a_command_is_a_flat_form(slack: FakeSlack, ear: Ear) -> None:
    await slack.command("/llmcost gpt-5.1 vs gpt-4.1-mini  100M ", channel="#llm-costs")

    form = {name: values[0] for name, values in parse_qs((await ear.heard[0].body()).decode()).items()}
    assert form == {
        "token": "playground-verification-token",
        "team_id": "T0PLAYGRND",
        "team_domain": "playground",
        "channel_id": "C0LLMCOSTS",
        "channel_name": "llm-costs",
        "user_id": "U0PERSON01",
        "user_name": "you",
        "command": "/llmcost",
        "text": "gpt-5.1 vs gpt-4.1-mini  100M",
        "api_app_id": "A0BOTUSER1",
        "is_enterprise_install": "false",
        "response_url": form["response_url"],
        "trigger_id": form["trigger_id"],
    }
    assert form["response_url"].startswith(slack.api_url.replace("/api/", "/response/"))


async def test_an_event_has_slacks_envelope(slack: FakeSlack, ear: Ear) -> None:
    message = await slack.mention("hello & <goodbye>")

    (payload,) = await ear.payloads()
    assert payload == {
        "token": "playground-verification-token",
        "team_id": "T0PLAYGRND",
        "api_app_id": "A0BOTUSER1",
        "type": "event_callback",
        "event_id": payload["event_id"],
        "event_time": payload["event_time"],
        "event_context": payload["event_context"],
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": "T0PLAYGRND",
                "user_id": "U0BOTUSER1",
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "event": {
            "type": "app_mention",
            "user": "U0PERSON01",
            "text": "<@U0BOTUSER1> hello &amp; &lt;goodbye&gt;",
            "ts": message.ts,
            "team": "T0PLAYGRND",
            "channel": "C0LLMCOSTS",
            "event_ts": message.ts,
            "client_msg_id": payload["event"]["client_msg_id"],
        },
    }


async def test_an_event_that_is_not_acknowledged_comes_back_three_times_with_its_id(slack: FakeSlack, ear: Ear) -> None:
    ear.answers = [failing()] * 3

    await slack.mention("hello")
    await slack.until(lambda: len(ear.heard) == 4)
    await slack.settled()

    retries = [each.headers.get("x-slack-retry-num") for each in ear.heard]
    assert (retries, len({each["event_id"] for each in await ear.payloads()})) == ([None, "1", "2", "3"], 1)
    assert {each.headers.get("x-slack-retry-reason") for each in ear.heard[1:]} == {"http_error"}


async def test_a_bot_can_ask_for_no_retry(slack: FakeSlack, ear: Ear) -> None:
    ear.answers = [failing(x_slack_no_retry="1")]

    await slack.mention("hello")
    await slack.settled()

    assert len(ear.heard) == 1


async def test_an_event_is_delivered_twice_when_told_to(slack: FakeSlack, ear: Ear) -> None:
    slack.faults.deliver_twice = True

    await slack.mention("hello")

    first, second = await ear.payloads()
    assert first == second
    assert ear.heard[1].headers["x-slack-retry-num"] == "1"


async def test_commands_are_not_retried_and_the_person_is_told(slack: FakeSlack, ear: Ear) -> None:
    ear.answers = [failing()]

    reply = await slack.command("/llmcost x")

    assert (reply.status, reply.failure, len(ear.heard)) == (500, "http_error", 1)
    assert await slack.next_problem() == "/llmcost failed with the error “dispatch_failed”"


async def test_a_bot_that_is_too_slow_has_not_answered() -> None:
    async def build(_slack: FakeSlack) -> Starlette:
        async def never(request: Request) -> Response:
            await request.receive()
            while (await request.receive())["type"] != "http.disconnect":
                pass
            return Response()

        return Starlette(routes=[Route("/slack/events", never, methods=["POST"])])

    async with running(build, patience=Patience(ack=0.05, retries=())) as slack:
        reply = await slack.command("/llmcost x")

        assert (reply.status, reply.failure) == (0, "http_timeout")
        assert await slack.next_problem() == "/llmcost failed with the error “operation_timeout”"


async def test_a_bot_that_is_not_there_is_told_apart() -> None:
    async with running() as slack:
        reply = await slack.command("/llmcost x")

        assert reply.failure == "connection_failed"


async def test_bolt_takes_what_is_signed_and_refuses_what_is_forged_or_old() -> None:
    def build(slack: FakeSlack) -> AsyncApp:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        return AsyncApp(signing_secret=slack.signing_secret, client=client)

    body: JsonObject = {"type": "url_verification", "challenge": "abc", "token": ""}
    async with running(build) as slack:
        verified = await slack.playground.gestures.verify_url("abc")
        forged = await slack.request(body, secret="another secret")
        old = await slack.request(body, age=timedelta(minutes=6))
        young = await slack.request(body, age=timedelta(minutes=4))

        assert [each.status for each in (verified, forged, old, young)] == [200, 401, 401, 200]
        assert verified.json == {"challenge": "abc"}
