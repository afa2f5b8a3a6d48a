"""Questions about what an organisation itself runs and spends."""

from typing import Final

from bot.parsing.intent import MODEL_NAME, Intent, phrases

__all__ = ["USAGE_INTENTS"]

MONTHS: Final = "january|february|march|april|june|july|august|september|october|november|december"
GONE: Final = (
    rf"(?:yesterday|today|(?:last|past|this|previous) (?:\w+ )?(?:hours?|days?|nights?|weeks?|weekend|months?"
    rf"|quarters?"
    rf"|years?|{MONTHS}))"
)
"""A period that money was spent in."""

USAGE_INTENTS: Final = (
    Intent(
        "subscribe",
        "digests and forecasts in a channel",
        ("send the weekly digest here every Monday at 9",),
        phrases(
            r"\bdigests?\b|\b(?:un)?subscri(?:be|ption)|\bopt (?:in|out)\b",
            (
                r"\b(?:send|post|get|share|deliver|drop|publish|push|schedule|give|have|want"
                r"|mail)\b.{0,60}\b(?:summary|report|forecast|spend|update|overview|numbers)\b.{0,60}\b(?:every"
                r"|each|daily|weekly|monthly|on the (?:1st|first)|at \d{1,2}(?::\d\d)?)\b"
            ),
            (
                r"\b(?:send|post|get|share|deliver|publish|schedule|give|have|want)\b.{0,30}\b(?:daily|weekly"
                r"|monthly)\b.{0,30}\b(?:summary|report|forecast|update|overview|spend)\b"
            ),
            (
                r"\b(?:stop|pause|mute|resume|cancel|disable|enable|turn (?:on|off))\b.{0,30}\b(?:posts?|posting"
                r"|reports?|summar(?:y|ies)|updates?|notifications?|reminders?|alerts?|messages)\b"
            ),
        ),
        "digests",
    ),
    Intent(
        "budget",
        "set, show or clear a budget",
        ("set a budget of $5k", "are we on budget?"),
        phrases(
            (
                r"\b(?:set|change|raise|lower|increase|reduce|update|adjust|put|cap|clear|remove|delete|drop"
                r"|reset|cancel|define|make|show|add|create)\b.{0,40}\b(?:budget|spending (?:limit|cap))\b"
            ),
            (
                r"\b(?:on|over|under|within|above|below|off|exceed\w*|past|inside|blow\w*|against|left (?:in|of)"
                r"|rest of) (?:the |our |my |this month'?s |of )?budget\b"
            ),
            (
                r"\bbudget (?:is|of|to|at|=|:|for|status|left|remaining|check|used|alert|limit)|\b(?:our|my|the"
                r"|what(?:'?s| is) the|current|monthly|remaining) (?:\w+ )?budget\b|^\W*budgets?\W*$"
                r"|\bbudget \$?\d|\bno budget\b"
            ),
            r"\bhow much budget\b|\bbudget\b.{0,20}\b(?:left|remain)",
        ),
        "budgets",
    ),
    Intent(
        "what_if",
        "what a change to the workload would do",
        ("what if we send 20% of our traffic to gpt-5.1?",),
        phrases(
            (
                r"\bwhat[ -]?if\b|\bsuppos(?:e|ing)\b|\bassum(?:e|ing) (?:that )?(?:we|our|traffic|usage"
                r"|volume)\b|\bimagine\b|\bhypothetical"
            ),
            r"\bwhat (?:happens|would happen|changes|would change)\b|\blet'?s say\b",
            (
                r"\bif (?:we|i|our|the|all|everything|traffic|usage|volume|half|\d+ ?%).{0,60}\b(?:doubl\w+"
                r"|tripl\w+|halv\w+|grow\w*|grew|increas\w+|shr[aiu]nk\w*|drops?|moved?|rout\w+|shift\w*"
                r"|migrat\w+|ran everything|everything in batch|cach(?!e hit)\w+|offload\w*|went from)\b"
            ),
            (
                r"\bif we (?:put|send|sent|route|routed|move|moved|shift|shifted|ran|use|used|push|switch"
                r"|switched|process|serve|served)\b.{0,50}\b(?:half|third|quarter"
                r"|\d+ ?(?:%|percent)(?! ?(?:of (?:the |our |it )?)?(?:cach|in\b|input|out\b|output|hits?\b))"
                r"|everything|all|rest|some|most|part|batch|traffic)(?!\w)"
            ),
            (
                r"\b(?:route|send|move|shift|offload|divert|migrate|put)\b.{0,16}(?:\d+ ?(?:%|percent)|\bhalf\b"
                r"|\bthird\b|\bquarter\b|\bpart of\b|\bsome of\b).{0,40}\b(?:to|on|onto|from)\b"
            ),
            (
                r"\b(?:split|mix) (?:between|across|of (?:the |our )?(?:traffic|usage|load|models?|requests))\b"
                r"|\b(?:traffic|usage|volume|load) (?:grows?|doubles?"
                r"|triples?|increases?|halves|goes (?:up|down)|drops)\b"
            ),
            (
                r"\b(?:impact|effect) (?:on|of).{0,30}\b(?:cost|bill|spend|caching|batch|moving|switching)\b"
                r"|\bhow (?:much )?(?:would|will|does|could) (?:the |our )?(?:cost|bill|spend\w*"
                r"|price)\b.{0,20}\bchange\b"
            ),
            (
                r"\b(?:save|saving|savings)\b.{0,60}\b(?:with|by|using|from|if|through) .{0,20}\b(?:cach\w+"
                r"|batch\w*|moving|routing|switching)\b"
            ),
            r"\bgo from \d[\d.,]*\s?\w+ to \d",
        ),
        "what-if questions",
    ),
    Intent(
        "profile",
        "remember or show what this channel runs",
        ("we use gpt-4.1-mini for about 100M tokens a month",),
        phrases(
            (
                r"^\W*(?:please )?(?:remember|note|save|store|forget)\b|\bfor the record\b|\bremember (?:that"
                r"|this|our|we|for)\b"
            ),
            (
                r"\b(?:set|change|update|make|switch) (?:our|the|my|this channel'?s|channel"
                r"|default)\b.{0,20}\b(?:model|volume|profile|default|setup|input share|time ?zone|workload)\b"
            ),
            (
                r"\b(?:our|my|the|this channel'?s)(?: current| standard| usual| main)? (?:(?:default )?(?:model"
                r"|volume|setup|workload|usage)|default)(?: here| now)* (?:is|=|are|will be)\b(?!.*\?)"
            ),
            (
                r"\bwhat (?:do you|does the bot|does this bot|have you) (?:know|remember|saved?|stored?"
                r"|remembered|on file)(?: about| of| on)? (?:us|our|me|my|this channel|the channel|we)\b"
            ),
            (
                r"\b(?:show|what(?:'?s| is| are))(?: me| us)? (?:our|my|the|this channel'?s"
                r"|the channel'?s) (?:\w+ )?(?:profile|setup|settings|defaults?|configuration|config)\b"
                r"|^\W*(?:my |our |channel |show )?(?:profile|settings|setup|defaults)\W*$"
            ),
            r"\bwhat(?:'?s| is| are) (?:our|my|this channel'?s) (?:\w+ )?(?:models?|volume|workload)\W*$",
            (
                r"\bwhich model (?:do|are) we (?:use|using|run|running|on)\b|\bwhat model (?:do|are) we (?:use"
                r"|using|run|running|on)\b"
            ),
            (
                rf"^\W*(?:(?:fyi|hi|hey|hello|ok|okay|so|btw|hi all|team|just so you know|note)\W+)*(?:we"
                rf"|this channel|our (?:team|channel|app|bot|product|service|backend))(?:'re| are| have| now"
                rf"| currently| mostly| mainly| just| all)* (?:use|uses|using|run|runs|running|on|switched to"
                rf"|moved to|migrated to|went to|work with)\b[^?]*{MODEL_NAME}(?![^?]*\?)(?!.*\b(?:cost|price|pay"
                rf"|bill|cheaper|vs|versus|compare|how much|much)\b)"
            ),
        ),
        "channel profiles",
    ),
    Intent(
        "forecast",
        "the expected total of a month",
        ("what will we spend this month?",),
        phrases(
            r"\bforecast\w*|\bproject(?:ed|ion|ions)\b|\bpredict(?:ed|ion)?\b|\boutlook\b|\brun[ -]rate\b",
            r"\b(?:end[ -]of[ -](?:the )?(?:month|year|quarter)|month[ -]?end|year[ -]?end|eom|eoy)\b.{0,40}",
            (
                r"\b(?:will|are) we (?:\w+ )?(?:spend\w*|pay\w*|burn\w*|end up)\b.{0,40}\b(?:(?:this"
                r"|next) (?:month|quarter|year)|by (?:the )?(?:end|month)|in (?:january|february|march|april|may"
                r"|june|july|august|september|october|november|december)|total)\b"
            ),
            rf"\bwill (?:{MONTHS}|(?:this|next) (?:month|quarter|year)) (?:\w+ )?(?:cost|be|look|come to|run)\b",
            r"\b(?:spen[dt]|pay|paid|bill|burn\w*|use)\b.{0,40}\bby (?:the )?(?:end|close) of\b",
            (
                r"\bgoing to (?:spend|pay|burn)\b.{0,30}\b(?:this|next|by|in) (?:month|year|january|february"
                r"|march|april|may|june|july|august|september|october|november|december)\b"
            ),
            (
                r"\b(?:at this rate|at the current (?:rate|pace)|on (?:track|course) (?:to|for)|where (?:will"
                r"|are|do) .{0,30}\b(?:land|end up|heading|head)|heading for|expected (?:spend\w*|bill|total"
                r"|cost|invoice)|estimated? (?:spend|bill|total) (?:for|this|of))\b"
            ),
        ),
        "forecasts",
    ),
    Intent(
        "spend",
        "what was really spent in a period",
        ("what did we spend last week by model?",),
        phrases(
            r"\b(?:spent|burn(?:ed|t)|paid)\b(?!.{0,10}\bper (?:m|million)\b)",
            (
                r"\b(?:did|have|has) (?:we|i|the|our|they|\w+ team|it|anyone)\b.{0,24}\b(?:spend|spent|burn|pay"
                r"|paid|cost us|use up|consume)\b.{0,60}"
            ),
            (
                rf"\b(?:spend|spending|usage|cost|costs|bill|invoice|expenses?|consumption|burn)\b.{{0,30}}\b(?:{GONE}"
                rf"|so far|since|(?:in|for|of) (?:{MONTHS}|q[1-4])|from the|between|ytd|mtd|to date)\b(?! (?:is"
                rf"|to be))"
                r"(?!.{0,4}\x01)"
            ),
            (
                rf"\b{GONE}(?:'?s)?\b.{{0,24}}\b(?:spend|spending|usage|bill|invoice|expenses?|consumption|burn"
                r"|costs?)\b"
            ),
            (
                r"\b(?:actual|real|current) (?:\w+ )?(?:spend|spending|usage|cost|costs|bill)\b"
                r"|\btop (?:\w+ ){1,3}by usage\b|\btop (?:(?!models?\b|llms?\b)\w+ ){1,3}by cost\b|\bby spend\b"
            ),
            (
                r"\b(?:which|what|who)\b.{0,30}\b(?:project|team|key|keys|user|department|app"
                r"|service)\b.{0,30}\b(?:most expensive|cost(?:s)? (?:us )?(?:the )?most|spen[dt]s?|biggest|top"
                r"|expensive)\b"
            ),
            (
                r"^\W*(?:our |show |total |llm |the |my )*(?:spend|spending)\b(?!.{0,40}\x01)|\b(?:spend"
                r"|spending|cost) (?:by|per) (?:model|team|project|provider|key|day|user)\b|\b(?:break(?:down"
                r"| down)|broken down)\b.{0,40}\b(?:spend\w*|cost|bill|usage)\b"
            ),
        ),
        "spend",
    ),
)
"""In the order in which they are tried."""
