"""The modal that shows the working: everything that fits, and nothing that Slack refuses."""

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.block_rules import Surface
from bot.playground.view_rules import check_view
from bot.replies.reply import Origin, Reply, Step
from bot.slack.explaining import SHORTENED, working_view

FORMULA = "50,000,000 × $1.25/M + 50,000,000 × $10.00/M"
TEXT = st.text(min_size=1, max_size=2_000)


def test_every_figure_stands_over_its_formula() -> None:
    reply = Reply(
        headline="gpt-5.1 costs $563 a month",
        basis="100M tokens a month",
        working=(
            Step(what="gpt-5.1 a month", formula=FORMULA, result="$562.50"),
            Step(what="a `tick` & <!here>", formula="a `b` < c", result=""),
        ),
        sources=(Origin(text="list prices", url="https://example.com"),),
    )

    view = working_view(reply)

    texts = [(block.get("text") or block["elements"][0])["text"] for block in view["blocks"]]
    assert texts == [
        "*gpt-5.1 costs $563 a month*",
        "100M tokens a month",
        f"*gpt-5.1 a month: $562.50*\n`{FORMULA}`\n\n*a `tick` &amp; &lt;!here&gt;*\n`a 'b' &lt; c`",
        "<https://example.com|list prices>",
    ]


def test_what_does_not_fit_is_said() -> None:
    steps = tuple(Step(what=f"model {n}", formula="1 × " * 200, result="$1") for n in range(500))

    view = working_view(Reply(headline="Many models", working=steps))

    check_view(view, surface=Surface.MODAL)
    assert SHORTENED in str(view["blocks"][-1])


@given(st.lists(st.builds(Step, what=TEXT, formula=TEXT, result=TEXT), min_size=1, max_size=20), TEXT)
def test_slack_takes_whatever_the_working_holds(steps: list[Step], text: str) -> None:
    reply = Reply(headline=text, basis=text, working=tuple(steps), sources=(Origin(text=text),))

    check_view(working_view(reply), surface=Surface.MODAL)
