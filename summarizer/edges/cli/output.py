"""What the commands share: reading paths and settings, writing a result."""

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

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


def width() -> int:
    """Characters a line may have."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def deliver(text: str, output: str | None) -> None:
    """Write to standard output, or to a file that is either whole or not there.

    Raises UsageError when the file cannot be written.
    """
    if output is None or output == "-":
        sys.stdout.buffer.write(text.encode())
        return
    target = Path(output)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        _as_open_would(Path(name))
        Path(name).replace(target)
    except OSError as error:
        raise UsageError(f"cannot write {output!r}: {error.strerror}; name a file in a folder that exists") from error


def _as_open_would(path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
