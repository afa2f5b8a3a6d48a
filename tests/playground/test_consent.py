"""Installing the app by OAuth."""

import html
import re
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fake_slack import FakeSlack, running

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
"""The SDK authorizes the exchange in a way that aiohttp has come to warn of."""


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with running() as fake:
        yield fake


async def consent(slack: FakeSlack, **query: str) -> tuple[int, str]:
    asked = {"client_id": slack.client_id, "redirect_uri": "http://127.0.0.1:1/back", "state": "s&1", **query}
    address = slack.api_url.replace("/api/", "/oauth/v2/authorize")
    async with aiohttp.ClientSession() as session, session.get(address, params=asked) as answer:
        return answer.status, await answer.text()


def link(page: str, name: str) -> tuple[str, dict[str, list[str]]]:
    """Where a link of the consent page leads, and with what."""
    found = re.search(rf'id="{name}" href="([^"]*)"', page)
    assert found is not None
    parts = urlsplit(html.unescape(found[1]))
    return f"{parts.scheme}://{parts.netloc}{parts.path}", parse_qs(parts.query)


async def exchanged(slack: FakeSlack, code: str, *, secret: str | None = None) -> str:
    """The error of an exchange, or its token."""
    client = AsyncWebClient(base_url=slack.api_url)
    try:
        answer = await client.oauth_v2_access(
            client_id=slack.client_id, client_secret=secret or slack.client_secret, code=code
        )
    except SlackApiError as refused:
        return str(refused.response["error"])
    return str(answer["access_token"])


async def test_consent_leads_back_with_a_code_that_is_worth_a_token_once(slack: FakeSlack) -> None:
    status, page = await consent(slack, scope="chat:write,commands")
    where, query = link(page, "allow")
    code = query["code"][0]

    tokens = [await exchanged(slack, code), await exchanged(slack, code)]

    assert (status, where, query["state"]) == (200, "http://127.0.0.1:1/back", ["s&1"])
    assert tokens == [slack.bot_token, "code_already_used"]
    assert "llmcost asks for access to Playground" in page


async def test_a_refusal_leads_back_without_a_code(slack: FakeSlack) -> None:
    _, page = await consent(slack)

    assert link(page, "cancel") == ("http://127.0.0.1:1/back", {"error": ["access_denied"], "state": ["s&1"]})


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"client_id": "another"}, "invalid_client_id"),
        ({"redirect_uri": "https://example.com/back"}, "bad_redirect_uri"),
        ({"redirect_uri": "javascript:alert(1)"}, "bad_redirect_uri"),
        ({"redirect_uri": "http://[broken"}, "bad_redirect_uri"),
    ],
)
async def test_a_wrong_client_or_a_foreign_address_is_refused(
    slack: FakeSlack, query: dict[str, str], error: str
) -> None:
    assert await consent(slack, **query) == (400, error)


async def test_what_comes_with_the_request_is_shown_as_text(slack: FakeSlack) -> None:
    _, page = await consent(slack, scope="<script>alert(1)</script>", state='"><script>')

    assert "<script>" not in page


async def test_a_made_up_or_old_code_and_a_wrong_secret_are_refused(slack: FakeSlack) -> None:
    _, page = await consent(slack)
    code = link(page, "allow")[1]["code"][0]

    wrong = [await exchanged(slack, "made-up"), await exchanged(slack, code, secret="wrong")]
    slack.clock.skip(minutes=11)

    assert [*wrong, await exchanged(slack, code)] == ["invalid_code", "bad_client_secret", "invalid_code"]
