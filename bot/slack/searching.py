"""Menus that search the catalog while somebody types: in messages and in modals."""

import re
from datetime import date
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack.blocks.kit import OPTION_VALUE_CHARS
from bot.slack.desk import Desk
from bot.slack.ids import MENU, MODELS, PROFILE_MODEL
from bot.slack.payloads import Payload, Suggestion
from bot.slack.views import model_option
from catalog.catalog import Catalog
from catalog.model import Model, ModelId

SUGGESTIONS: Final = 50
MENUS_OF_MODELS: Final = re.compile(rf"^(?:{MODELS}|{PROFILE_MODEL}|{MENU}:(?:to_)?model)$")


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for letters typed into a menu of models."""

    async def searched(ack: AsyncAck, body: Payload) -> None:
        await ack(options=suggestions(desk, Suggestion.model_validate(body).value))

    app.options(MENUS_OF_MODELS)(searched)


def suggestions(desk: Desk, text: str) -> list[dict[str, object]]:
    """Models of the catalog for what was typed so far."""
    catalog = desk.ask.catalog()
    found = catalog.names.search(text, limit=SUGGESTIONS)
    known = (catalog.model(ModelId(id_)) for id_ in found if len(id_) <= OPTION_VALUE_CHARS)
    offered = sorted((model for model in known if model), key=lambda model: _is_gone(catalog, model, desk.now().date()))
    return [model_option(model) for model in offered]


def _is_gone(catalog: Catalog, model: Model, today: date) -> bool:
    """Whether nobody can run it any more; it is still found, below those that answer."""
    ends = catalog.lifecycle(model.id)
    return ends is not None and ends.shutdown is not None and ends.shutdown <= today
