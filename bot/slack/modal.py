"""A modal that is found again by a name of ours, whether or not Slack confirmed that it opened."""

import asyncio
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery, Unknown, posted
from bot.slack.views import View, loading_view

TRIGGER_LIVES: Final = 3
"""Seconds after a press in which a modal may be opened."""


class Modal:
    """One modal of one press.

    Args:
        client: Of the workspace.
        name: Slack's `external_id`: of no other modal, at most 255 characters.
        title: What stands above it.
    """

    def __init__(self, client: AsyncWebClient, *, name: str, title: str) -> None:
        self._client = client
        self._name = name
        self._title = title

    async def open(self, trigger_id: str) -> Delivery:
        """Show that something is coming, if Slack takes it while the trigger lives."""
        opening = self._client.views_open(trigger_id=trigger_id, view=self._named(loading_view(self._title)))
        return await posted(asyncio.wait_for(opening, TRIGGER_LIVES))

    async def show(self, view: View) -> Delivery:
        """Put that into the modal. Saying the same again changes nothing, so a lost answer is asked for once more."""
        delivery = await self._update(view)
        return await self._update(view) if isinstance(delivery, Unknown) else delivery

    async def _update(self, view: View) -> Delivery:
        return await posted(self._client.views_update(external_id=self._name, view=self._named(view)))

    def _named(self, view: View) -> View:
        # An update without the name would take it away, and the modal could not be found again.
        return view | {"external_id": self._name}
