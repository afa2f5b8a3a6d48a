"""Which rows of a price list are models that write text for text, as opposed to those for sound, pictures or vectors.

No source states this for every row, so it is read off the names that the vendors give.
"""

import re
from functools import lru_cache
from typing import Final

from catalog.model import ModelId

SPECIALISED: Final = re.compile(
    r"(?:^|[-/:_.])(?:audio|cyber|dall-e|deep-research|embed(?:ding)?s?|ft|guard|image|live|moderation|nano-banana|ocr"
    r"|realtime|rerank|robotics|rosalind|safeguard|search|speech|transcribe|translate|tts|voice|voxtral|whisper"
    r"|computer-use|vision-preview)(?:$|[-/:_.\d])"
)
"""Parts of names of rows for one purpose; a row like that is priced by name but never ranked beside chat models."""


@lru_cache(8_192)
def writes_text(model: ModelId) -> bool:
    """Whether the row is a general text model, as far as its name tells."""
    return SPECIALISED.search(model.name.lower()) is None
