"""`report`: show a run."""

from pathlib import Path
from typing import Literal, assert_never

import click

from evals.kept import read_run, write_whole
from evals.views import RunView, view_of

Form = Literal["html", "md"]


@click.command()
@click.argument("run", metavar="RUN")
@click.option("--format", "form", type=click.Choice(["html", "md"]), default="html", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="[default: RUN/report.html; Markdown to standard output]")
def command(run: str, form: Form, output: str | None) -> int:
    """Show a run: one page that opens from disk, or Markdown. A run that is not done is shown as far as it went."""
    text = _laid_out(view_of(read_run(Path(run))), form)
    place = output or (str(Path(run) / "report.html") if form == "html" else "-")
    if place == "-":
        click.echo(text, nl=False)
        return 0
    write_whole(Path(place), text)
    click.echo(f"written to {place}", err=True)
    return 0


def _laid_out(view: RunView, form: Form) -> str:
    match form:
        case "html":
            from evals.page import run_as_html

            return run_as_html(view)
        case "md":
            from evals.markdown import run_as_markdown

            return run_as_markdown(view)
        case _:
            assert_never(form)
