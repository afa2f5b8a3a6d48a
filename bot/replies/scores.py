"""A benchmark figure with all that belongs to it: interval, effort, and how old it is."""

from typing import Final

from bot.engine.standing import Figure, Standing
from bot.replies.figures import BY_LABS, odds, score
from bot.replies.words import NBSP
from catalog.evidence import OLD

UNLABELLED: Final = "unlabelled"


def full_score(figure: Figure) -> str:
    """A score with its interval and effort: `1,478 (1,466–1,489), none or low`."""
    interval = ""
    if figure.ci_low is not None and figure.ci_high is not None:
        low, high = (score(figure.model_copy(update={"score": end})) for end in (figure.ci_low, figure.ci_high))
        interval = f" ({low}–{high})"
    return f"{score(figure)}{interval}{f', {words}' if (words := effort_words(figure.effort)) else ''}"


def states_effort(figure: Figure) -> bool:
    """Whether the source says the effort, or the model has none."""
    return not figure.effort or bool(effort_words(figure.effort))


def effort_words(effort: str) -> str:
    """A reasoning effort as people say it; nothing where the source does not say which."""
    return effort.removeprefix(UNLABELLED).strip(" ()")


def short_name(benchmark: str) -> str:
    """A test's name without what stands in brackets."""
    return benchmark.partition(" (")[0]


def clause(standing: Standing) -> str:
    """What a test says, seen from whoever is better: `preferred 57:43 in blind votes`."""
    ahead, behind = (standing.one, standing.other) if standing.difference >= 0 else (standing.other, standing.one)
    if standing.preference is not None:
        return f"preferred {odds(max(standing.preference, 1 - standing.preference))} in blind votes"
    less = "" if ahead.higher_is_better else ", where less is better"
    name = short_name(standing.benchmark).removesuffix(BY_LABS)
    return f"{score(ahead)} against {score(behind)} in {name}{less}"


def aged(months: int | None) -> str:
    """How old a figure is, where it is old: ` (16 months old)`."""
    return f" ({months}{NBSP}months old)" if months is not None and months >= OLD else ""
