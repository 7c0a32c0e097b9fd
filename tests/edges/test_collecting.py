"""Our own programs look through old objects rarely; a library leaves that to its host."""

import subprocess
import sys

from summarizer.collecting import MIDDLE, OLD, YOUNG

LIBRARY = "import gc; before = gc.get_threshold(); import summarizer.api; print(gc.get_threshold() == before)"
COMMAND = """
import gc, sys
from summarizer.edges.cli.main import run
sys.argv = ["summarizer", "--version"]
try:
    run()
except SystemExit:
    print(gc.get_threshold())
"""


def _last_line(program: str) -> str:
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1]


def test_only_a_program_of_ours_says_when_garbage_is_looked_for() -> None:
    assert _last_line(LIBRARY) == "True"
    assert _last_line(COMMAND) == str((YOUNG, MIDDLE, OLD))
