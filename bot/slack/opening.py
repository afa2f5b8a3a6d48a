"""Modals that a button opens: at once, and filled in when what they show is known."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery, Refused, Taken
from bot.slack.desk import Desk
from bot.slack.modal import Modal
from bot.slack.notices import NOT_FILLED, not_opened
from bot.slack.payloads import Asker, Press
from bot.slack.views import View, notice_view

log = logging.getLogger(__name__)

NO_WORD: Final = "no answer"
Filling = Callable[[], Awaitable[View]]
"""Reads what the modal is to show."""


async def open_modal(
    desk: Desk, client: AsyncWebClient, asker: Asker, press: Press, *, title: str, filling: Filling
) -> Delivery:
    """Open the modal first, then fill it in. Whoever is left without one reads why."""
    modal = Modal(client, name=f"{press.action.action_id}|{press.trigger_id}", title=title)
    opened = await modal.open(press.trigger_id)
    if isinstance(opened, Refused):
        return await desk.tell(client, asker, not_opened(opened.error))
    try:
        view = await filling()
    except Exception:
        await modal.show(notice_view(NOT_FILLED, title))
        raise
    shown = await modal.show(view)
    if isinstance(shown, Taken):
        return shown
    log.warning("Slack did not show a modal: %s", shown)
    noticed = await modal.show(notice_view(NOT_FILLED, title))
    if isinstance(noticed, Taken):
        return noticed
    # A modal whose opening was not confirmed may not be there at all.
    return await desk.tell(client, asker, NOT_FILLED if isinstance(opened, Taken) else not_opened(NO_WORD))
