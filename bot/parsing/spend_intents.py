"""How questions of spend and of what will be spent are told."""

from typing import Final

from bot.parsing.hinted import hinted
from bot.parsing.intent import Intent, phrases

__all__ = ["DAY", "FORECAST", "SPEND"]

MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH: Final = rf"(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
SPENT: Final = (
    r"(?:spends?|spe?nd|spedn|spending|usage|costs?|bills?|billing|invoices?|expens(?:es?|ing)|expenditures?"
    r"|consumption|burn|totals?|money"
    r"|numbers|figures|dollars|damage|outlay|charges|tab)"
)
GONE: Final = (
    rf"(?:yesterday|today|day before|(?:last|past|this|previous|prior|current|trailing|rolling) (?:[\w-]+ )?"
    rf"(?:\d{{1,3}} ?)?(?:hours?|days?|nights?|weeks?|wks?|weekend|fortnight|months?|quarters?|years?|[dhwm]\b"
    rf"|{MONTH}|{DAY})"
    rf"|\w+ (?:days?|weeks?|months?|quarters?|years?) ago|(?:over|on) the weekend"
    rf"|(?:in|on|during|for|of|since|from|between) (?:the |early |late |mid |(?:first|second|last) (?:half|week"
    rf"|days?) of )*"
    rf"(?:{MONTH}|q[1-4]|h[12]|20[12]\d|week|kw ?\d|w\d|start of|beginning of|{DAY}|\d{{1,2}}(?:st|nd|rd|th"
    rf"|\.\d{{1,2}}\.|/\d))"
    rf"|\bq[1-4]\b(?!.*\btok)|\d{{1,2}}\.\d{{1,2}}\.(?:20)?\d\d\b|\bweek (?:of|\d{{1,2}})|in the year 20\d\d"
    rf"|\d{{1,3}}[dwh]\b|this (?:morning"
    rf"|afternoon|evening)"
    rf"|[mqyw]td"
    rf"|so far|to date|20\d\d-\d\d)"
)
"""A period that money was spent in, as far as it tells a question from others."""

NAMED_MONTH: Final = rf"(?:{MONTHS.replace('march|', '').replace('may|', '')})"
"""Months whose names are no verbs."""

PART: Final = (
    r"(?:models?|llms?|providers?|vendors?|projects?|apps?|teams?|departments?|(?:api )?keys?|users?|days?|workspaces?)"
)
OWN_PART: Final = r"(?:projects?|apps?|teams?|departments?|(?:api )?keys?|users?|workspaces?|features?)"
"""Parts of an organisation, which no list price is told by."""

OTHERWISE: Final = (
    r".*(?:\x01|\btok|\d ?(?:[kmb]|bn|mio|million|billion)\b|\bpric|cheap|shut|deprecat|retir|discontinu|go away"
    r"|goes away|going away|sunset|end of life|releas|\bnew|launch"
    r"|unusual|anomal|odd\b"
    r"|strange|weird|spik|\bbest|better|\bmodels?\b (?:should|can|do you)|\bversus\b|\bvs\b|announc|support|know"
    r"|upgrad|switch)"
)
"""Words that ask of models and prices, and not of what was used."""

MOST: Final = "top|biggest|most expensive|costliest|priciest|highest|dearest"


ASKING: Final = (
    r"\b(?:how|what\w*|did|over-?spen\w+|show|total|much|cost\w*|report|give|compar\w+|tokens?|llms?|ai|by|per|top"
    r"|which|who|and|us(?:e"
    r"|ed|age)"
    r"|spen\w+|numbers|figures|breakdown|same|list|need|get|see)\b"
)
"""Words of which a question about a period has one, whatever it is about."""

