"""Questions that a decision answers: which model to run, and which performs better."""

from typing import Final

from bot.parsing.intent import MODEL_NAME, Intent, phrases

__all__ = ["QUALITY", "RECOMMEND"]

RECOMMEND: Final = Intent(
    "recommend",
    "whether to upgrade, downgrade or switch",
    ("should we upgrade?", "should I upgrade from gpt-4.1-mini to gpt-5.1?"),
    phrases(
        (
            r"\b(?<!what )(?<!much )should\b(?! (?:cost|be (?:the )?(?:price|cost)))|\b(?:what|much) should\b"
            r"(?![^,.;?]{0,60}\b(?:costs?|price|expect|budget|pay)\b)|\bup-?g\w{0,3}d(?:e[sd]?|ing)?\b"
            r"|\b(?:down|dwon"
            r"|donw)-?g\w{0,3}d(?:e[sd]?|ing)?\b|\bwould (?:you|u) (?:pick|choose|take|use|run|go"
            r"|recommend|switch|stay|keep|say yes|replace)\b|\bought to\b"
            r"|\bwould (?:you|u) (?:still|really|actually|even|rather|honestly) (?:pick|choose|take|use|run|go)\b"
            r"|\bany (?:good |real )?reason (?:not )?to\b|\bwho(?:'s| is) right\b"
            r"|\b(?:benefits?|advantages?|upsides?|downsides?|point|harm|risks?) (?:in|of|to) (?:us )?(?:go|mov"
            r"|switch|upgrad"
            r"|chang|downgrad|migrat)ing\b|\b(?:we|i) (?:really |even |actually |still )+need \x01"
            r"|\bshall (?:we|i)\b|\b(?:chang\w+|switch\w*|upgrad\w+|mov\w+) or not\b|\b(?:verdict|opinions?) on\b"
            r"|\bwhich (?:model|llm|one) for (?:our|my|the|a|an|this)\b(?!.*\b(?:cheap\w*|cost\w*|pric\w+)\b)"
            r"|\bany (?:downsides?|upsides?|concerns|objections|gotchas|risks?)\b|\bdo it\W*$"
            r"|\bstill (?:the )?(?:best|right|optimal|good|ok|okay)\b(?! (?:at|in)\b)"
            r"|\b(?:what|how) (?:(?:do|would) )?(?:you|u|we|y'?all) (?:reckon|think|say)\b(?!.*\b(?:cost|pric|pay"
            r"|bill|spend))"
            r"|\byes or no\b|\by ?/ ?n\b|\byes/no\b|\bover-?paying (?:for|with|on)\b|\b(?:or|and) (?:stay"
            r"|keep it|leave it)\b"
            r"|\b(?:is|be) (?:(?:that|this|it) )?(?:something|anything|an option|the one|suitable"
            r"|interesting) for (?:us|me"
            r"|our \w+)\b"
            r"|\b(?:go|mov|switch|chang)(?:e|ing)? (?:down |up |over )?(?:to|for) (?:an? )?(?:smaller|cheaper"
            r"|bigger|newer|better"
            r"|different|other|another) (?:model|one|llm)\b"
            r"|\b(?:help|assist) (?:me|us) (?:to )?(?:choos\w+|pick\w*|select\w*|decid\w+|find)\b"
            r"|\bwhat (?:would|do|could|can|should) (?:you|we|i|one) (?:run|use|take|pick|try|do) instead\b"
        ),
        (
            r"\bswitch(?:ing?|ed)? (?:to|from|over|away|off|back|our|the|out)\b|\bmov(?:e|ing) (?:to|off|from|away"
            r"|over|on to|up to|down to|back to|our)\b|\bchang(?:e|ing) (?:to|from|over)\b"
            r"|\b(?:migrat(?:e|ing|ion)|transition(?:ing)?) (?:to|from|off|away)?\b"
            r"|\bgo(?:ing)? (?:up|down|back|over|across) (?:to|from)\b|\bjump(?:ing)? (?:to|from|on|ship|over)\b"
            r"|\b(?:ditch|dump|abandon|leav|drop|trad|retir)(?:e|ing|ping)? (?:our |the )?\x01"
        ),
        (
            r"\bworth (?:it|moving|switching|upgrading|the|paying|a|changing|going|migrating|our while"
            r"|considering)\b"
            r"|\badvisable\b|\bsensible\b|\bmakes? (?:more |any |much |little )?sense\b|\bjustif(?:y|ied)\b"
            r"|\b(?:good|bad|smart|wise|better|right|safe|great|dumb|stupid|best) (?:idea|move|choice|pick|call|bet"
            r"|option|fit|decision|upgrade|replacement|alternative|way to go)\b"
            r"|\bstay(?:ing)? (?:on|with|or|put|at)\b|\bstick(?:ing)? (?:with|to)\b|\bkeep (?:using |on |our )?\x01"
            r"|\btime (?:for|to) (?:an? )?(?:change|switch|move|upgrade|new (?:model|one))\b|\bright (?:model"
            r"|one)\b"
            r"|\bin our (?:place|shoes|position)\b|\b(?:would|is) it (?:be )?(?:crazy|ok|okay|fine|wise|smart"
            r"|safe|dumb"
            r"|ok|reasonable|stupid|risky) (?:to|if)\b|^(?!.*(?:\$|\bcost|\bpric|\btok)).*\bcandidates?\b|\b(?:ok"
            r"|okay|fine|safe|wise|smart"
            r"|reasonable) to (?:go|use|switch|move|pick|take|run)\b|\b(?:get|getting|move|moving) (?:off"
            r"|away from|rid of)\b"
            r"|\b(?:get away|make do|live) with\b|\bno-brainer\b|\bthoughts\b(?! on (?:the )?(?:pric|cost))"
            r"|\boverkill\b"
        ),
        (
            r"\breplac(?:e|ing) .{0,40}\b(?:with|by)\b|\b(?:to|can|could|would|will|might|may) replace\b"
            r"|\bswap(?:ping)?\b|\btrade (?:in )?(?:our )?\x01|\bin favou?r of (?:the |our )?\x01"
            r"|\binstead of .{0,24}\bfor\b.{0,20}\b(?:triage|coding|support|summar)|\bwhich (?:one "
            r"|model )?(?:do you )?(?:recommend|suggest|should|would you|to (?:pick|choose|use|take|go))\b"
            r"|\brecommend\w*|\bsuggest\w*|\badvi[sc]e?\b(?! ?:)"
            r"(?! (?:me |us )?(?:of |on )?(?:the )?(?:\w+ )?(?:charges?|costs?|prices?|fees?|pricing))"
            r"|\bdo we (?:stay|go|switch"
            r"|move)\b"
        ),
        (
            rf"\b(?:pick|choose|go for|go with|opt for|decide between|torn between|deciding between"
            rf"|(?<!of )choosing between|undecided)\b.{{0,30}}(?:\b(?:or|between|and(?! \w+ (?:\w+ )?\d))\b|/)"
            rf"|\bpick one\b"
            rf"|\bright (?:\w+ )?(?:model|choice|llm|one) for\b|\b(?:is|are|be) right for\b|\bgo {MODEL_NAME}"
            rf"|\bbest (?:value|fit|bang)\b|\balternatives?\b|\bdrop-?ins?\b|\bpros (?:and|&) cons\b(?! aside)"
            rf"|\btrade-?offs?\b"
            r"|^\W*(?:please |so |ok )*(?:choose|pick|decide)\b[^?]*\x01[^\x01]+\x01|\b(?:any|some)thing (?:better"
            r"|cheaper)\b"
            rf"|\bdo (?:we|i) (?:really |even |actually |still )*need {MODEL_NAME}"
            rf"|\b(?:or|then) (?:would|will|does) {MODEL_NAME} (?:do|suffice|work|be)\b"
            rf"|\b(?:would|will|could|might|can) {MODEL_NAME} (?:also |still |already |even |just "
            rf"|not )?(?:do(?! \w)"
            rf"|suffice|cut it|be (?:enough|sufficient|fine|ok|okay|good enough))\b"
            r"|\bbest (?:model|llm|one|option|choice|fit|setup) for (?:us|me|this channel|our (?:team|case|needs"
            r"|use[ -]?case|situation))\b"
        ),
        (
            r"\x01 ?-+> ?\?|\x01[^\x01]+\x01+ instead\W*$"
            r"|\b(?:what|which|who) else (?:can|could|should|would|might|do) (?:we|i|you|one)\b"
            r"|\bat least as good as (?:our|what we|the one we|\x01)|\b(?:best|strongest|smartest) (?:model|llm|one"
            r"|thing)"
            r"(?: that)? (?:we|i|you|one) (?:can|could) (?:get|have|run|afford|use)\b"
            r"|(?:^|[.!?;,:-] *)(?:(?:any|other|our|my|what|are|the|cheaper|better|more) )*options\W*$"
        ),
        (
            r"^(?!.*\b(?:costs?|pric(?:e|es|ing)|cheap\w*|how much|sav\w+|bill|pay|differ\w+|quality|better"
            r"|worse|tokens?)\b)"
            r".*(?:\b(?:go|going|step|stepping|jump|jumping) (?:up |down |over )?from (?:our )?\x01+ to (?:the "
            r"|a )?\x01"
            r"|\b(?:go|jump|drop|step) (?:up |down |over |back )?to (?:the |our )?\x01"
            r"|\x01 or (?:the |our )?\x01+,? for (?!(?:an? |the |one |this |next |about |around )*(?:[\d~]|half"
            r"|quarter"
            r"|day|week|month|year|hour))\w)"
        ),
    ),
    certain=phrases(
        (
            r"\b(?:successor|replacement|upgrade|switch|move) (?:\w+ )?worth (?:it|the)\b"
            r"|\x01 as (?:a|an|the|our) (?:\w+ )?(?:replacement|substitute|alternative|successor)\b"
            r"|\bworth (?:an? )?(?:extra )?\$ ?\d[\d.,]*k?(?: \w+){0,3}? (?:more|extra)\b"
            r"|\b(?:any|some|an?) (?:\w+ )?cheaper (?:option|alternative|model|one)\b(?!.*\d ?(?:m\b|tok|million))"
        ),
        (
            r"^(?!.*\b(?:using|use|on|run|running) \x01).*\x01 instead of (?:our |the "
            r"|my )?\x01(?!.*\b(?:costs?|pric\w+|cheap\w*|how much|sav\w+|bill"
            r"|tokens?)\b)"
            r"(?!.*\d ?[mkb]\b)"
        ),
        (
            r"\b(?:can|could|would) you (?:please )?(?:recommend|suggest)\b|\b(?:recommend|suggest) (?:me "
            r"|us )?(?:an?|some\w*)\b|\b(?:recommend|suggest|propose|advi[sc]e) (?:(?:me|us|a|an|the|some|good|best"
            r"|which|what) )*"
            r"(?:model|llm)\b"
        ),
        (
            r"\b(?:what|where|which (?:one|model)) (?:do|should|would|could|can|shall) (?:we|i|you|one) (?:go|move"
            r"|switch|migrate|change|upgrade|replace|jump)\b"
        ),
        (
            r"\b(?:better|stronger|smarter|newer) (?:model|llm|one|option) (?:for|at) (?:about )?(?:the )?same\b"
            r"|\b(?:should|shall) (?:we|i|our \w+|the team) (?:\w+ly |just |now |rather )?(?:switch|upgrade"
            r"|downgrade|move|migrate|stay"
            r"|change|go|leave|drop|ditch|abandon|replace|get (?:off|rid))\b"
        ),
        r"\b(?:any|some)thing (?:better|cheaper) than\b|\bgood enough to replace\b",
        (
            rf"(?:{MODEL_NAME}|\bit|\bthat|\bthis) be (?:an? |the )?(?:even )?(?:better|good|right|best|smarter"
            rf"|wiser|safer) (?:pick|choice|option|fit|call|bet)\b"
        ),
    ),
)

