"""What can be asked: one table that the parser matches, the help shows and the documentation lists."""

import re
from typing import Final

from bot.parsing.intent import Intent, IntentName, Signals, phrases
from bot.parsing.model_intents import MODEL_INTENTS
from bot.parsing.usage_intents import USAGE_INTENTS

__all__ = ["BY_NAME", "INTENTS", "intent_of", "matches"]

INTENTS: Final = (
    Intent(
        "help",
        "what the bot can do",
        ("help", "what can you do?"),
        phrases(
            (
                r"^\W*(?:(?:please|pls|hi|hey|hello|bot|llmcost)\W+)*(?:help(?: me)?|usage|commands?"
                r"|instructions?|examples?|man|info|about|start|hi|hello|hey|-h|--help)(?:\W+(?:please|pls"
                r"|bot|there|me))*\W*$|^\s*\?\s*$"
            ),
            (
                r"\bwhat (?:all |else |(?:(?:kinds?|sorts?|types?) of )?(?:questions?|things|stuff) )?(?:can|do|could) "
                r"(?:you|this bot|it|the bot|llmcost) (?:do|help|answer|offer|know how|tell (?:me|us)\W*$)"
            ),
            (
                r"\bwhat (?:all |(?:(?:kinds?|sorts?|types?) of )?(?:questions?|things|stuff) )?(?:can|could|may"
                r"|should) (?:i|we|one|people) (?:ask|type|say|do with|do here|use)\b"
            ),
            (
                r"\bwhat (?:can|could|is|are) (?:this bot|this|the bot|you|llmcost|it)(?: be)? (?:used |good )?for\b"
                r"|\bhow (?:(?:do|does|can|should|to) ?(?:i|we|one|you)?|i|we) ?(?:use|work with|talk to|ask|query"
                r"|operate)(?: (?:this|it|you|the bot|llmcost|that bot|bot)\b|\W*$)"
            ),
            r"\b(?:can|could|will) you help(?: me| us)?\W*$",
            r"\bhow does (?:this|it|the bot|this bot|llmcost) work\b|\bhow (?:do|does) (?:you|this|it) work\b",
            r"\b(?:who|what) are you\b|\bwhat(?:'?s| is) (?:this|llmcost|this bot)(?: for| about)?\s*\??$",
            (
                r"\b(?:show|give|need|want|get)(?: me| us)? (?:some |the |a )?(?:help|examples?|instructions"
                r"|commands|manual)\b|\bhelp (?:page|text|menu|command)\b"
            ),
            (
                r"\b(?:list|show)(?: me)?(?: all| the| your)* (?:commands|features|functions|capabilities)\b"
                r"|\bwhat commands\b|\bwhat(?: are)? your (?:features|commands|capabilities|functions)\b"
            ),
        ),
    ),
    *USAGE_INTENTS,
    *MODEL_INTENTS,
    Intent(
        "compare",
        "the monthly cost of two to ten models side by side",
        ("gpt-5.1 vs gpt-4.1-mini 100M", "which is cheaper, gpt-5.1 or gpt-4.1 mini?"),
        phrases(
            (
                r"\b(?:vs\.?|versus|v\.?s\.?|compar\w+|cmp|against|differen\w+|diff|gap|delta|cheaper|cheper"
                r"|side by side|head[ -]to[ -]head|next to|more expensive|dearer|pricier|less expensive|costlier"
                r"|how much more|how much less|instead of|savings?|save|relative to|contrast|ratio|opposed to"
                r"|or)\b"
            ),
        ),
    ),
    Intent(
        "price",
        "list prices of one or more models",
        ("price of gpt-5.1", "how much is a million output tokens on gpt 4.1 mini?"),
        phrases(
            (
                r"\b(?:list |token |unit |input |output |cached |api |official |current )*(?:price|prices"
                r"|pricing|priced|prics|pric|rate|rates|tariffs?|rate card|price list|charges?|charged|fees?"
                r"|quote)\b"
            ),
        ),
    ),
    Intent(
        "cost",
        "one model's monthly cost at a volume",
        ("what would 250M tokens on sonnet 4.5 cost us?",),
        phrases(
            (
                r"\b(?:costs?|costing|bill|bills|pay|paying|spend|expensive|how much|calculate|calc|estimate"
                r"|invoice|charge|total|damage|expense|\$|dollars?|usd|run us|set us back|worth)\b|\$"
            ),
        ),
    ),
)
"""Every kind of question, in the order in which they are tried."""

TWO_SIDED: Final = re.compile(r"\b(?:compare|compared|comparison|vs|versus)\b", re.IGNORECASE)
"""Words that need two models, so that with one of them the other is asked for."""

AGAINST_OURS: Final = re.compile(
    r"\bhow much (?:more|less|cheaper|dearer)\b.*\b(?:us|we|our)\b|\b(?:than|to|with|against) (?:ours|what we)\b",
    re.IGNORECASE,
)
"""Words that set the one model named against the channel's own."""

TWO_RATES: Final = re.compile(
    r"\b(?:in|input|prompt)s? (?:vs\.?|versus|compared (?:to|with)) out(?:put)?s?\b", re.IGNORECASE
)
"""Two rates of one model side by side, not two models."""

OURS: Final = re.compile(
    r"\b(?:(?:cost|costs|charge) (?:us|me)|we|our|i|pay|bill|monthly|(?:per|a) month|would)\b", re.IGNORECASE
)
"""Words that ask for the channel's own cost where its volume is known."""

