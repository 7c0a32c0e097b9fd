"""The report of a run as one HTML file that needs nothing else: no script, no network, no other file.

A Content-Security-Policy allows the one style sheet, by its hash, and nothing besides; all text is escaped.
"""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.views import RunView

_TEMPLATES = Path(__file__).parent / "templates"


def run_as_html(view: RunView) -> str:
    """The page, ending in a line break."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    style = (_TEMPLATES / "run.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("run.html").render(view=view, style=style, style_hash=f"sha256-{digest}")
