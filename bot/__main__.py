"""Starts the command line: `llmcost`, or `python -m bot`."""

from bot.cli.commands import app


def main() -> None:
    """Run the command that the arguments name."""
    app(prog_name="llmcost")


if __name__ == "__main__":
    main()
