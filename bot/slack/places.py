"""Where somebody acts, as far as earlier questions go."""

from bot.slack.payloads import Asker
from bot.usecases.contexts import Place


def place_of(asker: Asker, *, opens: bool = False) -> Place:
    """Where somebody asks. What one person alone sees belongs to no thread: others in it would lean on it unseen."""
    return Place(
        team=asker.team,
        channel=asker.channel,
        thread=None if asker.alone else asker.thread_ts,
        person=asker.user if asker.alone or asker.is_direct else None,
        opens=opens,
    )
