"""Whose data a request is about."""

from typing import Final

from slack_bolt.async_app import AsyncBoltContext

LONGEST_ID: Final = 64


class UnknownTeamError(ValueError):
    """Slack names neither a workspace nor an organisation."""


def team_of(context: AsyncBoltContext) -> str:
    """The workspace, or the organisation where the bot is installed for a whole one.

    Of one organisation, events name no workspace and buttons do: what the first keeps, the second must find.

    Raises:
        UnknownTeamError: Then nothing may be stored or read.
    """
    org = context.enterprise_id if context.is_enterprise_install else None
    team = org or context.team_id or context.enterprise_id
    if not isinstance(team, str) or not 0 < len(team) <= LONGEST_ID:
        raise UnknownTeamError("a request without a team")
    return team
