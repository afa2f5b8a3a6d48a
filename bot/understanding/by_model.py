"""The port `Understanding`, by a language model: off unless the settings name one, and never in the way."""

import asyncio
import logging
from datetime import datetime
from typing import Final

from pydantic_ai.exceptions import UnexpectedModelBehavior

from bot.engine.questions import Profile, Question
from bot.parsing.known import Known
from bot.parsing.money import other_currency
from bot.parsing.text import clean
from bot.understanding.endpoint import Endpoint, LanguageModel
from bot.understanding.pause import Pause
from bot.understanding.verifying import verified
from catalog.catalog import Catalog

__all__ = ["ByModel", "Endpoint"]

log = logging.getLogger(__name__)

SECONDS: Final = 2.5
"""From opening a connection to the whole reading; after that the person gets the ordinary question back."""
LONGEST: Final = 2_000
"""Characters of a question; what is longer is a document, and is not sent."""
NAME_LENGTH: Final = 60


class ByModel:
    """Reads what the parser cannot, with the help of a language model that is held to text and catalog.

    Args:
        endpoint: Where the model is.
        seconds: How long it may take, connection included.
    """

    def __init__(self, endpoint: Endpoint, *, seconds: float = SECONDS) -> None:
        self._name = endpoint.model[:NAME_LENGTH]
        self._model = LanguageModel(endpoint, seconds=seconds)
        self._seconds = seconds
        self._pause = Pause()

    async def read(self, text: str, catalog: Catalog, profile: Profile, now: datetime) -> Question | None:
        """The question that a text asks, as the model read it and the parser confirmed it; else None."""
        said = clean(text)
        if not said or len(said) > LONGEST or other_currency(said) or self._pause.holds(now):
            return None
        try:
            async with asyncio.timeout(self._seconds):
                reading = await self._model.reading(said)
            self._pause.answered()
            return verified(reading, said, Known(catalog, profile, now), by=self._name)
        except UnexpectedModelBehavior:
            # It is there, and what it says is no reading.
            self._pause.answered()
        except Exception as error:  # noqa: BLE001 – whatever an endpoint does, the person gets the ordinary question
            self._pause.failed(now)
            log.warning("The language model gave no reading (%s)", _cause(error))
        return None


def _cause(error: Exception) -> str:
    """The kind of error, without its text, which may hold what was sent."""
    status = getattr(error, "status_code", None)
    return f"HTTP {status}" if isinstance(status, int) else type(error).__name__
