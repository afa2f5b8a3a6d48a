"""Asking back in one sentence: what is missing, and ways on."""

from collections.abc import Iterator
from typing import Final

from bot.engine.questions import HALF_ASSUMED, Missing, WhatIfQuestion
from bot.engine.unclear import UnclearAnswer
from bot.replies.help import EXAMPLES
from bot.replies.reply import Example, Menu, Reply
from bot.replies.tasks import TASK_WORDS
from bot.replies.words import listed, tokens

SHOWN_EXAMPLES = 3
VOLUMES: Final = tuple(count * 10**6 for count in (1, 10, 30, 100, 300, 1_000, 10_000))
"""Tokens a month that are offered where a volume is missing."""
UNKNOWN: Final = "unknown"
"""What stands for "I don't know" in a menu: the question goes on without it."""
SETUP_EXAMPLE: Final = Example(text="we use gpt-4.1-mini for 100M tokens a month", asks="remember it for this channel")
UPGRADE_EXAMPLE: Final = Example(
    text="should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M?", asks="ask it all at once"
)
CHANGE_EXAMPLE: Final = Example(
    text="what if we send 20% of gpt-4.1-mini to gpt-5.1 at 100M?", asks="ask it all at once"
)


def unclear_reply(answer: UnclearAnswer) -> Reply:
    """The question back, with buttons where there are choices and examples where there are none."""
    return Reply(
        headline=_headline(answer),
        basis=_basis(answer),
        examples=tuple(_examples(answer)),
        choices=answer.options,
        menus=tuple(_menu(missing) for missing in answer.missing),
    )


def _basis(answer: UnclearAnswer) -> str:
    """What was assumed already; a mix that nothing rests on yet is no news."""
    return "" if answer.why == "no setup" else " · ".join(each for each in answer.assumptions if each != HALF_ASSUMED)


def _examples(answer: UnclearAnswer) -> Iterator[Example]:
    if answer.why == "no setup":
        yield SETUP_EXAMPLE
        yield CHANGE_EXAMPLE if isinstance(answer.pending, WhatIfQuestion) else UPGRADE_EXAMPLE
    elif not answer.options:
        yield from EXAMPLES[:SHOWN_EXAMPLES]


def _menu(missing: Missing) -> Menu:
    """What can be chosen; a model is searched for in the catalog."""
    match missing:
        case "model":
            return Menu(name=missing, label="the model that runs here")
        case "to_model":
            return Menu(name=missing, label="the model to move to")
        case "volume":
            counts = tuple((f"{tokens(count)} tokens a month", str(count)) for count in VOLUMES)
            return Menu(name=missing, label="tokens a month", options=(*counts, ("I don't know", UNKNOWN)))
        case "task":
            tasks = tuple((words, str(task)) for task, words in TASK_WORDS.items())
            return Menu(name=missing, label="what it is for", options=(*tasks, ("no particular task", UNKNOWN)))


def _headline(answer: UnclearAnswer) -> str:
    match answer.why:
        case "empty":
            return "Ask me what a model costs, for example:"
        case "not understood":
            return _not_understood(answer)
        case "unknown model":
            return _unknown(answer)
        case "which host":
            return f"{_said(answer, 'That model')} is sold by several hosts at different prices. Which one?"
        case "no model":
            return "Which model do you mean? Name one, for example:"
        case "no volume":
            return "How many tokens a month? Add a volume, for example:"
        case "one model":
            return "A comparison needs two models. Name another one, for example:"
        case "no setup":
            return _setup(answer)
        case "no amount":
            return "How much money is it? Give an amount in US dollars, for example:"
        case _ as figures:
            return _about_figures(answer, figures)


def _about_figures(answer: UnclearAnswer, why: str) -> str:
    match why:
        case "bad volume":
            return f"{_said(answer, 'That')} is no volume that I can price. Give zero or more tokens a month:"
        case "two volumes":
            return f"I read two volumes ({answer.said}). Which one is it? Say, for example:"
        case "too many models":
            return "I compare at most ten models at a time. Name fewer, for example:"
        case "bad period":
            return f"{_said(answer, 'That')} is no day or period that I can place. Which days do you mean?"
        case "bad amount":
            return f"{_said(answer, 'That')} is no budget that I can keep. Give one amount above zero, in US dollars:"
        case "currency":
            return f"I calculate in US dollars (USD) only{_in_brackets(answer)}. Give dollars, for example:"
        case _:
            return "I can't tell what you would like to know, for example:"


def _not_understood(answer: UnclearAnswer) -> str:
    """With ways on, what to press; else what can be asked at all."""
    if answer.options:
        return "I can't tell what you would like to know. Is it one of these?"
    return "I can't tell what you would like to know. I answer questions about what LLMs cost, for example:"


def _unknown(answer: UnclearAnswer) -> str:
    names = listed(f"“{word}”" for word in answer.unknown) or "by that name"
    lead = f"I don't know a model called {names}." if answer.unknown else f"I don't know a model {names}."
    return f"{lead} Did you mean one of these?" if answer.options else f"{lead} Try one that I know, for example:"


def _setup(answer: UnclearAnswer) -> str:
    """What is missing for a decision, and what happens to what is chosen."""
    asked = "What runs now?" if isinstance(answer.pending, WhatIfQuestion) else "Should we upgrade from what?"
    wanted = {
        "model": "the model this channel runs",
        "volume": "about how much",
        "task": "what it is for",
        "to_model": "the model to move to",
    }
    picks = listed(wanted[missing] for missing in answer.missing) or wanted["model"]
    return f"{asked} Pick {picks}: I'll remember it for this channel."


def _said(answer: UnclearAnswer, otherwise: str) -> str:
    return f"“{answer.said}”" if answer.said else otherwise


def _in_brackets(answer: UnclearAnswer) -> str:
    return f"; I read “{answer.said}”" if answer.said else ""
