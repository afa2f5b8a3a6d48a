"""Menus of an answer that asks back: as soon as all that is needed is chosen, the question goes on."""

import hashlib
import re
from collections.abc import Mapping
from typing import Final, get_args

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import Missing, UnclearQuestion
from bot.replies.compose import reply_to
from bot.slack.delivery import Delivery, Taken
from bot.slack.desk import Desk
from bot.slack.ids import MENU
from bot.slack.notices import GONE
from bot.slack.payloads import Asker, Payload, Press
from bot.slack.team import team_of
from bot.usecases.profiles import Picked
from catalog.model import ModelId, Task

NAMES: Final[tuple[Missing, ...]] = get_args(Missing)
MENUS: Final = re.compile(rf"^{MENU}:(?:{'|'.join(NAMES)})$")
NOT_NEEDED: Final = frozenset[Missing]({"task"})
"""What may be chosen and need not be."""
Picks = Mapping[Missing, str]
"""The values that were chosen, by what they were chosen for."""


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for choices in the menus."""

    async def chosen(ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        press = Press.model_validate(body)
        asker = press.asker(team_of(context))
        await ack()

        async def answered() -> Delivery:
            return await go_on(desk, client, asker, press)

        desk.start(client, asker, answered, once=_once(press))

    app.action(MENUS)(chosen)


def _once(press: Press) -> str:
    """The same choices on a message that all can see are answered once, whoever makes them."""
    if press.container.is_ephemeral or press.container.message_ts is None:
        return f"press|{press.trigger_id}"
    picked = "|".join(f"{name}={value}" for name, value in sorted(picks_of(press).items()))
    digest = hashlib.sha256(picked.encode()).hexdigest()[:32]
    return f"menus|{press.channel.id}|{press.container.message_ts}|{digest}"


async def go_on(desk: Desk, client: AsyncWebClient, asker: Asker, press: Press) -> Delivery:
    """Answer the question that waited, or wait on."""
    waiting = await desk.recalled(asker, press.kept_as)
    if not isinstance(waiting, UnclearQuestion):
        return await desk.tell(client, asker, GONE)
    picks = _offered(desk, waiting, picks_of(press))
    if any(name not in picks for name in waiting.missing if name not in NOT_NEEDED):
        return Taken()
    outcome = await desk.completed(asker, waiting, picked(picks))
    if outcome is None:
        return await desk.tell(client, asker, GONE)
    return await desk.answer(client, asker, outcome)


def picks_of(press: Press) -> Picks:
    """What all menus of the message hold, whichever was used last."""
    held = press.state.values.get(press.action.block_id, {})
    options = {name: element.selected_option for name in NAMES if (element := held.get(f"{MENU}:{name}"))}
    return {name: option.value for name, option in options.items() if option}


def _offered(desk: Desk, waiting: UnclearQuestion, picks: Picks) -> Picks:
    """Only what the menus offer: models of the catalog, and the options of the others."""
    known = desk.ask.catalog().model
    menus = reply_to(waiting, desk.question(waiting).answer).menus
    offered = {menu.name: {value for _, value in menu.options} for menu in menus}

    def is_offered(name: Missing, value: str) -> bool:
        return name in offered and (value in offered[name] if offered[name] else known(ModelId(value)) is not None)

    return {name: value for name, value in picks.items() if is_offered(name, value)}


def picked(picks: Picks) -> Picked:
    """Values as what they stand for; one that stands for nothing ("I don't know") is None."""
    model, candidate, volume = picks.get("model"), picks.get("to_model"), picks.get("volume", "")
    return Picked(
        model=ModelId(model) if model else None,
        tokens=int(volume) if volume.isascii() and volume.isdecimal() else None,
        task=next((task for task in get_args(Task) if task == picks.get("task")), None),
        to_model=ModelId(candidate) if candidate else None,
    )
