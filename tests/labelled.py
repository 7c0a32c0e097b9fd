"""Labelled claims to test with."""

import json
from pathlib import Path

from tests.builders import FLOOD

Given = dict[str, object]

TRUE = "Fire crews took 1,200 people to the school on Hill Road."
FALSE = "Fire crews took 2,100 people to the school on Hill Road."
INVENTED = "Governor Alba Renn resigned over the bridge."
LINE: Given = {"id": "a", "document": FLOOD, "claim": TRUE, "label": 1}


def labelled(folder: Path, *lines: Given, name: str = "set.jsonl") -> Path:
    """A file of these lines."""
    file = folder / name
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file
