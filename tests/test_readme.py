"""The documents say what is: commands run, examples answer, tables and pictures are those of the code.

With LLMCOST_WRITE_DOCS=1 the generated parts of the README are written anew instead of compared.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.parsing.intents import INTENTS
from bot.replies.help import KINDS
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
NOW = "2026-11-22T09:00:00Z"
WRITE = os.environ.get("LLMCOST_WRITE_DOCS") == "1"


def llmcost(arguments: str) -> str:
    """What the command prints on the day of the README."""
    command = [sys.executable, "-m", "bot", *re.findall(r'"[^"]*"|\S+', arguments)]
    dated = [part.strip('"') for part in command] + (["--now", NOW] if " ask " in f" {arguments} " else [])
    return subprocess.run(dated, capture_output=True, text=True, check=False, cwd=ROOT).stdout


def compared(old: str, new: str) -> None:
    text = README.read_text("utf-8")
    if WRITE:
        README.write_text(text.replace(old, new), "utf-8")
    else:
        assert old == new


def test_every_transcript_is_what_the_command_prints() -> None:
    blocks = re.findall(r"```console\n\$ llmcost ([^\n]*)\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert blocks

    for arguments, shown in blocks:
        printed = "\n".join(line.rstrip() for line in llmcost(arguments).splitlines()) + "\n"

        compared(f"```console\n$ llmcost {arguments}\n{shown}```", f"```console\n$ llmcost {arguments}\n{printed}```")


def test_the_table_of_questions_is_the_table_that_questions_are_understood_by() -> None:
    text = README.read_text("utf-8")
    shown = re.search(r"<!-- questions -->(.*?)\n\nSay the volume", text, re.DOTALL)
    rows = [f"| {example.asks} | `{example.text}` |" for example in KINDS.values()]

    made = "\n".join(["", "", "| what | for example |", "| --- | --- |", *rows])

    assert shown
    compared(f"<!-- questions -->{shown[1]}\n\nSay", f"<!-- questions -->{made}\n\nSay")


@pytest.mark.parametrize("example", [text for intent in INTENTS for text in intent.examples])
def test_every_example_of_the_table_is_answered(example: str) -> None:
    printed = llmcost(f'ask "{example}"')

    assert "I can't tell what you" not in printed
    assert "I don't know a model" not in printed


def test_every_setting_is_in_the_readme() -> None:
    text = README.read_text("utf-8")

    missing = [name.upper() for name in Settings.model_fields if f"`{name.upper()}`" not in text]

    assert missing == []


def test_links_and_pictures_of_the_documents_exist() -> None:
    for document in (README, ROOT / "bot" / "README.md", ROOT / ".github" / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        links = re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8"))

        assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


def test_the_two_commands_are_one_line_each_and_ci_runs_the_second() -> None:
    text = README.read_text("utf-8")

    for name in ("run", "test"):
        found = re.search(rf"<!-- {name} command -->\n```sh\n(.*?)\n```", text, re.DOTALL)
        assert found
        assert "\n" not in found[1]
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text("utf-8")
