"""The commands and their options. What they do is imported when they run, so that `llmcost ask` starts fast."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.exits import WRONG_USAGE, UsageError, complain

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="What LLMs cost you: in Slack, in this terminal and on a local page.\n\n"
    'Start with:  llmcost ask "gpt-5.1 vs gpt-4.1-mini 100M"',
)
catalog_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look into the price catalog.")
app.add_typer(catalog_app, name="catalog")


@app.command()
def ask(
    text: Annotated[list[str], typer.Argument(help="The question, as you would type it in Slack.", show_default=False)],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object with exact figures.")] = False,
    now: Annotated[str | None, typer.Option(help="Answer as of this moment (ISO 8601).", metavar="TIME")] = None,
    profile: Annotated[Path | None, typer.Option(help="JSON file with what the channel has told the bot.")] = None,
) -> None:
    """Answer a question.

    Exit status: 0 answered, 3 the bot asks back, 2 wrong usage.

    Examples:
      llmcost ask "gpt-5.1 vs gpt-4.1-mini 100M"

      llmcost ask --json "cheapest anthropic model for 20M tokens"

      llmcost ask "when does gpt-4.1-mini go away?"
    """
    from bot.cli.ask import answered, as_line, reply_of, status_of

    try:
        outcome = answered(" ".join(text), now=now, profile=profile)
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    if as_json:
        typer.echo(as_line(outcome))
    else:
        from bot.cli.terminal import print_reply

        print_reply(reply_of(outcome))
    raise typer.Exit(status_of(outcome))


@app.command()
def run(
    *,
    port: Annotated[int | None, typer.Option(help="Listen here instead of LLMCOST_PORT (default 3000).")] = None,
) -> None:
    """Run the bot: Socket Mode, HTTP or both, as the settings say – without Slack settings, the local playground."""
    from bot.cli.run import run as run_bot

    raise typer.Exit(run_bot(port=port))


@app.command()
def doctor() -> None:
    """Check settings, token scopes, database and catalog, and say in words what to fix."""
    from bot.cli.doctor import doctor as run_doctor

    raise typer.Exit(run_doctor())


@catalog_app.command("check")
def catalog_check() -> None:
    """Check what every catalog must satisfy: rates, names, dates, how old the prices are."""
    from bot.cli.catalog import check

    raise typer.Exit(check())


@catalog_app.command("show")
def catalog_show(
    model: Annotated[list[str], typer.Argument(help="A model as people write it.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show everything on file about a model."""
    from bot.cli.catalog import show

    raise typer.Exit(show(" ".join(model), as_json=as_json))


@catalog_app.command("list")
def catalog_list(
    *,
    provider: Annotated[str | None, typer.Option(help="Only this provider's models, e.g. anthropic.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
) -> None:
    """List the models of the catalog with their prices."""
    from bot.cli.catalog import listing

    raise typer.Exit(listing(provider, as_json=as_json))


@catalog_app.command("evidence")
def catalog_evidence(
    models: Annotated[list[str], typer.Argument(help="Models as people write them, a name of several words quoted.")],
    *,
    task: Annotated[str | None, typer.Option(help="Only the tests of this task, e.g. coding.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show the benchmark figures on file, with their sources, dates and licences.

    Example:
      llmcost catalog evidence gpt-5.1 gpt-4.1-mini --task coding
    """
    from bot.cli.evidence import evidence

    raise typer.Exit(evidence(models, task=task, as_json=as_json))
