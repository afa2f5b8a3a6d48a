"""How people ask: the contract's public questions and our own phrasings, read in process."""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from bot.engine.questions import Question, UnclearQuestion

OWN: Final = Path(__file__).with_name("phrasings.jsonl")
PUBLIC: Final = Path(__file__).parents[3] / "shared" / "contract" / "questions.jsonl"
Ask = Callable[..., Question]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def same(want: object, got: object) -> bool:
    if isinstance(want, Mapping):
        return isinstance(got, Mapping) and all(key in got and same(value, got[key]) for key, value in want.items())
    if isinstance(want, str | int) and isinstance(got, str | int) and not isinstance(want, bool):
        try:
            return abs(Decimal(want) - Decimal(got)) <= Decimal("1e-9") * abs(Decimal(want))
        except ArithmeticError:
            return want == got
    return want == got


def readings(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield row["expect"]
    for other in row.get("also") or []:
        yield {key: value for key, value in other.items() if key not in {"exit", "costs"}}


def is_read(row: Mapping[str, Any], question: Question) -> bool:
    got = [question.model_dump(mode="json")]
    if isinstance(question, UnclearQuestion) and question.pending:
        # What was meant is understood, and goes on once the missing part is chosen.
        got.append(question.pending.model_dump(mode="json"))
    return any(same({"intent": "unclear"} | want, each) for want in readings(row) for each in got)


@pytest.mark.parametrize("row", rows(OWN), ids=lambda row: row["text"][:60])
def test_a_phrasing_is_read_as_its_author_means_it(row: dict[str, Any], ask: Ask) -> None:
    question = ask(row["text"], **row.get("profile") or {})

    assert is_read(row, question), question


def test_at_least_97_percent_of_the_public_questions_are_read_exactly(ask: Ask) -> None:
    if not PUBLIC.exists():
        pytest.skip(f"no public questions at {PUBLIC}")
    questions = rows(PUBLIC)

    missed = [row["text"] for row in questions if not is_read(row, ask(row["text"], **row.get("profile") or {}))]

    assert len(missed) <= 0.03 * len(questions), missed
