"""What a text without a phrase of its own still says by its build: a change of what is run, a statement of it, or that
another model is wanted.
"""

from typing import Final

from bot.engine.questions import Change
from bot.parsing.changing import change_in
from bot.parsing.growth import growth
from bot.parsing.hearing import Heard
from bot.parsing.intent import IntentName
from bot.parsing.known import Known
from bot.parsing.patterns import finds
from bot.parsing.roles import roles
from bot.parsing.thread import models_before

__all__ = ["reread"]

ELSE: Final = (
    r"\b(?:cheaper|more economical|less (?:expensive|costly)|smaller|lighter|better|stronger|newer|bigger|faster"
    r"|smarter"
    r"|other|different|another) (?:model|llm|option|alternative|one|choice)s?\b"
    r"|\b(?:some|any)thing (?:smaller|cheaper|better|bigger|newer|else|lighter|stronger|smarter|faster)\b"
)
INSTEAD: Final = r"\binstead\W*$"
ASKS: Final = (
    r"\?|\b(?:cost\w*|pric\w+|pay|bill|how|what\w*|which|when|why|who|compar\w+|vs|versus|estimate\w*|calc\w*|quote"
    r"|rates?|invoice|expensive|cheap\w*|budget|total|dollars?|usd|should|better|tell|show|give|need|know|would"
    r"|could)\b|\$"
)
PRICED: Final = r"\bpric\w+|\b(?:cheap\w*|expensive|rates?|tariffs?|faster|slower|better|worse)\b"
AHEAD: Final = (
    r"\b(?:expect\w*|plan\w*|soon|later|after|next|impact|effect|will be|would be|going to|grow\w*|launch|rollout"
    r"|scal\w+"
    r"|forecast\w*|anticipat\w+)\b"
)
"""Words of a volume that does not hold yet."""


def reread(heard: Heard, intent: IntentName, known: Known) -> IntentName:
    """The intent of a text by its build, where its phrases leave that open."""
    if intent in ("cost", "unclear", "price") and _changes(heard, intent, known):
        return "what_if"
    if intent == "unclear" and known.profile.model and finds(ELSE, heard.plain):
        return "recommend"
    if intent == "price" and known.profile.model and not known.profile.thread and finds(INSTEAD, heard.plain):
        return "recommend"
    if len(heard.models) != 1:
        return intent
    if intent != "compare" and finds(ELSE, heard.plain) and roles(heard.places).current:
        return "recommend"
    if intent in ("cost", "price") and not finds(ASKS, heard.plain) and roles(heard.places).current:
        return "profile"
    return intent


def _changes(heard: Heard, intent: IntentName, known: Known) -> bool:
    """Whether more or less of something known is spoken of, or a volume to come beside the one of today."""
    profile, volume = known.profile, heard.usage
    if not (profile.model or models_before(profile) or heard.models):
        return False
    if volume.problem == "two volumes":
        return finds(AHEAD, heard.plain)
    if volume.tokens or volume.requests or heard.money or finds(PRICED, heard.plain):
        return False
    return any(True for _ in growth(heard.rest)) or (
        intent == "unclear" and profile.thread is None and change_in(heard, known) != Change()
    )
