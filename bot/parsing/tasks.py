"""What a model is wanted for, where a question says so."""

import re
from functools import cache, lru_cache
from typing import Final

from bot.engine.questions import Task

__all__ = ["task_of"]

FOR: Final = (
    r"\b(?:for|at|on|handles?|handling|mostly|mainly|use[ -]?case(?: is|:)?|task(?: is|:)?)"
    r" (?:(?!summar|classif|extract|categor|triag|label|tagg|writ|cod|transl)\w+ ){0,2}?"
)
"""Before words that are a task only as what the model is wanted for: "for images", but not "has vision"."""

TASKS: Final[tuple[tuple[Task, str], ...]] = (
    ("long_context", FOR + r"long[ -](?:context|documents?|texts?|inputs?)\b|\blong[ -]context (?:tasks?|work)\b"),
    ("agents", FOR + r"agents?\b|\bagentic\b|\bagent (?:tasks?|work|workflows?|loops?|pipelines?|systems?|stack)\b"),
    (
        "tool_use",
        (
            r"\bfor (?:\w+ )?(?:tool|function)[ -]?(?:use|calling|calls)\b"
            r"|\b(?:at|on|in|with) (?:tool|function)[ -]?(?:use|calling)\b"
        ),
    ),
    (
        "coding",
        (
            r"\b(?:coding|programming|refactoring|python|typescript|javascript|golang|sql|kotlin|code (?:review\w*"
            r"|generation|completion|assist\w*|gen)"
            r"|software (?:development|engineering)|writing code|swe[ -]?bench)\b|" + FOR + r"code\b"
        ),
    ),
    ("math", r"\bmath(?:s|ematics|ematical)?\b"),
    ("summarization", r"\bsummari[sz]\w+|\bsummar(?:y|ies)\b|\btl;?dr\b"),
    ("extraction", r"\bextract(?:s|ing|ion|ions)?\b|\bpull(?:ing)? (?:fields|data) (?:out|from)\b"),
    ("classification", r"\bclassif\w+|\bcategori[sz]\w+|\btriag(?:e|ing)\b|\blabell?ing\b|\btagging\b|\bsentiment\b"),
    (
        "chat",
        FOR + r"(?:chat|chats|conversations?|customer (?:support|service))\b|\bchat ?bots?\b"
        r"|\b(?:support|faq|chat) (?:bot|assistant)\b|\b(?:support|customer|live|help ?desk|sales) chats?\b",
    ),
    (
        "writing",
        r"\b(?:copy ?|creative |blog )?writing\b|\bwrit(?:es?|ing) (?:\w+ )?(?:copy|texts?|prose|english|emails?"
        r"|stories"
        r"|content)\b"
        r"|\b(?:ad|marketing|sales|product) (?:copy|texts?|descriptions?)\b|\bcopywriting\b"
        r"|" + FOR + r"(?:blog posts?|essays?|drafts?)\b",
    ),
    ("reasoning", r"\b(?:for|at|on|in) (?:\w+ ){0,2}?(?:reasoning|logic)\b|\breasoning tasks?\b"),
    (
        "vision",
        r"\bvision (?:benchmarks?|tests?|tasks?)\b|"
        + FOR
        + r"(?:vision|images?|photos?|pictures?|screenshots?) ?(?:tasks?|understanding|recognition)?\b",
    ),
)
"""What gives each task away; where two begin at one place the first counts, for "writing code" is coding."""

NAMED: Final = {str(task): task for task, _ in TASKS}


@lru_cache(maxsize=16)
def task_of(text: str) -> Task | None:
    """The first task that a text (models blanked out) names, or None. Of one text it is wanted several times."""
    match = _pattern().search(text)
    return NAMED[match.lastgroup] if match and match.lastgroup else None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{task}>{words})" for task, words in TASKS), re.IGNORECASE)
