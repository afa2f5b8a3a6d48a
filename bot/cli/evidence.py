"""`llmcost catalog evidence`: what tests say of models, test by test, never mixed into one score."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, get_args

from rich.text import Text

from bot.cli.catalog import loaded_catalog, model_named, print_json, today
from bot.cli.exits import ASKED_BACK, FINE, WRONG_USAGE, complain
from bot.cli.terminal import console, print_table
from bot.engine.money import exact
from bot.engine.standing import gap
from bot.replies.reply import Cell, Table
from bot.replies.words import short_day, text_cell
from catalog.evidence import EvidenceShelf, age_in_months, is_old
from catalog.model import Benchmark, Claim, Evidence, EvidenceKind, EvidenceSource, ModelId, Task

TASKS: Final[tuple[Task, ...]] = get_args(Task)
Entry = tuple[ModelId, Evidence]
"""A model as it was asked for, and a figure of it."""
KINDS: Final = (
    (EvidenceKind.INDEPENDENT, "Measured independently (95 % intervals in brackets)"),
    (EvidenceKind.SELF_REPORTED, "What the labs say of their own models"),
    (EvidenceKind.SECONDARY, "Unverified secondary sources"),
)


def evidence(names: Sequence[str], *, task: str | None, as_json: bool) -> int:
    """Print the figures on file of one model or several; 3 where a name is nobody's, 2 for an unknown task."""
    wanted = next((known for known in TASKS if known == task), None)
    if task and wanted is None:
        complain(f"{task[:60]!r} is no task; known are {', '.join(TASKS)}")
        return WRONG_USAGE
    catalog = loaded_catalog()
    if catalog is None:
        return WRONG_USAGE
    found = tuple(dict.fromkeys(model_named(catalog, name) for name in names))
    models = tuple(model for model in found if model)
    if len(models) < len(found):
        return ASKED_BACK
    shown = _Shown(catalog.evidence, models, wanted)
    if as_json:
        print_json(_as_dict(shown))
    else:
        _print(shown, on=today())
    return FINE


class _Shown:
    """The figures and claims that answer the question.

    Args:
        models: As asked; a host's copy has its maker's figures.
        task: Only its tests; None for all.
    """

    def __init__(self, shelf: EvidenceShelf, models: Sequence[ModelId], task: Task | None) -> None:
        self.models = models
        self.task = task
        self.figures = {
            model: tuple(figure for figure in shelf.of(model) if task is None or task in figure.benchmark.tasks)
            for model in models
        }
        self.claims = tuple(claim for claim in shelf.claims_about(models) if task is None or claim.task in (task, None))

    def tests(self, kind: EvidenceKind) -> Iterator[tuple[Benchmark, list[Entry]]]:
        """Each test of a kind with its figures, best first; those that most of the models are in come first."""
        rows: dict[str, list[Entry]] = {}
        for model, figures in self.figures.items():
            for figure in figures:
                if figure.benchmark.source.kind is kind:
                    rows.setdefault(figure.benchmark.key, []).append((model, figure))
        for key in sorted(rows, key=lambda key: (-len({model for model, _ in rows[key]}), key)):
            yield rows[key][0][1].benchmark, sorted(rows[key], key=_best_first)


def _best_first(entry: Entry) -> tuple[Decimal, str, str]:
    model, figure = entry
    return (-figure.score if figure.benchmark.higher_is_better else figure.score, model, figure.effort)


def _print(shown: _Shown, *, on: date) -> None:
    out = console()
    for kind, title in KINDS:
        tests = tuple(shown.tests(kind))
        if tests:
            out.print(Text(title, style="bold"))
            header = ("test", *(model for model, figures in shown.figures.items() if figures), "of", "remarks")
            print_table(Table(header=header, rows=tuple(_row(header[1:-2], *test, on=on) for test in tests)))
            for line in _sources(test.source for test, _ in tests):
                out.print(Text(line, style="dim"))
    for model, figures in shown.figures.items():
        if not figures:
            what = f"no test of {shown.task} on file" if shown.task else "no evidence on file"
            out.print(f"{model}: {what}")
    _print_claims(shown.claims)