FORECAST: Final = Intent(
    "forecast",
    "the expected total of a month",
    ("what will we spend this month?",),
    hinted(
        (
            r"\bfor?e?ca?sts?\w*|\bproject(?:ed|ion|ions)\b|\bpredict(?:ed|ion|s)?\b|\bprognos\w+|\boutlook\b"
            r"|\brun[ -]rate\b"
        ),
        r"\b(?:end[ -]of[ -](?:the )?(?:month|year|quarter)|month[ -]?end|year[ -]?end|eom|eoy|eoq)\b.{0,40}",
        (
            r"\b(?:will|we'll|we will|are we (?:going to|gonna|about to|likely to|expected to|set to"
            r"|heading to)) (?:we "
            rf"|it |this |our |the |(?:\w+ ){{1,3}}(?:team|project|app) )?(?:(?!\bif\b)\w+ )?(?:spend\w*"
            rf"|pay\w*|burn\w*|end up|cost(?: us)?|be billed"
            rf"|owe|total)\b.{{0,40}}\b(?:(?:this|next) (?:week|month|quarter|year)|by (?:the )?(?:end|month)"
            rf"|(?:in|for|during)"
            rf" (?:{MONTHS})|total|in total|the month)\b"
        ),
        (
            rf"(?:\bwill|\b(?:what|where)(?:'ll| will)) (?:{MONTHS}|(?:this|next|the) (?:week|month|quarter"
            rf"|year))(?:'?s)? (?:\w+ ){{0,2}}(?:cost|be|look|come to"
            rf"|run|end|bill|total)\b"
        ),
        (
            r"\b(?:next|coming|upcoming) (?:week|month|quarter|year)(?:'?s)? (?:\w+ ){0,2}(?:bill|spend\w*"
            r"|costs?|invoice"
            r"|total|expenses?)\b|\b(?:bill|spend|(?:our|llm|ai|total|the) costs?|invoice"
            r"|expenses?)\b (?:for |in |of |during )?(?:the )?(?:next|coming)"
            r" (?:week|month|quarter|year|\w+ (?:weeks|months))\b(?!.*\x01)"
        ),
        (
            rf"^(?!{OTHERWISE}).*\b(?:will|gonna|going to|trending|heading)\b.*\b(?:month|quarter|year|week"
            rf"|spend\w*|costs?|bill|{MONTHS})\b"
            r"|\b(?:total|bill|spend\w*|costs?|invoice)\b.{0,24}\bwill (?:be|come|look)\b(?!.*\x01)"
            r"|\bwill (?:the |our )(?:\w+ ){0,2}(?:bill|spend\w*|costs?|invoice|total|month"
            r"|expenses)\b(?: (?:for|in|of) \w+)? (?:\w+ ){0,2}(?:be|look"
            r"|come|land|end)\b(?!.*\x01)|\b(?:bill|spend\w*|costs?|invoice|total) .{0,16}\b(?:going to"
            r"|gonna) be\b(?!.*\x01)"
            rf"|\b(?:is|are) (?:{MONTHS}|this month|this quarter|this year) (?:going to|gonna|likely to)\b"
            r"|\b(?:spend|cost|bill|expenses?|spending) estimates?\b(?!.*\x01)|\banticipated\b(?!.*\x01)"
            r"|\b(?:we'?ll|we will|will we) (?:\w+ )?(?:exceed|go over|stay under|stay within|stay below|hit"
            r"|reach|surpass|be over|be under)\b(?!.*\x01)"
            r"|\bwe (?:\w+ )?(?:gonna|going to) (?:blow|exceed|hit|go over|reach|pass|stay|make)\b(?!.*\x01)"
        ),
        r"\b(?:estimat\w+|expectations?|expect) (?:for|until|till|of) (?:the )?(?:rest|remainder|end) of\b",
        r"\b(?:spen[dt]|pay|paid|bill|burn\w*|use)\b.{0,40}\bby (?:the )?(?:end|close) of\b",
        (
            rf"\bgoing to (?:spend|pay|burn|cost)\b.{{0,30}}\b(?:this|next|by|in|for) (?:the )?(?:week|month"
            rf"|quarter|year|{MONTHS})\b"
        ),
        (
            r"\bif (?:we (?:keep|carry|go) (?:going|on)|(?:this|things|it) (?:goes|go|keeps?|carr(?:y|ies)|continues?))"
            r"(?: \w+){0,2} (?:like|this|as|at)\b(?!.*\x01)"
            r"|\b(?:at (?:this|the (?:current|present)|our (?:current)?) ?(?:rate|pace|speed)|on (?:track"
            r"|course) (?:to|for)"
            r"|where (?:will|are|do) .{0,30}\b(?:land|end up|heading|head)"
            r"|(?:how much|what) .{0,24}\bend up (?:spending|paying)|what'll .{0,16}\bend up (?:spending|paying)"
            r"|heading for"
            r"|expected (?:spend\w*|bill|total|cost|invoice|expenses)|(?:estimate[ds]?|expect\w*) (?:(?:for "
            r"|of )?(?:our|the|total|llm|monthly) )*(?:spend\w*"
            rf"|bill|total|costs?|invoice) (?:for |of |in |at )*(?:the |this |next )*(?:end|month|quarter"
            rf"|year|week|{MONTHS})|(?:do|can|should) (?:you|we|i) (?:expect"
            rf"|anticipate))\b(?!.*\x01.*\d ?[mbk]\b)"
        ),
        hint=r"cast|project|prognos|\bif\b"
        r"|predict|outlook|\brate\b|end\b|\beo[mqy]\b|will|'ll\b|going to|gonna|next|coming|trend"
        r"|head|pace|speed"
        r"|track|course|\bland|expect|estimat|anticipat|close of|owe\b",
    ),
)

