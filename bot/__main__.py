"""Starts the command line: `llmcost`, or `python -m bot`."""

import gc

# What is made while starting lives as long as the process: looking for garbage in it costs a tenth of the time and
# finds none. Commands that stay (`run`) look for it again.
gc.disable()

from bot.cli.commands import app  # noqa: E402 – the collector is to rest while this is imported


def main() -> None:
    """Run the command that the arguments name."""
    app(prog_name="llmcost")


if __name__ == "__main__":
    main()
