"""What a solved task costs: USD for one item of a test ÷ the share of items that the model solves."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.engine.money import Exact
from bot.engine.questions import Value
from bot.engine.standing import Figure, Standing
from catalog.model import EvidenceKind

HUNDRED = Decimal(100)


class SolvedTask(Value):
    """What one solved item of a test costs on two models.

    Attributes:
        benchmark: The test.
        one_usd, other_usd: USD for a solved item; the same order as in the standing.
        one_item_usd, other_item_usd: USD for an item, solved or not.
        one_share, other_share: Part of the items that is solved.
        remark: What is to be said beside the comparison.
    """

    benchmark: str
    benchmark_key: str
    one_usd: Exact
    other_usd: Exact
    one_item_usd: Exact
    other_item_usd: Exact
    one_share: Exact
    other_share: Exact
    remark: str = ""


def solved_tasks(standings: Iterable[Standing]) -> Iterator[SolvedTask]:
    """The cost of a solved task wherever an independent test gives cost and success of both models."""
    for each in standings:
        one, other = solved_share(each.one), solved_share(each.other)
        one_item, other_item = each.one.cost_usd, each.other.cost_usd
        if each.kind is EvidenceKind.INDEPENDENT and one and other and one_item is not None and other_item is not None:
            yield SolvedTask(
                benchmark=each.benchmark,
                benchmark_key=each.benchmark_key,
                one_usd=one_item / one,
                other_usd=other_item / other,
                one_item_usd=one_item,
                other_item_usd=other_item,
                one_share=one,
                other_share=other,
                remark=each.one.remark,
            )


def solved_share(figure: Figure) -> Decimal | None:
    """The part of a test's items that a model solves; None where its scale is no such share."""
    if not figure.higher_is_better:
        return None
    if figure.unit.startswith("percent"):
        return figure.score / HUNDRED
    return figure.score if figure.unit.startswith("fraction") else None
