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


def visits(context: AsyncBoltContext) -> bool:
    """Whether an event is of somebody from another company, in a channel that two workspaces share.

    Slack names the organisation of one who is in any, else the workspace; whoever it leaves unnamed counts as a member.
    """
    if context.actor_enterprise_id:
        return context.actor_enterprise_id != context.enterprise_id
    return bool(context.actor_team_id and context.team_id) and context.actor_team_id != context.team_id
