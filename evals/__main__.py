"""`python -m evals`: run, report, diff, gate and the other ways to measure; nothing is loaded before it is needed.

Exit codes: 0 done, 1 a gate failed, 2 usage, 3 a case gave no brief, 4 gold or a run that cannot be used,
5 budget reached, 130 interrupted.
"""

import sys
from collections.abc import Sequence

import click

from evals.cases import GoldError
from evals.commands.options import EXIT_FAILED, EXIT_INVALID, EXIT_USAGE
from evals.kept import InvalidRun
from summarizer.edges.cli.lazy import LazyGroup
from summarizer.edges.cli.running import run_group
from summarizer.errors import SummarizerError, UsageError

_EXITS = {
    GoldError: EXIT_INVALID,
    InvalidRun: EXIT_INVALID,
    UsageError: EXIT_USAGE,
    SummarizerError: EXIT_FAILED,
}


class _Commands(LazyGroup):
    commands_by_name = {  # noqa: RUF012 - the base says that it is the class's
        "run": ("evals.commands.run", "Summarise every case, score the briefs, keep all."),
        "report": ("evals.commands.report", "Show a run: a page, or Markdown."),
        "diff": ("evals.commands.diff", "Say what changed between two runs, fact by fact."),
        "gate": ("evals.commands.gate", "Fail when a run is not good enough, or worse than a baseline."),
        "baseline": ("evals.commands.baseline", "Keep a run's figures, for gates."),
        "compare": ("evals.commands.compare", "Score our briefs beside others of the same articles."),
        "guard": ("evals.commands.guard", "Measure the guard on claims that somebody labelled."),
        "calibrate": ("evals.commands.calibrate", "Fit the weights of the guard's score."),
        "story": ("evals.commands.story", "Measure how events are told apart, and which articles facts name."),
        "score": ("evals.commands.score", "Score one brief against one gold file."),
        "validate": ("evals.commands.validate", "Prove every gold file against its articles."),
        "agreement": ("evals.commands.agreement", "Compare the matcher of facts with people's judgement."),
        "bench": ("evals.commands.bench", "Measure speed: CPU seconds and memory, beside the budgets."),
    }


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Score briefs against gold facts, offline."""


def exit_code(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line, by default this process's own, and says how it ended."""
    return run_group(main, "python -m evals", _EXITS, arguments)


if __name__ == "__main__":
    sys.exit(exit_code())
