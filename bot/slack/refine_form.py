"""What somebody filled into the Refine modal, as values; every mistake is told beside its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from bot.engine.questions import Question, Volume, Workload
from bot.engine.refine import refined
from bot.parsing.quantities import Tokens
from bot.slack.filled import FilledView, share_in, tokens_in
from bot.slack.ids import CACHED_SHARE, INPUT_SHARE, MODELS, SERVICE, VOLUME
from bot.slack.refine_view import MOST_MODELS
from bot.slack.views import percent_text
from catalog.model import ModelId, Service

NOT_A_MODEL: Final = "One of these models is not in the catalog any more. Choose another."
TOO_MANY: Final = f"Choose {MOST_MODELS} models at most."


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that were understood, and what is wrong with the others, by block id. None changes nothing."""

    models: tuple[ModelId, ...] | None = None
    tokens: Tokens | None = None
    input_share: Decimal | None = None
    cached_share: Decimal | None = None
    service: Service | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


def read_form(view: FilledView, *, known: Callable[[ModelId], Any]) -> Form:
    """Read the fields.

    Args:
        view: The submitted modal.
        known: Finds a model in the catalog; None where it is not there.
    """
    problems: dict[str, str] = {}
    models = tuple(ModelId(chosen.value) for chosen in view.element(MODELS).selected_options or ())
    if len(models) > MOST_MODELS:
        problems[MODELS] = TOO_MANY
    elif any(known(model) is None for model in models):
        problems[MODELS] = NOT_A_MODEL
    return Form(
        models=models or None,
        tokens=tokens_in(view, VOLUME, problems),
        input_share=share_in(view, INPUT_SHARE, problems),
        cached_share=share_in(view, CACHED_SHARE, problems),
        service=service_in(view),
        problems=problems,
    )


def service_in(view: FilledView) -> Service | None:
    """The service that was chosen; None where none was, or none that there is."""
    chosen = view.chosen(SERVICE)
    return Service(chosen) if chosen in set(Service) else None


def changed(question: Question, form: Form) -> Question:
    """The question as the form wants it. What the form left as it was shown counts as unsaid."""
    workload: Workload = getattr(question, "workload", Workload())
    input_share = _unless_shown(form.input_share, workload.input_share)
    mix = workload.input_share if input_share is None else input_share
    volume = _volume(form.tokens, mix) if form.tokens else None
    return refined(
        question,
        models=form.models,
        volume=None if volume and volume.total == workload.tokens_per_month else volume,
        input_share=input_share,
        cached_share=_unless_shown(form.cached_share, workload.cached_share),
        service=form.service,
    )


def _volume(tokens: Tokens, mix: Decimal) -> Volume:
    if tokens.input is None or tokens.output is None:
        return Volume.of(_exact(tokens.total), mix)
    return Volume(input=_exact(tokens.input), output=_exact(tokens.output))


def _exact(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / amount.denominator


def _unless_shown(share: Decimal | None, before: Decimal) -> Decimal | None:
    return None if share is None or percent_text(share) == percent_text(before) else share
