"""Questions about models and their prices, that no volume decides."""

from typing import Final

from bot.parsing.decision_intents import QUALITY, RECOMMEND
from bot.parsing.intent import MODEL_NAME, Intent, phrases

__all__ = ["MODEL_INTENTS"]

MODEL_INTENTS: Final = (
    Intent(
        "price_history",
        "whether and when a price changed or will change",
        ("has the price of o3 changed?",),
        phrases(
            (
                r"\bprice[ -]?(?:history|changes?|cuts?|drops?|hikes?|increases?|reductions?|development"
                r"|evolution|timeline|trend|adjustments?|rises?)\b|\bhistory of (?:the )?(?:\w+ )?(?:price"
                r"|prices|pricing)\b|\bpric(?:e|es|ing) (?:over time|history)\b|\bhistorical pric"
                r"|\bre-?pric(?:ed|ing)\b"
                r"|\b(?:price|prices|pricing|priced|costs?|rates?)\b.{0,40}\b(?:then and now|over the (?:last|past)"
                r"|since"
                r" (?:launch|release|20\d\d)|(?:next|last) (?:month|quarter|year)|in 20\d\d|(?:years?|months?) ago)\b"
                r"|\balways cost\b"
            ),
            (
                r"\b(?:price|prices|pricing|cost|costs|rates?|tariff)\b.{0,50}\b(?:chang(?:ed?|es|ing)|go(?:ne"
                r"|ing|es)? (?:up|down)|went (?:up|down)|dropp?(?:ed|ing)?|drops?|fall(?:en|s|ing)?|fell"
                r"|rise[sn]?|rising|rose|raised|increas(?:ed|es|e|ing)|decreas(?:ed|es|e|ing)|cut|reduced"
                r"|lowered|hiked|adjusted|come down|came down|develop(?:ed|s)?"
                r"|evolved?|moved)\b"
            ),
            (
                r"\b(?:chang(?:e|ed|ing)|dropped|cut|lowered|rais(?:e|ed)|reduced|increased|hiked|adjusted"
                r"|(?:drop|lower|reduce|increase|hike)(?= (?:(?:the|its|their)\b|\x01))) (?:the |its |their "
                r"|his |\x01+(?:'s)? )?(?:\w+ )?(?:price|prices|pricing|rates?|cost)\b"
            ),
            (
                r"\b(?:get|gets|got|gotten|become|becomes|became|becoming|getting|be|been|turn) (?:any |much "
                r"|even |a bit |a lot |significantly )?(?:cheaper|more expensive|pricier|dearer|costlier"
                r"|less expensive)\b(?! than (?:the )?\x01)"
            ),
            (
                rf"\b(?:used to cost|cost (?:before|a year ago|last year|previously|in 20\d\d)"
                rf"|was {MODEL_NAME} (?:always|ever|cheaper|more expensive)|old price|previous price"
                rf"|original price|former price)\b"
            ),
            (
                rf"\b(?:will|is|are|does|did|has|have|when)\b.{{0,20}}{MODEL_NAME}.{{0,20}}\b(?:price change"
                rf"|go(?:ing)? up|go(?:ing)? down|went up|went down)\b"
            ),
        ),
        certain=phrases(
            r"^(?!.*\b(?:us|we|our|i|me)\b).*\b(?:did|was)\b.{0,12}\x01+.{0,12}\b(?:costs?|cheaper|dearer"
            r"|priced?)?\b.{0,24}"
            r"\b(?:ago|last (?:year|spring|summer|autumn|fall|winter)|in 20\d\d|at (?:its )?(?:launch|release)"
            r"|originally"
            r"|back then|when it (?:launched|came out|was new))\b"
        ),
    ),
    Intent(
        "lifecycle",
        "when a model is shut down and what succeeds it",
        ("when does gpt-4.1-mini go away?",),
        phrases(
            (
                r"\bwhen (?:do|must|should|will|would) (?:we|i) (?:have to |need to |must )?(?:be off|move|migrate"
                r"|leave|switch|be gone)"
                r"|\b(?:the|an|its|their) end (?:for|of) (?:the )?\x01|\bdeprecat\w*|\bretir(?:e|es|ed|ing|ement)\b"
                r"|\bsunset\w*|\bsun-?setting\b|\bshut(?:s"
                r"|ting)?[ -]?(?:downs?|off)\b|\bdiscontinu\w*|\bend[ -]of[ -]?(?:life|support|service)\b|\beol\b"
                r"|\blife[ -]?(?:cycle|span|time)\b"
            ),
            (
                r"\bwhat(?:'?s| is| will)? (?:happens?|happening|going to happen) (?:to|with) (?:the |our )?\x01"
                r"|\bgone\b|\bgo(?:es|ing)? (?:away|dark|offline|eol)\b|\bphas(?:ed|ing|e)[ -]out\b|\bsupport (?:end"
                r"|stop|run)\w*|\b(?:turn(?:ed|ing|s)?"
                r"|switch(?:ed|ing|es)?|pull(?:ed)?) (?:it )?(?:off|the plug)\b|\bpull the plug\b|\b(?:taken"
                r"|take) (?:down|offline)\b|\bkill(?:ed|ing|s)?\b|\bdie[sd]?\b|\bdying\b|\bdead\b"
            ),
            (
                r"\bsuccessors?\b|\bsucceeds?\b|\bsucceeded\b|\bfollow-?up (?:model|to|of)\b"
                r"|\bwhat(?:'?s|'?ll| is| will| model| one)* (?:replac(?:es?|ing)|comes? after|follows?)\b"
                r"|(?<!good )(?<!best )(?<!right )(?<!better )\breplacement (?:for|of|model)\b|\b(?:is|be"
                r"|been|gets?|being) replaced\b|\bofficial(?:ly)? (?:replacement|replaced)\b"
            ),
            (
                r"\b(?:until|till|up to|by) (?:when|what (?:date|day)|which (?:date|day))\b|\b(?:rely|count) on\b"
                r"|\bon (?:its|the) way out\b"
                r"|\bhow (?:long|much (?:longer|time|more time))\b.{0,40}\b(?:available|support(?:ed)?|around|use"
                r"|live|alive"
                r"|exist|run|have|left|keep|work|last)\b|\b(?:still|remain|stay|be) (?:be )?(?:available|exists?|there"
                r"|supported|alive|around(?! ?[~\d])|offered|usable|working)\b"
                r"|\b(?:is|are) (?:the )?\x01+ (?:\w+ )?legacy\b"
                r"|\b(?:expir(?:e|es|ed|y|ation|ing)|removed"
                r"|removal|withdrawn|legacy (?:model|version|status)|obsolete|end date|cut-?off date|last day"
                r"|stop(?:s|ped)? working"
                r"|no longer (?:available|supported|work))\b"
            ),
        ),
    ),
    Intent(
        "afford",
        "how many tokens an amount of money buys",
        ("how many tokens do I get for $500 on gpt-5.1",),
        phrases(
            (
                r"\bhow many\b.{0,20}\b(?:tok(?:en)?s?|requests?|calls?)\b|\bhow far\b|\bhow much (?:can|could"
                r"|do|would|will) (?:i|we|one|you) (?:get|run|process|do|buy|use|afford)\b|\bafford\b|\b(?:buy"
                r"|buys|get|gets|stretch|worth of)\b.{0,20}\btok(?:en)?s?\b|\btok(?:en)?s? (?:for|per|from"
                r"|out of|with) \$?\d|\bbuy\b|\bbuys\b|\bget me\b|\bget us\b"
            ),
        ),
    ),
    RECOMMEND,
    QUALITY,
    Intent(
        "cheapest",
        "the catalog ranked by cost under constraints",
        ("cheapest anthropic model for 20M tokens",),
        phrases(
            (
                r"\b(?:cheapest|cheepest|chepest|cheapst|lowest|least[ -](?:expensive|costly|pricey)"
                r"|most (?:affordable|economical|cost[ -](?:effective|efficient)|budget[ -]friendly)|inexpensive"
                r"|least (?:i|we|one|you) (?:can|could|must|have to) (?:pay|spend)|costs? (?:the )?least"
                r"|cost us (?:the )?least|least cost|best[ -]priced?|minimal cost"
                r"|lowest[ -](?:cost|price|priced)|as (?:little|cheap\w*) as possible|minimi[sz]e (?:our |the "
                r"|my )?(?:costs?"
                r"|spend\w*|bill))\b"
            ),
            (
                r"\bcompare (?:me )?(?:all|every|each|the (?:whole|entire))\b(?! (?:of )?(?:them|those|these|three"
                r"|four|five|\x01))"
                r"|\b(?:rank|rankings?|sort|order|league table|ranked|sorted)\b.{0,40}\b(?:cost|costs|price"
                r"|prices|cheap\w*|expens\w*)\b|\b(?:rank|sort|order) (?:the |all |your "
                r"|every )?(?:\w+ )?models?\b|\bcheap (?:\w+ ){0,3}(?:models?|llms?|options?|alternatives?)\b"
                r"|^(?!.*\x01)(?!.*\b(?:spen[dt]|budget|how many|how far)\b).*\b(?:which|what|any\w*|some\w*"
                r"|models?|llms?|ones?)\b[^?]{0,40}\b(?:under|below|less than|within|at most|up to|(?:no|not) more than"
                r"|fits?(?: in\w*)?) (?:an? |my |our |the )?\$ ?\d"
                r"|\bbudget (?:models?|options?|llm)\b|\bmodels? (?:under|below|for less than|cheaper than"
                r"|by (?:cost|price)\b)"
            ),
        ),
        certain=phrases(
            r"^(?!.*\x01).*\b(?:what|which)(?:'?s| is| are)? (?:the |your )?(?:\w+ )?cheapest (?:\w+ )?(?:models?"
            r"|llms?|options?)\b"
            r"(?!.*\b(?:as good|replac|switch|instead))"
        ),
    ),
    Intent(
        "catalog",
        "which models or providers are known",
        ("which mistral models do you know?",),
        phrases(
            (
                r"\bwho(?:'s| is| are) (?:the |your |all )*(?:providers?|vendors?|makers|labs|hosts)\b"
                r"|\b(?:which|what|how many)\b.{0,40}\b(?:models?|providers?|vendors?|llms?|makers?|labs"
                r"|companies|hosts)\b.{0,40}\b(?:know[ns]?|have|support|supported|available|exist|cover|covered|offer"
                r"|offered|list|listed|track|in (?:the|your) (?:catalog|catalogue|list|database)|there|sell|sold"
                r"|included|priced|carry|do you|can you|on file|from|by)\b"
            ),
            (
                r"\b(?:(?<!price )list|show|give|print|enumerate|name)\b(?: me| us)?(?: (?:all|the|your|every|of"
                r"|a list of|available|supported|known|full))*(?: \w+){0,3} (?:models?|providers?|vendors?|llms"
                r"|catalog(?:ue)?|hosts)\b"
                r"(?!.{0,30}\b(?:cost|price|cheap)(?!s? (?:for|of|on file|known|in your)))"
            ),
            (
                r"\b(?:do|can|could) you (?:also )?(?:know|support|have|cover|track|carry|price|list"
                r"|include)\b(?!.{0,40}\b(?:price|pricing|cost|rate)s?\b)|\b(?:supported|available"
                r"|known) (?:models|providers|llms)\b|^\W*(?:\w+ )?(?:models|providers|catalog(?:ue)?)\W*$"
                r"|\b(?:models?|providers?|vendors?|llms?) (?:supported|available|covered|known|included)\b"
                r"|\bwhat(?:'s| is) in (?:the|your) catalog(?:ue)?\b|\bmodels? (?:from|by|of|made by)\b"
                r"|\b(?:which|what) models can\b|\bis \x01+ (?:in (?:the|your) (?:catalog(?:ue)?|list)|supported"
                r"|known|listed)\b"
            ),
        ),
    ),
)
"""In the order in which they are tried: a price in time before a price, a choice before a ranking."""
