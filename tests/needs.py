"""What some tests need beyond Python, whether it is there, and what happens when it is not."""

import importlib.util
import os
import shutil
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.model.server import is_installed

ROOT = Path(__file__).parent.parent
SHARED_VARIABLE = "SUMMARIZER_SHARED"
WORDNET_VARIABLE = "SUMMARIZER_WORDNET"

Outcome = Literal["run", "skip", "fail"]


@dataclass(frozen=True)
class Need:
    """Something a test may need. `ci_provides`: where CI is set its absence is a failure, no reason to skip."""

    is_there: Callable[[], bool]
    absent: str
    ci_provides: bool


def shared_folder() -> Path:
    """The folder with labelled data and real articles, which is no part of this repository."""
    return Path(os.environ.get(SHARED_VARIABLE) or ROOT.parent / "shared")


def wordnet_folder() -> Path:
    """The database files of WordNet 3.0, by default where Debian's package wordnet-base puts them."""
    return Path(os.environ.get(WORDNET_VARIABLE) or "/usr/share/wordnet")


def postgres_programs() -> Path:
    """Where PostgreSQL's programs are: Debian keeps those of each version in a folder of its own, off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return found[-1] if found else Path(shutil.which("initdb") or "/nowhere/initdb").parent


def _has_postgres() -> bool:
    return (postgres_programs() / "initdb").is_file() and importlib.util.find_spec("psycopg") is not None


def _has_wordnet() -> bool:
    return (wordnet_folder() / "index.verb").is_file()


def _has_shared_data() -> bool:
    return (shared_folder() / "data").is_dir()


def _has_loopback_6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


NEEDS = {
    "shared": Need(
        is_there=_has_shared_data,
        absent=f"no folder with labelled data and real articles; {SHARED_VARIABLE} names it",
        ci_provides=False,
    ),
    "wordnet": Need(
        is_there=_has_wordnet,
        absent=f"no WordNet 3.0, which Debian has as wordnet-base; {WORDNET_VARIABLE} names its folder",
        ci_provides=False,
    ),
    "loopback6": Need(
        is_there=_has_loopback_6,
        absent="this machine has no loopback address of IP version 6, ::1",
        ci_provides=False,
    ),
    "curl": Need(
        is_there=lambda: shutil.which("curl") is not None,
        absent="no curl on the path; the README's HTTP commands use it",
        ci_provides=True,
    ),
    "postgresql": Need(
        is_there=_has_postgres,
        absent="no PostgreSQL, which Debian has as postgresql; the stores are tested on SQLite alone",
        ci_provides=True,
    ),
    "ray": Need(
        is_there=lambda: importlib.util.find_spec("ray") is not None,
        absent="no Ray; `make test-ray` installs it",
        ci_provides=False,
    ),
    "chromium": Need(
        is_there=lambda: shutil.which("chromium") is not None,
        absent="no chromium on the path, which Debian has; the page is tried in it",
        ci_provides=True,
    ),
    "model": Need(
        is_there=is_installed,
        absent="no SmolLM2 and no server for it; `make test-model` installs both",
        ci_provides=False,
    ),
}


def outcome(need: Need, *, in_ci: bool) -> Outcome:
    """What becomes of a test with this need."""
    if need.is_there():
        return "run"
    return "fail" if in_ci and need.ci_provides else "skip"


def left_out(tests_by_need: Mapping[str, int]) -> list[str]:
    """What the end of a run says about needs that were absent, a line each."""
    return [
        f"{name}: {count} {'test' if count == 1 else 'tests'}: {NEEDS[name].absent}"
        for name, count in sorted(tests_by_need.items())
    ] or ["nothing"]
