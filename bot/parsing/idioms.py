"""What people say in their own way, in the plain words that the phrases of the intents know.

An idiom costs one row here instead of one phrase in every intent that it touches. Only words that tell what is asked
are put plainly: names, numbers, periods and roles are read out of the text as it was typed.
"""

import re
from functools import cache
from typing import Final

__all__ = ["in_plain_words"]

OUT_VERBS: Final = r"class(?:es|ed)?|shin(?:es?|ing)|smarts?|wits?|think(?:s|ing)?|scores?|does|do|match(?:es)?|strips?"

IDIOMS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    # Cost: the least, less, and what something comes to.
    ("cheapest", (
        "(?:most )?(?:frugal|thrifty)", "thriftiest", "dirt[- ]cheap", "rock[- ]bottom", "bargain[- ]basement",
        "cheap as chips", "most (?:wallet|purse|pocket|budget)[- ]friendly",
        ("(?:easiest|gentlest|kindest|lightest) (?:on|to) (?:the |our |my )?(?:wallet|purse|pocket|budget"
        "|bank)(?: line)?"),
        "(?:very )?bottom of the (?:cost|price|pricing) (?:ranking|list|table|ladder)",
        "for (?:the |as )?(?:least|littlest|lowest|smallest) (?:money|cash|amount|outlay|spend|bill)",
        ("(?:the )?(?:least|minimum) (?:that )?(?:we|i|one|you) (?:could|can|would|might|need to|must"
        "|have to) (?:possibly |ever )?(?:pay|spend|get away with|part with)"),
        "(?:smallest|lowest|tiniest) (?:possible )?(?:bill|outlay|spend|invoice|price tag|tab)",
        "minimum (?:spend|outlay|cost|price)", "cheaper than (?:all|everything|anything|any other)",
        "costs? (?:us |me )?the (?:very )?least",
    )),
    ("cheaper", (
        ("(?:gentler|easier|kinder|lighter|softer) (?:on|to) (?:the |our |my )?(?:wallet|purse|pocket|budget"
        "|bank)(?: line)?"),
        "(?:more |thriftier|more frugal|more )(?:wallet|purse|pocket|budget)[- ]friendly", "thriftier", "more frugal",
        "easier on the budget line", "undercuts?", "less (?:of a drain|pricey|costly|dear)", "lower[- ]priced",
        "(?:works?|comes?|came|turns?|pans?) out (?:cheaper|lower|less|ahead on (?:price|cost))",
    )),
    ("cost", (
        "outlays?", "price[- ]?tags?", "(?:sets?|knocks?) (?:us|me|you) back", "works? out (?:at|to)",
        "(?:come|comes|amounts?|adds? up) to", "(?:hit|sting|relieve) (?:us|me) (?:for|of)",
        "(?:the|our|total|what'?s the) damage", "(?:leave|have) (?:us|me) paying", "(?:be )?on the hook for",
        "(?:shell|fork) out", "cough up", "pony up",
    )),
    # A decision.
    ("should we switch", (
        "(?:stick|stay|hold) or twist",
        ("(?:bite the bullet|take the plunge|make the (?:jump|leap|move|switch)|pull the trigger|jump ship"
        "|make the change)"),
        ("(?:tempted (?:by|to (?:go|try|switch|move))|flirting with|toying with|mulling(?: over)?|eyeing(?: up)?"
        "|leaning towards?|weighing up|on the fence (?:about|over|between)|itching to)"),
        ("(?:time|ready|right|wise|better) to (?:let go of|say goodbye to|bid farewell to|part ways with"
        "|wave goodbye to|retire|leave|drop|ditch|dump|move on from)"),
        "(?:say goodbye to|part ways with|let go of|turn our back on|wean (?:us|ourselves) off)",
        r"(?:nudg|push|press|urg|steer|herd)\w+ us (?:from|to|towards?|off|onto|over|into)",
        "cutting over (?:to|from)",
    )),
    ("worth it", (
        "pay(?:s|ing)? off", "(?:earns?|worth) (?:its|their) (?:keep|salt|money)", "pulls? (?:its|their) weight",
        "pay(?:s)? for itself", "money well spent", "throw(?:ing)? money (?:away|out)", "wast(?:e|ing) (?:of )?money",
        "good use of (?:our )?money", "value for money", "bang for (?:the |our |your )?buck",
    )),
    ("yes or no", (
        "do(?:s)? or don'?ts?", "y[ae]+[ys]? or n[ao]y", "go or no[- ]go", "thumbs[- ]up or (?:thumbs[- ])?down",
        "hot or not", "aye or nay", "is (?:she|he) right", "are they right",
        "sell(?:ing)? (?:us|me) (?:something|snake oil)", r"good call\??", r"bad call\??",
    )),
    # Which performs better.
    ("better", (
        "(?:has|have|had|got|gets?|holds?|with) the (?:edge|upper hand|advantage)",
        "out-?(?:class(?:es|ed)?|shin(?:es?|ing)|smarts?|wits?|think(?:s|ing)?|scores?|does|do|match(?:es)?|strips?)",
        r"(?:trounc|thrash|crush|smok|pip|edg|top|best)(?:es|s|ed)(?= (?:the )?\x01)", "runs? rings around",
        "wipes? the floor with", "(?:hold|holds|holding) (?:its|their) own", "(?:a|any|no|real) match for",
        "in the same league", r"punch\w* above", "(?:more )?(?:sharper|brighter|brainier|cleverer|wiser|savvier)",
        "more (?:competent|clever|skilled|talented|adept)", "(?:a cut|head and shoulders) above", "measures? up",
        "(?:can|could) keep pace with", "comes? out on top", "superior", "inferior",
        r"(?:cleaner|nicer|neater|tidier|more elegant)(?= \w)",
    )),
    ("better at reasoning", (
        "out-?reason(?:s|ed)?",
    )),
    ("better at coding", (
        "out-?(?:code|program)(?:s|ed|d)?",
    )),
    ("better at writing", (
        "out-?writ(?:es?|ten)",
    )),
    ("who is best", (
        "(?:brain|sharp|bright|clever|wis|savv)i?est", "top marks",
        "(?:takes?|gets?|deserves?) (?:the )?(?:gold|crown|cake|prize|medal|top spot)",
        "(?:king|queen|champion) (?:of|at|for)", "best[- ]in[- ]class", "top of the class", "cream of the crop",
        "number one (?:at|for|in)", "leads? the pack", "who leads(?= (?:at|in|on|for))",
        "in (?:first|pole) (?:place|position)",
        "tops? the (?:table|chart|board)s?",
    )),
    ("too expensive", (
        (r"(?:(?<=\x01 is )|(?<=\x01 are )|(?<=\x01 ))(?:kill|eat|blow|destroy|hurt|wreck|ruin)(?:s|ing)?"
        r" (?:up |into |through )?(?:our|the|my) (?:budget|wallet|margins?|runway)"),
    )),
    ("good at", (
        "(?:shines?|excels?|nails?|crush(?:es)?) (?:at|in|on|with)", "any use (?:at|for|with)", "a dab hand at",
        "cope(?:s)? with",
    )),
    # What would a change do.
    ("what if", (
        "let'?s pretend", "pretend(?: that)?", "picture (?:this|that|us)", "envisage", "envision",
        "consider a (?:world|future)", "in a world where", "were we to", "(?:as a )?thought experiment", "game out",
        "play (?:out|through)", "suppose for a (?:moment|second)",
        "(?:just )?for (?:the sake of )?argument'?s?(?: sake)?",
    )),
    # What was spent, what will be.
    ("spent", (
        (r"(?:shell|fork|splash|dish|pay|paid|hand|dol)(?:ed)? (?:out|over)(?= (?:on|for|to|in|during|last|this"
        r"|yesterday|since|so|between)\b)"),
        "(?:shelled|forked|coughed|splashed|dished|ponied|handed|doled) (?:out|up|over)",
        "(?:racked|clocked|chalked) up", "blew through",
        "sunk into", "parted with", r"(?:drain|bled|bleeding|haemorrhag|hemorrhag)\w*",
    )),
    ("forecast", (
        (r"(?:crystal ball|shaping up|pan(?:ning)? out|on course for|track(?:ing)? (?:to|towards?|for)"
        r"|best guess)(?=.*\b(?:month|quarter|year|bill|spend|costs?|total)\b)"),
        r"by the time (?:the |this )?(?:month|\w+) (?:is|'s) (?:over|out|done|through|up)",
        "when the (?:month|dust) (?:is over|ends|closes|settles)",
    )),
    # When a model goes, when a price changes.
    ("shut down", (
        "(?<!we )(?<!'ve )(?<!have )(?:pull|yank|ax|bin|scrapp?|cull|mothball|decommission)(?:ed|d)",
        "put out to pasture",
        "(?:lights? (?:go|goes|going) out)", "days (?:are )?numbered", "(?:living )?on borrowed time",
        "sell[- ]by(?: date)?", "best[- ]before(?: date)?", "shelf[- ]life", "expiry(?: date)?",
        "taken (?:away|off (?:the )?(?:market|shelf|air))", "last orders", "pension(?:ed)? off",
        "end of the (?:road|line)", "go(?:es|ing)? the way of the dodo", "the chop",
    )),
    ("changed the price", (
        (r"(?:slash|hik|bump|jack|knock|shav|trimm?|chop)\w*(?: up| down| off)? (?:(?:the|its|their|his|list|api|token"
        r"|on|of|\x01+(?:'s)?) )*(?:prices?|pricing|rates?|tariffs?)"),
        "price track record", r"prices? (?:creep|crept|slid|slide|climb\w*|tumbl\w*|jump\w*|shot up|plung\w*)",
    )),
    # The bot itself.
    ("remember that", (
        "for your (?:notes|records?|files?|information|memory)", "make a note", "note to (?:self|bot)",
        "jot (?:this |it )?down", "(?:keep|bear) in mind(?= (?:that )?(?:we|our|this|the channel))",
        ("(?:from (?:today|now|here)(?: on(?:wards?)?)?,?|going forward,?|henceforth,?) (?:please )?(?:assume|use|take"
        "|calculate with|reckon with)"),
        "put us down (?:for|as)", "mark us (?:down )?(?:as|for)", "register us (?:as|for|with)",
        "file (?:this|that|it) away",
    )),
    ("what can you do", (
        ("what (?:sort|kind|type)s? of (?:questions?|things|stuff) can (?:i|we) (?:throw|fire|put|send|toss)(?: at"
        "| to)?(?: you)?"),
        "what are you (?:good|useful|there|here) for", "how (?:do|can) (?:i|we) get started", "show me the ropes",
        "what(?:'s| is) your (?:deal|job|purpose|remit)", "introduce yourself",
        r"(?:give|show) (?:me|us) a (?:quick )?(?:tour|intro\w*)", "what tricks", "how can you help",
        r"what (?:do|can) you (?:cover|handle)\W*$",
    )),
)  # fmt: skip
"""Plain words, and the idioms that they stand for."""


def in_plain_words(text: str) -> str:
    """A text with its idioms put plainly; what is none stays as it is."""
    return _idioms().sub(_plain, text)


@cache
def _idioms() -> re.Pattern[str]:
    rows = (f"(?P<row{number}>{'|'.join(idioms)})" for number, (_, idioms) in enumerate(IDIOMS))
    return re.compile(rf"(?<![\w'])(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)


def _plain(match: re.Match[str]) -> str:
    number = int((match.lastgroup or "row0").removeprefix("row"))
    return IDIOMS[number][0]
