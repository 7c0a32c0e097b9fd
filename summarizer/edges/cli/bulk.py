"""`summarizer bulk`: many clusters in, a line of JSON out for each."""

import asyncio
import os
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from io import BytesIO, UnsupportedOperation
from pathlib import Path
from typing import BinaryIO

import click

from summarizer.edges.bulk.lines import Line, lines_in, read_aside
from summarizer.edges.bulk.output import Output, Stream, emptied_file, new_file, resumed_file
from summarizer.edges.bulk.run import EXAMPLES, Account, Rules, Run
from summarizer.edges.cli.main import EXIT_BUDGET, EXIT_SOME_FAILED
from summarizer.edges.cli.options import GUARD, JUDGE, MODELS, NO_DEGRADE, NO_TEXT, WORDS, models_named
from summarizer.edges.cli.output import check_writable, discard_output, file_names, settings_from
from summarizer.edges.cli.progress import Progress
from summarizer.edges.cli.running import EXIT_INTERRUPTED
from summarizer.errors import UsageError
from summarizer.executors.local import local_executor
from summarizer.executors.terms import Terms
from summarizer.inflight import each
from summarizer.ports import Executor
from summarizer.settings import Settings
from summarizer.wiring import services_for


@dataclass(frozen=True)
class _Source:
    """Where lines come from. `size` is in bytes, None for what may keep us waiting, such as a pipe."""

    stream: BinaryIO
    name: str
    size: int | None

    def lines(self) -> AsyncIterator[Line]:
        """The lines, read as they are wanted."""
        lines = lines_in(self.stream, self.name)
        return read_aside(lines) if self.size is None else each(lines)


