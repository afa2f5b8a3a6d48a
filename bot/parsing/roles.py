"""Which model is run now and which are candidates, by the words around their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.parsing.patterns import compiled
from bot.parsing.places import Place
from catalog.model import ModelId

__all__ = ["Roles", "roles"]

FILLER: Final = (
    r"(?:[ ,]*(?:\b(?:our|the|my|this|that|your|all|a|an|current|existing|present|old|older|good|newer?|latest|legacy"
    r"|trusty|plain|just|maybe|perhaps|even|bigger|smaller|cheaper|pricier|dearer|beloved|say|cheap|expensive"
    r"|big|small|model|of|using|running|in-house|fancy|shiny|at (?:the )?moment|currently|now|something like|like"
    r"|e\.?g\.?|i\.?e\.?)\b"
    r"|[\"'(~:\[–-]))*[ ]*$"
)
"""What may stand between a word that tells a role and the name."""

NO_QUESTION: Final = "".join(
    rf"(?<!\b{word} )" for word in ("should", "could", "would", "do", "did", "can", "if", "will", "shall", "what")
)
WE: Final = (
    rf"(?:{NO_QUESTION}\b(?:we|i|they)|\b(?:our|my|this|the) (?:\w+ ){{0,2}}?(?:team|bot|app|agents?|channel|service"
    r"|product|pipeline|backend|stack|system|org|company|assistant|chatbot|helpdesk|setup|tool|workers?|jobs?)"
    r"|(?:^|[:;.!\n] *)(?:the )?(?:project|production|prod|team|backend))"
)
RUNS: Final = (
    rf"{WE}(?:'re|'m|'ve| are| am| is| have| has| been| had)*"
    r"(?: (?:currently|still|now|just|already|mostly|mainly|all|at the moment|today|presently|right now|really|only"
    r"|always|happily|purely|exclusively|basically))*"
    r" (?:on|use|uses|using|(?:run|runs|running)(?: on| with)?|have|has|got|pay(?:ing)? for|work(?:ing)? with"
    r"|stuck (?:on|with|at)|built"
    r" (?:on|with)|rel(?:y|ying|ies) on|live(?:s)? on|sit(?:ting)? on|with|sends? (?:everything|it all|all) to|do|doing"
    r"|at|chose|picked|went with|settled on|started (?:with|on)|(?:everything|it all|all) (?:on|through|with))"
)
CURRENT: Final = (
    RUNS,
    (
        rf"{WE}(?: currently| still| now)* (?:runs?|do|does|handles?|process(?:es)?|sends?|routes?) (?:[\w-]+ ){{1,7}}"
        r"(?:on|with|through|to|via)"
    ),
    (
        rf"{WE} (?:currently |already |now )?(?:have|has|got|built|operate|own) (?:[\w-]+ ){{1,4}}?(?:on|with|using"
        rf"|running(?: on)?|via)"
    ),
    (
        r"\b(?:our|my|the) (?:[\w-]+ ){1,4}?(?:runs?|lives?|sits?|works?|is built|are built|has been running"
        r"|have been running"
        r"|is running|are running|still runs?) (?:on|with|through|off)"
    ),
    (
        r"\b(?:from|off|leav(?:e|ing)|abandon(?:ing)?|ditch(?:ing)?|drop(?:ping)?|dump(?:ing)?|retir(?:e|ing)"
        r"|replac(?:e|ing)|swap(?:ping)?(?: out)?|trad(?:e|ing)(?: in)?|rid of|kick(?:ing)? out|phas(?:e|ing) out"
        r"|instead of|rather than|over|outgrown?|outgrew|let(?:ting)? go of|(?:goodbye|farewell) to"
        r"|part(?:ing)? ways with"
        r"|mov(?:e|ing) on from|sunset(?:ting)?)"
    ),
    (
        r"\b(?:replacements?|alternatives?|drop-?ins?|substitutes?|successors?|equivalent|something better"
        r"|cheaper option|cheaper"
        r"|better|worse) (?:for|to|of|from|than)|\b(?:upgrade(?: path)?|step up|path) (?:for|from)"
        r"|\b(?:we|i|our \w+)(?: really| still| even| actually)* need"
        r"|\b(?:pay|paying|spend|spending|burn|burning)(?: way)?(?: (?:too|so) much| (?:a (?:lot|fortune)|money|cash"
        r"|thousands))"
        r"(?: of money)? (?:for|on|with)"
    ),
    (
        r"\b(?:(?:up|down|dwon|donw)-?grad(?:e|ing)|migrat(?:e|ing)|switch(?:ing)?|chang(?:e|ing)|convert(?:ing)?"
        r"|mov(?:e|ing))"
    ),
    (
        r"\b(?:stay(?:s|ing)?|stick(?:s|ing)?|keep(?:s|ing)?|remain(?:s|ing)?|continu(?:e|es|ing)|hang(?:ing)? on"
        r"|hold(?:ing)?)(?: it| things| everything| going)?(?: on| with| at| to| using| running| in)*"
    ),
    (
        r"\b(?:current(?:ly)?(?: model| setup| one| choice| llm)?|status quo|incumbent|baseline|right now"
        r"|at present|today"
        r"|presently|now|existing)(?: is| are| we have| we use| we run| on| using| running| use| in use)*"
    ),
    (
        r"\b(?:it|everything|all of it|that|which|what)(?: (?:now|currently|still|all|mostly))* (?:runs?|goes|is|are"
        r"|sits?|is running|is built)(?: (?:now|currently|still|all|mostly))* (?:on|through|via|over|with)"
    ),
    r"\b(?:our|my) (?:\w+ )?(?:stack|setup|model|llm|workload|default)(?: is| =|:)",
    r"\bover-?paying (?:for|with|on)",
    (
        r"\b(?:bot|app|service|system|pipeline|product|assistant|tool|stack|setup)s? (?:running|based|built"
        r"|that runs?) (?:on|with)"
    ),
    r"\b(?:served|handled|done|processed|run|powered|covered) (?:by|on|with|through)",
    r"\b(?:compared (?:to|with)|relative to|versus our|vs\.? our|against our|next to our)",
    r"(?:%|percent|\bhalf|\bthird|\bquarter|\bpart|\bsome|\bmost|\bbulk) (?:of )?(?:our|the|my|all|that)",
)
CANDIDATE: Final = (
    (
        r"(?:(?<!happens )(?<!happened )(?<!happen )\b(?:to|into|onto|towards?|in favou?r of|with|by|through|via)|-+>"
        r"|=+>|(?<![\d])>|\bon)"
    ),
    (
        r"\b(?:go(?:ing)?(?: with| for)?|adopt(?:ing)?|try(?:ing)?(?: out)?|us(?:e|ing)|pick(?:ing)?|choos(?:e|ing)"
        r"|tak(?:e|ing)|get(?:ting)?|for|pay(?:ing)?(?: up| more| extra)? for|consider(?:ing)?|evaluat(?:e|ing)"
        r"|buy(?:ing)?|looking at|eyeing|about|(?:or|then) (?:would|will|does|is|could)|get away with|candidates?"
        r"|options?|suggest(?:s|ed|ing)?|recommend(?:s|ed|ing)?|propos(?:es?|ed|ing)|pitch(?:es|ed|ing)?|offer(?:s|ed"
        r"|ing)?)"
    ),
)
STEP: Final = r"[ )\]\"']*(?:-+>|=+>|>+|to|into|towards?|2)[ (\[\"']*(?:(?:the|a|our|new|newer) )*"
"""All that stands between two names where the second one follows the first."""

CURRENT_BEHIND: Final = (
    r"[ ,()\"'–-]*(?:is |was |being )?(?:(?:what|which|that|the one) )?(?:(?:we|i|they)(?:'re| are| have been)?(?: now"
    r"| currently| still| already)* (?:use|run|have|on|using|running|pay for)\b|(?:(?<=is )|(?<=as )"
    r"|(?<=\())(?:our|the) (?:current|present"
    r"|default|existing|incumbent)|(?:currently|today|right now|at the moment|at present|nowadays|now|these days"
    r"|so far|as of"
    r" now|already|in prod(?:uction)?)\b(?! ?that)|for (?:now|years|months|ages))"
    r"|[ ,]*(?:is |'?s )?(?:(?:way|far|just) )?too (?:expensive|pricey|costly|dear|slow|big|dumb|weak|old)\b"
    r"|[ ]*-+>[ ]*\?|[ ]*(?:users?|customers?|shop|house) (?:here|since)\b"
    r"|[ ,]*(?:keeps?|kept|is|are) (?:failing|struggling|making (?:mistakes|errors)|disappointing|letting us down)"
    r"|[ ,]*(?:feels?|seems?|looks?|is getting|is becoming) (?:\w+ )?(?:old|dated|outdated|weak|slow|expensive|pricey)"
    r"|[ ,]*(?:'?s|is|are|has|got|gets?|feels|seems)(?: \w+){0,3}? (?:(?:too|so|very|quite|pretty|really|getting|going"
    r"|being|become|a bit) (?:\w+ )?(?:expensive|pricey|slow|old|away|weak|dear|bad|dumb|costly|retired|shut"
    r"|deprecated|discontinued|sunset)|deprecated|overkill|outdated|retired|killing)"
)
JOINED: Final = r"[ ,)]*(?:(?:and|or|vs\.?|versus|/|,|&)[ ]*)+(?:(?:the|also|even|maybe|perhaps|to|with|for)[ ]+)*"
"""What joins a name to the one before it as another of its kind."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is who among the models of a text.

    Attributes:
        current: The one that is run now; None where none or several are said to be.
        candidates: The others, in order, where one is the current one or all are said to be candidates.
        is_said: Some words told a role.
    """

    current: ModelId | None
    candidates: tuple[ModelId, ...]
    is_said: bool


def roles(found: Sequence[Place]) -> Roles:
    """The roles of the models in a text: of two of which one is said to be current, the other is the candidate."""
    models = tuple(dict.fromkeys(place.model for place in found))
    current, candidates = _told(found)
    now = next(iter(current)) if len(current) == 1 else None
    if now is None and len(models) > 1 and not current and len(candidates) == len(models) - 1:
        now = next(model for model in models if model not in candidates)
    others = tuple(model for model in models if model != now)
    return Roles(now, others if now or candidates else (), bool(current or candidates))


def _told(found: Sequence[Place]) -> tuple[dict[ModelId, None], dict[ModelId, None]]:
    """The models that words say are current, and those that words say are candidates; of a model said to be both the
    former holds ("we're on A. Stay on A or go to B?").
    """
    current, candidates = dict[ModelId, None](), dict[ModelId, None]()
    for at, place in enumerate(found):
        before = found[at - 1] if at else None
        follows = before is not None and _is_step(place.before) and before.model != place.model
        if follows and before is not None and before.model not in candidates:
            current[before.model] = None
        if follows or (before is not None and _joins(place.before) and before.model in candidates):
            candidates[place.model] = None
        elif _patterns(CURRENT).search(place.before):
            current[place.model] = None
        elif _patterns(CANDIDATE).search(place.before):
            candidates[place.model] = None
        elif compiled(CURRENT_BEHIND).match(place.behind):
            current[place.model] = None
    return current, {model: None for model in candidates if model not in current}


def _is_step(between: str) -> bool:
    return bool(compiled(STEP).fullmatch(between))


def _joins(between: str) -> bool:
    return bool(compiled(JOINED).fullmatch(between))


@cache
def _patterns(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    """Alternatives right before a name; compiled when first wanted, for most questions have no roles."""
    return re.compile(f"(?:{'|'.join(alternatives)}){FILLER}", re.IGNORECASE)
