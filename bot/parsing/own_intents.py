"""Questions about what a channel runs, and what a change of it would do."""

from typing import Final

from bot.parsing.intent import MODEL_NAME, Intent, phrases

__all__ = ["PROFILE", "WHAT_IF"]

ORDINARY: Final = r"(?:standard|normal|regular|sync\w*|real[ -]?time|on[ -]?demand)"
BESIDE: Final = r"(?: api| tier| service| mode| price)? (?:vs\.?|versus|or|compared (?:to|with)|against) (?:the )?"
"""Between two services of one model, or one and none ("batch vs standard", "caching or not")."""

WHAT_IF: Final = Intent(
    "what_if",
    "what a change to the workload would do",
    ("what if we send 20% of our traffic to gpt-5.1?",),
    phrases(
        (
            r"\bwhat[ -]?if\b|\bsuppos(?:e|ing)\b|\bassum(?:e|ing) (?:that )?(?:we|our|traffic|usage"
            r"|volume)\b|\bimagine\b|\bhypothetical|\bsimulat\w+|^\W*(?:new )?scenario\b"
            r"|\bsay (?:that )?(?:our|the|we|traffic|usage|volume|demand|load|(?:an? )?(?:half|third|quarter)"
            r"|\d+ ?%) \w"
        ),
        r"\bwhat (?:happens|would happen|changes|would change)\b|\blet'?s say\b"
        r"|\b(?:same|our|current|present|existing) (?:traffic|volume|workload|load|usage|mix|requests|tokens) (?:on"
        r"|with|over"
        r"|through|via|but) (?:to )?\x01",
        (
            r"\bif (?:we|i|our|the|all|everything|traffic|usage|volume|half|it|this|that|they|demand|load|requests"
            r"|answers|outputs?|responses?|replies|prompts?|inputs?|\d+ ?%).{0,60}\b(?:doubl\w+|twice|times as"
            r"|\d+x|longer|shorter|quadrupl\w+|ris(?:e|es)|r[ao]se|reasons? \d|gr[eo]w\w*"
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
            r"\bif (?:(?:only|just|the|all|about|say|we|hard\w*|easy|easiest|simple) )*(?:\d+ ?(?:%|percent\b)"
            r"|(?:an? )?(?:half|third"
            r"|quarter|tenth|fifth)\b|everything\b|all\b)[^?]{0,24}\b(?:go|goes|went|ran|runs?|were|was|is|are|came"
            r"|comes|hits?)"
            r" (?:on|to|in|through|over|from|with)\b"
            r"|\b(?:rout(?:e|ing)|send(?:ing)?|mov(?:e|ing)|shift(?:ing)?|offload(?:ing)?|divert(?:ing)?|migrat(?:e"
            r"|ing)"
            r"|put(?:ting)?)\b.{0,16}(?:\d+ ?(?:%|percent)|\bhalf\b|\b(?:fif|six|eigh|ten)ths?\b|\bfifth\b"
            r"|\bthird\b|\bquarter\b|\bpart of\b|\bsome of\b).{0,40}\b(?:to|on|onto|from)\b"
        ),
        (
            r"\b(?:doubl\w+|tripl\w+|halv\w+|quadrupl\w+) (?:everything|it all|all of it|the (?:traffic|volume|load"
            r"|usage))\b"
            r"|\d ?%? ?[/:-] ?\d{1,2} ?%? (?:split |mix |distribution )?(?:between|across|over) \x01"
            r"|\b(?:split|mix) (?:between|across|of (?:the |our )?(?:traffic|usage|load|models?|requests))\b"
            r"|\b(?:traffic|usage|volumes?|load|demand|requests|consumption|users?|customers?|clients|tickets"
            r"|documents|messages"
            r"|conversations) (?:(?:will|would|might|may|could|is going to"
            r"|is expected to|should) )?(?:grows?|grew|doubled?s?|tripled?s?|increase[ds]?|halve[ds]?"
            r"|(?:go|goes|went) (?:up|down)|drop(?:s|ped)?|falls?|fell|shrinks?|shrank|rises?|rose|\d+x)\b"
            r"|\b(?:2x|double|twice|triple|half|\d+x|\d+ times) (?:the|our) (?:volume|traffic|usage|load|tokens"
            r"|requests)\b"
        ),
        (
            r"\b(?:impact|effect) (?:on|of).{0,30}\b(?:cost|bill|spend|caching|batch|moving|switching|doubling"
            r"|halving|tripling|growing|growth)\b"
            r"|\bhow (?:much )?(?:would|will|does|could) (?:the |our )?(?:costs?|bill|spend\w*"
            r"|price)\b.{0,20}\bchange\b"
        ),
        (
            r"\b(?:save|saving|savings)\b.{0,60}\b(?:with|by|using|from|if|through) .{0,20}\b(?:cach\w+"
            r"|batch\w*|moving|routing|switching)\b"
            r"|\bhow much (?:cheaper|less|lower|money)?[^?]{0,12}\b(?:would|will|could|does|do|can|is) (?:using |the "
            r"|prompt )*(?:batch\w*|cach\w+|flex)\b(?!.*\x01)"
            r"|\b(?:cut|lower|reduce|shrink|bring down)\b.{0,24}\b(?:bill|spend\w*|costs?)\b.{0,16}\b(?:with|by"
            r"|through) .{0,12}\b(?:batch\w*|cach\w+|flex)\b"
        ),
        (
            r"^(?!.*\bshould\b).*\b(?:mov|switch|shift|migrat|chang|convert)\w*\b[^?]{0,80}\b(?:to|over to|into"
            r"|onto) (?:the )?"
            r"(?:batch|flex|priority)\b"
            rf"|^(?!.*\x01[^\x01]+\x01).*(?:\b(?:batch\w*|flex|priority|caching){BESIDE}(?:{ORDINARY}|not?\b|without)"
            rf"|\b{ORDINARY}{BESIDE}(?:batch|flex|priority))"
            r"|\bkeep(?:ing)? \d+ ?(?:%|percent)|\bsend(?:ing)? the rest\b|\b(?:batch\w*|flex"
            r"|cach\w+)\b.{0,40}\bwe save\b"
            r"|\bif (?:we|i|they|everything|all|it|our \w+) .{0,40}\b(?:batch\w*|flex)\b"
            r"|\b(?:route|send|move|shift|put) \d{1,3} ?%"
            r"|^(?=.*\x01).*(?:\d ?(?:%|percent)|\b(?:half|third|quarter|fifth|tenth)|\b(?:one|\d) (?:in|out of)"
            r" (?:\d{1,3}|two|three|four|five|ten)) (?:of )?(?:the |our |all |my )?(?:traffic|requests|calls|load"
            r"|queries|tickets"
            r"|users|messages)\b(?! (?:is|are|was) (?:cach|in\b|out))"
            r"|\b\d{1,2} ?/ ?\d{1,2} split\b[^?]{0,16}\x01"
            r"|\b(?:usage|volume|traffic|load|demand|consumption) (?:\w+ )?(?:go(?:es)?|went|moves?|jumps?) (?:up "
            r"|down )?"
            r"(?:from|to) \d"
            r"|\bgo from \d[\d.,]*\s?\w+ to \d|\bif (?:we|i) (?:batch|cache)\w* |\bhow much (?:cheaper|less|lower)"
            r" (?:would|will|could|does) (?:it|that|this|we|our \w+) (?:get|be|become|pay)\b.{0,24}\b(?:with|if|by)\b"
        ),
    ),
)

