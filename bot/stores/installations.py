"""Which workspaces installed the bot and the tokens they gave it: the Slack SDK's stores, with secrets encrypted."""

from typing import Final

from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.encryption import Encrypted, EncryptionKeyError, cipher_of

STATE_SECONDS: Final = 600
"""How long somebody may take on Slack's consent page."""
SECRETS: Final = ("bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url")


class EncryptedInstallations(AsyncSQLAlchemyInstallationStore):
    """The SDK's store on our engine; tokens never stand in the database in the clear.

    Args:
        client_id: The Slack app that the installations are of.
        engine: The database, migrated.
        encryption_key: The `LLMCOST_ENCRYPTION_KEY`, or None where it is not set.

    Raises:
        EncryptionKeyError: There is no key, or a poor one: then no token may be kept.
    """

    def __init__(self, *, client_id: str, engine: AsyncEngine, encryption_key: str | None) -> None:
        if not encryption_key:
            raise EncryptionKeyError(
                "Installing by OAuth keeps bot tokens in the database, and without LLMCOST_ENCRYPTION_KEY no secret is "
                'kept there. Set one: python -c "import secrets; print(secrets.token_urlsafe(32))"'
            )
        super().__init__(client_id=client_id, engine=engine)
        encrypted = Encrypted(cipher_of(encryption_key))
        for column in (*self.bots.columns, *self.installations.columns):
            if column.name in SECRETS:
                column.type = encrypted

    async def check_key(self) -> None:
        """Open one of the kept tokens, so that a wrong key shows when the bot starts.

        Raises:
            EncryptionKeyError: They were written with another key.
        """
        async with self.engine.connect() as connection:
            (await connection.execute(select(self.bots.c.bot_token).limit(1))).first()


def install_states(engine: AsyncEngine) -> AsyncSQLAlchemyOAuthStateStore:
    """The states of installations under way, each good for one return from the consent page."""
    return AsyncSQLAlchemyOAuthStateStore(expiration_seconds=STATE_SECONDS, engine=engine)
