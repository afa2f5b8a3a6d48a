"""Response URLs: with one, an app may answer a command or an action five times within thirty minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.wire import RefusalError

MOST_USES = 5
LIFETIME = timedelta(minutes=30)
_KEPT = timedelta(hours=2)


@dataclass
class ResponseUrl:
    """What an answer through this address is an answer to.

    Attributes:
        channel: Channel of the command or action.
        user: Who sees an ephemeral answer.
        original: The ts of the message acted on and whether it is ephemeral; None for a command.
        issued: When it was given out.
        uses: How often it was used.
    """

    channel: str
    user: str
    original: tuple[str, bool] | None
    issued: datetime
    uses: int = 0


class ResponseUrls:
    """The addresses given out lately, by their secret last part."""

    def __init__(self) -> None:
        self._issued: dict[str, ResponseUrl] = {}

    def issue(self, *, channel: str, user: str, now: datetime, original: tuple[str, bool] | None = None) -> str:
        """The secret last part of a new address."""
        self._forget_old(now)
        # Whoever knows the address may post, so it must not be guessable, unlike the other ids.
        secret = secrets.token_hex(12)
        self._issued[secret] = ResponseUrl(channel, user, original, now)
        return secret

    def use(self, secret: str, *, now: datetime) -> ResponseUrl:
        """Count a use of an address, whatever comes of it.

        Raises:
            RefusalError: `invalid_url`, `expired_url` after thirty minutes, `used_url` the sixth time.
        """
        url = self._issued.get(secret)
        if url is None:
            raise RefusalError("invalid_url")
        if now - url.issued > LIFETIME:
            raise RefusalError("expired_url")
        if url.uses == MOST_USES:
            raise RefusalError("used_url")
        # Counted before the answer is looked at: a refused answer has cost a use.
        url.uses += 1
        return url

    def _forget_old(self, now: datetime) -> None:
        for secret in [each for each, url in self._issued.items() if now - url.issued > _KEPT]:
            del self._issued[secret]
