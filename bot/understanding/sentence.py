"""A reading as a sentence of the kind that the parser reads: the one thing that becomes of it, and what people see."""

from typing import Final, assert_never

from bot.engine.questions import Task
from bot.understanding.reading import Reading

__all__ = ["sentence"]

WANTED_FOR: Final[dict[Task, str]] = {
    "coding": "for coding", "reasoning": "for reasoning", "math": "for math", "chat": "for chat",
    "writing": "for creative writing", "summarization": "for summarization", "extraction": "for extraction",
    "classification": "for classification", "agents": "for agents", "tool_use": "for tool use",
    "vision": "for images", "long_context": "for long documents",
}  # fmt: skip


def sentence(reading: Reading) -> str:
    """The question in plain English; empty where the reading is of nothing that can be asked so."""
    return " ".join(_asked(reading).split())


def _asked(reading: Reading) -> str:
    models, terms = reading.models, _terms(reading)
    match reading.intent:
        case "compare":
            return f"compare {' vs '.join(models)} {terms}"
        case "cost":
            return f"what does {' and '.join(models)} cost {terms}"
        case "price":
            return f"price of {' and '.join(models)} {terms}"
        case "recommend":
            return f"{_choice(reading)} {terms}"
        case "quality":
            return f"which performs better{_among(reading)} {terms}"
        case "cheapest":
            return f"cheapest {reading.seller or ''} model {_abilities(reading)} {terms}"
        case "what_if":
            return f"what if {reading.change}" if reading.change else ""
        case "afford":
            return f"how many tokens do we get for {reading.money or ''} on {' and '.join(models)} {terms}"
        case "price_history":
            return f"has the price of {' and '.join(models)} changed"
        case "lifecycle":
            return f"when is {' and '.join(models)} shut down" if models else "which models are shut down next"
        case "catalog":
            return f"which {reading.seller} models do you know" if reading.seller else ""
        case "spend" | "forecast" | "budget" | "profile" | "none":
            return _of_their_own(reading)
        case _ as never:
            assert_never(never)


def _of_their_own(reading: Reading) -> str:
    """Questions about what they use and what the bot remembers of them."""
    match reading.intent:
        case "spend":
            return f"what did we spend {reading.period or ''} {f'by {reading.group_by}' if reading.group_by else ''}"
        case "forecast":
            return "what will we spend this month"
        case "budget":
            return "are we on budget"
        case "profile":
            return "show our profile"
        case _:
            return ""


def _choice(reading: Reading) -> str:
    others = [model for model in reading.models if model != reading.running]
    match reading.running, others:
        case None, []:
            return "should we upgrade"
        case None, [one]:
            return f"should we switch to {one}"
        case None, several:
            return f"which should we choose, {' or '.join(several)}"
        case str(running), []:
            return f"should we upgrade from {running}"
        case str(running), several:
            return f"should we switch from {running} to {' or '.join(several)}"


def _among(reading: Reading) -> str:
    return f", {' or '.join(reading.models)}" if reading.models else ""


def _abilities(reading: Reading) -> str:
    return f"with {' and '.join(reading.abilities)}" if reading.abilities else ""


def _terms(reading: Reading) -> str:
    """Volume, shares and task; the figures in the asker's own words."""
    return " ".join((
        f"for {reading.volume}" if reading.volume else "",
        *(f", {words}" for words in reading.details),
        WANTED_FOR[reading.task] if reading.task else "",
    ))  # fmt: skip
