"""What the commands share: reading paths and settings, writing a result, in colour or not."""

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from summarizer.domain import RawArticle, Rejected
from summarizer.edges.files import read_paths
from summarizer.errors import UsageError
from summarizer.settings import Settings

WIDEST = 88  # characters; longer lines are hard to read


def settings_from(**flags: object) -> Settings:
    """Settings of this process; also sets the level of the log on standard error."""
    settings = Settings.read(os.environ, Path.cwd(), **flags)
    logging.basicConfig(level=settings.log.upper(), stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    return settings


def articles_at(paths: Sequence[str]) -> list[RawArticle | Rejected]:
    """What the paths lead to."""
    return read_paths(paths, sys.stdin.buffer)


def warn_of(rejected: Sequence[Rejected]) -> None:
    """Say on standard error what was not used and why."""
    for item in rejected:
        click.echo(f"summarizer: not used: {item.source}: {item.detail} [{item.code}]", err=True)


def file_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Have the shell complete file names, which click leaves out where an argument is a plain text."""
    return [CompletionItem(incomplete, type="file")]


def width() -> int:
    """Characters a line may have."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def colour(output: str | None = None) -> bool:
    """Whether what is written there is seen in colour: on a terminal, unless NO_COLOR or TERM=dumb is set.

    FORCE_COLOR asks for colour without a terminal too, but never in a file.
    """
    if os.environ.get("NO_COLOR") or output not in {None, "-"}:
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def deliver(text: str, output: str | None) -> None:
    """Write to standard output, or to a file that is either whole or not there.

    Raises UsageError when the file cannot be written.
    """
    if output is None or output == "-":
        _print(text)
        return
    try:
        _replace(Path(output), text)
    except OSError as error:
        raise UsageError(f"cannot write {output!r}: {error.strerror}; name a file in a folder that exists") from error


def check_writable(output: str | None) -> None:
    """Find out before the work is done that its result could not be kept. Raises UsageError."""
    if output and output != "-" and (not Path(output).parent.is_dir() or Path(output).is_dir()):
        raise UsageError(f"cannot write {output!r}; name a file in a folder that exists")


def _print(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has left, which is no error; nor may Python find one when it closes stdout.
        _discard_output()
    except OSError as error:
        _discard_output()
        raise UsageError(f"cannot write to standard output: {error.strerror}") from error


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(target: Path, text: str) -> None:
    target = target.resolve()  # a link stays one
    if target.exists() and not target.is_file():
        target.write_bytes(text.encode())  # a pipe or a device is written to, not replaced
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)  # as `open` would have made it
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
