"""Asking back in one sentence: what is missing, and ways on."""

from bot.engine.unclear import UnclearAnswer
from bot.replies.help import EXAMPLES
from bot.replies.reply import Reply
from bot.replies.words import listed

SHOWN_EXAMPLES = 3


def unclear_reply(answer: UnclearAnswer) -> Reply:
    """The question back, with buttons where there are choices and examples where there are none."""
    return Reply(
        headline=_headline(answer),
        basis=" · ".join(answer.assumptions),
        examples=() if answer.options else EXAMPLES[:SHOWN_EXAMPLES],
        choices=answer.options,
    )


def _headline(answer: UnclearAnswer) -> str:
    match answer.why:
        case "empty":
            return "Ask me what a model costs, for example:"
        case "not understood":
            return "I can't tell what you would like to know. I answer questions about what LLMs cost, for example:"
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
        case "currency":
            return f"I calculate in US dollars (USD) only{_in_brackets(answer)}. Give dollars, for example:"
        case _:
            return "I can't tell what you would like to know, for example:"


def _unknown(answer: UnclearAnswer) -> str:
    names = listed(f"“{word}”" for word in answer.unknown) or "by that name"
    lead = f"I don't know a model called {names}." if answer.unknown else f"I don't know a model {names}."
    return f"{lead} Did you mean one of these?" if answer.options else f"{lead} Try one that I know, for example:"


def _said(answer: UnclearAnswer, otherwise: str) -> str:
    return f"“{answer.said}”" if answer.said else otherwise


def _in_brackets(answer: UnclearAnswer) -> str:
    return f"; I read “{answer.said}”" if answer.said else ""