PROFILE: Final = Intent(
    "profile",
    "remember or show what this channel runs",
    ("we use gpt-4.1-mini for about 100M tokens a month",),
    phrases(
        (
            r"^\W*(?:please )?(?:remember|note|save|store|forget)\b|\bfor the record\b|\b(?:do|did) you (?:know"
            r"|remember) (?:our|my|what we)\b|^\W*set (?:model|volume|default|input share)\b"
            r"|^\W*(?:(?:fyi|btw|hi|hey|ok|update|note)\W+)*we (?:now |currently |only |already )*(?:do|process"
            r"|consume|push|handle|send)"
            r" (?:(?:about|around|roughly|~) ?)*\d[^?\x01]*$|\bremember (?:that"
            r"|this|our|we|for|what)\b"
        ),
        (
            r"\b(?:set|change|update|make|switch) (?:our|the|my|this channel'?s|channel"
            r"|default)\b.{0,20}\b(?:model|volume|profile|default|setup|input share|time ?zone|workload|llm|mix)\b"
            r"|\b(?:clear|delete|remove|reset|erase|wipe|edit|change) (?:our|the|my|this channel'?s|channel)"
            r" (?:\w+ )?(?:profile|setup|settings|defaults?|config\w*)\b"
        ),
        (
            r"\b(?:our|my|the|this channel'?s)(?: current| standard| usual| main)? (?:(?:default )?(?:model"
            r"|volume|setup|workload|usage|llm|mix|input (?:share|ratio)|cache(?:d| hit)? (?:rate|ratio|share)|service"
            r"|(?:main )?(?:task|use case))|default)(?: here| now)* (?:is|=|are|will be)(?!\w)(?!.*\?)"
            r"|^\W*(?:channel )?default(?: model| llm| volume)?\W*(?:=|:|is)(?!.*\?)"
            r"|^\W*(?:(?:our|the|main) )*(?:task|use[ -]?case) (?:is|=|:)(?!.*\?)"
            r"|\b(?:forget|delete|erase|wipe|clear) (?:what|everything|all)\b.{0,24}\b(?:us|channel|here|know)\b"
            r"|^\W*(?:we|i) (?:mostly|mainly|only|primarily"
            r"|just) (?:do"
            r"|use (?:it|them|this|llms?) for|handle|need it for)\b(?!.*\?)"
            r"|^\W*(?:(?:our|my|the|new|current) )?(?:setup|workload|profile|stack)\W*[:=](?!.*\?)"
            r"|^\W*(?:this|our|the) (?:channel|team|bot|app|product|service|project) ?(?:[:=]|->) ?\x01(?!.*\?)"
            r"|\b(?:we|this)(?:'re| are| is) (?:(?:an?|all|purely|basically|mostly|mainly|more of an?) )*\x01+"
            r" (?:shop|house|team|company|people|users?|channel)\b(?!.*\?)"
            r"|\b(?:we|this)(?:'re| are| is) all[ -]in on \x01(?!.*\?)"
        ),
        (
            r"\bwhat (?:\w+ )?(?:do you|does the bot|does this bot|have you) (?:know|remember|saved?|stored?|got|have"
            r"|remembered|on file)(?: on file| saved| stored| down)?(?: about| of| on| for| from)? (?:us|our|me|my"
            r"|this channel|the channel|we|here)\b"
        ),
        (
            r"\bwhat(?:'?s| is) (?:saved|stored|set|configured|remembered|on file|known)\b.{0,12}\b(?:for|about|in"
            r"|here)\b"
            r"|^\W*(?:is|are) (?:our|my|the) (?:model|volume|setup|workload|profile|time ?zone|input share)\b.{0,24}"
            r"\b(?:set|still|correct|known)\b(?!.{0,30}\b(?:choice|best|good|enough|worth|right|ok|okay|fit)\b)"
        ),
        (
            r"\b(?:show|what(?:'?s| is| are))(?: me| us)? (?:our|my|the|this channel'?s"
            r"|the channel'?s) (?:\w+ )?(?:profile|setup|settings|defaults?|configuration|config)\b"
            r"|^\W*(?:my |our |channel |show )?(?:profile|settings|setup|defaults)\W*$"
        ),
        r"\bwhat(?:'?s| is| are) (?:our|my|this channel'?s) (?:\w+ )?(?:models?|volume|workload|llm)"
        r"(?: again| now| here| atm| currently)*\W*$",
        (
            r"\b(?:which|what)(?: model| llm)? (?:do|are|is) (?:we|this channel|the channel|our \w+"
            r"|you (?:assum\w+|think|believe|reckon)(?: that)? we)"
            r" (?:use|using|run|running|on|set to|set up with|assum\w+)\b(?!.*\x01)"
        ),
        (
            r"\b(?:our|my|the|set|channel) (?:\w+ )?(?:time ?zone|tz)\b|^\W*time ?zone\b"
            r"|^\W*(?:(?:fyi|btw|hi|hey|note|also|and)\W+)*(?:we|i|the team|our team)(?:'re|'m| are| am| is| all)*"
            r" (?:based |located |sitting |all |mostly )*in (?!the (?:process|market|middle)|need|charge|favou?r|a\b"
            r"|total|love|touch|doubt)[a-z]{3,}(?:[ /_][a-z]{3,}){0,2}\W*$"
            r"|^(?!.*\?).*\b(?:our|my) (?:\w+ ){0,3}(?:inputs?|cach\w+)(?: share| ratio| rate| part)? (?:is|are"
            r"|=) [^?\x01]*$"
            r"|^\W*(?:for|in) this channel,? (?:please )?(?:assume|use|remember|note|take)\b(?!.*\?)"
            r"|^\W*(?:mostly|mainly|only|primarily) (?:\w+ ){1,3}(?:here|for us|fyi)\b(?!.*\?)"
            r"|^\W*(?:is|are) (?:our|my|the) (?:profile|setup|settings) (?:still )?(?:right|correct|up to date"
            r"|current|ok|valid)\b"
            r"|^\W*(?:(?:our|my|the) )?(?:input share|input ratio|cache(?:d| hit)? (?:rate|share|ratio)) (?:is|="
            r"|:) [^?]*$"
        ),
        (
            r"^(?!.*\?)(?!.*\bif\b).*\bwe(?:'re| are) (?:now |all |only |currently )*(?:on|in"
            r"|using) (?:the )?(?:batch|flex"
            r"|priority|standard)(?: \w+)?(?: now| already)?\W*$"
            r"|^(?!.*\?)\W*(?:make it )?\d{1,3} ?[/:] ?\d{1,3}(?: in\w*[/ ]out\w*)? (?:from now on|for us|here|now)\W*$"
            r"|^\W*(?:please )?(?:change|set|switch|update) (?:our |the |my )?(?:task|use[ -]?case|service) (?:to|=)"
            r"|^\W*(?:please )?(?:use|set|switch to) \w+(?: \w+)? time\W*$"
        ),
        (
            r"^(?!.*(?:\?|\bshould\b|\bif\b)).*\b(?:quality|benchmark|each|every|one|a"
            r"|per) point\b.{0,40}\bworth\b.{0,20}\$?\d|\bworth\b.{0,24}"
            r"\$ ?\d.{0,24}\b(?:per|a|each|every) (?:\w+ )?point\b|\b(?:willing to |happy to |would |'d |'ll |will "
            r"|can )(?:only )?(?:pay|spend)\b.{0,24}\$ ?\d.{0,24}\b(?:more|extra|on top)\b(?!.*\?)"
        ),
        (
            rf"^(?:(?:(?!\b(?:what|which|how|when|why|who|where|is|are|do|does|did|can|could|should|would|will|if|price"
            rf"|cost|compare|cheapest)\b)[^?\n]){{0,48}}?[^\w?'\x01])?(?:we|i"
            rf"|(?:this|our|the|my) (?:\w+ )?(?:channel|team|app|bot|product|service|backend|agents?|chatbot|pipeline"
            rf"|company|stack|system|assistant|helpdesk|org|tool)|team)(?:'m| am|'re|'ve| are| is| have| has| been| now"
            rf"| currently| mostly| mainly| just| all| still| already| recently| in \w+(?: \w+)?,? and)*"
            rf" (?:use|uses|using|run|runs|running|on"
            rf"|switched(?: over)? (?:to|from)|moved(?: over)? (?:to|from)|migrated (?:to|from)|went (?:to|from|with)"
            rf"|work with|upgraded (?:to|from)|downgraded (?:to|from)|standardi[sz]ed on|settled on|chose|deployed"
            rf"|started using)\b[^?]*{MODEL_NAME}(?![^?]*\?)(?!.*\b(?:cost|price|pay"
            rf"|bill|cheaper|vs|versus|compare|how much|much|should|worth|recommend|better|upgrade\b|thinking of"
            rf"|thinking about|considering|wondering|what if|suppose|alternatives?)\b)"
        ),
    ),
    certain=phrases(
        (
            r"^\W*(?:(?:fyi|hi|hey|hello|ok|note|update|heads up|btw)\W+)*(?:we )?(?:have |'ve )?(?:just "
            r"|recently |now |finally )*"
            r"(?:switched|moved|migrated|upgraded|downgraded)\b[^?]{0,40}\b(?:from|to) (?:our )?\x01[^?]*$"
        ),
        (
            r"^\W*(?:\w+\W+){0,2}we (?:don'?t|no longer|do not|stopped|quit) (?:use|run|using|running|do"
            r"|doing) \x01[^?]*"
            r"\b(?:it'?s|now|but|we|using|use|run|on)\b[^?]*\x01[^?]*$"
        ),
        (
            r"\b(?:which|what) (?:model|volume|setup|settings?|figures?)\b.{0,40}\byou (?:have|know|remember"
            r"|keep)\b.{0,24}"
            r"\b(?:us|here|channel|me)\b"
        ),
        r"\bupdate what you know\b|^(?!.*\?).*\bthis channel (?:now |currently )*(?:runs?|uses?) \x01",
        r"^(?!.*(?:\?|\bshould\b|\bif\b)).*\bpoint of quality\b.{0,40}\bworth\b.{0,20}\d",
        (
            r"^\W*(?:we|i)(?:'d|'ll| would| will| can| could) (?:only )?(?:pay|spend|accept)\b.{0,24}\$ ?\d.{0,24}"
            r"\b(?:more|extra|on top)\b(?!.*\?)"
        ),
    ),
)
