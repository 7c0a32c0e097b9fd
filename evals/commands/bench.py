"""`bench`: how fast it is."""

import click

from summarizer.errors import UsageError

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
@click.option("--engine", type=click.Choice(["local", "ray"]), help="With --bulk: what runs it.  [default: local]")
@click.option("--simulate", "simulated", is_flag=True, help="Print the tables of docs/scale.md, by simulation.")
@click.option("--with", "changes", multiple=True, metavar="NAME=VALUE", help="With --simulate: this one run instead.")
def command(
    bulk: int | None, service: int | None, *, engine: str | None, simulated: bool, changes: tuple[str, ...]
) -> int:
    """Measure speed: CPU seconds and memory, beside the budgets."""
    _refuse_stray(bulk, engine, changes, simulated=simulated)
    if simulated:
        from evals.scale import scale_tables, told
        from evals.simulation import scenario

        click.echo(told(scenario(changes)) if changes else scale_tables())
    elif bulk is not None and engine == "ray":
        from evals.ray_bench import ray_bench

        click.echo(ray_bench(bulk))
    elif bulk is not None:
        from evals.bulk_bench import bulk_bench

        click.echo(bulk_bench(bulk))
    elif service is not None:
        from evals.service_bench import service_bench

        click.echo(service_bench(service))
    else:
        from evals.bench import bench

        click.echo("Measuring for some two minutes; each figure is the best of several runs.", err=True)
        for row in bench():
            click.echo(str(row))
    return 0


def _refuse_stray(bulk: int | None, engine: str | None, changes: tuple[str, ...], *, simulated: bool) -> None:
    """Raises UsageError for an option that would have no effect."""
    if engine and bulk is None:
        raise UsageError("--engine is for --bulk")
    if changes and not simulated:
        raise UsageError("--with is for --simulate")
