"""The folder of a run: a header with what the run was made of, a line a case, the briefs.

    run.json         the header, written once, before the first case
    results.jsonl    one line a brief, on disk before the next one may end; at last in the cases' order
    CASE.brief.json  written before the case's line; those of a second epoch in epoch-2/, and so on
    lock             held while a runner writes

Nothing in the header or the lines depends on when or how often the run was broken off.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from evals.cases import Case
from evals.events import event_of_each
from evals.outcomes import Failed, Outcome, Scored, Turn, line_of, outcome_of
from summarizer.errors import UsageError
from summarizer.validation import first_fault

HEADER, RESULTS = "run.json", "results.jsonl"
MOST_UNSCORED = 0.02  # of all scores of a run: beyond it no mean can be trusted
_ROOT = Path(__file__).parents[1]
_CODE = ("evals", "prompts", "summarizer")  # what decides a brief and its scores


class InvalidRun(Exception):
    """A run that cannot be used or gone on with; the message says why and what to do."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseMark(_Record):
    """A case by its content. Cases with equal `event` are no independent evidence."""

    name: str
    event: int
    sha256: str


class Header(_Record):
    """What a run was made of. `origin` is `--set NAME` or `--cases DIR`, to find the cases again.

    Each case is told `epochs` times.
    """

    schema_version: Literal[1] = 1
    origin: tuple[str, str]
    settings: dict[str, JsonValue]
    code: str
    cases: tuple[CaseMark, ...]
    epochs: int = 1

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every brief that the run is to have; all cases once before any is told again."""
        return tuple(Turn(case.name, epoch) for epoch in range(1, self.epochs + 1) for case in self.cases)

    def differences(self, other: "Header") -> list[str]:
        """What is not the same in another header, in words."""
        mine, theirs = ({case.name: case.sha256 for case in each.cases} for each in (self, other))
        changed = sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
        settings = sorted(
            name
            for name in self.settings.keys() | other.settings.keys()
            if self.settings.get(name) != other.settings.get(name)
        )
        found = [f"other cases ({', '.join(changed)})"] if changed else []
        found += [f"other settings ({', '.join(settings)})"] if settings else []
        found += [f"{other.epochs} epochs and not {self.epochs}"] if self.epochs != other.epochs else []
        return [*found, *(["another version of the code"] if self.code != other.code else [])]


class Run(_Record):
    """A run that was read: its header and the outcomes there are, in the cases' order."""

    folder: Path
    header: Header
    outcomes: tuple[Scored | Failed, ...]

    @property
    def missing(self) -> tuple[Turn, ...]:
        """Turns without a line."""
        done = {outcome.turn for outcome in self.outcomes}
        return tuple(turn for turn in self.header.turns if turn not in done)


def header_of(
    cases: Sequence[Case], origin: tuple[str, str], settings: Mapping[str, JsonValue], *, epochs: int = 1
) -> Header:
    """The header of a run of these cases by the code as it is on disk now."""
    marks = tuple(
        CaseMark(name=case.name, event=event, sha256=_case_hash(case))
        for case, event in zip(cases, event_of_each(cases), strict=True)
    )
    return Header(origin=origin, settings=dict(settings), code=code_hash(), cases=marks, epochs=epochs)


@cache
def code_hash() -> str:
    """16 hex digits of everything that can change a brief or a score, committed or not."""
    files = (path for folder in _CODE for path in (_ROOT / folder).rglob("*") if _is_code(path))
    return _hash((str(path.relative_to(_ROOT)), path.read_bytes()) for path in sorted(files))[:16]


