"""What is to be posted by itself, and what is to be done about it."""

import re
from typing import Final, Literal

from bot.engine.usage_questions import Posted
from bot.parsing.calendar_names import words

__all__ = ["Action", "action_in", "posted_in"]

Action = Literal["subscribe", "unsubscribe", "list", "pause", "resume", "preview"]

ACTIONS: Final[tuple[tuple[Action, re.Pattern[str]], ...]] = (
    (
        "preview",
        words(
            r"\bpreview\b|\bwhat (?:would|will|does|do) (?:the |a |our )?.{0,30}\blook like\b|\b(?:sample"
            r"|dry[ -]run) (?:of )?"
        ),
    ),
    (
        "pause",
        words(
            r"(?<![\w-])(?:pause|mute|snooze|suspend|hold off|put .{0,40} on hold|silence|skip|hold)\b|\b(?:stop"
            r"|no) .{0,60}\b(?:until|till|for (?:the next |an? |\d|two|three|four))\b"
        ),
    ),
    (
        "resume",
        words(
            r"\b(?:resume|un-?pause|un-?mute|un-?snooze|re-?start|reactivate|re-?enable|continue|bring back)\b"
            r"|\b(?:turn|switch) .{0,40}\bback on\b|\b(?:start|begin) .{0,40}\bagain\b"
        ),
    ),
    (
        "unsubscribe",
        words(
            r"\b(?:unsub\w*|opt(?:ing)? out|stop|cancel|remove|delete|disable|end|kill|drop|quit|terminate"
            r"|get rid of|(?:digests?|alerts?|forecasts?|reports?|it) off|no more"
            r"|no longer|don'?t (?:want|need|send|post)|do not (?:want|need|send|post)|(?:turn|switch) (?:it "
            r"|them |this |\w+ ){0,5}off)\b"
        ),
    ),
    (
        "list",
        words(
            r"^\W*(?:(?:hey|hi|so|ok|and)\W+)*(?:what|which|when|how often|list|show|is|are|do|does|any|who|where"
            r"|did)\b(?!.{0,20}\b(?:(?:i|we) (?:get|have)|you (?:send|post|give)) .{0,40}\b(?:every|each"
            r"|daily)\b)"
            r"|\b(?:list|show)(?: me)?(?: all| the| our| my)* (?:active |current |scheduled )?(?:subscriptions?"
            r"|schedules?|digests?|alerts?|posts?)\b"
            r"|^\W*(?:my |our |active |current |the )*(?:subscriptions|schedules?|digests|alerts)\W*$"
        ),
    ),
)
"""In the order in which they are tried; what is none of these is a new subscription."""

ALERTING: Final = words(
    r"\b(?:alert\w*|notif\w+|warn\w*|ping|heads[ -]?up|(?:tell|let|message|remind) (?:me|us"
    r"|the team)(?: know)?(?= (?:when\w*|if|as soon|once|about|before))|when(?:ever)? (?:a |any |the "
    r"|our )?(?:price|model|budget|spend))\b"
)
ALERTS: Final[tuple[tuple[Posted, re.Pattern[str]], ...]] = (
    ("price changes", words(r"\bpric(?:e|es|ing)\b|\brates?\b|\bcheaper\b|\bmore expensive\b")),
    (
        "shutdown alerts",
        words(
            r"\b(?:shut ?downs?|shut(?:ting)? down|deprecat\w+|retir\w+|sunset\w*|end[ -]of[ -]life|eol"
            r"|discontinu\w+|goes? away|going away|switched off)\b"
        ),
    ),
    (
        "anomaly alerts",
        words(
            r"\b(?:anomal\w+|unusual\w*|spik\w+|outliers?|strange|odd|weird|jump\w*|runaway|surg\w+"
            r"|out of the ordinary|abnormal\w*)\b"
        ),
    ),
    ("budget alerts", words(r"\b(?:budgets?|limit|over ?spend\w*|threshold|exceed\w*)\b|\d ?%")),
)
PRICES_POSTED: Final = words(
    r"\bprice[ -](?:change|drop|increase|update|cut|move)s?\b|\bpricing (?:changes?|updates?)\b"
)
DIGEST: Final = words(
    r"\b(?:digests?|summar(?:y|ies)|reports?|recaps?|roundups?|round-ups?|overviews?|updates?|numbers|spend\w*"
    r"|costs?|bills?|breakdowns?|usage)\b"
)
FORECAST: Final = words(r"\b(?:forecasts?|projections?|outlook|predictions?|eom estimate|estimates?)\b")


def action_in(text: str) -> Action:
    """What is to be done; a sentence that asks for nothing else subscribes."""
    return next((action for action, said in ACTIONS if said.search(text)), "subscribe")


def posted_in(text: str) -> Posted | None:
    """What is posted: alerts where somebody is to be told of something, else what is named first."""
    if ALERTING.search(text):
        return next((what for what, words in ALERTS if words.search(text)), "alerts")
    if PRICES_POSTED.search(text):
        return "price changes"
    digest, forecast = DIGEST.search(text), FORECAST.search(text)
    if forecast and not (digest and digest.start() < forecast.start() and digest[0].lower().startswith("digest")):
        return "forecast"
    return "digest" if digest else None
