"""OAuth codes: what a consent is handed back as, to be exchanged for a token."""

import secrets
from datetime import datetime, timedelta

from bot.playground.wire import RefusalError

LIFETIME = timedelta(minutes=10)


class Codes:
    """The codes given out for consent, each good for one exchange."""

    def __init__(self) -> None:
        self._issued: dict[str, datetime] = {}
        self._used: set[str] = set()

    def issue(self, *, now: datetime) -> str:
        """A new code."""
        code = secrets.token_hex(16)
        self._issued[code] = now
        return code

    def use(self, code: str, *, now: datetime) -> None:
        """Exchange a code.

        Raises:
            RefusalError: `invalid_code` when unknown or older than ten minutes, `code_already_used`.
        """
        # A code that comes a second time may be stolen, so it has an error of its own.
        if code in self._used:
            raise RefusalError("code_already_used")
        if code not in self._issued or now - self._issued[code] > LIFETIME:
            raise RefusalError("invalid_code")
        self._used.add(code)
