"""`summarizer`: the commands, their exit codes, and nothing loaded before it is needed.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 findings,
2 usage, 4 no model could be tried, 130 interrupted.
"""

import sys
from importlib import import_module

import click

from summarizer.errors import BackendError, SummarizerError, UsageError
from summarizer.version import VERSION

EXIT_FINDINGS, EXIT_USAGE, EXIT_NO_MODEL, EXIT_INTERRUPTED = 1, 2, 4, 130

# name -> (module with a `command`, one-line help): `--help` imports none of them.
COMMANDS = {
    "brief": ("summarizer.edges.cli.brief", "Write a cited brief of the articles."),
    "check": ("summarizer.edges.cli.check", "Check every sentence of a text against the articles."),
    "facts": ("summarizer.edges.cli.facts", "List what the articles say, and where."),
    "serve": ("summarizer.edges.cli.serve", "Answer over HTTP."),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)  # noqa: S101 - our own table
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="summarizer")
def main() -> None:
    """Write news briefs in which every sentence carries its proof."""


def run() -> None:
    """Run the command line and exit."""
    sys.exit(exit_code(sys.argv[1:]))


def exit_code(arguments: list[str]) -> int:
    """Run the command line; errors become one line on standard error."""
    try:
        code = main.main(args=arguments, prog_name="summarizer", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _failed("interrupted", EXIT_INTERRUPTED)
    except UsageError as error:
        return _failed(str(error), EXIT_USAGE)
    except BackendError as error:
        return _failed(f"no model answered: {error}", EXIT_NO_MODEL)
    except SummarizerError as error:
        return _failed(str(error), EXIT_FINDINGS)
    return code if isinstance(code, int) else 0


def _failed(message: str, code: int) -> int:
    click.echo(f"summarizer: {message}", err=True)
    return code
