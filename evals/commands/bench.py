"""`bench`: how fast it is."""

import click


@click.command()
@click.option("--bulk", type=click.IntRange(min=20), metavar="N", help="Measure `summarizer bulk` on N clusters.")
def command(bulk: int | None) -> int:
    """Measure speed: CPU seconds and memory, beside the budgets."""
    if bulk is None:
        from evals.bench import bench

        click.echo(bench())
        return 0
    from evals.bulk_bench import bulk_bench

    click.echo(bulk_bench(bulk))
    return 0
