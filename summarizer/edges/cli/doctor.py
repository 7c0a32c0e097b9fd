"""`summarizer doctor`: is everything here, and does it work?"""

import textwrap
from collections.abc import Sequence
from typing import Literal

import click

from summarizer.edges.cli.checkup import Check, check_up
from summarizer.edges.cli.main import EXIT_FINDINGS, EXIT_NO_MODEL
from summarizer.edges.cli.output import colour, deliver, width
from summarizer.stages.render import as_json

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command("doctor")
@click.option("--model", metavar="NAME", help="Check this model, `extractive` or PROVIDER/MODEL, without calling it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(model: str | None, form: Literal["text", "json"]) -> int:
    """Check that everything a brief needs is here and works; the network is not used.

    Exits 0 when nothing failed, 4 when the model that is set could not be tried, 1 when something else failed.
    """
    report = check_up(model=model)
    lines = "\n".join(_line(check, width(), coloured=colour()) for check in report.checks)
    deliver(as_json(report) if form == "json" else lines + "\n", None)
    return _exit_code(report.checks)


def _line(check: Check, columns: int, *, coloured: bool) -> str:
    """The outcome, what was found, and on lines of its own what to do."""
    indent = " " * 6
    found = _wrapped(f"{check.outcome:<5} {check.name}: {check.detail}", columns, indent)
    if coloured:
        found = click.style(check.outcome, fg=_COLOURS[check.outcome], bold=True) + found[len(check.outcome) :]
    return f"{found}\n{_wrapped(f'{indent}-> {check.advice}', columns, indent)}" if check.advice else found


def _wrapped(text: str, columns: int, indent: str) -> str:
    return textwrap.fill(text, columns, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def _exit_code(checks: Sequence[Check]) -> int:
    failed = {check.name for check in checks if check.outcome == "fail"}
    if not failed:
        return 0
    return EXIT_NO_MODEL if failed == {"model"} else EXIT_FINDINGS
