"""Secrets at rest: encrypted with a key that never enters the database."""

import base64
import hashlib
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

SHORTEST_KEY: Final = 32


class EncryptionKeyError(ValueError):
    """The key cannot be used, or is not the one that the secrets were written with."""


def cipher_of(key: str) -> Fernet:
    """AES-128-CBC with HMAC-SHA256 under a key stretched to Fernet's 32 bytes.

    Hashing once is enough because the key is random; a short one, which a person may have thought up, is refused.

    Raises:
        EncryptionKeyError: It is shorter than 32 characters.
    """
    if len(key) < SHORTEST_KEY:
        raise EncryptionKeyError(
            f"LLMCOST_ENCRYPTION_KEY must have at least {SHORTEST_KEY} characters; this makes one: "
            'python -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))


class Encrypted(TypeDecorator[str]):
    """A text column whose content only the holder of the key can read."""

    impl = Text
    cache_ok = True

    def __init__(self, cipher: Fernet) -> None:
        super().__init__()
        self.cipher = cipher

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """What is written."""
        return None if value is None else self.cipher.encrypt(value.encode()).decode()

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        """What is read.

        Raises:
            EncryptionKeyError: It was written with another key.
        """
        try:
            return None if value is None else self.cipher.decrypt(value.encode()).decode()
        except InvalidToken:
            raise EncryptionKeyError("LLMCOST_ENCRYPTION_KEY is not the key that the tokens were kept with.") from None
