import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.encryption import EncryptionKeyError
from bot.stores.installations import EncryptedInstallations, install_states
from bot.stores.team_data import SqlTeamData

KEY = "a-key-of-at-least-thirty-two-characters"
TOKEN = "xoxb-secret-of-team-one"


def installation(team: str | None = "T1", enterprise: str | None = None) -> Installation:
    return Installation(
        app_id="A1",
        enterprise_id=enterprise,
        team_id=team,
        user_id="U1",
        bot_token=TOKEN,
        bot_id="B1",
        bot_user_id="U0BOT",
        bot_scopes=["commands", "chat:write"],
        is_enterprise_install=team is None,
    )


def installations(engine: AsyncEngine, key: str | None = KEY) -> EncryptedInstallations:
    return EncryptedInstallations(client_id="1.2", engine=engine, encryption_key=key)


async def everything(engine: AsyncEngine) -> str:
    async with engine.connect() as connection:
        found = [
            (await connection.execute(text(f"SELECT * FROM {name}"))).all()
            for name in ("slack_bots", "slack_installations")
        ]
    return str(found)


async def test_an_installation_comes_back_with_its_token(engine: AsyncEngine) -> None:
    await installations(engine).async_save(installation())

    found = await installations(engine).async_find_installation(enterprise_id=None, team_id="T1", user_id="U1")
    bot = await installations(engine).async_find_bot(enterprise_id=None, team_id="T1")

    assert found is not None
    assert bot is not None
    assert (found.bot_token, bot.bot_token) == (TOKEN, TOKEN)


async def test_no_token_stands_in_the_database(engine: AsyncEngine) -> None:
    await installations(engine).async_save(installation())

    written = await everything(engine)

    assert "T1" in written
    assert TOKEN not in written


async def test_another_key_does_not_open_the_tokens(engine: AsyncEngine) -> None:
    await installations(engine).async_save(installation())

    with pytest.raises(EncryptionKeyError, match="not the key that the tokens were kept with"):
        await installations(engine, KEY[::-1]).async_find_installation(enterprise_id=None, team_id="T1")


async def test_a_wrong_key_shows_at_the_start(engine: AsyncEngine) -> None:
    await installations(engine, KEY[::-1]).check_key()
    await installations(engine).async_save(installation())
    await installations(engine).check_key()

    with pytest.raises(EncryptionKeyError, match="not the key that the tokens were kept with"):
        await installations(engine, KEY[::-1]).check_key()


@pytest.mark.parametrize("key", [None, "", "short"])
async def test_without_a_good_key_no_token_is_kept(engine: AsyncEngine, key: str | None) -> None:
    with pytest.raises(EncryptionKeyError, match="LLMCOST_ENCRYPTION_KEY"):
        installations(engine, key)


@pytest.mark.parametrize(("team", "enterprise", "forgotten_as"), [("T1", None, "T1"), (None, "E1", "E1")])
async def test_forgetting_a_team_empties_the_tables_of_the_sdk(
    engine: AsyncEngine, team: str | None, enterprise: str | None, forgotten_as: str
) -> None:
    await installations(engine).async_save(installation(team, enterprise))

    await SqlTeamData(engine).forget(forgotten_as)

    assert await everything(engine) == "[[], []]"


async def test_a_state_is_good_for_one_return(engine: AsyncEngine) -> None:
    states = install_states(engine)
    state = await states.async_issue()

    answers = [await states.async_consume(state), await states.async_consume(state), await states.async_consume("x")]

    assert answers == [True, False, False]
