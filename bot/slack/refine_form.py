"""What somebody filled into the Refine modal, as values; every mistake is told beside its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any, Final

from pydantic import Field

from bot.engine.questions import Question, Volume, Workload
from bot.engine.refine import refined
from bot.parsing.quantities import Tokens, tokens_per_month
from bot.slack.ids import CACHED_SHARE, INPUT_SHARE, MODELS, SERVICE, VOLUME
from bot.slack.payloads import Asker, Chosen, Id, Named, Stamp, Url, Wire
from bot.slack.refine_view import MOST_MODELS, percent_text
from catalog.model import ModelId, Service

HUNDRED: Final = Decimal(100)
NOT_A_VOLUME: Final = "Write tokens a month as 100M, 2.5B or 3M a day."
NOT_A_SHARE: Final = "A number from 0 to 100."
NOT_A_MODEL: Final = "One of these models is not in the catalog any more. Choose another."
TOO_MANY: Final = f"Choose {MOST_MODELS} models at most."


class Origin(Wire):
    """Which message the modal was opened on: travels through the modal as its private metadata.

    Only this app writes it, and Slack signs what brings it back. The team is taken from here, because submissions name
    another one where a channel is shared between workspaces or the bot is installed for a whole organisation.
    """

    team: Id
    kept_as: Annotated[str, Field(max_length=64)]
    channel: Id
    thread_ts: Stamp | None = None
    response_url: Url | None = None
    alone: bool = False

    @classmethod
    def of(cls, asker: Asker, kept_as: str) -> "Origin":
        """Where somebody pressed Refine."""
        return cls(
            team=asker.team,
            kept_as=kept_as,
            channel=asker.channel,
            thread_ts=asker.thread_ts,
            response_url=asker.response_url,
            alone=asker.alone,
        )

    def asker(self, user: str) -> Asker:
        """The same person, back where they were."""
        return Asker(
            team=self.team,
            user=user,
            channel=self.channel,
            thread_ts=self.thread_ts,
            response_url=self.response_url,
            alone=self.alone,
        )


class Element(Wire):
    """The state of one field."""

    value: Annotated[str, Field(max_length=3000)] | None = None
    selected_option: Chosen | None = None
    selected_options: tuple[Chosen, ...] | None = None


class State(Wire):
    """The state of all fields, by block and action."""

    values: Mapping[str, Mapping[str, Element]] = Field(default_factory=dict)


class FilledView(Wire):
    """A submitted modal."""

    id: Id
    private_metadata: Annotated[str, Field(max_length=3000)]
    state: State

    def element(self, name: str) -> Element:
        """A field by its name; an empty one where the form did not have it."""
        return self.state.values.get(name, {}).get(name, Element())

    def text(self, name: str) -> str:
        """What stands in a text field."""
        return (self.element(name).value or "").strip()


class Submission(Wire):
    """Somebody pressed the modal's button."""

    user: Named
    view: FilledView


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
    tokens = _tokens(view.text(VOLUME), problems)
    return Form(
        models=models or None,
        tokens=tokens,
        input_share=_share(view.text(INPUT_SHARE), INPUT_SHARE, problems),
        cached_share=_share(view.text(CACHED_SHARE), CACHED_SHARE, problems),
        service=_service(view.element(SERVICE)),
        problems=problems,
    )


def _tokens(text: str, problems: dict[str, str]) -> Tokens | None:
    if not text:
        return None
    usage = tokens_per_month(text)
    if usage.tokens is None or usage.upper or usage.problem:
        problems[VOLUME] = NOT_A_VOLUME
        return None
    return usage.tokens


def _share(text: str, name: str, problems: dict[str, str]) -> Decimal | None:
    if not text:
        return None
    try:
        percent = Decimal(text[:32].replace(",", "."))
    except InvalidOperation:
        percent = Decimal("NaN")
    if percent.is_finite() and 0 <= percent <= HUNDRED:
        return percent / HUNDRED
    problems[name] = NOT_A_SHARE
    return None


def _service(element: Element) -> Service | None:
    chosen = element.selected_option
    return Service(chosen.value) if chosen and chosen.value in set(Service) else None


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