@click.command("bulk")
@click.argument("clusters", metavar="CLUSTERS.jsonl", shell_complete=file_names)
@click.option(
    "-o", "--output", required=True, metavar="OUT.jsonl", help="A line for each cluster.", shell_complete=file_names
)
@MODELS
@JUDGE
@WORDS
@GUARD
@NO_DEGRADE
@NO_TEXT
@click.option("--resume", is_flag=True, help="Go on with OUT.jsonl: lines that are done, of the same input, stay.")
@click.option("--retry-failed", is_flag=True, help="Go on, and do its problems again.")
@click.option("--force", is_flag=True, help="Write OUT.jsonl anew.")
@click.option("--unordered", is_flag=True, help="Write briefs as they are done, not in the input's order.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N lines of CLUSTERS.jsonl only.")
@click.option(
    "--budget-usd", type=click.FloatRange(min=0, min_open=True), metavar="USD", help="Stop when the run costs this."
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that write extractive briefs.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--ray-address", metavar="HOST:PORT", help="A Ray cluster that is running.  [one of this machine]")
def command(  # noqa: PLR0913 - one parameter an option
    clusters: str,
    output: str,
    models: tuple[str, ...],
    judge: str | None,
    words: str | None,
    guard: str | None,
    *,
    limit: int | None,
    budget_usd: float | None,
    workers: int | None,
    engine: str,
    ray_address: str | None,
    no_degrade: bool,
    no_text: bool,
    resume: bool,
    retry_failed: bool,
    force: bool,
    unordered: bool,
) -> int:
    """Write a brief of each line of CLUSTERS.jsonl: {"articles": [...]}, and if you like "id" and "words".

    A line of OUT.jsonl has the id, and the brief or the problem. - is standard input or output.
    """
    settings = _within(budget_usd, settings_from(**models_named(models), judge=judge, words=words, guard=guard))
    terms = Terms(settings=settings, degrade=not no_degrade, texts=not no_text)
    services_for(settings, degrade=terms.degrade)  # says what is wrong with the options before a file is touched
    executor = _executor(engine, terms, workers, ray_address)
    rules = Rules(ordered=not unordered, retry_failed=retry_failed, limit=limit, budget_usd=budget_usd)
    with ExitStack() as files:
        source = _source(clusters, files)
        sink = _sink(output, clusters, files, resume=resume or retry_failed, force=force)
        return _run(source, sink, rules, executor)


def _executor(engine: str, terms: Terms, workers: int | None, address: str | None) -> Executor:
    if engine == "local":
        if address:
            raise UsageError("--ray-address is for --engine ray")
        return local_executor(terms, workers=workers)
    from summarizer.executors.ray import RayExecutor

    return RayExecutor(terms, address=address, actors=workers)


def _run(source: _Source, sink: Output, rules: Rules, executor: Executor) -> int:
    progress = Progress(source.size, rules.limit)
    run = Run(sink, rules, progress.show)
    try:
        asyncio.run(run.deliver(source.lines(), executor))
    except BrokenPipeError:
        discard_output()
        return 0
    except KeyboardInterrupt:
        progress.clear()
        _say(f"interrupted after {run.account.done:,} of this run; --resume goes on")
        return EXIT_INTERRUPTED
    finally:
        progress.clear()
    _report(run.account, sink)
    if run.account.is_spent or run.account.cut_short:
        return EXIT_BUDGET
    return EXIT_SOME_FAILED if sink.problems else 0


def _report(account: Account, sink: Output) -> None:
    """What failed and why; nothing where all is well."""
    problems = sink.problems
    for code, number in account.failures.most_common():
        _say(f"{number:,} x {code}: {' | '.join(account.examples[code])}{' | ...' if number > EXAMPLES else ''}")
    if kept := problems - account.failures.total():
        _say(f"{_counted(kept, 'problem')} of earlier runs; --retry-failed does them again")
    if problems:
        _say(f"{_counted(sink.clusters, 'cluster')} in the output, {problems:,} without a brief")
    if account.degraded:
        degraded = "1 brief is" if account.degraded == 1 else f"{account.degraded:,} briefs are"
        _say(f"{degraded} degraded, for the model failed; --no-degrade makes a problem of that")
    if account.cut_short:
        _say(f"{_counted(account.cut_short, 'brief')} reached the budget of a brief, written without a model")
    if account.is_spent:
        _say(f"the budget is reached, after {account.usd:.4f} USD; --resume goes on")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _say(message: str) -> None:
    click.echo(f"summarizer: {message}", err=True)


def _within(budget_usd: float | None, settings: Settings) -> Settings:
    """No brief may cost more than the whole run; so a price that nobody knows is found out at the start."""
    if budget_usd is None:
        return settings
    of_a_brief = budget_usd if settings.budget_usd is None else min(budget_usd, settings.budget_usd)
    return settings.changed(budget_usd=of_a_brief)


def _source(path: str, files: ExitStack) -> _Source:
    if path == "-":
        return _described(_standard_input(), "standard input")
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below, where it may be
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that can be read") from error
    source = _described(stream, path)
    if source.size is not None:  # another is read in a thread, and cannot be closed under it
        files.enter_context(stream)
    return source


def _described(stream: BinaryIO, name: str) -> _Source:
    try:
        status = os.fstat(stream.fileno())
    except UnsupportedOperation:  # no file at all
        return _Source(stream, name, size=0)
    return _Source(stream, name, size=status.st_size if stat.S_ISREG(status.st_mode) else None)


def _standard_input() -> BinaryIO:
    """A stream of our own: Python cannot end while a thread reads its `stdin`."""
    if not sys.stdin:
        return BytesIO()
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except UnsupportedOperation:
        return sys.stdin.buffer


def _sink(output: str, clusters: str, files: ExitStack, *, resume: bool, force: bool) -> Output:
    if resume and force:
        raise UsageError("--resume goes on with OUT.jsonl and --force writes it anew; give one of them")
    check_writable(output)
    path = Path(output).resolve()
    if output == "-" or (path.exists() and not path.is_file()):
        return _stream(output, files, resume=resume)
    if clusters != "-" and path == Path(clusters).resolve():
        raise UsageError(f"{output} is the input itself; name another file")
    opened = emptied_file if force else resumed_file if resume else new_file
    return files.enter_context(closing(opened(path)))


def _stream(output: str, files: ExitStack, *, resume: bool) -> Output:
    if resume:
        raise UsageError(f"{output} keeps nothing that --resume could go on with; name a file")
    if output != "-":
        return Stream(files.enter_context(Path(output).open("wb")), output)
    if not sys.stdout:
        raise UsageError("cannot write to standard output: it is closed; name a file")
    return Stream(sys.stdout.buffer, "standard output")
