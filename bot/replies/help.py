"""What the bot can do, in fewer than fifteen lines with examples to copy."""

from typing import Final, get_args

from bot.engine.unclear import HelpAnswer
from bot.parsing.intent import IntentName
from bot.parsing.intents import INTENTS
from bot.replies import parts
from bot.replies.reply import Example, Reply

EXAMPLES: Final = tuple(
    Example(text=intent.examples[0], asks=intent.asked)
    for intent in sorted(INTENTS, key=lambda intent: get_args(IntentName).index(intent.name))
    if intent.about is None and intent.examples and intent.name != "help"
)
"""One example of each kind of question that is answered, out of the table that the questions are understood by."""


def help_reply(answer: HelpAnswer) -> Reply:
    """What can be asked, with one example each."""
    return Reply(
        headline=_headline(answer),
        basis=f"I know {answer.models:,} models of {answer.providers} providers. Ask in plain words, or like this:",
        examples=EXAMPLES,
        sources=parts.sources(answer),
    )


def _headline(answer: HelpAnswer) -> str:
    if answer.about:
        return f"I can't answer questions about {answer.about} yet. Here is what I can do"
    return "I tell you what LLMs cost: compare, price and rank models, with sources"
