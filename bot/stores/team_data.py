"""Forgets a team altogether."""

from typing import Final

from sqlalchemy import column, delete, or_, table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.schema import METADATA

OF_THE_SDK: Final = tuple(
    table(name, column("team_id"), column("enterprise_id")) for name in ("slack_installations", "slack_bots")
)
"""Tables that the Slack SDK writes; an installation for a whole organisation has no `team_id`."""


class SqlTeamData:
    """`TeamData` in a database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def forget(self, team: str) -> None:
        """Delete every row of that team, in one transaction."""
        async with self._engine.begin() as connection:
            for ours in METADATA.sorted_tables:
                await connection.execute(delete(ours).where(ours.c.team == team))
            for theirs in OF_THE_SDK:
                whole_org = (theirs.c.enterprise_id == team) & theirs.c.team_id.is_(None)
                await connection.execute(delete(theirs).where(or_(theirs.c.team_id == team, whole_org)))
