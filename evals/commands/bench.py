"""`bench`: how fast it is."""

import click

SOME_REQUESTS = 500


@click.command()
@click.option("--bulk", type=click.IntRange(min=20), metavar="N", help="Measure `summarizer bulk` on N clusters.")
@click.option(
    "--service",
    type=click.IntRange(min=50),
    is_flag=False,
    flag_value=SOME_REQUESTS,
    metavar="[N]",
    help=f"Measure `summarizer serve` on N requests, {SOME_REQUESTS} by default, and flood it.",
)
def command(bulk: int | None, service: int | None) -> int:
    """Measure speed: CPU seconds and memory, beside the budgets."""
    if bulk is not None:
        from evals.bulk_bench import bulk_bench

        click.echo(bulk_bench(bulk))
    elif service is not None:
        from evals.service_bench import service_bench

        click.echo(service_bench(service))
    else:
        from evals.bench import bench

        click.echo(bench())
    return 0
