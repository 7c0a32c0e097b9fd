"""What commands share: which cases are meant, how many are done, and their exit codes."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from evals.cases import SETS
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from evals.judging import MatchJudge

EXIT_GATE, EXIT_USAGE, EXIT_FAILED, EXIT_INVALID, EXIT_BUDGET = 1, 2, 3, 4, 5

_Command = TypeVar("_Command", bound=Callable[..., object])


def of_set(command: _Command) -> _Command:
    """The option that names a set of ours."""
    return click.option("--set", "name", type=click.Choice(SETS), help="A set of ours, from seeds/.")(command)


def one_of(name: str | None, folder: str | None) -> None:
    """Raises UsageError unless just one is given."""
    if (name is None) == (folder is None):
        raise UsageError(f"name either --set {'|'.join(SETS)} or --cases DIR")


def judge_named(model: str) -> "MatchJudge":
    """The judge of matches, with the settings of the environment. Raises UsageError and UnknownModel."""
    from evals.judging import judge_for
    from summarizer.settings import Settings

    return judge_for(model, Settings.read(os.environ, Path.cwd()))


def progress(of: int, noun: str) -> Callable[[int], None]:
    """Says on standard error how many are done, where that is a terminal."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda done: click.echo(f"\r{done} of {of} {noun}" + "\n" * (done == of), nl=False, err=True)
