"""`python -m evals`: run, compare, guard, calibrate, story, score, validate, agreement, bench.

Exit codes: 0 done, 2 usage, 3 a case gave no brief, 4 gold that cannot be used, 130 interrupted.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
from pydantic import ValidationError

from evals.cases import SEEDS, SETS, Case, GoldError, load_case, load_cases, load_set, problems
from evals.compare import Compared, compare
from evals.comparison import comparison
from evals.external import load_any_cases
from evals.peers import PEERS, Peer, peers_named
from evals.report import fact_list, table
from evals.runner import Failed, Scored, run, run_folder, score
from summarizer.domain import Brief
from summarizer.edges.cli.output import check_writable, deliver
from summarizer.edges.cli.running import run_group
from summarizer.errors import SummarizerError, UsageError
from summarizer.settings import Settings
from summarizer.validation import first_fault

EXIT_USAGE, EXIT_FAILED, EXIT_INVALID = 2, 3, 4

_EXITS = {GoldError: EXIT_INVALID, UsageError: EXIT_USAGE, SummarizerError: EXIT_FAILED}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Score briefs against gold facts, offline."""


@main.command("run")
@click.option("--set", "name", type=click.Choice(SETS), help="A set of ours, from seeds/.")
@click.option("--cases", "folder", metavar="DIR", help="A folder of your own cases instead.")
@click.option("--model", metavar="NAME", help="As for `summarizer brief`.  [default: extractive]")
@click.option("--words", type=int, metavar="N")
def run_command(name: str | None, folder: str | None, model: str | None, words: int | None) -> int:
    """Summarise every case and score the briefs."""
    _one_of(name, folder)
    settings = Settings.read(os.environ, Path.cwd(), model=model, words=words)
    cases = load_set(name) if name else load_cases(Path(folder or SEEDS))
    place = _made(run_folder(name or "cases", settings.model))
    outcomes = asyncio.run(_collected(cases, settings, place))
    click.echo(table(outcomes))
    click.echo(f"kept in {place}", err=True)
    return EXIT_FAILED if any(isinstance(outcome, Failed) for outcome in outcomes) else 0


@main.command("compare")
@click.option("--set", "name", type=click.Choice(SETS), help="A set of ours, from seeds/.")
@click.option("--cases", "folder", metavar="DIR", help="A folder of cases, or of clusters as *.json, instead.")
@click.option("--peers", "names", default=",".join(PEERS), show_default=True, help="Which to measure against.")
@click.option("--model", metavar="NAME", help="As for `summarizer brief`.  [default: extractive]")
@click.option("--words", type=int, metavar="N")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N cases only.")
def compare_command(
    name: str | None, folder: str | None, names: str, model: str | None, words: int | None, limit: int | None
) -> int:
    """Score our briefs beside what others make of the same articles."""
    _one_of(name, folder)
    settings = Settings.read(os.environ, Path.cwd(), model=model, words=words)
    peers = peers_named(names)
    cases = (load_set(name) if name else load_any_cases(Path(folder or SEEDS)))[:limit]
    outcomes = asyncio.run(_compared(cases, settings, peers))
    click.echo(comparison(outcomes, words=settings.words))
    return EXIT_FAILED if any(isinstance(outcome, Failed) for outcome in outcomes) else 0


