"""Run a click group as a program: every error one line on standard error, and an exit code of its own."""

from collections.abc import Mapping, Sequence

import click

EXIT_INTERRUPTED = 130


def run_group(
    group: click.Group, name: str, exits: Mapping[type[Exception], int], arguments: Sequence[str] | None = None
) -> int:
    """The exit code of a command line, by default this process's own.

    `exits` maps the errors a command may raise to exit codes; of several that fit, the first counts.
    """
    try:
        code = group.main(args=arguments, prog_name=name, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _failed(name, "interrupted", EXIT_INTERRUPTED)
    except tuple(exits) as error:
        return _failed(name, str(error), next(exits[kind] for kind in exits if isinstance(error, kind)))
    return code if isinstance(code, int) else 0


def _failed(name: str, message: str, code: int) -> int:
    click.echo(f"{name.rpartition(' ')[2]}: {message}", err=True)
    return code
