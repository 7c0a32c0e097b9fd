"""`run`: make briefs of cases, score them, keep all; go on with a run that was broken off."""

import asyncio
import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack

import click

from evals.cases import Case, load_cases, load_set
from evals.commands.options import EXIT_BUDGET, EXIT_FAILED, EXIT_INVALID, of_set, one_of
from evals.kept import (
    Header,
    InvalidRun,
    Run,
    begin,
    drop_torn_line,
    header_of,
    new_folder,
    put_in_order,
    read_header,
    read_run,
    spoiled_by,
    usual_folder,
)
from evals.live import growing_table
from evals.lock import locked
from evals.outcomes import Failed, Outcome, Turn
from evals.report import number_of, table
from evals.runner import Due, OutOfBudget, cost_of, decisive, estimated, run, run_within
from summarizer.errors import UsageError
from summarizer.settings import Settings
from summarizer.wiring import EXTRACTIVE, judge_settings


@dataclass(frozen=True)
class _Task:
    """What is to be done: these cases, with these settings, kept in this folder."""

    cases: tuple[Case, ...]
    settings: Settings
    header: Header
    parallel: int
    budget_usd: float | None
    judge: str | None


class Asked(TypedDict):
    """The options of the command."""

    name: str | None
    folder: str | None
    model: str | None
    words: int | None
    limit: int | None
    epochs: int | None
    ids: str | None
    resume: str | None
    cache: str | None
    parallel: int
    budget_usd: float | None
    judge: str | None
    out: str | None
    dry: bool


@click.command()
@of_set
@click.option("--cases", "folder", metavar="DIR", help="A folder of your own cases instead.")
@click.option("--model", metavar="NAME", help="As for `summarizer brief`.  [default: extractive]")
@click.option("--words", type=int, metavar="N")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N cases only.")
@click.option("--ids", metavar="A,B", help="The cases of these names only.")
@click.option("--epochs", type=click.IntRange(min=1), metavar="N", help="Briefs a case, of a model.  [default: 1]")
@click.option("--resume", metavar="RUN", help="Go on with a run that was broken off.")
@click.option("--replay", "cache", flag_value="replay-strict", help="Use recorded answers of models alone.")
@click.option("--record", "cache", flag_value="record", help="Ask anew and record the answers.")
@click.option("--parallel", type=click.IntRange(min=1), default=4, show_default=True, help="Cases at a time.")
@click.option("--budget-usd", type=click.FloatRange(min=0), metavar="USD", help="Stop before more is spent.")
@click.option("--judge", metavar="MODEL", help="Ask it about facts of which words leave open whether they are told.")
@click.option("--out", metavar="DIR", help="Keep the run in this new folder.  [default: one under runs/]")
@click.option("--dry-run", "dry", is_flag=True, help="Ask no model; say what it may cost.")
def command(**asked: Unpack[Asked]) -> int:
    """Summarise every case, score the briefs, keep all."""
    resumed = Path(asked["resume"]) if asked["resume"] else None
    task = _resumed(asked, resumed) if resumed else _new(asked)
    if asked["dry"] or task.settings.model != EXTRACTIVE:
        left = _due(task, read_run(resumed).missing if resumed else task.header.turns)
        click.echo(asyncio.run(_estimated(left, task.settings)), err=not asked["dry"])
    if asked["dry"]:
        return 0
    if resumed:
        return _in(resumed, task)
    usual = usual_folder(asked["name"] or "cases", task.settings.model)
    folder = new_folder(Path(asked["out"]) if asked["out"] else usual)
    begin(folder, task.header)
    return _in(folder, task)


def _new(asked: Asked) -> _Task:
    one_of(asked["name"], asked["folder"])
    settings = Settings.read(os.environ, Path.cwd(), model=asked["model"], words=asked["words"], cache=asked["cache"])
    origin = ("set", asked["name"]) if asked["name"] else ("cases", str(Path(asked["folder"] or "").resolve()))
    cases = _chosen(_cases_of(origin), asked["ids"])[: asked["limit"]]
    return _task(cases, origin, settings, asked, _epochs(asked["epochs"], settings), asked["judge"])


def _epochs(asked: int | None, settings: Settings) -> int:
    if asked and asked > 1 and not _asks_a_model(settings):
        raise UsageError(
            f"{EXTRACTIVE} gives the same brief every time, so {asked} epochs would tell no more than one; "
            "leave out --epochs, or name a model"
        )
    return asked or 1


def _asks_a_model(settings: Settings) -> bool:
    return settings.model != EXTRACTIVE or settings.judge is not None