QUALITY: Final = Intent(
    "quality",
    "which model performs better",
    ("is gpt-5.1 better than gpt-4.1 mini at coding?",),
    phrases(
        (
            r"\b(?:can|could|does|will|would) \x01+ (?:really |even |reliably |also )?(?:handle|manage|deal with"
            r"|tackle|solve"
            r"|write|reason|summari\w+|extract|classify|code|follow|understand)\b(?!.*\d ?(?:m\b|tok))"
            r"|\bas (?:good|smart|capable|accurate|strong|reliable|clever) as (?:the )?\x01"
            r"|\bhow (?:smart|capable|reliable|clever|strong|dumb|well)\b|\bhow far (?:behind|ahead)\b"
            r"|\breliab\w+|\bsucks?\b|\bany good\b"
            r"|\bstacks? up\b|\bhold(?:s|ing)? up\b|\bon par\b|\bahead of\b|\brivals?\b"
            r"|\bevidence\b|\blive ?bench\b|\b(?:test|eval\w*|exam) (?:results?|scores?)\b|\bkeep(?:s"
            r"|ing)? up with\b"
            r"|\bcompetitive\b|\b(?:dumb|clever)(?:er|est)?\b|\babilit(?:y|ies)\b|\bskills?\b|\bcapabilit(?:y"
            r"|ies)\b"
            r"|\bbest (?:overall )?(?:models?|llms?)\b(?: right now| overall| currently| today| at the moment"
            r"| out there)+"
            r"|\b(?:top|leading|strongest|smartest) (?:\w+ )?(?:models?|llms?)\b"
            r"|\bhow (?:do|does|would|did) .{0,40}\bcompare (?:(?:to|with|against) \x01+ )?(?:at|on|in|for)\b"
            r"(?! (?:the )?(?:monthly |yearly |total )?(?:\d|pric|bill|cost|us\b|our|[\w ]{0,20}(?:tokens?|month)\b))"
            r"|\b(?:struggles?|good results|bad results) (?:with|at|on|for)\b"
            r"|\b(?:mistakes|error rates?|errors|bugs) (?:than|with|in|on|at)\b|\b(?:more|fewer|less"
            r"|many) (?:mistakes"
            r"|errors)\b|\bhow (?:do|does|did|would) [^?]{0,60}\bdo (?:in|at|on|with|for)\b"
        ),
        (
            r"\bbetter\b(?! (?:\d|price|priced|deal|rate|value))|\bsmarter\b|\bsmartest\b|\bquality\b"
            r"|\bbench ?mark\w*|\baccura(?:te|cy)\b|\bperform(?:s|ance|ing)?\b|\bscor(?:e|es|ed|ing)\b"
            r"|\bleader ?board\b|\belo\b|\barena\b|\bintelligen(?:t|ce)\b|\bcapab(?:le|ilit(?:y|ies))\b"
            r"|\bswe-?bench\b|\bmmlu\b|\bgpqa\b"
        ),
        (
            r"\bwins?\b.{0,6}\b(?:at|in|on|for|:)|\bwho(?:'?s| is)? (?:wins?|better|best|ahead|leading|winning)\b"
            r"|\bstronger\b|\bstrongest\b|\bweaker\b|\bworse\b|\boutperform\w*|\bbeats?\b|\bgood (?:at|for"
            r"|in|enough)\b|\bhow good\b|\bbest (?:at|in|for|model for|llm for|model (?:at|in)|coding"
            r"|reasoning|writing)\b|\bmore (?:capable|accurate|reliable|intelligent|powerful)\b"
            r"|\b(?:smart|clever|capable|strong|accurate|powerful|reliable|intelligent) enough\b"
            r"|\b(?:rate|grade|evaluate|assess|judge) (?:the |our )?\x01+ (?:on|at|for|in)\b"
            r"|\bmost (?:capable|accurate|intelligent|powerful|reliable)\b|\bhallucinat\w*"
            r"|\bstate of the art\b|\bsota\b"
        ),
    ),
)