SPEND: Final = Intent(
    "spend",
    "what was really spent in a period",
    ("what did we spend last week by model?",),
    hinted(
        (
            r"\b(?:spent|burn(?:ed|t)|paid)\b(?!.{0,10}\bper (?:m|million)\b)|\bspenders?\b"
            r"|\b(?:been|was|were|got|get) (?:\w+ )?(?:billed|charged|consumed|invoiced|paying"
            r"|spending)\b(?!.*\x01.*\d)"
        ),
        (
            r"\b(?:did|have|has) (?:we|i|the|our|they|\w+ team|it|anyone|everyone|each"
            r"|\w+)\b.{0,24}\b(?:spend|spent|burn|pay|paid|cost us|use up|consume|blow)\b"
        ),
        (
            rf"(?:\b{SPENT}\b.{{0,30}}(?<!\w)|^(?!{OTHERWISE})(?=.*{ASKING}).*\b"
            rf"(?!(?:[io]n|during|for|of) {DAY}|today\b|this \w+n(?:oo|i)ng?\b)|\b(?:did|have"
            rf"|has) \w.{{1,24}}\bused?\b.{{0,24}}\b"
            rf"|\b(?:expensive|much|high) (?:was|were|did) (?:\w+ )?"
            rf"|\b(?:{MOST}) (?:\w+ ){{0,2}}{PART}\b.{{0,24}}\b){GONE}(?!\w)(?! (?:is|to be))(?!.{{0,4}}\x01)"
        ),
        (
            rf"^(?!.*\x01).*(?:\b{SPENT}\b.{{0,30}}\b{NAMED_MONTH}\b"
            rf"|\b{NAMED_MONTH}(?:'?s)? (?:\w+ ){{0,2}}{SPENT}\b)"
        ),
        (
            r"^\W*(?:(?:and|ok|okay|so|then|now|(?:what|how) about|same|show)\W+)+(?:(?:thing|for|in|by|it|the"
            rf"|per)\W+)*(?:yesterday|today|(?:last|past|this|previous|since|q[1-4]|{NAMED_MONTH})\b[\w ]{{0,24}}"
            rf"|{OWN_PART})\W*$"
        ),
        (
            rf"\b{GONE}(?:'?s)?\b.{{0,24}}\b(?:spend|spending|usage|bill|invoice|expenses?|expenditure"
            rf"|consumption|burn|costs?|damage)\b"
        ),
        (
            r"\b(?:actual|real|current) (?:\w+ )?(?:spend|spending|usage|cost|costs|bill)\b"
            r"|\btop (?:\w+ ){1,3}by usage\b|\btop (?:(?!models?\b|llms?\b)\w+ ){1,3}by cost\b|\bby spend\b"
        ),
        (
            r"\b(?:which|what|who)\b.{0,30}\b(?:project|team|key|keys|user|department|app"
            r"|service)\b.{0,30}\b(?:most expensive|cost(?:s|ing)? (?:us )?(?:the )?most|spen[dt]s?|biggest|top"
            r"|expensive|used?|uses|consum\w+|burn\w*)\b"
        ),
        (
            rf"\b(?:does|do) .{{1,30}}\b(?:team|project|app|department|squad)\b.{{0,12}}\b(?:spend|cost|burn|use)\b"
            rf"|\b(?:{MOST}) (?:\w+ ){{0,2}}{OWN_PART}\b"
        ),
        (
            r"(?<!save )(?<!saving )\b(?:how much|money|dollars|usd|cash|\$+) (?:\w+ )?(?:goes|went|gone"
            r"|going)\b(?!.*\x01[^\x01]+\x01)"
            r"|\bwhere (?:did|does|is|has) (?:our|the|all) .{0,16}\b(?:money|spend|budget)\b"
            r"|\bwho (?:is )?(?:spen[dt]s?|spending|burn\w*)\b"
            r"|\b(?:what|how much|which \w+) (?:are|r|do|were|was) (?:we|i|our team|they) (?:\w+ )?(?:spend"
            r"|spending|paying|burning|pay(?= for (?:all |our )?(?:llms?|ai|models|apis?|tokens)\b))\b"
            r"(?: (?:the )?(?:most|more))?(?: (?:on|for)(?: (?:all |our )?(?:llms?|ai|models?|apis?"
            r"|tokens))?)?(?: (?:right )?now| rn| atm| at the moment| currently| these days)?\W*$"
            r"|\bwhat(?:'?s| is| are| was| were) our (?:\w+ ){0,2}(?:spend|spending|burn|expenses|bill|costs"
            r"|invoice)\W*$"
            r"|\bare we spending (?:the )?most\b"
        ),
        (
            r"^\W*(?:our |show |total |llm |the |my |ai )*(?:spend|spending|expenses)\b(?!.{0,40}\x01)|\b(?:spend"
            rf"|spending|costs?|expenses|bill|usage)(?: breakdown| split| report)? (?:by|per|for each"
            rf"|broken down by|split by|grouped by) {PART}\b"
            r"|\b(?:break(?:down"
            r"| down)|broken down|split)\b.{0,40}\b(?:spend\w*|cost|bill|usage|expenses)\b"
        ),
        hint=r"spen|spnd|spedn|blow|burn|paid|pay|bill|charg|consum|invoic|usage|used?\b|cost|expens|total|money|dollar"
        r"|usd|cash|\$|numbers|figures"
        r"|damage|outlay|\btab\b|project|app|team|department|key|user|workspace|feature|day|night|week|month"
        r"|quarter|year"
        rf"|\bq[1-4]|\bh[12]|20\d\d|td\b|so far|to date|ago\b|\d[dwhm]\b|\d\.|\d/\d|\d(?:st|nd|rd|th)|hour"
        rf"|morning|evening|\bkw|\bw\d"
        rf"|{MONTH}|period|start of|beginning|afternoon|who\b",
    ),
    certain=phrases(
        rf"\b(?:which|what) {PART} (?:ate|took|used|made up|drove|consumed|burn(?:ed|t)|cost)\b(?!.*\x01)",
    ),
)
