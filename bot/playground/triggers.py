"""Trigger ids: with one, an app may open a modal, within three seconds and once."""

from datetime import datetime, timedelta

from bot.playground.identifiers import Identifiers
from bot.playground.wire import RefusalError

LIFETIME = timedelta(seconds=3)
_KEPT = timedelta(minutes=10)


class Triggers:
    """The trigger ids given out lately."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._issued: dict[str, datetime] = {}
        self._used: set[str] = set()

    def issue(self, *, now: datetime) -> str:
        """A new trigger id."""
        self._forget_old(now)
        trigger = self._identifiers.take("trigger.")
        self._issued[trigger] = now
        return trigger

    def use(self, trigger: object, *, now: datetime) -> None:
        """Take a trigger id in exchange for a modal.

        Raises:
            RefusalError: `invalid_trigger_id`, `exchanged_trigger_id` the second time, `expired_trigger_id` after 3 s.
        """
        if not isinstance(trigger, str) or trigger not in self._issued:
            raise RefusalError("invalid_trigger_id")
        # Slack tells a used id from an old one even when it is both; used comes first.
        if trigger in self._used:
            raise RefusalError("exchanged_trigger_id")
        if now - self._issued[trigger] > LIFETIME:
            raise RefusalError("expired_trigger_id")
        self._used.add(trigger)

    def _forget_old(self, now: datetime) -> None:
        for trigger in [each for each, issued in self._issued.items() if now - issued > _KEPT]:
            del self._issued[trigger]
            self._used.discard(trigger)
