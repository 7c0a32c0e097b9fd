"""The rows of the tables in `data/` that are written by hand: a line each, without comments and empty lines.

What the columns of a table are, its reader knows. WordNet's table is read otherwise: see `lexicon_file.py`.
"""

from pathlib import Path

_DATA = Path(__file__).with_name("data")


def rows_of(file: str) -> list[str]:
    """The rows of a table, by its file's name."""
    text = (_DATA / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