TOKENS: Final = re.compile(r"\d ?(?:\w{1,8} )?tok", re.IGNORECASE)
"""A volume that can be no sum of money."""

WORDS: Final = re.compile(r"[a-z]{2,}", re.IGNORECASE)
SENTENCE: Final = 3
"""Words from which on a text about one model says something else than its name."""

ASKED: Final = re.compile(r"\?(?=.*\.)|\b(?:recommendations?|compare for)\b", re.IGNORECASE | re.DOTALL)
"""A question before other sentences, or words that ask without one."""

LOOKED_UP: Final = re.compile(
    r"\b(?:pricey|costly|dear|figures?|numbers?|details?|info\w*|look(?:ing)? ?up|about|show|list|got|goes? for"
    r"|going for"
    r"|in(?:put)?s?|out(?:put)?s?|prompts?|completions?|cached?|tokens?|per|batch|flex|priority|instead)\b",
    re.IGNORECASE,
)
"""Words of somebody who looks a model up."""

CHOOSING: Final = re.compile(r"\b(?:or|which|either)\b", re.IGNORECASE)
WHICH: Final = re.compile(r"\bwhich (?:one|model|llm|of)\b", re.IGNORECASE)
CHARGED: Final = re.compile(
    r"\b(?:cheap\w*|cost\w*|pric\w+|bill|pay|expensive|vs\.?|versus|compar\w+|how much|spend|rates?)\b|\$",
    re.IGNORECASE,
)
"""A choice for a task ("M or M for coding?"), and words that ask for money after all."""

BY_NAME: Final = {intent.name: intent for intent in INTENTS}
CERTAIN: Final = tuple(intent for intent in INTENTS if intent.certain)
WEIGHED: Final = frozenset({"compare", "cost", "price"})
"""Intents that what was found decides, and words only where that leaves it open."""


def matches(name: IntentName, text: str) -> bool:
    """Whether a text has a phrase of an intent."""
    return bool(BY_NAME[name].phrases.search(text))


def intent_of(text: str, signals: Signals, *, besides: IntentName | None = None) -> IntentName:
    """The intent of a text in which models are blanked out to `M`, `besides` left aside.

    Rows are tried in the order of the table: what is asked of the organisation's own use comes before list prices,
    and a question about prices in time before the price.
    """
    if signals.terse:
        return _weighed(text, signals)
    for intent in CERTAIN:
        if intent.name != besides and intent.certain and intent.certain.search(text):
            return intent.name
    for intent in INTENTS:
        if (
            intent.name not in WEIGHED
            and intent.name != besides
            and _fits(intent.name, text, signals)
            and intent.phrases.search(text)
        ):
            return intent.name
    return _weighed(text, signals)


def _weighed(text: str, signals: Signals) -> IntentName:
    """A comparison, a cost or a price: by how many models there are, and whether there is a volume."""
    many = signals.models > 1 or (signals.models == 0 and (signals.others or signals.follows_up))
    if signals.money and signals.models == 1 and not signals.volume:
        return "afford"
    if signals.models == 1 and (signals.joins_thread or (_two_sided(text) and not signals.same_model)):
        return "compare"
    if signals.models == 1 and signals.known_volume and not signals.volume and AGAINST_OURS.search(text):
        return "compare"
    if signals.task and _chooses(text, signals, many=many):
        return "recommend"
    if many:
        listed = signals.per_million or (matches("price", text) and not matches("compare", text))
        return "price" if listed and not signals.volume else "compare"
    if signals.volume and (signals.models or not signals.per_million):
        return "cost"
    if signals.models and signals.known_volume and OURS.search(text) and not signals.per_million:
        return "cost"
    if signals.models and _tells_nothing(text, signals):
        return "unclear"
    if signals.models or signals.per_million or matches("price", text):
        return "price"
    return "cost" if matches("cost", text) else "unclear"


def _tells_nothing(text: str, signals: Signals) -> bool:
    """Whether a sentence about one model asks neither for a price nor for a cost ("who makes M?")."""
    told = signals.terse or signals.per_million or matches("price", text) or matches("cost", text)
    return not told and not LOOKED_UP.search(text) and len(WORDS.findall(text)) >= SENTENCE


def _chooses(text: str, signals: Signals, *, many: bool) -> bool:
    """Whether a text that names a task chooses for it: "which one for coding?", "M or M for coding?"."""
    if CHARGED.search(text) or signals.models == 1:
        return False
    return bool(WHICH.search(text) or (many and not signals.volume and CHOOSING.search(text)))


def _two_sided(text: str) -> bool:
    return bool(TWO_SIDED.search(text)) and not TWO_RATES.search(text)


def _fits(name: IntentName, text: str, signals: Signals) -> bool:
    """Whether an intent can be meant at all, given what was found."""
    match name:
        case "afford":
            return signals.money
        case "budget":
            return not signals.models or not (signals.money or TOKENS.search(text))
        case "help":
            return not signals.volume and not signals.models
        case "profile":
            # What is told beside a question belongs to the question.
            return not (signals.models and signals.volume and ASKED.search(text))
        case "spend":
            # Who names a model and a volume asks for the price of both.
            return not (signals.models and signals.volume)
        case "catalog" | "price_history":
            return not signals.volume
        case "cheapest":
            # Of two, the cheaper one is a comparison.
            return signals.models <= 1 and not signals.others
        case _:
            return True
