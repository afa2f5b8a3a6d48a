"""A reply in a terminal: what Slack has buttons and menus for is said in words."""

import pytest

from bot.cli.terminal import print_reply
from bot.engine.questions import Choice
from bot.replies.reply import Menu, Reply, Step

WORKING = (Step(what="gpt-5.1 a month", formula="50,000,000 × $1.25/M", result="$62.50"),)


def printed(reply: Reply, capsys: pytest.CaptureFixture[str]) -> list[str]:
    print_reply(reply)
    return capsys.readouterr().out.splitlines()


def test_working_is_printed_where_it_was_asked_for_a_formula_below_each_figure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reply = Reply(headline="$62.50 a month", working=WORKING, explained=True)

    assert printed(reply, capsys) == ["$62.50 a month", "gpt-5.1 a month: $62.50", "  50,000,000 × $1.25/M"]
    assert printed(reply.model_copy(update={"explained": False}), capsys) == ["$62.50 a month"]


def test_menus_are_what_can_be_said_and_follow_ups_what_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    volumes = Menu(name="volume", label="tokens a month", options=(("1M", "1000000"), ("I don't know", "unknown")))
    reply = Reply(
        headline="Upgrade from what?",
        menus=(Menu(name="model", label="the model"), volumes),
        choices=(Choice(label="gpt-5", ask="gpt-5"), Choice(label="gpt-5.1", ask="gpt-5.1")),
        follow_ups=(Choice(label="What about batch?", ask="what about batch?"),),
    )

    assert printed(reply, capsys) == [
        "Upgrade from what?",
        "  the model: any that `llmcost catalog list` lists",
        "  tokens a month: 1M · I don't know",
        "Choices: gpt-5 · gpt-5.1",
        "Go on with: What about batch?",
    ]
