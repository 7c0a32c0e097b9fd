"""`bench`: how fast it is."""

import click

from evals.bench import bench


@click.command()
def command() -> int:
    """Measure speed: CPU seconds and memory, beside the budgets."""
    click.echo(bench())
    return 0