def usual_folder(name: str, model: str) -> Path:
    """A name that no folder below SUMMARIZER_RUNS_DIR, or `runs`, has yet."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return Path(os.environ.get("SUMMARIZER_RUNS_DIR", "runs")) / f"{moment}-{name}-{model.replace('/', '_')}"


def new_folder(folder: Path) -> Path:
    """Makes the folder of a run. Raises UsageError when it is there already or cannot be made."""
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise UsageError(
            f"cannot keep the run in {folder}: {error.strerror}; set SUMMARIZER_RUNS_DIR or --out"
        ) from error
    return folder


def begin(folder: Path, header: Header) -> None:
    """Writes the header."""
    write_whole(folder / HEADER, header.model_dump_json(indent=2) + "\n")


def read_header(folder: Path) -> Header:
    """The header. Raises UsageError where there is no run, and InvalidRun for a broken header."""
    try:
        return Header.model_validate_json((folder / HEADER).read_bytes())
    except OSError as error:
        raise UsageError(f"{folder} is no run: {HEADER}: {error.strerror}") from error
    except ValidationError as error:
        raise InvalidRun(f"{folder / HEADER}: this is no header: {first_fault(error, whole='the file')}") from None


def read_run(folder: Path) -> Run:
    """The run in a folder, finished or not; a torn last line is left out. Raises UsageError and InvalidRun."""
    header = read_header(folder)
    places = {case.name: number for number, case in enumerate(header.cases)}
    place = {turn: (places[turn.case], turn.epoch) for turn in header.turns}
    outcomes = [_outcome(folder, number, line) for number, line in enumerate(whole_lines(folder), start=1)]
    times = Counter(outcome.turn for outcome in outcomes)
    strange = [turn for turn, count in times.items() if turn not in place or count > 1]
    if strange:
        raise InvalidRun(f"{folder / RESULTS}: '{strange[0]}' is there twice, or is no case of this run")
    return Run(folder=folder, header=header, outcomes=tuple(sorted(outcomes, key=lambda each: place[each.turn])))


def whole_lines(folder: Path) -> list[bytes]:
    """The lines that were written to their end."""
    try:
        return (folder / RESULTS).read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return []


def drop_torn_line(folder: Path) -> None:
    """Cuts off what a writer who died had begun."""
    path = folder / RESULTS
    if path.exists():
        os.truncate(path, sum(len(line) + 1 for line in whole_lines(folder)))


def append(folder: Path, outcome: Outcome) -> None:
    """Adds a line, which is on disk when this returns. Raises UsageError when it cannot be written."""
    try:
        with (folder / RESULTS).open("ab") as file:
            file.write(line_of(outcome).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UsageError(
            f"cannot write {folder / RESULTS}: {error.strerror}; make room, then use --resume"
        ) from error


def put_in_order(folder: Path) -> Run:
    """Sorts the lines as the cases are, so that which case ended first leaves no trace."""
    run = read_run(folder)
    write_whole(folder / RESULTS, "".join(line_of(outcome) + "\n" for outcome in run.outcomes))
    return run


def brief_file(folder: Path, turn: Turn) -> Path:
    """Where a brief is kept. Raises UsageError when its folder cannot be made."""
    of_epoch = folder if turn.epoch == 1 else folder / f"epoch-{turn.epoch}"
    try:
        of_epoch.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {of_epoch}: {error.strerror}; make room, then use --resume") from error
    return of_epoch / f"{turn.case}.brief.json"


def write_whole(path: Path, text: str) -> None:
    """Writes a file that is either whole or as it was. Raises UsageError when it cannot be written."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"cannot write {path}: {error.strerror}; name another file") from error


def usable_run(folder: Path) -> Run:
    """A run whose figures can be judged. Raises InvalidRun for one that is not done, or has failures."""
    run = read_run(folder)
    found = [f"{turn}: not run yet" for turn in run.missing]
    found += [f"{item.turn}: no brief: {item.reason}" for item in run.outcomes if isinstance(item, Failed)]
    found += spoiled_by(run.outcomes)
    if found:
        raise InvalidRun("\n".join([f"{folder} cannot be judged", *found]))
    return run


def spoiled_by(outcomes: Iterable[Outcome]) -> list[str]:
    """The metrics that broke and the facts that were not judged, where they are more than the run can bear."""
    scored = [item for item in outcomes if isinstance(item, Scored)]
    broken = [f"{item.turn}: could not be scored: {fault}" for item in scored for fault in item.broken()]
    unjudged = [f"{item.turn}: {fault}" for item in scored for fault in item.unjudged()]
    found = broken if len(broken) > MOST_UNSCORED * sum(len(item.scores()) for item in scored) else []
    return found + (unjudged if len(unjudged) > MOST_UNSCORED * sum(len(item.matches) for item in scored) else [])


def _outcome(folder: Path, number: int, line: bytes) -> Outcome:
    try:
        return outcome_of(line)
    except ValidationError as error:
        raise InvalidRun(f"{folder / RESULTS}:{number}: this is no result: {first_fault(error)}") from None


def _case_hash(case: Case) -> str:
    names = ("gold.json", *case.gold.articles)
    return _hash((name, (case.folder / name).read_bytes()) for name in names)


def _is_code(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc" and "planted" not in path.parts and "baselines" not in path.parts


def _hash(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(f"{name}\x1f{len(content)}\x1f".encode() + content)
    return digest.hexdigest()
