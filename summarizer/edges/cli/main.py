"""`summarizer`: the commands, their exit codes, and nothing loaded before it is needed.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 findings,
2 usage, 3 some clusters of many have no brief, 4 no model could be tried, 5 budget reached, 130 interrupted.
"""

import sys
from collections.abc import Sequence

import click

from summarizer.collecting import collect_rarely
from summarizer.edges.cli.lazy import LazyGroup
from summarizer.edges.cli.running import run_group
from summarizer.errors import BackendError, BudgetExceeded, SummarizerError, UsageError
from summarizer.version import VERSION

EXIT_FINDINGS, EXIT_USAGE, EXIT_SOME_FAILED, EXIT_NO_MODEL, EXIT_BUDGET = 1, 2, 3, 4, 5

_EXITS = {
    UsageError: EXIT_USAGE,
    BudgetExceeded: EXIT_BUDGET,
    BackendError: EXIT_NO_MODEL,
    SummarizerError: EXIT_FINDINGS,
}

# name -> (module with a `command`, one-line help): `--help` imports none of them.
COMMANDS = {
    "brief": ("summarizer.edges.cli.brief", "Write a cited brief of the articles."),
    "update": ("summarizer.edges.cli.update", "Bring a brief up to date with new articles."),
    "bulk": ("summarizer.edges.cli.bulk", "Write briefs of many clusters, from a file into a file."),
    "check": ("summarizer.edges.cli.check", "Check every sentence of a text against the articles."),
    "facts": ("summarizer.edges.cli.facts", "List what the articles say, and where."),
    "cluster": ("summarizer.edges.cli.cluster", "Split a pile of articles into events."),
    "serve": ("summarizer.edges.cli.serve", "Answer over HTTP."),
    "keys": ("summarizer.edges.cli.keys", "Make, list and revoke the keys of the server."),
    "cache": ("summarizer.edges.cli.cache", "Look after the recorded answers of models."),
    "log": ("summarizer.edges.cli.log", "Show what was sent to models and what came back."),
    "doctor": ("summarizer.edges.cli.doctor", "Check that everything needed is here and works."),
    "config": ("summarizer.edges.cli.config", "Show every setting and where it was set."),
    "completion": ("summarizer.edges.cli.completion", "Print a script that completes commands in your shell."),
}


class _Commands(LazyGroup):
    commands_by_name = COMMANDS


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="summarizer")
def main() -> None:
    """Write news briefs in which every sentence carries its proof."""


def run() -> None:
    """Run the command line and exit."""
    collect_rarely()
    sys.exit(exit_code(sys.argv[1:]))


def exit_code(arguments: Sequence[str]) -> int:
    """Run the command line; errors become one line on standard error."""
    return run_group(main, "summarizer", _EXITS, arguments)
