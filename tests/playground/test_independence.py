"""The stand-in knows Slack and nothing of the bot that it tries."""

import ast
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "bot" / "playground"


def imported(source: Path) -> set[str]:
    tree = ast.walk(ast.parse(source.read_text()))
    plain = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    tree = ast.walk(ast.parse(source.read_text()))
    return plain | {node.module or "" for node in tree if isinstance(node, ast.ImportFrom)}


def test_it_imports_no_other_room_and_none_of_slacks_own_libraries() -> None:
    names = {name for source in SOURCES.glob("*.py") for name in imported(source)}

    own = {name for name in names if name.startswith(("bot", "catalog"))}
    assert own == {name for name in own if name.startswith("bot.playground")}
    assert not {name for name in names if name.startswith("slack")}
