"""What the bot says, before anybody decides how it looks: the same value becomes Slack blocks, a terminal or text.

All strings are plain text without markup; each surface escapes for itself.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from bot.engine.questions import Choice, Missing, Value


class Cell(Value):
    """One cell of a table: what people read, and the number to sort by where it is one."""

    text: Annotated[str, Field(min_length=1)]
    number: Decimal | None = None


class Table(Value):
    """A header and rows of equal length. The first column names the row; columns in `numeric` are aligned right."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[int, ...] = ()


class Series(Value):
    """One line or bar colour of a chart: a value for each category."""

    name: str
    values: tuple[Decimal, ...]


class Chart(Value):
    """Something people would rather look at than read.

    Attributes:
        kind: Bars to compare things, a line for what goes on.
        categories: The points of the x axis, the same for every series.
    """

    kind: Literal["bar", "line"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    x_label: str
    y_label: str


class Fact(Value):
    """One sentence that could change the reader's mind. A warning is about something that runs out."""

    text: str
    warning: bool = False


class Example(Value):
    """A question to copy, and what it asks for."""

    text: str
    asks: str = ""


class Origin(Value):
    """Where figures come from, in small print, and a page to check them on where there is one."""

    text: str
    url: str | None = None


class Step(Value):
    """One figure of the working: what it is, how it comes about, and what it comes to.

    `gpt-5.1 a month` · `50,000,000 × $1.25/M + 50,000,000 × $10.00/M` · `$562.50`
    """

    what: Annotated[str, Field(min_length=1)]
    formula: str
    result: str


class Menu(Value):
    """Something to choose that an answer waits for. Without options it is a model, searched for in the catalog.

    Attributes:
        name: What is chosen.
        options: What people read, and what it stands for.
    """

    name: Missing
    label: str
    options: tuple[tuple[str, str], ...] = ()


Control = Literal["undo", "edit_profile", "set_worth"]
"""Buttons of some answers: take back what was remembered, change it in a form, say what quality is worth."""


class Reply(Value):
    """An answer in words and figures.

    Attributes:
        headline: The answer in one sentence that could be forwarded to a manager.
        basis: One line under it: the workload and every default that was filled in.
        table: The figures.
        facts: What else matters, most important first.
        chart: A picture of the figures, where it helps.
        examples: Questions to copy, for help and when asking back.
        choices: Ways on, as buttons.
        follow_ups: Questions that go well after this one, as buttons; asked in the context of this answer.
        menus: What is to be chosen before there can be an answer.
        controls: Buttons of this answer alone.
        working: Every figure with its formula, shown at “Why”.
        explained: The working is to be shown at once.
        sources: Where the figures come from, and of when.
        can_share: Whether there is something worth showing to the channel.
        can_refine: Whether volume, shares, service or models can be changed.
        input_share: The input share that the answer holds for, where it can be changed in place; else None.
    """

    headline: Annotated[str, Field(min_length=1)]
    basis: str = ""
    table: Table | None = None
    facts: tuple[Fact, ...] = ()
    chart: Chart | None = None
    examples: tuple[Example, ...] = ()
    choices: tuple[Choice, ...] = ()
    follow_ups: tuple[Choice, ...] = ()
    menus: tuple[Menu, ...] = ()
    controls: tuple[Control, ...] = ()
    working: tuple[Step, ...] = ()
    explained: bool = False
    sources: tuple[Origin, ...] = ()
    can_share: bool = False
    can_refine: bool = False
    input_share: Decimal | None = None