def _row(models: Sequence[str], test: Benchmark, figures: Sequence[Entry], *, on: date) -> tuple[Cell, ...]:
    """A test with the figures of each model side by side, best first."""
    days = {figure.as_of for _, figure in figures}
    best = figures[0][1] if _compares(figures) else None
    lines = [(model, _figure_line(figure, best, dated=len(days) > 1, on=on)) for model, figure in figures]
    cells = (text_cell("\n".join(line for of, line in lines if of == model)) for model in models)
    of = _dated(days.pop(), on=on) if len(days) == 1 else ""
    return (text_cell(test.name), *cells, text_cell(of), text_cell("; ".join(_remarks(test, figures))))


def _figure_line(figure: Evidence, best: Evidence | None, *, dated: bool, on: date) -> str:
    percent = " %" if figure.benchmark.unit.startswith("percent") else ""
    interval = f" ({figure.ci_low}–{figure.ci_high})" if figure.ci_low is not None else ""
    return ", ".join(
        filter(
            None,
            (
                f"{exact(figure.score)}{percent}{interval} {figure.effort}".strip(),
                _mark(figure, best),
                f"${exact(figure.cost_usd)} an item" if figure.cost_usd is not None else "",
                figure.note,
                _dated(figure.as_of, on=on) if dated else "",
            ),
        )
    )


def _compares(figures: Sequence[Entry]) -> bool:
    return len({model for model, _ in figures}) > 1


def _mark(figure: Evidence, best: Evidence | None) -> str:
    """What a figure is beside the best one of its test: a tie where their intervals overlap."""
    if best is None:
        return ""
    return "best here" if figure is best else "tie with the best" if gap(best, figure)[1] == "tie" else ""


def _remarks(test: Benchmark, figures: Sequence[Entry]) -> Iterator[str]:
    if not test.higher_is_better:
        yield "lower is better"
    if _compares(figures) and any(figure.ci_low is None for _, figure in figures):
        yield "no interval given"
    if test.remark:
        yield test.remark


def _dated(as_of: date | None, *, on: date) -> str:
    if as_of is None:
        return "undated"
    age = f" ({age_in_months(as_of, today=on)} months old)" if is_old(as_of, today=on) else ""
    return f"{short_day(as_of)}{age}"


def _sources(sources: Iterable[EvidenceSource]) -> Iterator[str]:
    for source in dict.fromkeys(sources):
        yield "Source: " + "; ".join(
            filter(None, (source.name, source.where, source.url, f"licence {source.licence}", source.attribution))
        )


def _print_claims(claims: Sequence[Claim]) -> None:
    out = console()
    for source in dict.fromkeys(claim.source for claim in claims):
        out.print(Text(f"Claims of the {source.name} ({source.kind})", style="bold"))
        for claim in claims:
            if claim.source == source:
                out.print(Text(f"• {claim.text}"))
        for line in _sources((source,)):
            out.print(Text(line, style="dim"))


def _as_dict(shown: _Shown) -> dict[str, Any]:
    return {
        "models": list(shown.models),
        "task": shown.task,
        "figures": [_figure(model, figure) for model, figures in shown.figures.items() for figure in figures],
        "claims": [
            {"text": claim.text, "models": list(claim.models), "task": claim.task} | _source(claim.source)
            for claim in shown.claims
        ],
        "no_evidence": [model for model, figures in shown.figures.items() if not figures],
    }


def _figure(model: ModelId, figure: Evidence) -> dict[str, Any]:
    test = figure.benchmark
    return {
        "model": model,
        "effort": figure.effort,
        "benchmark": test.key,
        "name": test.name,
        "tasks": list(test.tasks),
        "score": exact(figure.score),
        "unit": test.unit,
        "higher_is_better": test.higher_is_better,
        "ci_low": None if figure.ci_low is None else exact(figure.ci_low),
        "ci_high": None if figure.ci_high is None else exact(figure.ci_high),
        "cost_usd": None if figure.cost_usd is None else exact(figure.cost_usd),
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "measured": figure.measured,
        "note": figure.note,
        "remark": test.remark,
    } | _source(test.source)


def _source(source: EvidenceSource) -> dict[str, Any]:
    return {
        "kind": source.kind.value,
        "source": source.name,
        "where": source.where,
        "url": source.url,
        "licence": source.licence,
        "attribution": source.attribution,
    }
