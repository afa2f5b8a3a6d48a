"""What the bot says to a question, from the shipped catalog."""

from datetime import date

from bot.engine.questions import Question
from bot.replies.compose import reply_to
from bot.replies.reply import Reply
from tests.builders import TODAY, answered


def said(question: Question, *, today: date = TODAY) -> Reply:
    """The reply on a day."""
    return reply_to(question, answered(question, today=today))
