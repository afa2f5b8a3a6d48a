"""From a reading to a question, or to none: nothing of it is believed that the deterministic parser does not confirm.

A model may choose what is asked. It may not bring in, change or drop a name or a figure: what the parser hears of
names and figures in the sentence made of the reading is what it hears in the text itself.
"""

from typing import Final

from bot.engine.questions import Profile, Question
from bot.parsing.hearing import Heard, hear
from bot.parsing.known import Known
from bot.parsing.parse import parse
from bot.understanding.alike import alike
from bot.understanding.quotes import NotInTextError, as_written, new_numbers
from bot.understanding.reading import Reading
from bot.understanding.sentence import sentence
from catalog.model import ModelId

__all__ = ["verified"]

LONGEST: Final = 300
"""Characters of a sentence that people still read before they trust the answer under it."""

ALIKE: Final = frozenset({"compare", "cost", "price"})
"""What something costs: which of these it is depends on how many models and what volume there are."""

CLOSE: Final = 1.25
"""How far the model's own arithmetic may be off; periods and scales that were misread are further apart."""


def verified(reading: Reading, text: str, known: Known, *, by: str) -> Question | None:
    """The question that a reading of a text stands for, with a sentence that says how it was read.

    Args:
        reading: Whatever a language model said.
        text: What it is a reading of, cleaned.
        known: The catalog, and what is known of the channel.
        by: The language model's name, for people.

    Returns:
        None where the reading brings in, changes or drops a name or a figure, or is of nothing that can be asked.
    """
    try:
        said = sentence(as_written(reading, text))
    except NotInTextError:
        return None
    if not said or len(said) > LONGEST or new_numbers(said, text):
        return None
    asked, written = (hear(words, known.catalog, known.profile) for words in (said, text))
    if not (alike(asked, written, reading, known) and _counted_alike(reading.tokens_per_month, asked)):
        return None
    question = parse(said, known.catalog, known.profile, known.now)
    if not (_is_asked(question, reading) and set(question.models) <= {*written.models, *_around(known.profile)}):
        return None
    note = f"I read this as “{said}” (by {by}; say it otherwise to correct me)"
    return question.model_copy(update={"assumptions": (*question.assumptions, note)})


def _counted_alike(counted: float | None, heard: Heard) -> bool:
    """Whether the model came to the same volume: other languages' periods and scales are none to the parser."""
    if counted is None or heard.usage.tokens is None:
        return counted is None and heard.usage.tokens is None
    total = float(heard.usage.tokens.total)
    return total <= counted * CLOSE and counted <= total * CLOSE


def _is_asked(question: Question, reading: Reading) -> bool:
    """Whether the sentence came out as what the model said is asked, and changes nothing that is remembered."""
    same = question.intent == reading.intent or {question.intent, reading.intent} <= ALIKE
    return same and getattr(question, "action", "show") == "show"


def _around(profile: Profile) -> set[ModelId]:
    """The models that the channel and its thread are about."""
    thread = profile.thread.models if profile.thread else ()
    return {*profile.thread_models, *thread, *([profile.model] if profile.model else [])}
