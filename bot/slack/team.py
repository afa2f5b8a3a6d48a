"""Whose data a request is about."""

from typing import Final

from slack_bolt.async_app import AsyncBoltContext

LONGEST_ID: Final = 64


class UnknownTeamError(ValueError):
    """Slack names neither a workspace nor an organisation."""


def team_of(context: AsyncBoltContext) -> str:
    """The workspace, or the organisation where the bot is installed for a whole one.

    Raises:
        UnknownTeamError: Then nothing may be stored or read.
    """
    team = context.team_id or context.enterprise_id
    if not isinstance(team, str) or not 0 < len(team) <= LONGEST_ID:
        raise UnknownTeamError("a request without a team")
    return team
