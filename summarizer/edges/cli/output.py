"""What the commands share: reading paths and settings, writing a result, in colour or not."""

import logging
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from summarizer.domain import RawArticle, Rejected
from summarizer.edges.files import decode, read_paths
from summarizer.errors import UsageError
from summarizer.settings import Settings
from summarizer.stages.view import not_used

WIDEST = 88  # characters; longer lines are hard to read


def settings_from(**flags: object) -> Settings:
    """Settings of this process; also sets the level of the log on standard error."""
    settings = Settings.read(os.environ, Path.cwd(), **flags)
    logging.basicConfig(level=settings.log.upper(), stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    return settings


def articles_at(paths: Sequence[str]) -> list[RawArticle | Rejected]:
    """What the paths lead to."""
    # Python has no `stdin`, nor `stdout`, in a process that was started with it closed.
    return read_paths(paths, sys.stdin.buffer if sys.stdin else BytesIO())


def text_at(path: str) -> str:
    """The text of a file or of standard input. Raises UsageError when it cannot be read or is none."""
    try:
        with click.open_file(path, "rb") as stream:
            text = decode(stream.read())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that can be read") from error
    if text is None:
        raise UsageError(f"{path}: this is no text")
    return text


def warn_of(rejected: Sequence[Rejected]) -> None:
    """Say on standard error what was not used and why."""
    for code in dict.fromkeys(item.code for item in rejected):
        for line in not_used([item for item in rejected if item.code == code]):
            click.echo(f"summarizer: not used: {line} [{code}]", err=True)


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
    return bool(sys.stdout) and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


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
        raise UsageError(f"cannot write {output!r}: {error.strerror}; name another file") from error


def check_writable(output: str | None) -> None:
    """Find out before the work is done that its result could not be kept. Raises UsageError."""
    if output is None or output == "-":
        return
    try:
        target = Path(output).resolve()
        is_folder, can_be = target.is_dir(), target.parent.is_dir()
    except (OSError, RuntimeError):  # a name too long, links that lead in a circle
        is_folder = can_be = False
    if is_folder:
        raise UsageError(f"cannot write {output!r}: it is a folder; name a file in it")
    if not can_be:
        raise UsageError(f"cannot write {output!r}; name a file in a folder that exists")


def _print(text: str) -> None:
    if not sys.stdout:
        raise UsageError("cannot write to standard output: it is closed; open it, or give a file")
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has left, which is no error; nor may Python find one when it closes stdout.
        discard_output()
    except OSError as error:
        discard_output()
        raise UsageError(f"cannot write to standard output: {error.strerror}") from error


def discard_output() -> None:
    """Let nothing more be written, nor missed, where nobody reads it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(target: Path, text: str) -> None:
    if target.exists() and not target.is_file():
        # A pipe or a device is written to, not replaced; what /dev/stdout leads to has no path of its own.
        target.write_bytes(text.encode())
        return
    target = target.resolve()  # a link stays one
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        draft.chmod(_mode_for(target))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _mode_for(target: Path) -> int:
    """That of the file in its place, which may be private, or as `open` would have made it."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
