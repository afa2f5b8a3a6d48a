"""Runs the contract's scorer over the intents that the bot answers: python tests/score_ten_intents.py

`LLMCOST` names the command to run, as for the scorer itself. Exit status: the scorer's, for at least 97 % exact.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

CONTRACT: Final = Path(__file__).parents[2] / "shared" / "contract"
INTENTS: Final = frozenset(
    "compare cost price cheapest afford price_history lifecycle catalog help unclear any".split()  # noqa: SIM905 – a line
)
LEAST: Final = "0.97"


def main() -> int:
    """Score the questions of those intents."""
    lines = (CONTRACT / "questions.jsonl").read_text("utf-8").splitlines()
    chosen = [line for line in lines if line and json.loads(line)["expect"].get("intent", "any") in INTENTS]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as questions:
        questions.write("\n".join(chosen))
        questions.flush()
        command = [sys.executable, str(CONTRACT / "score.py"), questions.name, "--min", LEAST]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
