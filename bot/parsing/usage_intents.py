"""Questions about what an organisation itself runs and spends."""

from typing import Final

from bot.parsing.hinted import hinted
from bot.parsing.intent import Intent, phrases
from bot.parsing.own_intents import PROFILE, WHAT_IF
from bot.parsing.spend_intents import DAY, FORECAST, SPEND

__all__ = ["USAGE_INTENTS"]

POSTED: Final = (
    r"(?:summary|summaries|reports?|forecasts?|updates?|overviews?|recaps?|round-?ups?|spend(?:ing)?|numbers|costs?"
    r"|breakdown|usage|e?-?mails?|messages?)"
)
OFTEN: Final = (
    rf"(?:every|each|daily|weekly|monthly|once an?|on the (?:\d{{1,2}}(?:st|nd|rd|th)|first|last)|on {DAY}"
    r"|at (?:\d{1,2}|noon|nine|eight|half))"
)

USAGE_INTENTS: Final = (
    Intent(
        "subscribe",
        "digests and forecasts in a channel",
        ("send the weekly digest here every Monday at 9",),
        hinted(
            (
                r"^\W*(?:please )?(?:pause|resume|mute|un-?pause|un-?mute|snooze)(?: (?:please|it|them))*\W*$"
                r"|\bdigests?\b|\b(?:un)?subscri(?:be|ption|bing)|\bopt(?:ing)? (?:in|out)\b"
            ),
            (
                rf"\b(?:send|post|get|share|deliver|drop|publish|push|schedule|give|have|want|mail|receive"
                rf"|need)\b.{{0,60}}"
                rf"\b{POSTED}\b.{{0,60}}\b{OFTEN}\b"
            ),
            (
                r"\b(?:send|post|get|share|deliver|publish|schedule|give|have|want|mail"
                r"|receive)\b.{0,30}\b(?:daily|weekly"
                r"|monthly)\b.{0,30}\b(?:summary|report|forecast|update|overview|spend|recap|round-?up)\b"
            ),
            (
                rf"\b{POSTED}\b.{{0,30}}\b(?:show(?:s|ing)? up|appear\w*|turn(?:s|ing)? up|arriv\w+|land\w*|pop\w* up"
                rf"|waiting|come|drop\w*|go out)\b.{{0,40}}\b{OFTEN}\b"
            ),
            (
                rf"\b(?:every|each) (?:{DAY}|day|week|month|morning|evening|weekday)\b.{{0,40}}\b(?:send|post"
                rf"|share|deliver"
                rf"|publish|drop)\b"
                rf"|^\W*(?:every|each) (?:{DAY}|day|week|month|morning|evening|weekday)\b.{{0,60}}\b(?:update|digest"
                rf"|report"
                rf"|summary|overview|recap)\b"
            ),
            (
                r"\b(?:daily|weekly|monthly) (?:\w+ ){0,2}(?:summary|report|forecast|update|overview|recap|round-?up)\b"
                rf"(?:.{{0,40}}\b(?:{OFTEN}|here|in (?:this|the) channel|\d{{1,2}} ?[ap]m|noon|{DAY})\b|\W*$)"
            ),
            (
                rf"\bset ?up .{{0,40}}\b(?:{OFTEN}|{DAY})\b.{{0,30}}\b{POSTED}\b|\bset ?up .{{0,40}}\b{POSTED}\b"
                rf".{{0,40}}\b(?:{OFTEN}|{DAY})\b"
            ),
            (
                rf"\b(?:change|move|shift|adjust|update|set) (?:the |our )?(?:time|day|hour|slot|timing)? ?(?:of "
                rf"|for )?(?:the |our )?"
                rf"(?:daily|weekly|monthly) {POSTED}\b"
                r"|\b(?:turn off|stop|no more|kill|end|drop|cancel|switch off) (?:the |this |that |our "
                r"|those )?(?:daily|weekly"
                r"|monthly|monday|friday)\b"
                r"|\bschedule (?:an?|the|our|weekly|daily|monthly)\b|\b(?:remove|delete) (?:the |our "
                r"|my )?(?:\w+ )?(?:reports?|digests?"
                r"|summar(?:y|ies)|posts?|updates?)\b|\b(?:stop|pause|mute|resume|cancel|disable|enable|unmute"
                r"|snooze|no more|turn (?:on"
                r"|off))\b.{0,30}\b(?:posts?"
                r"|posting|reports?|summar(?:y|ies)|updates?|notifications?|reminders?|alerts?|messages|alerting"
                r"|recaps?|schedule|forecasts?)\b|\b(?:stop|quit|no more) (?:sending|messaging|spamming|pinging"
                r"|bothering)\b"
            ),
            (
                r"\b(?:alert|notify|warn|ping) (?:#?\w+ )?(?:if|when|once|whenever|as soon as|before|in case)\b"
                r"|\b(?:alert|notify|warn|ping|remind(?! (?:me|us) (?:wh\w+|how|of))) (?:me|us|this channel"
                r"|the (?:team|channel)|everyone"
                r"|everybody|here)\b"
                r"|\bheads[ -]?up\b.{0,12}\b(?:when|about|on|if|for|before)\b"
                r"|\b(?:what|which) (?:reports?|updates?|summaries|posts?|notifications?|reminders?) (?:do|are|will"
                r"|get|is|go(?:es)? out|come)\b"
                r"|\b(?:tell|message|inform|let) (?:me|us|this channel|the (?:team"
                r"|channel))(?: know)? (?:\w+ )?(?:whenever"
                r"|as soon as|once|when (?:(?:a |an |any |the |our )?(?:model|price|pricing|budget|spend|cost|bill"
                r"|invoice|usage)"
                r"|we (?:are|go|hit|exceed|reach|spend|get))|if (?:anything"
                r"|something|there|our|we (?:exceed|go|spend|hit)|a (?:model|price)|any (?:model|price)))"
            ),
            (
                r"\b(?:turn (?:on|off)|enable|disable|set(?: up)?|add|create|activate|which|what|any|list|show|get|want"
                r"|send|need|no more|price|budget|anomaly|spend|cost|shutdown|deprecation|our|stop)\b.{0,24}\balerts?\b"
                r"|^\W*alerts?(?: on| off)?\W*$"
            ),
            (
                r"\bscheduled (?:here|in (?:this|the) channel|posts?|messages?|reports?|updates?)\b|^\W*schedules?\W*$"
                r"|\b(?:what|which|anything|is there)\b.{0,16}\bscheduled?\W*$|\b(?:our|the|show|list"
                r"|change) (?:posting )?schedules?\W*$"
            ),
            hint=r"digest|subscri|\bopt|summar|report|cast|update|overview|recap|round|spend|numbers|breakdown"
            r"|\bcosts\b|\busage\b"
            r"|send|post|share|deliver|publish|drop|notif|remind|alert|warn|ping|heads|tell|messag|inform|\blet\b"
            r"|schedul"
            r"|show|appear|turn|arriv|land|wait|come|go out"
            r"|pause|resume|mute|snooze",
        ),
        certain=phrases(
            r"\bwhat (?:do|will|are) you (?:going to )?(?:post|posting|send|sending)\b",
            (
                r"^\W*(?:please |pls )?(?:tell|inform|message|notify|let) (?:me|us|everyone|the team"
                r"|this channel)(?: know)?"
                r" (?:when(?:ever)?|if|once|as soon as)\b[^?]*\b(?:chang(?:es?|ed|ing)|rais(?:es?|ed)|lowers?|cuts?"
                r"|exceeds?"
                r"|drops?) (?:its |their |our |the |any )?(?:pric\w+|rates?|budget|limit)\b"
            ),
        ),
    ),
    Intent(
        "budget",
        "set, show or clear a budget",
        ("set a budget of $5k", "are we on budget?"),
        hinted(
            (
                r"\b(?:set|unset|change|raise|lower|increase|reduce|update|adjust|put|cap|clear|remove|delete|drop"
                r"|reset|cancel|define|make|show|add|create|scrap|get rid of|introduce|cut)\b.{0,40}\b(?:budget"
                r"|spending (?:limit|cap))\b"
            ),
            (
                r"\b(?:on|over|under|within|above|below|off|exceed\w*|past|inside|blow\w*|against|left (?:in|of)"
                r"|rest of) (?:the |our |my |its |their |this month'?s |of )?budget\b"
            ),
            (
                r"\bbudgets?\s?[:=]|\b(?:as|show|list|view|see|check) (?:a |the |our |all |my )*budgets?\b"
                r"|\bbudget (?:is|of|to|at|for|status|left|remaining|check|used|alert|limit)"
                r"|\b(?:our|my|the"
                r"|what(?:'?s| is) the|current|monthly|remaining) (?:\w+ )?budget\b|^\W*budgets?\W*$"
                r"|\bbudget \$?\d|\bno budget\b"
            ),
            r"\b(?:is|are) there (?:an?|any) budgets?\b"
            r"|\b(?:have|got|is there|are there)\b.{0,20}\b(?:money|funds|cash|dollars|headroom|room|anything) left\b"
            r"|\bleft to (?:spend|burn|use up)\b"
            r"|\b(?:do|have) (?:we|i) (?:have |got |set )?(?:an?|any) budgets?\b"
            r"|\bhow (?:close|far|near).{0,20}\b(?:limit|cap|budget)\b"
            r"|\bset (?:an? |the |our )?(?:monthly|daily|weekly|hard|cost|spend\w*) (?:limit|cap)\b"
            r"|\b(?:put|place|set) (?:an? )?\$? ?\d[\d.,]* ?k?\$? ?(?:usd |dollars? )?(?:\w+ )?(?:cap|limit)\b"
            r"|\bin budget\W*$|\bhow much budget\b|\bbudget\b.{0,20}\b(?:left|remain)|\bbudget.?wise\b",
            (
                r"\b(?:our|my|the|a|this) (?:(?:\$ ?)?[\w.,'-]+ ){0,3}budget\W*$|\b(?:our|my"
                r"|the) \$ ?[\d.,]+[km]? (?:\w+ )?budget\b"
            ),
            (
                r"\b(?:cap|limit) (?:our |the |my |us |it )?(?:\w+ ){0,3}(?:(?:spend\w*|costs?|bill|usage) )?(?:at"
                r"|to) \$?\d"
                r"|\bspending (?:limit|cap) (?:is|of|to|at)\b"
            ),
            hint=r"budget|limit|cap\b|\bleft\b",
        ),
        certain=phrases(
            (
                r"^(?![^\x01?]*(?:[\x01?]|\bmodels?\b|\brecommend|\bupgrad|\bswitch|\btok)).*\b(?:not|never"
                r"|n't) (?:\w+ ){0,2}"
                r"(?:spend|exceed|pay|go (?:over|above)) (?:more than |over |above )?\$?\d"
            ),
            r"^(?!.*(?:\btok\w*|\bwhat if\b|\balert|\bhow (?:many|much|far)\b)).*\b(?:set|raise|lower|change|put"
            r"|make|create"
            r"|introduce|increase|reduce)\b.{0,30}\bbudget\b",
        ),
    ),
    WHAT_IF,
    PROFILE,
    FORECAST,
    SPEND,
)
"""In the order in which they are tried."""
