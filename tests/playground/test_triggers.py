"""Trigger ids live three seconds and work once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.identifiers import Identifiers
from bot.playground.triggers import Triggers
from bot.playground.wire import RefusalError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def triggers() -> Triggers:
    return Triggers(Identifiers())


def refused(triggers: Triggers, trigger: object, *, after: float) -> str | None:
    try:
        triggers.use(trigger, now=NOON + timedelta(seconds=after))
    except RefusalError as refusal:
        return refusal.error
    return None


def test_a_trigger_id_works_for_three_seconds(triggers: Triggers) -> None:
    in_time, too_late = triggers.issue(now=NOON), triggers.issue(now=NOON)

    assert refused(triggers, in_time, after=3.0) is None
    assert refused(triggers, too_late, after=3.1) == "expired_trigger_id"


def test_a_trigger_id_works_once(triggers: Triggers) -> None:
    trigger = triggers.issue(now=NOON)

    assert [refused(triggers, trigger, after=1), refused(triggers, trigger, after=2)] == [None, "exchanged_trigger_id"]


@pytest.mark.parametrize("junk", ["trigger.0", "", 7, None, []])
def test_what_was_never_given_out_is_no_trigger_id(triggers: Triggers, junk: object) -> None:
    assert refused(triggers, junk, after=0) == "invalid_trigger_id"


def test_trigger_ids_of_long_ago_are_forgotten(triggers: Triggers) -> None:
    old = triggers.issue(now=NOON)

    triggers.issue(now=NOON + timedelta(hours=1))

    assert refused(triggers, old, after=0) == "invalid_trigger_id"
