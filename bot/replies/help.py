"""What the bot can do, in fewer than fifteen lines with examples to copy."""

from typing import Final, get_args

from bot.engine.unclear import HelpAnswer
from bot.parsing.intent import IntentName
from bot.parsing.intents import INTENTS
from bot.replies import parts
from bot.replies.reply import Example, Reply

KINDS: Final = {
    intent.name: Example(text=intent.examples[0], asks=intent.asked)
    for intent in sorted(INTENTS, key=lambda intent: get_args(IntentName).index(intent.name))
    if intent.examples and intent.name != "help"
}
"""One example of each kind of question, out of the table that the questions are understood by."""
LEFT_OUT: Final = frozenset({"spend", "forecast", "budget", "subscribe", "catalog"})
"""Kinds that help does not show: those whose answer waits for usage, and one for the sake of its length."""
EXAMPLES: Final = tuple(example for name, example in KINDS.items() if name not in LEFT_OUT)
"""What can be asked right away."""


def help_reply(answer: HelpAnswer) -> Reply:
    """What can be asked, with one example each."""
    return Reply(
        headline="I tell you what LLMs cost: compare, price, rank and choose models, with sources",
        basis=f"I know {answer.models:,} models of {answer.providers} providers. Ask in plain words, or like this:",
        examples=EXAMPLES,
        sources=parts.sources(answer),
    )