def _resumed(asked: Asked, folder: Path) -> _Task:
    """The task of a run there is. Raises InvalidRun when its cases, settings or code are no longer the same."""
    if any(asked[name] for name in ("name", "folder", "limit", "ids", "epochs", "out")):
        raise UsageError(
            "--resume takes the cases of its run; leave out --set, --cases, --limit, --ids, --epochs and --out"
        )
    header = read_header(folder)
    kept = header.settings
    named = {"model": asked["model"]} if asked["model"] else {name: kept[name] for name in ("model", "fallbacks")}
    settings = Settings.read(os.environ, Path.cwd(), cache=asked["cache"])
    settings = settings.changed(**named, words=asked["words"] or kept["words"])
    names = {case.name for case in header.cases}
    cases = tuple(case for case in _cases_of(header.origin) if case.name in names)
    judge = asked["judge"] or kept.get("match_judge")
    task = _task(cases, header.origin, settings, asked, header.epochs, str(judge) if judge else None)
    differences = header.differences(task.header)
    if differences:
        raise InvalidRun(f"{folder} was made with {' and '.join(differences)}; start a new run")
    return task


def _task(
    cases: Sequence[Case], origin: tuple[str, str], settings: Settings, asked: Asked, epochs: int, judge: str | None
) -> _Task:
    """Raises UsageError for a judge whose name is none."""
    if judge:
        judge_settings(settings, judge)
    made_by = decisive(settings) | ({"match_judge": judge} if judge else {})
    header = header_of(cases, origin, made_by, epochs=epochs)
    return _Task(tuple(cases), settings, header, asked["parallel"], asked["budget_usd"], judge)


def _cases_of(origin: tuple[str, str]) -> tuple[Case, ...]:
    kind, name = origin
    return load_set(name) if kind == "set" else load_cases(Path(name))


def _chosen(cases: tuple[Case, ...], ids: str | None) -> tuple[Case, ...]:
    if ids is None:
        return cases
    wanted = {name.strip() for name in ids.split(",")}
    unknown = sorted(wanted - {case.name for case in cases})
    if unknown:
        raise UsageError(f"there is no case {unknown[0]!r}; there are {', '.join(case.name for case in cases)}")
    return tuple(case for case in cases if case.name in wanted)


def _in(folder: Path, task: _Task) -> int:
    with locked(folder):
        drop_torn_line(folder)
        earlier = read_run(folder)
        try:
            asyncio.run(_finish(earlier, task))
        except OutOfBudget as error:
            click.echo(f"{error}\n{_advice(folder)}", err=True)
            return EXIT_BUDGET
        except KeyboardInterrupt:
            click.echo(_advice(folder), err=True)
            raise
        return _told(put_in_order(folder))


async def _finish(earlier: Run, task: _Task) -> None:
    """Makes the briefs that have no line yet."""
    left, all_ = _due(task, earlier.missing), len(task.header.turns)
    if earlier.outcomes:
        click.echo(f"{len(earlier.outcomes)} of {all_} {_noun(task)}s are done", err=True)
    with growing_table(all_, earlier.outcomes, noun=_noun(task)) as tell:
        async with aclosing(_outcomes(left, earlier, task)) as outcomes:
            async for outcome in outcomes:
                tell(outcome)


def _due(task: _Task, turns: Sequence[Turn]) -> list[Due]:
    named = {case.name: case for case in task.cases}
    return [Due(named[turn.case], turn.epoch) for turn in turns]


def _noun(task: _Task) -> str:
    return "case" if task.header.epochs == 1 else "brief"


def _outcomes(left: Sequence[Due], earlier: Run, task: _Task) -> AsyncGenerator[Outcome, None]:
    if task.budget_usd is None:
        parallel = task.parallel if _asks_a_model(task.settings) or task.judge else 1
        return run(left, task.settings, earlier.folder, judge=task.judge, parallel=parallel)
    spent = sum(map(cost_of, earlier.outcomes))
    return run_within(task.budget_usd, left, task.settings, earlier.folder, judge=task.judge, spent_usd=spent)


def _told(done: Run) -> int:
    click.echo(table(done.outcomes))
    click.echo(f"kept in {done.folder}", err=True)
    spoiled = spoiled_by(done.outcomes)
    for line in spoiled:
        click.echo(line, err=True)
    if any(isinstance(outcome, Failed) for outcome in done.outcomes):
        return EXIT_FAILED
    return EXIT_INVALID if spoiled else 0


def _advice(folder: Path) -> str:
    return f"go on with: python -m evals run --resume {folder}"


async def _estimated(left: Sequence[Due], settings: Settings) -> str:
    usage = await estimated(left, settings)
    cost = "at a price nobody knows" if usage.cost_usd is None else f"for at most {usage.cost_usd:.4f} USD"
    briefs, calls = number_of(len(left), "brief"), number_of(usage.calls, "call")
    return (
        f"{briefs} by {settings.model}: {calls}, about {usage.input_tokens:,} tokens in and at most "
        f"{usage.output_tokens:,} out, {cost}; trying again, a judge and repairs come on top"
    )
