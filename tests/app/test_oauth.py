"""Many workspaces: installed in a browser, answered with their own token, forgotten when they remove the bot."""

import re
from collections.abc import AsyncIterator
from html import unescape

import aiohttp
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from bot.slack.access import ManyWorkspaces
from bot.slack.app import build_app
from bot.slack.http import slack_routes
from bot.slack.ids import SCOPES
from bot.slack.notices import NOT_INSTALLED
from bot.stores.installations import EncryptedInstallations, install_states
from tests.app.whole_bot import desk_on, product_manifest
from tests.fake_slack import FakeSlack, running

pytestmark = [
    # The Slack SDK's own call of aiohttp while it exchanges the code.
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The 'auth' parameter is deprecated:DeprecationWarning"),
]
KEY = "a-key-of-at-least-thirty-two-characters"
TABLES = ("slack_installations", "slack_bots", "kept_questions", "seen_events", "slack_oauth_states")
LINK = re.compile(r'href="(http[^"]+)"')


@pytest.fixture
async def slack(engine: AsyncEngine) -> AsyncIterator[FakeSlack]:
    def build(slack: FakeSlack) -> Starlette:
        access = ManyWorkspaces(
            client_id=slack.client_id,
            client_secret=slack.client_secret,
            installations=EncryptedInstallations(client_id=slack.client_id, engine=engine, encryption_key=KEY),
            states=install_states(engine),
            authorization_url=f"{slack.playground.stage.address}/oauth/v2/authorize",
        )
        app = build_app(
            desk_on(engine, slack), access=access, signing_secret=slack.signing_secret, api_url=slack.api_url
        )
        return Starlette(routes=slack_routes(app))

    async with running(build, manifest=product_manifest()) as slack:
        yield slack


async def install(slack: FakeSlack, *, allow: bool = True) -> aiohttp.ClientResponse:
    """Click through the installation as a browser would; gives the last page."""
    bot = slack.playground.delivery.bot_url.removesuffix("/slack/events")
    async with aiohttp.ClientSession() as browser:
        page = await browser.get(f"{bot}/slack/install")
        # The cookie is for https alone, and this test's browser is not on it.
        cookies = {name: morsel.value for name, morsel in page.cookies.items()}
        to_consent = unescape(LINK.findall(await page.text())[0])
        # Slack itself takes the redirect address from the manifest where none is named.
        consent = await browser.get(f"{to_consent}&redirect_uri={bot}/slack/oauth_redirect")
        links = LINK.findall(await consent.text())
        last = await browser.get(unescape(links[0 if allow else 1]), cookies=cookies)
        await last.read()
        return last


async def counts(engine: AsyncEngine) -> dict[str, int]:
    async with engine.connect() as connection:
        return {
            table: int((await connection.execute(text(f"SELECT COUNT(*) FROM {table}"))).scalar_one())
            for table in TABLES
        }


async def test_an_installed_workspace_is_answered(slack: FakeSlack) -> None:
    page = await install(slack)

    await slack.command("/llmcost gpt-5.1 10M")
    await slack.mention("gpt-5.1 10M")

    assert page.status == 200
    assert "$56" in (await slack.next_ephemeral()).text
    assert "$56" in (await slack.next_message()).text


async def test_no_token_is_kept_in_the_clear(slack: FakeSlack, engine: AsyncEngine) -> None:
    await install(slack)

    async with engine.connect() as connection:
        kept = (await connection.execute(text("SELECT bot_token FROM slack_bots"))).scalar_one()

    assert slack.bot_token not in kept


async def test_the_token_is_checked_with_slack_once(slack: FakeSlack) -> None:
    await install(slack)
    before = len(slack.calls("auth.test"))

    for _ in range(3):
        await slack.command("/llmcost gpt-5.1 10M")
        await slack.next_ephemeral()

    assert len(slack.calls("auth.test")) == before + 1


@pytest.mark.parametrize("leaving", ["uninstall", "revoke_tokens"])
async def test_removing_the_bot_empties_everything(slack: FakeSlack, engine: AsyncEngine, leaving: str) -> None:
    await install(slack)
    await slack.command("/llmcost gpt-5.1 vs o3 10M")
    await slack.next_ephemeral()
    assert (await counts(engine))["kept_questions"] == 1

    await (slack.uninstall() if leaving == "uninstall" else slack.revoke_tokens())

    await slack.settled()
    assert await counts(engine) == dict.fromkeys(TABLES, 0)


async def test_a_workspace_that_removed_the_bot_is_told_so(slack: FakeSlack) -> None:
    await install(slack)
    await slack.uninstall()
    await slack.settled()

    reply = await slack.command("/llmcost gpt-5.1 10M")

    assert reply.status == 200
    assert NOT_INSTALLED in (await slack.next_ephemeral()).text


async def test_a_refused_consent_installs_nothing(slack: FakeSlack, engine: AsyncEngine) -> None:
    await install(slack, allow=False)

    assert (await counts(engine))["slack_bots"] == 0


async def test_a_return_without_the_browsers_own_state_is_refused(slack: FakeSlack, engine: AsyncEngine) -> None:
    bot = slack.playground.delivery.bot_url.removesuffix("/slack/events")

    async with aiohttp.ClientSession() as browser:
        page = await browser.get(f"{bot}/slack/oauth_redirect?code=stolen&state=guessed")

    assert page.status == 400
    assert (await counts(engine))["slack_bots"] == 0


async def test_the_consent_page_is_asked_for_the_scopes_of_the_manifest(slack: FakeSlack) -> None:
    bot = slack.playground.delivery.bot_url.removesuffix("/slack/events")

    async with aiohttp.ClientSession() as browser:
        page = await (await browser.get(f"{bot}/slack/install")).text()

    assert f"scope={','.join(SCOPES)}" in unescape(page).replace("%2C", ",").replace("%3A", ":")