@main.command("guard")
@click.option(
    "--data", "files", multiple=True, required=True, metavar="FILE.jsonl", help="Labelled claims; repeat it."
)
@click.option("--out", metavar="PREDICTIONS.jsonl", help="Keep what the guard says of each line.")
@click.option(
    "--halves", "by_halves", is_flag=True, help="Choose a threshold on half of the documents, try the rest."
)
@click.option(
    "--strangers", "by_strangers", is_flag=True, help="Put the true claims to other lines' documents instead."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N lines of each file only.")
def guard_command(
    files: tuple[str, ...], out: str | None, limit: int | None, *, by_halves: bool, by_strangers: bool
) -> int:
    """Measure the guard on claims that somebody labelled."""
    from evals.guard import judge
    from evals.guard_report import guard_report
    from evals.halves import halves
    from evals.labelled import read_lines, strangers

    check_writable(out)
    if out and Path(out).resolve() in {Path(file).resolve() for file in files}:
        raise UsageError(f"--out {out} would overwrite the labelled claims; name another file")
    lines = read_lines([Path(file) for file in files], limit=limit)
    lines = strangers(lines) if by_strangers else lines
    judged = asyncio.run(judge(lines, progress=_progress(len(lines), "lines")))
    if out:
        deliver("".join(each.as_line() + "\n" for each in judged), out)
    report = "\n\n".join([guard_report(judged), *([halves(judged)] if by_halves else [])])
    click.echo(report, err=out == "-")  # or it would stand among the predictions
    return 0


@main.command("story")
@click.option("--data", "folder", required=True, metavar="DIR", help="A folder of labelled clusters as *.json.")
def story_command(folder: str) -> int:
    """Measure how events are told apart, and which articles facts name."""
    from evals.story import story_report, told_of

    files = sorted(Path(folder).glob("*.json"))
    if not files:
        raise UsageError(f"{folder}: no *.json in it; name a folder of labelled clusters")
    click.echo(story_report(asyncio.run(told_of(files, progress=_progress(len(files), "piles")))))
    return 0


@main.command("calibrate")
@click.option(
    "--data", "files", multiple=True, required=True, metavar="FILE.jsonl", help="Labelled claims; repeat it."
)
@click.option(
    "--pull",
    type=click.IntRange(min=1),
    metavar="N",
    default=1_000,
    show_default=True,
    help="How firmly the weights are held near equal parts.",
)
def calibrate_command(files: tuple[str, ...], pull: int) -> int:
    """Fit the weights of the guard's score on half of the documents."""
    from evals.calibration import calibration, examples_of
    from evals.labelled import read_lines

    lines = read_lines([Path(file) for file in files])
    examples = asyncio.run(examples_of(lines, progress=_progress(len(lines), "lines")))
    click.echo(calibration(examples, pull=pull))
    return 0


@main.command("score")
@click.argument("brief", metavar="BRIEF.json")
@click.argument("gold", metavar="GOLD.json")
@click.option("--facts", "show_facts", is_flag=True, help="Say what became of every gold fact.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def score_command(brief: str, gold: str, form: str, *, show_facts: bool) -> int:
    """Score one brief against one gold file, whose articles lie beside it."""
    case = _valid(load_case(Path(gold)))
    outcome = asyncio.run(score(_brief_at(brief), case))
    if form == "json":
        click.echo(json.dumps(json.loads(outcome.as_line()), indent=2))
    else:
        click.echo(table([outcome]) + (f"\n\n{fact_list(outcome)}" if show_facts else ""))
    return 0


@main.command("validate")
@click.option("--cases", "folder", metavar="DIR", default=str(SEEDS), help="[default: seeds]")
def validate_command(folder: str) -> int:
    """Prove every gold file against its articles."""
    cases = load_cases(Path(folder))
    facts, conflicts = (sum(len(items) for items in each) for each in zip(*map(_counted, cases), strict=True))
    click.echo(f"{len(cases)} cases, {facts} facts, {conflicts} conflicts: every quote stands in its article")
    return 0


@main.command("agreement")
@click.argument("file", metavar="FILE.jsonl")
def agreement_command(file: str) -> int:
    """Compare the matcher of facts with people's judgement of summaries."""
    from evals.agreement import agreement

    pairs, correlation, accuracy = agreement(Path(file))
    click.echo(f"{pairs} pairs: correlation {correlation:.2f}, balanced accuracy for fully covered {accuracy:.2f}")
    return 0


@main.command("bench")
@click.option("--bulk", type=click.IntRange(min=20), metavar="N", help="Measure `summarizer bulk` on N clusters.")
def bench_command(bulk: int | None) -> int:
    """Measure speed: CPU seconds and memory, beside the budgets."""
    if bulk is None:
        from evals.bench import bench

        click.echo(bench())
        return 0
    from evals.bulk_bench import bulk_bench

    click.echo(bulk_bench(bulk))
    return 0


def exit_code(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line, by default this process's own, and says how it ended."""
    return run_group(main, "python -m evals", _EXITS, arguments)


def _one_of(name: str | None, folder: str | None) -> None:
    if (name is None) == (folder is None):
        raise UsageError(f"name either --set {'|'.join(SETS)} or --cases DIR")


def _progress(of: int, noun: str) -> Callable[[int], None]:
    """Says on standard error how many are done, where that is a terminal."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda done: click.echo(f"\r{done} of {of} {noun}" + "\n" * (done == of), nl=False, err=True)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise UsageError(f"cannot keep the run in {folder}: {error.strerror}; set SUMMARIZER_RUNS_DIR") from error
    return folder


async def _collected(cases: Sequence[Case], settings: Settings, place: Path) -> list[Scored | Failed]:
    return [outcome async for outcome in run(cases, settings, place)]


async def _compared(cases: Sequence[Case], settings: Settings, peers: Mapping[str, Peer]) -> list[Compared | Failed]:
    return [outcome async for outcome in compare(cases, settings, peers)]


def _counted(case: Case) -> tuple[Sequence[object], Sequence[object]]:
    return case.gold.facts, case.gold.conflicts


def _valid(case: Case) -> Case:
    found = list(problems(case))
    if found:
        raise GoldError("\n".join(f"{case.name}: {problem}" for problem in found))
    return case


def _brief_at(path: str) -> Brief:
    try:
        return Brief.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a brief written with --format json") from error
    except ValidationError as error:
        raise UsageError(f"{path}: this is no brief: {first_fault(error, whole='the document')}") from None


if __name__ == "__main__":
    sys.exit(exit_code())
